"""A finished session as an activity with its sets."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest

from tests.formats.fit.decoding import messages_of
from tests.formats.samples import FULL
from wholestride.domain.athlete import Side
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.domain.recordings import Sport
from wholestride.formats.fit.performed import write_performed
from wholestride.formats.fit.planned_reading import WatchSet, read_sets
from wholestride.formats.fit.reading import read_fit

ZONE = "Europe/Berlin"
TICKED = datetime(2026, 11, 24, 18, 10)
DONE = SessionLog(
    FULL.id,
    (
        SetLog("step_up", 8, kg(16), 2, Side.LEFT, at=TICKED),
        SetLog("step_up", 8, lb(35), 2, Side.RIGHT, at=TICKED.replace(minute=12)),
        SetLog("plank", seconds=45, at=TICKED.replace(minute=15)),
        SetLog("pull_up_assisted", 6, kg(20), at=TICKED.replace(minute=20)),
    ),
)


def test_the_sets_read_back_to_a_sixteenth_of_a_kilogram(catalogue: Catalogue) -> None:
    data = write_performed(FULL, DONE, catalogue.exercises, ZONE)
    assert read_sets(data) == (
        WatchSet(28, 66, 8, 24.0, Mass(16000)),
        WatchSet(28, 66, 8, 24.0, Mass(15875, MassUnit.LB)),
        WatchSet(19, 43, None, 45.0, None),
        WatchSet(21, 42, 6, 18.0, None),
    )


def test_another_decoder_reads_the_same_sets(catalogue: Catalogue) -> None:
    data = write_performed(FULL, DONE, catalogue.exercises, ZONE)
    sets = messages_of(data, "set")
    assert [each["weight"] for each in sets] == [16.0, 15.875, None, None]
    assert [each["repetitions"] for each in sets] == [8, 8, None, 6]
    assert [each["category"] for each in sets] == ["squat", "squat", "plank", "pull_up"]
    assert {each["set_type"] for each in sets} == {"active"}
    (session,) = messages_of(data, "session")
    assert (session["sport"], session["sub_sport"]) == ("training", "strength_training")
    assert len(messages_of(data, "record")) == 2
    assert len(messages_of(data, "lap")) == len(messages_of(data, "activity")) == 1


def test_our_import_knows_it_as_strength_at_its_local_time(catalogue: Catalogue) -> None:
    data = write_performed(FULL, DONE, catalogue.exercises, ZONE)
    (recording,), findings = read_fit("done.fit", data, ZONE)
    assert not findings
    assert recording.sport is Sport.STRENGTH
    assert recording.start == datetime(2026, 11, 24, 18, 8, 36)
    assert recording.utc_start == datetime(2026, 11, 24, 17, 8, 36)
    assert recording.elapsed_seconds == 11 * 60 + 24


def test_sets_without_a_time_are_spread_over_the_planned_minutes(catalogue: Catalogue) -> None:
    log = SessionLog(FULL.id, tuple(SetLog("step_up", 8, number=n) for n in range(1, 6)))
    data = write_performed(FULL, log, catalogue.exercises, ZONE)
    starts = [each["start_time"] for each in messages_of(data, "set")]
    assert {(later - each).total_seconds() for each, later in pairwise(starts)} == {
        FULL.minutes * 60 / 5
    }


def test_a_session_without_sets_and_an_unknown_zone_are_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="No set"):
        write_performed(FULL, SessionLog(FULL.id), catalogue.exercises, ZONE)
    with pytest.raises(ValueError, match="no time zone"):
        write_performed(FULL, DONE, catalogue.exercises, "Moon/Crater")


def test_an_exercise_that_the_catalogue_does_not_know_keeps_its_name(catalogue: Catalogue) -> None:
    log = SessionLog(FULL.id, (SetLog("my_own_lift", 5, kg(40)),))
    data = write_performed(FULL, log, catalogue.exercises, ZONE)
    assert messages_of(data, "exercise_title")[0]["wkt_step_name"] == "my_own_lift"
