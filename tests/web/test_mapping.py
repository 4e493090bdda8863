"""Rows and nouns: what is kept comes back as it was."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import CAST
from tests.web.conftest import planned
from wholestride.domain.athlete import Side
from wholestride.domain.logbook import SetLog
from wholestride.domain.quantities import Mass, MassUnit
from wholestride.formats.season_file import write_season
from wholestride.web.training import mapping, store
from wholestride.web.training.models import LogEvent, Runner

DAY = date(2026, 12, 1)


@pytest.mark.parametrize("name", list(CAST))
def test_an_athlete_comes_back_as_it_was(name: str) -> None:
    assert mapping.athlete_of(mapping.athlete_document(CAST[name])) == CAST[name]


def test_a_season_comes_back_byte_for_byte(ana: Runner) -> None:
    row = store.current_season(ana)
    assert row is not None
    assert write_season(store.whole_season(row)) == write_season(planned())


def test_a_newer_season_is_the_current_one_and_the_old_one_stays(ana: Runner) -> None:
    old = store.current_season(ana)
    store.keep_season(ana, replace(planned(), revision=2))
    new = store.current_season(ana)
    assert old is not None
    assert new is not None
    assert (old.number, new.number) == (1, 2)
    assert write_season(store.whole_season(old)) == write_season(planned())


SETS = st.builds(
    SetLog,
    exercise=st.sampled_from(["squat_bb", "step_up", "plank"]),
    reps=st.none() | st.integers(0, 999),
    load=st.none() | st.builds(Mass, st.integers(0, 500_000), st.sampled_from(list(MassUnit))),
    rir=st.none() | st.integers(0, 10),
    side=st.sampled_from(list(Side)),
    seconds=st.none() | st.integers(0, 86_400),
    metres=st.none() | st.integers(0, 100_000),
    number=st.integers(1, 20),
    at=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    warm_up=st.booleans(),
)


def event_of(done: SetLog, sequence: int = 1, kind: str = LogEvent.Kind.SET_DONE) -> LogEvent:
    return LogEvent(
        uid=uuid.uuid5(uuid.NAMESPACE_OID, f"{done}{sequence}"),
        device="phone",
        sequence=sequence,
        session="s",
        day=DAY,
        kind=kind,
        exercise=done.exercise,
        set_number=done.number,
        side=done.side.value,
        is_warm_up=done.warm_up,
        reps=done.reps,
        load_grams=done.load.grams if done.load else None,
        load_in_pounds=bool(done.load and done.load.unit is MassUnit.LB),
        seconds=done.seconds,
        metres=done.metres,
        rir=done.rir,
        done_at=done.at or datetime(2026, 12, 1, 18),
    )


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(SETS)
def test_a_set_comes_back_from_the_database_as_it_was(ana: Runner, done: SetLog) -> None:
    event = event_of(done)
    event.runner = ana
    event.save()
    kept = LogEvent.objects.get(pk=event.pk)
    event.delete()
    again = mapping.set_of(kept)
    assert again == done
    assert (again.load and again.load.unit) == (done.load and done.load.unit)


def test_the_newest_event_of_a_set_counts_in_whatever_order_they_arrive() -> None:
    done = SetLog("step_up", reps=8, at=datetime(2026, 12, 1, 18))
    first, second = event_of(done, 1), event_of(replace(done, reps=7), 2)
    undone = event_of(done, 3, LogEvent.Kind.SET_UNDONE)
    later = event_of(replace(done, number=2, at=done.at and done.at + timedelta(minutes=3)), 4)
    assert [each.reps for each in mapping.session_log("s", [second, first]).sets] == [7]
    assert mapping.session_log("s", [undone, second, first]).sets == ()
    assert [each.number for each in mapping.session_log("s", [later, first]).sets] == [1, 2]
