"""The cast's files read as the cast, and are written as files that read as the cast."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from tests.cast import CAST
from tests.formats.athlete_file.reading import TODAY
from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.quantities import MassUnit
from wholestride.formats.athlete_file import example_athlete, read_athlete, write_athlete

PEOPLE = Path(__file__).resolve().parents[2] / "people"


@pytest.mark.parametrize("name", CAST)
def test_the_athlete_file_of_each_of_the_cast_reads_as_them(
    name: str, catalogue: Catalogue
) -> None:
    data = (PEOPLE / f"{name}.toml").read_bytes()
    assert read_athlete(name, data, catalogue, TODAY) == (CAST[name], ())


@pytest.mark.parametrize("athlete", CAST.values(), ids=CAST)
def test_what_is_written_about_the_cast_reads_as_the_cast(
    athlete: Athlete, catalogue: Catalogue
) -> None:
    data = write_athlete(athlete).encode()
    assert read_athlete("written.toml", data, catalogue, TODAY) == (athlete, ())


def test_dora_keeps_her_pounds(catalogue: Catalogue) -> None:
    dora, _ = read_athlete("dora.toml", (PEOPLE / "dora.toml").read_bytes(), catalogue)
    assert dora is not None
    assert dora.body_mass is not None
    assert dora.body_mass.unit is MassUnit.LB
    assert str(dora.places["gym"].dumbbells[2]) == "15 lb"
    assert str(dora.one_rep_max["bench_press_bb"].mass) == "105 lb"
    assert "bar_lb = 45\n" in write_athlete(dora)


def test_the_example_file_reads_without_any_finding(catalogue: Catalogue) -> None:
    athlete, findings = read_athlete("athlete.toml", example_athlete().encode(), catalogue, TODAY)
    assert findings == ()
    assert athlete is not None
    assert len(athlete.windows) == 4


def test_every_line_of_the_example_that_is_commented_out_reads_too(catalogue: Catalogue) -> None:
    text = "\n".join(
        line.removeprefix("# ") if _is_setting(line) else line
        for line in example_athlete().splitlines()
    )
    athlete, findings = read_athlete("athlete.toml", text.encode(), catalogue, TODAY)
    assert [str(finding) for finding in findings] == []
    assert athlete is not None
    assert athlete.races
    assert athlete.injuries
    assert athlete.one_rep_max
    assert athlete.self_tests
    assert athlete.unavailable
    assert athlete.trips
    assert athlete.run_kinds


def _is_setting(line: str) -> bool:
    return re.match(r"# (\[+[a-z_]+\]|[a-z0-9_]+ = )", line) is not None


def test_the_example_names_every_field_that_an_athlete_has() -> None:
    said_otherwise = {
        "never_lifted": '"never"',
        "body_mass": "body_mass_kg",
        "easy_pace_known": "easy_pace",
        "windows": "[availability]",
        "trips": "[[trip]]",
        "run_kinds": "[[run_kind]]",
        "races": "[[race]]",
        "injuries": "[[injury]]",
        "excluded": "[exclude]",
        "weekly_runs": "[runs]",
        "self_tests": "[[self_test]]",
    }
    example = example_athlete()
    missing = [
        field.name
        for field in fields(Athlete)
        if said_otherwise.get(field.name, field.name) not in example
    ]
    assert missing == []
