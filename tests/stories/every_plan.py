"""Every real plan and calendar that lies beside the checkout, and who trains by it."""

from __future__ import annotations

from pathlib import Path

from tests.cast import ANA, BJORN, CHIDI
from tests.conftest import SHARED
from tests.stories.seasons import entries_of, without_races
from wholestride.catalogue.loader import load
from wholestride.domain.season import Season
from wholestride.planning.recipe import Wishes, plan

FILES = sorted((*SHARED.glob("plans/*.json"), *SHARED.glob("calendars/generated/*.ics")))
ATHLETES = {
    "ana": without_races(ANA),
    "bjorn": without_races(BJORN),
    "chidi": without_races(CHIDI),
}


def planned(file: Path, name: str, *, compose_all: bool) -> Season:
    """The season of one of the athletes by a plan or calendar."""
    athlete = ATHLETES[name]
    entries, start = entries_of(file, athlete)
    return plan(entries, athlete, load(), start, Wishes(compose_all=compose_all))
