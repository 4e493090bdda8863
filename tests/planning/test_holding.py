"""Composing again what a change touched: little else changes, and no week repeats itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import CAST
from tests.planning.test_replanning import TODAY, after, planned
from tests.stories.seasons import broken_rules
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Injury, Side
from wholestride.domain.exercise import Region
from wholestride.domain.logbook import NewInjury, SeasonDiff
from wholestride.domain.season import Session
from wholestride.planning.cautions import forbidden_exercises

KNEE = Injury(Region.KNEE, Side.LEFT, TODAY)


def exercises(session: Session | None) -> set[str]:
    return {line.exercise for line in session.prescriptions} if session else set()


def lost(diff: SeasonDiff, athlete: Athlete) -> tuple[int, int]:
    """How many exercises sessions lost that were forbidden, and how many others."""
    forbidden = others = 0
    for line in diff.changes:
        assert line.after is not None
        gone = exercises(line.before) - exercises(line.after)
        off = gone & set(forbidden_exercises(athlete, load(), line.after.day, athlete.level))
        forbidden += len(off)
        others += len(gone - off)
    return forbidden, others


@pytest.mark.parametrize(("name", "most"), [("bjorn", 4), ("chidi", 12)])
def test_a_sore_knee_changes_little_but_what_it_forbids(name: str, most: int) -> None:
    fresh, diff = after(planned(CAST[name]), NewInjury(KNEE))
    forbidden, others = lost(diff, fresh.athlete)
    assert forbidden > 0
    assert others <= most
    assert broken_rules(fresh) == []
    for session in (each for each in fresh.planned() if each.day >= TODAY):
        off = forbidden_exercises(fresh.athlete, load(), session.day, fresh.athlete.level)
        assert not off.keys() & {name for line in session.prescriptions for name in line.swap}


def test_an_exercise_that_is_known_no_longer_is_not_offered() -> None:
    season = planned(CAST["bjorn"])
    sessions = tuple(
        replace(each, prescriptions=tuple(replace(line, swap=("gone",)) for line in lines))
        if (lines := each.prescriptions)
        else each
        for each in season.sessions
    )
    fresh, diff = after(replace(season, sessions=sessions))
    assert not diff
    coming = [each for each in fresh.planned() if each.day >= TODAY and each.prescriptions]
    assert coming
    assert not any(line.swap for each in coming for line in each.prescriptions)
