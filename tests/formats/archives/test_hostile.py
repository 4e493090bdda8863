"""Bombs, names that lead outside, and boxes in boxes are refused with words, and quickly."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from tests.formats.archives.made import FIT, health, zipped
from wholestride.domain.recordings import USUAL_LIMITS, ReadingLimits, Recordings
from wholestride.formats.archives.reading import read_recorded

SMALL = ReadingLimits(file_bytes=2_000_000, all_bytes=6_000_000, entries=50, health_bytes=10**6)
ZEROS = bytes(5_000_000)


def read(data: bytes, limits: ReadingLimits = USUAL_LIMITS) -> Recordings:
    return read_recorded("export.zip", io.BytesIO(data), zone="UTC", limits=limits)


def words(data: bytes, limits: ReadingLimits = USUAL_LIMITS) -> str:
    return " ".join(str(each) for each in read(data, limits)[1])


@pytest.mark.parametrize(
    "data", [zipped({"a.fit": ZEROS}), zipped({"a.gpx.gz": gzip.compress(ZEROS)})]
)
def test_zeros_are_refused_for_what_they_unpack_to(data: bytes) -> None:
    assert "as a zip bomb does" in words(data)


def test_what_is_merely_too_great_is_refused() -> None:
    great = zipped({"a.fit": bytes(range(256)) * 10_000}, zipfile.ZIP_STORED)
    assert "unpacks to more than 1 MB" in words(great, SMALL)


def test_many_files_together_are_limited_too() -> None:
    stored = zipped({f"{n}.fit": bytes(range(256)) * 5000 for n in range(9)}, zipfile.ZIP_STORED)
    assert "unpacks to more than 5 MB" in words(stored, SMALL)


def test_too_many_files_are_not_even_listed() -> None:
    crowd = zipped({f"{'x' * 200}{n}.fit": b"" for n in range(60)})
    assert "lists more than 50 files" in words(crowd, SMALL)


def test_archives_are_read_two_deep() -> None:
    inside = zipped({"inner.zip": zipped({"a.fit": FIT})})
    assert len(read(inside)[0]) == 1
    deeper = zipped({"outer.zip": inside})
    assert read(deeper)[0] == ()
    assert "2 deep; this one lies deeper" in words(deeper)


@pytest.mark.parametrize("name", ["../../etc/a.fit", "/etc/a.fit", "C:\\a.fit", "x/../../a.fit"])
def test_names_that_lead_outside_are_refused(name: str) -> None:
    data = zipped({name: FIT})
    assert read(data)[0] == ()
    assert "leads outside the archive" in words(data)


def test_a_damaged_file_costs_itself_alone() -> None:
    data = bytearray(zipped({"a.fit": FIT, "b.fit": FIT + b"x"}, zipfile.ZIP_STORED))
    data[100] ^= 0xFF
    recordings, findings = read(bytes(data))
    assert len(recordings) == 1
    assert "damaged" in str(findings[0])


def test_an_entry_without_a_name_is_passed_over() -> None:
    data = bytearray(zipped({"a.fit": FIT, "b.fit": FIT}))
    # the length of the first name in the table of contents
    data[data.index(b"PK\x01\x02") + 28] = 0
    assert len(read(bytes(data))[0]) <= 1


def test_half_an_archive_is_said() -> None:
    whole = zipped({"a.fit": FIT})
    assert "damaged or cut off" in words(whole[: len(whole) // 2])


def test_files_under_a_password_are_said() -> None:
    data = bytearray(zipped({"a.fit": FIT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in words(bytes(data))


def test_a_great_health_export_is_read_as_far_as_the_limit() -> None:
    export = zipped({"export.xml": health(records=9000)})
    recordings, findings = read(export, SMALL)
    assert recordings == ()
    assert "unpacks to more than" in str(findings[0])


def test_reading_ends_when_it_is_told_to() -> None:
    data = zipped({f"{n}.fit": FIT + bytes(n) for n in range(5)})
    seen: list[tuple[int, int]] = []

    def going(done: int, total: int, name: str) -> bool:
        seen.append((done, total))
        return done < 2

    recordings, findings = read_recorded("x.zip", io.BytesIO(data), zone="UTC", going=going)
    assert seen == [(1, 5), (2, 5)]
    assert len(recordings) == 2
    assert "stopped after 2 files" in str(findings[-1])


def test_an_archive_without_activities_says_so() -> None:
    assert "No recorded activity is in this archive" in words(zipped({"a.txt": b"hello"}))
