"""Weeks share their exercises only where the same things are left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cast import BJORN, START
from tests.planning.calendars import weekly
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Absence, Athlete, Injury, Side
from wholestride.domain.exercise import Region
from wholestride.domain.season import Season
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.recipe import Wishes, plan

RUNS = {"tue": "6 x 800 m", "thu": "easy 45 min", "sun": "long run 100 min"}
PLAIN = replace(BJORN, races=(), injuries=(), unavailable=(), one_rep_max={})
WEEKS = 4
"""Base without a change of phase: one block."""


def season_of(athlete: Athlete) -> Season:
    wishes = Wishes(end=START + timedelta(days=7 * WEEKS - 1))
    return plan(weekly(RUNS, START, WEEKS), athlete, load(), START, wishes)


def hurting(since: date | None, until: date | None) -> Athlete:
    return replace(PLAIN, injuries=(Injury(Region.KNEE, Side.LEFT, since, until, True),))


def held_though_forbidden(season: Season, athlete: Athlete) -> set[tuple[str, str]]:
    return {
        (session.id, line.exercise)
        for session in season.planned()
        for line in session.prescriptions
        if line.exercise
        in forbidden_exercises(athlete, load(), session.start.date(), athlete.level)
    }


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, START + timedelta(days=9)),
        (START + timedelta(days=8), None),
        (START + timedelta(days=8), START + timedelta(days=11)),
    ],
    ids=["it ends within the block", "it begins on a Tuesday", "it lasts for four days of a week"],
)
def test_an_injury_is_spared_on_every_day_that_it_lasts(
    since: date | None, until: date | None
) -> None:
    athlete = hurting(since, until)
    assert held_though_forbidden(season_of(athlete), athlete) == set()


def test_once_an_injury_is_over_its_exercises_come_back_within_the_block() -> None:
    athlete = hurting(None, START + timedelta(days=9))
    season = season_of(athlete)
    hurt = forbidden_exercises(athlete, load(), START, athlete.level)
    held = {
        (session.start.date() > START + timedelta(days=13), line.exercise in hurt)
        for session in season.planned()
        for line in session.prescriptions
    }
    assert (True, True) in held
    assert (False, True) not in held


def test_a_week_beside_days_away_is_not_composed_for_the_few_that_are_left() -> None:
    """The week away holds light sessions alone: it is no measure for a week with a lift."""
    begins = START + timedelta(days=4)
    away = (
        Absence(begins + timedelta(days=5), begins + timedelta(days=11)),
        Absence(begins + timedelta(days=30), begins + timedelta(days=45)),
    )
    athlete = replace(PLAIN, unavailable=away)
    wishes = Wishes(end=START + timedelta(weeks=8))
    season = plan(weekly(RUNS, START, 8), athlete, load(), begins, wishes)
    first = next(each for each in season.planned() if each.kind.heavy)
    assert first.start.date() < begins + timedelta(days=5)
    assert any(line.part == "main" for line in first.prescriptions)
    assert sum(line.sets for line in first.prescriptions if line.rir) >= 8
