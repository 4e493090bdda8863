"""Life happens: the fewest changes, never a broken past."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from tests.cast import BJORN, CAST, START
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Absence, Athlete, Injury, Side, Weekday, Window
from wholestride.domain.exercise import Region
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    DiffKind,
    LostDays,
    MissedSession,
    MovedRun,
    NewInjury,
    NewWindows,
    SeasonDiff,
    SessionLog,
    SetLog,
)
from wholestride.domain.quantities import kg
from wholestride.domain.running import CalendarEntry, RunKind
from wholestride.domain.season import Season, Session, SessionStatus
from wholestride.formats.running.weekly import read_weekly
from wholestride.planning.recipe import plan
from wholestride.planning.replanning import replan

TODAY = START + timedelta(days=9)


def planned(athlete: Athlete) -> Season:
    runs = read_weekly(athlete, (START, START + timedelta(days=300)))
    return plan(runs, athlete, load(), START)


@pytest.fixture(scope="module")
def season() -> Season:
    return planned(BJORN)


def after(season: Season, *changes: Change, today: date = TODAY) -> tuple[Season, SeasonDiff]:
    return replan(season, (), changes, load(), today)


def coming(season: Season, today: date = TODAY) -> list[Session]:
    return [session for session in season.planned() if session.day >= today]


def test_nothing_changed_gives_an_empty_diff_and_the_same_season(season: Season) -> None:
    fresh, diff = after(season)
    assert not diff
    assert fresh == season


def test_the_past_stays_as_it_is_whatever_happens(season: Season) -> None:
    fresh, _ = after(season, NewWindows((Window(Weekday.SATURDAY, time(12), time(13, 30), "gym"),)))
    before = [session for session in season.sessions if session.day < TODAY]
    assert [session for session in fresh.sessions if session.day < TODAY] == before


def test_a_missed_session_returns_within_two_days_or_not_at_all(season: Season) -> None:
    missed = next(each for each in coming(season) if each.kind.heavy)
    fresh, diff = after(season, MissedSession(missed.id), today=missed.day)
    stored = next(each for each in fresh.sessions if each.id == missed.id)
    assert stored.status is SessionStatus.MISSED
    for line in diff.changes:
        assert line.kind in (DiffKind.ADDED, DiffKind.MOVED)
        if line.kind is DiffKind.ADDED and line.after is not None and line.after.kind.heavy:
            others = {each.day for each in coming(season) if each.kind.heavy}
            assert (line.after.day - missed.day).days <= 2 or line.after.day in others


def test_a_moved_key_run_moves_only_what_must_move(season: Season) -> None:
    run = next(each for each in season.runs if each.key and each.day > TODAY)
    fresh, diff = after(season, MovedRun(run.id, run.start + timedelta(days=1)))
    assert len(diff.changes) <= 4
    moved = next(each for each in fresh.runs if each.id == run.id)
    assert moved.day == run.day + timedelta(days=1)


def test_a_cancelled_run_does_not_add_a_session(season: Season) -> None:
    run = next(each for each in season.runs if each.key and each.day > TODAY)
    fresh, diff = after(season, CancelledRun(run.id))
    assert all(line.kind is not DiffKind.ADDED for line in diff.changes)
    assert run.id not in {each.id for each in fresh.runs}


def test_a_week_of_flu_empties_its_days_and_comes_back_lightly(season: Season) -> None:
    first = TODAY + timedelta(days=5)
    absence = Absence(first, first + timedelta(days=6), "flu")
    fresh, diff = after(season, LostDays(absence, ill=True))
    assert not [each for each in fresh.planned() if absence.covers(each.day)]
    dropped = [line for line in diff.changes if line.kind is DiffKind.DROPPED]
    assert dropped
    stored = {each.id: each for each in fresh.sessions}
    assert all(
        stored[line.before.id].status is SessionStatus.DROPPED for line in dropped if line.before
    )
    back = next(each for each in fresh.planned() if each.day > absence.last and each.kind.counted)
    assert back.leg_dose_hundredths <= 40


@pytest.mark.parametrize(("weekday", "days"), [(0, 4), (2, 2), (4, 1), (3, 6)])
def test_no_legs_lift_before_the_care_after_an_illness_is_over(
    season: Season, weekday: int, days: int
) -> None:
    first = TODAY + timedelta(days=14 - TODAY.weekday() + weekday)
    absence = Absence(first, first + timedelta(days=days - 1), "flu")
    fresh, _ = after(season, LostDays(absence, ill=True))
    care_ends = absence.last + timedelta(days=days + 3)
    after_it = [each for each in fresh.planned() if absence.last < each.day <= care_ends]
    assert all(each.leg_dose_hundredths <= 40 for each in after_it)


def leg_sets(session: Session) -> int:
    parts = ("main", "one-leg", "assistance", "calf")
    return sum(
        each.sets for each in session.prescriptions if each.part in parts and not each.warm_up
    )


def test_fewer_leg_sets_are_cut_where_the_long_run_has_left_the_day(season: Season) -> None:
    run = next(each for each in season.runs if each.kind is RunKind.LONG and each.day > TODAY)
    session = next(each for each in season.planned() if each.day == run.day)
    assert "I08" in {reason.rule for reason in session.why}
    fresh, diff = after(season, MovedRun(run.id, run.start - timedelta(hours=18)))
    now = next(each for each in fresh.planned() if each.id == session.id)
    assert leg_sets(now) > leg_sets(session)
    assert {each.exercise for each in now.prescriptions} == {
        each.exercise for each in session.prescriptions
    }
    assert "I08" not in {reason.rule for reason in now.why}
    assert [line.why for line in diff.changes] == [
        "More sets of Band deadlift and Stability-ball leg curl."
    ]


def test_after_a_lost_week_written_sessions_hold_a_set_less_and_say_so() -> None:
    season = planned(CAST["chidi"])
    first = START + timedelta(weeks=4)
    lost = Absence(first, first + timedelta(days=6), "holiday")
    fresh, diff = after(season, LostDays(lost))
    eased = [line for line in diff.changes if line.kind is DiffKind.CHANGED]
    assert len(eased) == 3
    for line in eased:
        assert "8 days without lifting" in line.why
        assert "ewer sets of" in line.why
        assert line.after is not None
        assert "PROG12" in {reason.rule for reason in line.after.why}
    again, second = after(fresh)
    assert not second
    assert again == fresh


def test_a_missed_session_that_does_not_come_back_says_why(season: Season) -> None:
    sunday = next(each for each in coming(season) if each.day.weekday() == Weekday.SUNDAY)
    _, diff = after(season, MissedSession(sunday.id), today=sunday.day)
    assert not diff
    assert diff.not_made_up == (
        "Full body of Sunday 6 December is not made up for: its week is over (A12).",
    )


def test_what_makes_up_for_a_missed_session_is_new_and_the_others_keep_their_day(
    season: Season,
) -> None:
    missed = next(each for each in coming(season) if each.kind.heavy)
    _, diff = after(season, MissedSession(missed.id), today=missed.day)
    added, moved = diff.changes
    assert added.kind is DiffKind.ADDED
    assert added.why == "Makes up for the session missed on Thursday (A12)."
    assert moved.before is not None
    assert moved.after is not None
    assert moved.before.day == moved.after.day
    assert moved.why == "Sunday 16:20: 46 h from Friday's full session; leg sessions keep 48 h."
    assert diff.not_made_up == ()


def test_the_runners_own_strength_sessions_stay_where_they_are() -> None:
    runs = read_weekly(BJORN, (START, START + timedelta(days=60)))
    own = CalendarEntry(START + timedelta(days=9), "Strength: legs", time(12), minutes=45)
    season = plan((*runs, own), BJORN, load(), START)
    assert any(session.own for session in season.sessions)
    today = START + timedelta(days=4)
    fresh, diff = after(season, today=today)
    assert not diff
    assert fresh == season
    tempo = next(each for each in season.runs if each.day == own.day + timedelta(days=1))
    fresh, _ = after(season, MovedRun(tempo.id, tempo.start + timedelta(days=1)), today=today)
    assert [each for each in fresh.sessions if each.own] == [
        each for each in season.sessions if each.own
    ]


def test_a_moved_session_says_what_forbids_its_old_slot(season: Season) -> None:
    run = next(each for each in season.runs if each.kind is RunKind.TEMPO and each.day > TODAY)
    _, diff = after(season, MovedRun(run.id, run.start + timedelta(days=1)))
    assert diff.changes[0].why == (
        "Thursday 18:00: 12 h before Friday's tempo; leg work keeps 24 h."
    )


def test_a_day_away_is_the_reason_for_what_is_dropped(season: Season) -> None:
    first = TODAY + timedelta(days=5)
    _, diff = after(season, LostDays(Absence(first, first + timedelta(days=6), "holiday")))
    dropped = {line.why for line in diff.changes if line.kind is DiffKind.DROPPED}
    assert dropped == {"No training 7 Dec to 13 Dec: holiday."}


def test_what_is_dropped_names_what_closed_its_own_slot(season: Season) -> None:
    windows = tuple(each for each in BJORN.planning_windows if each.weekday is not Weekday.SUNDAY)
    _, diff = after(season, NewWindows(windows))
    (dropped,) = (line for line in diff.changes if line.kind is DiffKind.DROPPED)
    assert dropped.why == "Sunday 16:20: no window of 45 min there."


def test_lighter_loads_after_days_off_name_the_days_off(season: Season) -> None:
    first = TODAY + timedelta(days=5)
    _, diff = after(season, LostDays(Absence(first, first + timedelta(days=6), "holiday")))
    changed = [line.why for line in diff.changes if line.kind is DiffKind.CHANGED]
    assert changed
    assert all(why.startswith("After days without lifting 5 % less load") for why in changed)


@pytest.mark.parametrize("name", ["bjorn", "chidi"])
def test_a_lost_week_changes_no_week_but_its_own(name: str) -> None:
    season = planned(CAST[name])
    for weeks in (2, 6, 12):
        first = START + timedelta(weeks=weeks)
        lost = Absence(first, first + timedelta(days=6), "holiday")
        _, diff = after(season, LostDays(lost))
        assert diff
        for line in diff.changes:
            assert line.before is not None
            assert (line.before.day - lost.last).days <= 7


def test_a_new_knee_injury_takes_its_exercises_out(season: Season) -> None:
    catalogue = load()
    fresh, diff = after(season, NewInjury(Injury(Region.KNEE, Side.LEFT, TODAY, None, True)))
    assert diff
    for session in coming(fresh):
        for each in session.prescriptions:
            cautions = catalogue.exercises[each.exercise].cautions
            assert all(caution.about is not Region.KNEE for caution in cautions)


def test_closed_windows_are_left(season: Season) -> None:
    windows = tuple(each for each in BJORN.planning_windows if each.weekday is not Weekday.THURSDAY)
    fresh, _ = after(season, NewWindows(windows))
    assert all(
        session.day.weekday() != Weekday.THURSDAY
        for session in coming(fresh)
        if session.kind.counted
    )


def test_what_was_logged_sets_the_next_load(season: Season) -> None:
    session = next(each for each in season.planned() if each.kind.heavy)
    line = next(each for each in session.prescriptions if each.part == "main" and not each.warm_up)
    sets = tuple(
        SetLog(line.exercise, reps=line.amount.high, load=kg(60), rir=2, number=number)
        for number in range(1, line.sets + 1)
    )
    log = SessionLog(session.id, sets, srpe=6)
    fresh, _ = replan(season, (log,), (), load(), session.day + timedelta(days=1))
    done = next(each for each in fresh.sessions if each.id == session.id)
    assert done.status is SessionStatus.DONE
    loads = [
        each.load
        for later in coming(fresh, session.day + timedelta(days=1))
        for each in later.prescriptions
        if each.exercise == line.exercise and not each.warm_up and later.start > session.start
    ]
    assert loads
    assert all(load is not None for load in loads)


def test_a_change_of_something_unknown_is_a_finding(season: Season) -> None:
    fresh, diff = after(season, MissedSession("no such session"))
    assert not diff
    assert any("no such session" in str(finding) for finding in fresh.findings)


def test_a_replan_of_a_replan_counts_revisions(season: Season) -> None:
    run = next(each for each in season.runs if each.kind is RunKind.LONG and each.day > TODAY)
    once, _ = after(season, MovedRun(run.id, run.start - timedelta(days=1)))
    assert once.revision == season.revision + 1
    again, second = after(once)
    assert not second
    assert again.revision == once.revision


def test_a_session_done_as_planned_changes_little(season: Season) -> None:
    session = next(each for each in season.planned() if each.kind.heavy)
    sets = tuple(
        SetLog(line.exercise, reps=line.amount.low, rir=line.rir.low if line.rir else None)
        for line in session.prescriptions
        if not line.warm_up
    )
    log = SessionLog(session.id, sets, srpe=6)
    _, diff = replan(season, (log,), (), load(), session.day + timedelta(days=1))
    assert all(line.kind is DiffKind.CHANGED for line in diff.changes)
    assert len(diff.changes) <= 3
