"""A preview says what the final answer says, and spares the work that it does not tell of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import BJORN, START
from tests.planning.calendars import weekly
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Absence, Injury, Policy
from wholestride.domain.exercise import Region
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    LostDays,
    MissedSession,
    MovedRun,
    MovedSession,
    NewAthlete,
    NewInjury,
)
from wholestride.domain.season import Season
from wholestride.planning.blocks import BlockInputs, compose_weeks
from wholestride.planning.placement import PlacementMemo
from wholestride.planning.recipe import Haste, Wishes, plan
from wholestride.planning.replanning import replan

RUNS = {"tue": "6 x 800 m", "thu": "easy 45 min", "sat": "easy 40 min", "sun": "long run 100 min"}
WEEKS = 10
MEMO = PlacementMemo()


@pytest.fixture(scope="module")
def season() -> Season:
    athlete = replace(BJORN, races=(), injuries=(), unavailable=())
    wishes = Wishes(end=START + timedelta(days=7 * WEEKS - 1))
    return plan(weekly(RUNS, START, WEEKS), athlete, load(), START, wishes)


def moved(season: Season, number: int, days: int) -> Change:
    session = [each for each in season.planned() if each.day > START][number * 3]
    return MovedSession(session.id, session.start + timedelta(days=days), session.place)


CHANGES: tuple[Callable[[Season, int, int], Change], ...] = (
    moved,
    lambda season, number, days: MovedRun(
        season.runs[number].id, season.runs[number].start + timedelta(days=days)
    ),
    lambda season, number, days: CancelledRun(season.runs[number + days].id),
    lambda season, number, days: MissedSession(season.planned()[number * 2 + days].id),
    lambda season, number, days: LostDays(
        Absence(START + timedelta(number * 4), START + timedelta(number * 4 + days))
    ),
    lambda season, number, days: NewInjury(
        Injury(Region.KNEE if days % 2 else Region.ACHILLES, since=START + timedelta(number))
    ),
    lambda season, number, days: NewAthlete(
        replace(season.athlete, policy=Policy.EASY_DAYS, sessions_per_week=1 + days % 3),
        anew=number % 2 == 0,
    ),
)


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(CHANGES), st.integers(0, 7), st.integers(1, 3), st.integers(0, 30))
def test_the_diff_of_a_preview_is_the_final_one(
    season: Season,
    change: Callable[[Season, int, int], Change],
    number: int,
    days: int,
    passed: int,
) -> None:
    today = START + timedelta(days=passed)
    asked = [change(season, number, days)]
    fresh, final = replan(season, (), asked, load(), today)
    quick, shown = replan(season, (), asked, load(), today, Haste(MEMO, only_changed=True))
    assert shown.changes == final.changes
    assert shown.not_made_up == final.not_made_up
    assert quick.findings == fresh.findings
    assert [(each.id, each.start) for each in quick.sessions] == [
        (each.id, each.start) for each in fresh.sessions
    ]


def test_moving_a_session_composes_nothing(season: Season, monkeypatch: pytest.MonkeyPatch) -> None:
    """A block came into reach since the season was issued; the preview leaves it for later."""
    today = START + timedelta(days=30)
    session = next(
        each
        for each in season.planned()
        if each.day > today and each.alternatives and each.kind.heavy
    )
    asked = [MovedSession(session.id, session.alternatives[0].start)]
    composed: list[tuple[int, ...]] = []

    def watched(inputs: BlockInputs, blocks: tuple[int, ...]) -> object:
        composed.append(blocks)
        return compose_weeks(inputs, blocks)

    monkeypatch.setattr("wholestride.planning.recipe.compose_weeks", watched)
    replan(season, (), asked, load(), today, Haste(only_changed=True))
    replan(season, (), asked, load(), today)
    quick, whole = composed
    assert quick == ()
    assert whole
