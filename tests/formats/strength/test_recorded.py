"""Sets of the watch are found again in the files and archives that gave its recordings."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest

from tests.formats.archives.made import zipped
from tests.formats.fit.files import bjorns_run
from tests.formats.strength.watch_files import BACK_SQUAT, SQUAT, done, gym
from wholestride.formats.archives.reading import read_recorded
from wholestride.formats.fit.writing import write_messages
from wholestride.formats.strength.recorded import watch_histories

ZONE = "Europe/Berlin"
GYM, RUN = gym(done(8, (SQUAT, BACK_SQUAT))), write_messages(bjorns_run(5))
PACKED = zipped({"run.fit": RUN, "a/gym.fit.gz": gzip.compress(GYM), "b.zip": zipped({"c": RUN})})


@pytest.mark.parametrize("data", [GYM, gzip.compress(GYM), PACKED])
def test_sets_are_found_wherever_the_session_lies(data: bytes) -> None:
    recordings, _ = read_recorded("f", BytesIO(data), zone=ZONE)
    (history,) = watch_histories("f", BytesIO(data), recordings, ZONE)
    assert [each.reps for each in history.sets] == [8]


def test_files_without_a_gym_session_are_not_looked_through() -> None:
    recordings, _ = read_recorded("run.fit", BytesIO(RUN), zone=ZONE)
    untouched = BytesIO(PACKED)
    untouched.seek(7)
    assert not list(watch_histories("f", untouched, recordings, ZONE))
    assert untouched.tell() == 7


def test_who_is_told_may_stop_it() -> None:
    recordings, _ = read_recorded("f", BytesIO(PACKED), zone=ZONE)
    told: list[str] = []

    def stop(number: int, total: int, name: str) -> bool:
        told.append(name)
        return False

    assert not list(watch_histories("f", BytesIO(PACKED), recordings, ZONE, going=stop))
    assert told == ["f/run.fit"]
