"""Björn's runs come out of every FIT file that a watch may write, also out of damaged ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.formats.fit.files import (
    CYCLING,
    HEART,
    METRES_A_SECOND,
    SECONDS,
    STARTED,
    activity,
    bjorns_run,
    file_id,
    lap,
    record,
    session,
    with_compressed_times,
)
from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording, Split, Sport, ZoneSource
from wholestride.formats.fit.reading import read_fit
from wholestride.formats.fit.writing import Base, Message, framed, write_messages

BERLIN = "Europe/Berlin"
WHOLE = write_messages(bjorns_run())


def only(data: bytes) -> Recording:
    """The one recording of a file."""
    recordings, _ = read_fit("run.fit", data, BERLIN)
    assert len(recordings) == 1
    return recordings[0]


def words(data: bytes) -> str:
    """Everything that was said about a file."""
    return " ".join(str(each) for each in read_fit("run.fit", data, BERLIN)[1])


def test_a_run_is_told_with_all_that_is_kept_of_it() -> None:
    run = only(WHOLE)
    assert run.start == datetime(2026, 11, 24, 6, 45)
    assert run.utc_start == STARTED
    assert (run.zone, run.zone_source) == ("+01:00", ZoneSource.FILE)
    assert (run.sport, run.elapsed_seconds, run.moving_seconds) == (Sport.RUNNING, 600, 600)
    assert (run.distance, run.climb_m) == (Distance(1800), 42)
    assert (run.mean_heart_rate, run.highest_heart_rate) == (HEART, 171)
    assert str(run.pace) == "5:33 /km"
    assert words(WHOLE) == ""


def test_neither_position_nor_serial_number_is_kept() -> None:
    kept = repr(only(WHOLE))
    assert "987654321" not in kept
    assert "620000" not in kept
    assert "51.9" not in kept


def test_the_device_finds_the_same_recording_again_in_another_file() -> None:
    edited = write_messages([*bjorns_run(), lap(0, 1, 1)])
    assert only(edited).id != only(WHOLE).id
    assert only(edited).device == only(WHOLE).device != ""


def test_big_endian_files_say_the_same() -> None:
    swapped = only(write_messages(bjorns_run(), big_endian=True))
    assert replace(swapped, id="") == replace(only(WHOLE), id="")


def test_a_header_without_checksum_is_fine() -> None:
    assert only(WHOLE[:12] + b"\0\0" + WHOLE[14:]).distance == Distance(1800)


def test_developer_fields_are_stepped_over() -> None:
    own = [replace(each, developer=b"1234") for each in bjorns_run()]
    assert replace(only(write_messages(own)), id="") == replace(only(WHOLE), id="")


def test_chained_files_give_every_activity() -> None:
    recordings, findings = read_fit("two.fit", WHOLE + WHOLE, BERLIN)
    assert [each.elapsed_seconds for each in recordings] == [600, 600]
    assert len({each.id for each in recordings}) == 2
    assert not findings


def test_every_sport_of_a_triathlon_is_a_recording() -> None:
    legs = [session(600, sport) for sport in (5, 3, CYCLING, 3, 1)]
    recordings, _ = read_fit("tri.fit", write_messages([file_id(), *legs, activity()]), BERLIN)
    assert [str(each.sport) for each in recordings] == [
        "swimming", "transition", "cycling", "transition", "running",
    ]  # fmt: skip


def test_lifting_is_known_by_its_sub_sport() -> None:
    gym = write_messages([file_id(), session(1800, sport=10, sub_sport=20), activity()])
    assert only(gym).sport is Sport.STRENGTH


def test_a_missing_summary_is_made_from_the_records() -> None:
    bare = write_messages([file_id(), *(record(second) for second in range(SECONDS + 1))])
    run = only(bare)
    assert (run.elapsed_seconds, run.moving_seconds) == (600, 600)
    assert (run.distance, run.mean_heart_rate) == (Distance(1800), HEART)
    assert (run.sport, run.zone_source) == (Sport.UNKNOWN, ZoneSource.RUNNER)
    assert run.start == datetime(2026, 11, 24, 6, 45)
    assert "made from its 601 records" in words(bare)


def test_records_without_a_distance_are_measured_by_their_places() -> None:
    placed = [record(second) for second in range(SECONDS + 1)]
    nowhere = [
        replace(each, fields=tuple(one for one in each.fields if one.number != 5))
        for each in placed
    ]
    run = only(write_messages([file_id(), *nowhere]))
    # one count of 2^-31 half circles northwards is 9.3 mm
    assert run.distance == Distance(round(SECONDS * 180 / 2**31 * 111_195))


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_cut_off_file_gives_what_came_before_the_cut(kept: float) -> None:
    cut = WHOLE[: int(len(WHOLE) * kept)]
    run = only(cut)
    assert run.elapsed_seconds == pytest.approx(SECONDS * kept, abs=10)
    assert "cut off at byte" in words(cut)


def test_a_watch_that_stopped_before_it_wrote_its_size_loses_nothing() -> None:
    assert only(WHOLE[:4] + bytes(4) + WHOLE[8:]).distance == Distance(1800)


def test_compressed_times_count_on_from_the_last_whole_one() -> None:
    run = only(framed(with_compressed_times(200)))
    assert (run.elapsed_seconds, run.distance) == (199, Distance(200 * METRES_A_SECOND))
    assert run.utc_start == STARTED + timedelta(seconds=1)


def test_what_was_not_measured_is_unknown_and_not_the_greatest_number() -> None:
    no_distance = [
        replace(each, value=None) if each.number in (9, 16, 22) else each
        for each in session().fields
    ]
    run = only(write_messages([file_id(), Message(18, tuple(no_distance)), activity()]))
    assert (run.distance, run.mean_heart_rate, run.climb_m) == (None, None, None)


def test_three_laps_and_more_are_the_splits_of_a_run() -> None:
    laps = [lap(0, 300, 800), lap(300, 180, 700), lap(480, 120, 300)]
    run = only(write_messages([file_id(), *laps, session(), activity()]))
    assert run.splits == (Split(300, 800, HEART), Split(180, 700, HEART), Split(120, 300, HEART))


def test_without_laps_a_minute_is_a_split() -> None:
    assert only(WHOLE).splits == (Split(60, 180, HEART),) * 10


def test_a_watch_whose_clock_was_never_set_is_said() -> None:
    early = datetime(1990, 7, 9)
    about = Message(0, file_id().fields[:1])
    unset = write_messages([about, session(start=early)])
    assert "clock of the watch was not set" in words(unset)


def test_a_watch_that_was_never_stopped_is_said() -> None:
    assert "never stopped" in words(write_messages([file_id(), session(31 * 24 * 3600)]))


@pytest.mark.parametrize(("kind", "what"), [(5, "workout"), (2, "settings"), (9, "weight")])
def test_other_files_of_a_watch_are_named(kind: int, what: str) -> None:
    other = write_messages([file_id(kind)])
    assert read_fit("x.fit", other, BERLIN)[0] == ()
    assert f"{what} file of a watch" in words(other)


def test_a_number_that_does_not_fit_is_never_written() -> None:
    with pytest.raises(ValueError, match="does not fit field 7"):
        write_messages([Message(18, (replace(session().fields[0], number=7, value=2**40),))])


def test_long_names_are_cut_between_letters() -> None:
    content = replace(session().fields[0], base=Base.STRING, value="ö" * 200).content("<")
    assert content.decode() == "ö" * 127 + "\0"
