"""The file of answers about exercises' names: read, and written with what is still open."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from wholestride.catalogue.aliases import Names
from wholestride.catalogue.loader import load
from wholestride.cli.paths import read_file, write_file
from wholestride.cli.screen import has_errors, stop_on_findings
from wholestride.cli.words import how_many
from wholestride.domain.findings import Place, error
from wholestride.formats.wording import did_you_mean

OPEN = "?"
"""What stands in the answers file behind a name that nobody answered yet."""

MOST_SHOWN = 5
_HEAD = """\
# What your app's exercises are called here: write our id (wholestride exercises), or "" to leave
# an exercise out, in place of "?"; then import again.
"""


def read_answers(path: str) -> dict[str, str]:
    """What was answered before; exits with 1 where an answer cannot be used."""
    if not Path(path).is_file():
        return {}
    data, problems = read_file(path)
    if has_errors(problems):
        stop_on_findings(problems)
    try:
        answers = tomllib.loads(data.decode())
    except (ValueError, RecursionError) as broken:
        stop_on_findings((error(f"is no TOML: {broken}.", "Mend the line.", Place(path)),))
    exercises = load().exercises
    wrong = [
        error(
            f"{said!r} is no exercise.",
            did_you_mean(str(said), exercises, "wholestride exercises lists the ids."),
            Place(path, field=name),
        )
        for name, said in answers.items()
        if not isinstance(said, str) or said not in ("", OPEN, *exercises)
    ]
    if wrong:
        stop_on_findings(tuple(wrong))
    return answers


def names_of(answers: Mapping[str, str]) -> Names:
    """The names that are known, with those that were answered."""
    return Names(load().exercises, {name: said for name, said in answers.items() if said != OPEN})


def ask(path: str, answers: Mapping[str, str], asked: Sequence[tuple[str, int]]) -> list[str]:
    """Write the open names into the answers file; words that say how many there are."""
    fresh = [(name, count) for name, count in asked if name not in answers]
    if fresh:
        before = Path(path).read_text("utf-8") if Path(path).is_file() else _HEAD
        text = before if before.endswith("\n") else f"{before}\n"
        lines = "".join(_lines(fresh, names_of(answers)))
        write_file(path, f"{text}{lines}".encode())
    names = ", ".join(name for name, _ in asked[:MOST_SHOWN])
    more = ", ..." if len(asked) > MOST_SHOWN else ""
    return [
        f"{how_many(len(asked), 'name')} to be answered: {names}{more}",
        f"write what they are into {path}, once, then import again",
    ]


def _lines(fresh: Iterable[tuple[str, int]], names: Names) -> Iterable[str]:
    for name, count in fresh:
        near = names.nearest(name)
        perhaps = f"; perhaps {', '.join(near)}" if near else ""
        key = json.dumps(name, ensure_ascii=False)
        yield f"{key} = {json.dumps(OPEN)}  # {how_many(count, 'set')}{perhaps}\n"
