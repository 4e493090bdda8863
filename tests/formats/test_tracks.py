"""Björn's runs as GPX and TCX, in the odd shapes that exports have; bombs stay unopened."""

from __future__ import annotations

import gzip
from datetime import datetime

import pytest

from tests.formats.tracks_made import (
    gpx,
    gpx_points,
    tcx,
    tcx_activity,
    tcx_lap,
)
from wholestride.domain.findings import Severity
from wholestride.domain.recordings import Recording, Sport, ZoneSource
from wholestride.formats.activities import read_activities

BERLIN = "Europe/Berlin"
HEART = "<extensions><x:hr>150</x:hr></extensions>"


def only(data: bytes) -> Recording:
    recordings, _ = read_activities("run", data, zone=BERLIN)
    assert len(recordings) == 1
    return recordings[0]


def words(data: bytes) -> str:
    return " ".join(str(each) for each in read_activities("run", data, zone=BERLIN)[1])


GPX = gpx(gpx_points())
TCX = tcx(tcx_activity(tcx_lap(0, 600)))


@pytest.mark.parametrize("data", [GPX, TCX], ids=["gpx", "tcx"])
def test_a_run_is_told_with_start_length_and_splits(data: bytes) -> None:
    run = only(data)
    assert (run.start, run.zone_source) == (datetime(2026, 11, 24, 6, 45), ZoneSource.RUNNER)
    assert (run.sport, run.elapsed_seconds, run.moving_seconds) == (Sport.RUNNING, 600, 600)
    assert run.distance is not None
    assert run.distance.metres == pytest.approx(1800, abs=1)
    assert [split.metres for split in run.splits] == pytest.approx([180] * 10, abs=1)
    assert "52.0" not in repr(run)


@pytest.mark.parametrize("data", [GPX, TCX], ids=["gpx", "tcx"])
@pytest.mark.parametrize("before", [b"          \n", b"\xef\xbb\xbf", b"\n\xef\xbb\xbf"])
def test_blanks_and_marks_before_the_beginning_are_passed_over(data: bytes, before: bytes) -> None:
    assert only(before + data).elapsed_seconds == 600


@pytest.mark.parametrize("data", [GPX, TCX], ids=["gpx", "tcx"])
def test_packed_files_are_the_same_recording(data: bytes) -> None:
    assert only(gzip.compress(data)) == only(data)


def test_a_cut_off_track_gives_what_came_before_and_says_so() -> None:
    assert only(GPX[: len(GPX) // 2]).elapsed_seconds == pytest.approx(300, abs=15)
    assert "cut off" in words(GPX[: len(GPX) // 2])
    assert words(GPX) == ""


def test_a_cut_off_lap_still_has_its_totals() -> None:
    assert only(TCX[: len(TCX) // 2]).elapsed_seconds == 600
    assert "cut off" in words(TCX[: len(TCX) // 2])


@pytest.mark.parametrize("data", [GPX, TCX], ids=["gpx", "tcx"])
def test_a_file_in_utf_16_can_be_read(data: bytes) -> None:
    text = data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert only(text.encode("utf-16")).elapsed_seconds == 600


def test_a_prefix_that_was_never_declared_is_understood() -> None:
    assert only(gpx(gpx_points(extra=HEART))).mean_heart_rate == 150


def test_the_name_and_type_of_a_track_are_kept() -> None:
    assert only(GPX).title == "Morning run"
    assert only(gpx(gpx_points(), about="<type>1</type>")).sport is Sport.CYCLING
    assert only(gpx(gpx_points(), about="<name>Untitled</name>")).title == ""


def test_between_two_pieces_of_a_track_nobody_ran() -> None:
    run = only(gpx(gpx_points(0, 100) + gpx_points(400, 500)))
    assert run.elapsed_seconds == 500
    assert run.moving_seconds == 200
    assert run.distance is not None
    assert run.distance.metres == pytest.approx(600, abs=1)


def test_heights_are_climbed_without_the_noise() -> None:
    assert only(gpx(gpx_points(0, 600))).climb_m in (5, 10)


def test_a_track_without_times_is_said() -> None:
    planned = GPX.replace(b"<time>", b"<!--").replace(b"</time>", b"-->")
    assert read_activities("route.gpx", planned, zone=BERLIN)[0] == ()
    assert "601 points has no times" in words(planned)


def test_every_activity_of_a_tcx_is_a_recording() -> None:
    ride = tcx_activity(tcx_lap(0, 300), sport="Biking")
    recordings, _ = read_activities("x", tcx(ride, tcx_activity(tcx_lap(300, 600))), zone=BERLIN)
    assert [str(each.sport) for each in recordings] == ["cycling", "running"]
    assert recordings[1].start == datetime(2026, 11, 24, 6, 50)


def test_laps_without_totals_are_measured_by_their_points() -> None:
    run = only(tcx(tcx_activity(tcx_lap(0, 600, totals=False))))
    assert run.elapsed_seconds == 600
    assert str(run.distance) == "1.8 km"


def test_three_laps_are_the_splits() -> None:
    run = only(tcx(tcx_activity(tcx_lap(0, 100), tcx_lap(100, 400), tcx_lap(400, 600))))
    assert [split.seconds for split in run.splits] == [100, 300, 200]


def test_an_offset_that_the_file_gives_is_its_zone() -> None:
    run = only(GPX.replace(b"Z</time>", b"-05:00</time>"))
    assert (run.start.hour, run.zone, run.zone_source) == (5, "-05:00", ZoneSource.FILE)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY l0 "ha">{LAUGHS}]><gpx><name>&l11;</name></gpx>'
)
FETCHES = '<?xml version="1.0"?><!DOCTYPE gpx SYSTEM "http://192.0.2.1/x.dtd"><gpx></gpx>'
STEALS = (
    '<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<gpx><trk><name>&x;</name></trk></gpx>"
)


@pytest.mark.parametrize("hostile", [BOMB, FETCHES, STEALS])
def test_files_that_declare_entities_are_not_opened(hostile: str) -> None:
    recordings, (finding,) = read_activities("run.gpx", hostile.encode(), zone=BERLIN)
    assert recordings == ()
    assert finding.severity is Severity.ERROR
    assert "XML bombs" in finding.message


def test_a_declaration_that_hides_behind_a_long_comment_expands_nothing() -> None:
    track = gpx(gpx_points(), about="<name>&l11;</name>").decode()
    head, _, rest = track.partition("\n")
    hidden = f"{head}<!--{' ' * 100_000}--><!DOCTYPE gpx [<!ENTITY l0 'ha'>{LAUGHS}]>{rest}"
    recordings, _ = read_activities("run.gpx", hidden.encode(), zone="UTC")
    assert all("haha" not in each.title for each in recordings)
    assert len(repr(recordings)) < 5000


def test_a_thousand_levels_deep_is_no_track() -> None:
    deep = gpx("<a>" * 100_000 + "</a>" * 100_000)
    assert read_activities("run.gpx", deep, zone=BERLIN)[0] == ()
