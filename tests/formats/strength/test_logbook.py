"""One evening in the gym is one session, whoever kept it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.formats.strength.logbook import name_of, not_yet_in, starts_of, without_known
from wholestride.formats.strength.nouns import LiftedSet

EVENING = datetime(2026, 10, 6, 18, 4)
MIDNIGHT = datetime(2026, 10, 6)


def log_at(at: datetime) -> SessionLog:
    return SessionLog(name_of(at), (SetLog("squat_bb", 5, at=at),))


@pytest.mark.parametrize(
    ("known", "same"),
    [
        (EVENING + timedelta(minutes=7), True),
        (MIDNIGHT, True),
        (EVENING - timedelta(hours=9), False),
        (EVENING + timedelta(days=1), False),
        (EVENING, False),
    ],
)
def test_a_session_under_another_name_is_known_by_its_time(known: datetime, *, same: bool) -> None:
    assert (not_yet_in([log_at(EVENING)], {name_of(known): known}) == ()) is same


def test_two_sessions_that_an_app_tells_apart_stay_two() -> None:
    both = [log_at(EVENING), log_at(EVENING + timedelta(hours=1))]
    assert not_yet_in(both, {name_of(EVENING): EVENING}) == tuple(both)


def test_sets_of_a_known_session_are_not_asked_about() -> None:
    watch, other = (LiftedSet("Watch: plank", at) for at in (EVENING, EVENING - timedelta(days=7)))
    known = starts_of([LiftedSet("Plank", EVENING + timedelta(minutes=3))])
    assert without_known([watch, other], known) == (other,)
