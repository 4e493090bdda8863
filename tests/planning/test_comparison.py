"""Two seasons side by side, from figures that can be counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import START
from tests.planning.test_own_places import season
from wholestride.domain.season import Missed, Season, Session, SessionKind
from wholestride.planning.comparison import differences, figures_of, reasons_missed


def named(session: Session) -> str:
    return f"{session.kind} {session.start:%a %H:%M}"


def without(kind: SessionKind) -> Season:
    return replace(
        season(), sessions=tuple(each for each in season().sessions if each.kind is not kind)
    )


def test_a_season_does_not_differ_from_itself() -> None:
    assert differences(season(), season(), named) == ()
    assert figures_of(season()) == figures_of(replace(season()))


def test_the_figures_are_those_of_the_sessions() -> None:
    known = figures_of(season())
    heavy = [each for each in season().planned() if each.kind.heavy]
    assert known.leg_sessions == len(heavy)
    assert known.minutes == sum(each.minutes for each in season().planned())


def test_the_smallest_gap_ends_at_the_nearest_key_run() -> None:
    (session,) = (
        each for each in season().planned() if each.kind.heavy and each.day < START + timedelta(7)
    )
    alone = replace(season(), sessions=(session,))
    run = next(each for each in season().runs if each.key and each.start > session.end)
    hours = (run.start - session.end) / timedelta(hours=1)
    assert figures_of(alone).smallest_gap_hours == pytest.approx(hours)
    assert figures_of(replace(season(), sessions=())).smallest_gap_hours is None


def test_weeks_with_the_same_change_stand_together() -> None:
    found = differences(season(), without(SessionKind.PREHAB), named)
    weeks = [monday for each in found for monday in each.mondays]
    assert len(found) < len(weeks) == len(set(weeks))
    assert all("prehab" in name for each in found for name in each.only_now)
    assert all(each.only_then == () for each in found)


def test_a_reason_is_told_once() -> None:
    missed = (Missed(SessionKind.FULL, 2, ("No window.", "No window."), ()),)
    weeks = tuple(replace(week, missed=missed) for week in season().weeks)
    lacking = replace(season(), weeks=weeks)
    assert reasons_missed(lacking) == ("No window.",)
    assert figures_of(lacking).not_possible == 2 * len(weeks)
