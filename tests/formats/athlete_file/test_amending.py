"""Some keys of an athlete file are set anew; everything else stays as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.cast import BJORN
from wholestride.domain.athlete import Athlete, KnownMax, Level
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.quantities import kg
from wholestride.formats.athlete_file import example_athlete, read_athlete
from wholestride.formats.athlete_file.amending import amended, line_of

PEOPLE = Path(__file__).parents[2] / "people"
KEYS = (
    "last_lifted",
    "sessions_last_6_weeks",
    "level",
    "favourites.exercises",
    "one_rep_max.squat_bb",
)


def stronger(athlete: Athlete) -> Athlete:
    maximum = KnownMax(kg(107), date(2026, 11, 20), 8)
    return replace(
        athlete,
        level=Level.ADVANCED,
        last_lifted=date(2026, 11, 20),
        sessions_last_6_weeks=11,
        favourites=frozenset({"step_up"}),
        one_rep_max={**athlete.one_rep_max, "squat_bb": maximum},
    )


def test_the_example_is_filled_in_where_it_shows_a_key(catalogue: Catalogue) -> None:
    before = example_athlete()
    athlete, _ = read_athlete("", before.encode(), catalogue)
    assert athlete is not None
    after = amended(before.encode(), KEYS, stronger(athlete), catalogue)
    assert after is not None
    lines = after.decode().splitlines()
    changed = [line for line in lines if line not in before.splitlines()]
    assert changed == [
        'level = "advanced"                 '
        "# in strength training: new, novice, intermediate, advanced",
        'last_lifted = 2026-11-20           # a date without quotation marks, or "never"',
        "sessions_last_6_weeks = 11         # how often you lifted in the last six weeks",
        'exercises = ["step_up"]            # exercises that you like, such as ["step_up"]',
        "[one_rep_max]",
        "squat_bb = { kg = 107, on = 2026-11-20, within_percent = 8 }",
    ]


def test_a_written_file_keeps_its_order_and_its_maximum_is_replaced(catalogue: Catalogue) -> None:
    data = (PEOPLE / "bjorn.toml").read_bytes()
    after = amended(data, KEYS, stronger(BJORN), catalogue)
    assert after is not None
    assert after.count(b"squat_bb = ") == 1
    assert read_athlete("", after, catalogue)[0] == stronger(BJORN)


@pytest.mark.parametrize(
    "text", ['[favourites]\nexercises = [\n  "plank",\n]\n', 'level = """\nnovice"""\n', "\xff"]
)
def test_what_cannot_be_changed_safely_is_left_alone(text: str, catalogue: Catalogue) -> None:
    data = text.encode("latin-1")
    athlete = stronger(read_athlete("", data, catalogue)[0] or BJORN)
    assert amended(data, KEYS, athlete, catalogue) is None


def test_a_value_is_written_as_in_the_file() -> None:
    assert line_of(BJORN, "one_rep_max.squat_bb") == "{ kg = 95, on = 2026-10-10 }"
