"""An athlete that is written and read again is the same athlete."""

from __future__ import annotations

import tomllib
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from tests.cast import BJORN, DORA
from tests.formats.strategies import athletes
from wholestride.domain.athlete import Athlete, Emphasis, Weekday
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Equipment
from wholestride.formats.athlete_file import read_athlete, write_athlete
from wholestride.formats.athlete_file.reading import athlete_from_document
from wholestride.formats.athlete_file.tables import Report
from wholestride.formats.athlete_file.vocabulary import Vocabulary


def read_back(athlete: Athlete) -> tuple[Athlete | None, Report]:
    report = Report("written.toml", strict=False)
    document = tomllib.loads(write_athlete(athlete))
    return athlete_from_document(document, Vocabulary(), report), report


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(athletes())
def test_any_athlete_survives_being_written_and_read(athlete: Athlete) -> None:
    again, report = read_back(athlete)
    assert report.findings == []
    assert again == athlete
    assert again is not None
    assert list(again.places) == list(athlete.places)
    assert again.windows == athlete.windows


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(athletes())
def test_the_same_athlete_is_always_written_with_the_same_letters(athlete: Athlete) -> None:
    again, _ = read_back(athlete)
    assert again is not None
    assert write_athlete(again) == write_athlete(athlete)


def test_the_order_in_which_a_set_was_built_does_not_show() -> None:
    forwards = replace(BJORN, equipment=frozenset([Equipment.BAND, Equipment.STEP]))
    backwards = replace(BJORN, equipment=frozenset([Equipment.STEP, Equipment.BAND]))
    assert write_athlete(forwards) == write_athlete(backwards)


def test_units_survive_too() -> None:
    again, _ = read_back(DORA)
    assert again is not None
    assert again.body_mass is not None
    assert str(again.body_mass) == "132 lb"
    assert [str(mass) for mass in again.places["gym"].plates[:2]] == ["2.5 lb", "5 lb"]


def test_windows_that_the_planner_assumed_are_written_but_do_not_become_the_athletes(
    catalogue: Catalogue,
) -> None:
    athlete = Athlete(equipment=frozenset({Equipment.DUMBBELL}))
    text = write_athlete(athlete)
    assert 'monday = ["18:00-19:30 home"]' in text
    again, findings = read_athlete("written.toml", text.encode(), catalogue)
    assert findings == ()
    assert again == athlete


def test_assumed_windows_that_somebody_changes_become_the_athletes(catalogue: Catalogue) -> None:
    text = write_athlete(Athlete()).replace("18:00-19:30 home", "17:00-18:30 home", 1)
    again, findings = read_athlete("written.toml", text.encode(), catalogue)
    assert findings == ()
    assert again is not None
    assert len(again.windows) == 7


def test_a_document_of_our_own_needs_only_its_shape_to_be_right() -> None:
    report = Report("season.json", strict=False)
    document = {"level": "new", "extra": 1, "rest_days": ["monday"], "emphasis": ["posture"]}
    athlete = athlete_from_document(document, Vocabulary(), report)
    assert report.findings == []
    assert athlete == Athlete(
        level=athlete.level if athlete else BJORN.level,
        rest_days=frozenset({Weekday.MONDAY}),
        emphasis=frozenset({Emphasis.POSTURE}),
    )
