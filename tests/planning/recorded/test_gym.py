"""A gym session in the log and on the watch is one session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tests.planning.recorded.made import WATCH
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.recordings import Sport
from wholestride.domain.season import PhaseName, Session, SessionKind
from wholestride.planning.recorded.gym import gym_sessions, on_the_watch
from wholestride.planning.recorded.linking import told_no_session

EVENING = datetime(2026, 11, 24, 18)
SESSION = Session("s-1", EVENING, 45, SessionKind.FULL, PhaseName.BASE, 1, "gym", 100)
LOG = SessionLog("s-1", (SetLog("squat", reps=8, at=EVENING + timedelta(minutes=12)),))
GYM = replace(
    WATCH, id="gggg-1", start=EVENING + timedelta(minutes=3), sport=Sport.STRENGTH,
    utc_start=None, mean_heart_rate=112, distance=None, elapsed_seconds=2700,
)  # fmt: skip


def test_the_heart_rate_of_the_watch_stands_beside_the_log() -> None:
    (session,) = gym_sessions([SESSION], [LOG], [GYM, WATCH])
    assert (session.recording, session.mean_heart_rate) == (GYM, 112)


def test_a_log_without_times_is_found_by_its_planned_day() -> None:
    (session,) = gym_sessions([SESSION], [SessionLog("s-1")], [GYM])
    assert session.recording == GYM


def test_a_log_that_was_written_days_later_is_found_by_its_planned_day_too() -> None:
    late = SessionLog("s-1", (SetLog("squat", reps=8, at=EVENING + timedelta(days=2)),))
    (session,) = gym_sessions([SESSION], [late], [GYM])
    assert session.recording == GYM


def test_a_session_that_was_written_down_elsewhere_keeps_its_log_alone() -> None:
    morning = replace(GYM, start=EVENING - timedelta(hours=10))
    (session,) = gym_sessions([SESSION], [LOG], [morning])
    assert (session.log, session.recording) == (LOG, None)


def test_one_recording_belongs_to_one_session() -> None:
    later = replace(SESSION, id="s-2", start=EVENING + timedelta(hours=1))
    found = gym_sessions([SESSION, later], [SessionLog("s-1"), SessionLog("s-2")], [GYM])
    assert [each.recording for each in found] == [GYM, None]


def test_a_session_of_another_app_has_the_heart_rate_of_the_watch_too() -> None:
    timed = SessionLog("history-1", (SetLog("squat", reps=8, at=EVENING),))
    day_alone = SessionLog("history-2", (SetLog("squat", reps=8, at=datetime(2026, 11, 24)),))
    hours_before = SessionLog("history-3", (SetLog("squat", at=EVENING - timedelta(hours=5)),))
    for log, recording in ((timed, GYM), (day_alone, GYM), (hours_before, None)):
        assert on_the_watch([log], [GYM, WATCH]).get(log.session) == recording


def test_a_link_that_the_runner_takes_back_stays_back() -> None:
    told = told_no_session(GYM, "s-1")
    assert not on_the_watch([LOG], [told], {"s-1": SESSION})
    assert on_the_watch([replace(LOG, session="s-2")], [told]) == {"s-2": told}
