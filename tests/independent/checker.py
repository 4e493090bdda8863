"""``check(season)``: every hard rule that a season file breaks, found from the file alone.

Written from the planning specification, the rule table and the season format; it shares no code
with the planner, only the catalogue's table of exercises, read as data. Where the specification
leaves room, the reading is the one that accuses less.
Run it on files: ``python -m tests.independent.checker season.json ...``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.independent import (
    account_rules,
    content_rules,
    exercise_rules,
    placement_rules,
    race_rules,
    season_rules,
)
from tests.independent.facts import facts_of

RULES = (
    *placement_rules.RULES,
    *race_rules.RULES,
    *content_rules.RULES,
    *exercise_rules.RULES,
    *account_rules.RULES,
    *season_rules.RULES,
)


def check(season: dict[str, Any]) -> list[str]:
    """A sentence for every rule that the season breaks; empty for a good one."""
    facts = facts_of(season)
    return [broken for rule in RULES for broken in rule(facts)]


def main(files: list[str]) -> int:
    """Check files and print what is broken; 1 when something is."""
    found = 0
    for file in files:
        for broken in check(json.loads(Path(file).read_text(encoding="utf-8"))):
            print(f"{file}: {broken}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
