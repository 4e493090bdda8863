"""Made-up FIT files for the tests: a run of Björn's, in any shape that watches give it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from struct import pack

from wholestride.formats.fit.profile import ACTIVITY, FILE_ID, LAP, RECORD, SESSION
from wholestride.formats.fit.writing import Base, Message, WrittenField

EPOCH = datetime(1989, 12, 31)
STARTED = datetime(2026, 11, 24, 5, 45)
"""Tuesday morning before work, in universal time; 06:45 at home."""

RUNNING, CYCLING = 1, 2
METRES_A_SECOND = 3
HEART = 150
SECONDS = 600


def fit_time(moment: datetime) -> int:
    """A moment as FIT counts it."""
    return round((moment - EPOCH).total_seconds())


def field(number: int, base: Base, value: int | str | None) -> WrittenField:
    return WrittenField(number, base, value)


def file_id(kind: int = 4) -> Message:
    return Message(
        FILE_ID,
        (
            field(0, Base.ENUM, kind),
            field(1, Base.UINT16, 255),
            field(2, Base.UINT16, 7),
            field(3, Base.UINT32Z, 987654321),
            field(4, Base.UINT32, fit_time(STARTED)),
        ),
    )


def record(second: int, start: datetime = STARTED) -> Message:
    """One second of a steady run; the watch knows no power."""
    return Message(
        RECORD,
        (
            field(253, Base.UINT32, fit_time(start) + second),
            field(0, Base.SINT32, 620_000_000 + second),
            field(1, Base.SINT32, 160_000_000),
            field(2, Base.UINT16, (100 + 500) * 5),
            field(3, Base.UINT8, HEART),
            field(5, Base.UINT32, second * METRES_A_SECOND * 100),
            field(6, Base.UINT16, METRES_A_SECOND * 1000),
            field(7, Base.UINT16, None),
        ),
    )


def lap(second: int, seconds: int, metres: int) -> Message:
    return Message(
        LAP,
        (
            field(253, Base.UINT32, fit_time(STARTED) + second + seconds),
            field(2, Base.UINT32, fit_time(STARTED) + second),
            field(7, Base.UINT32, seconds * 1000),
            field(8, Base.UINT32, seconds * 1000),
            field(9, Base.UINT32, metres * 100),
            field(15, Base.UINT8, HEART),
        ),
    )


def session(
    seconds: int = SECONDS,
    sport: int = RUNNING,
    start: datetime | None = STARTED,
    sub_sport: int = 0,
    pause: int = 0,
) -> Message:
    return Message(
        SESSION,
        (
            field(253, Base.UINT32, fit_time(STARTED) + seconds),
            field(2, Base.UINT32, None if start is None else fit_time(start)),
            field(5, Base.ENUM, sport),
            field(6, Base.ENUM, sub_sport),
            field(7, Base.UINT32, seconds * 1000),
            field(8, Base.UINT32, (seconds - pause) * 1000),
            field(9, Base.UINT32, seconds * METRES_A_SECOND * 100),
            field(16, Base.UINT8, HEART),
            field(17, Base.UINT8, 171),
            field(22, Base.UINT16, 42),
        ),
    )


def activity(offset: timedelta = timedelta(hours=1)) -> Message:
    return Message(
        ACTIVITY,
        (
            field(253, Base.UINT32, fit_time(STARTED)),
            field(5, Base.UINT32, fit_time(STARTED + offset)),
        ),
    )


def bjorns_run(seconds: int = SECONDS) -> Sequence[Message]:
    """Everything that a good watch writes."""
    records = [record(second) for second in range(seconds + 1)]
    return (file_id(), *records, lap(0, seconds, 3 * seconds), session(seconds), activity())


def with_compressed_times(seconds: int) -> bytes:
    """Messages of an old watch: the time of a record is five bits of its header."""
    first = fit_time(STARTED)
    body = bytes([0x40, 0, 0]) + pack("<HB", FILE_ID, 2) + bytes([0, 1, 0, 4, 4, 0x86])
    body += bytes([0]) + pack("<BI", 4, first)
    body += bytes([0x41, 0, 0]) + pack("<HB", 21, 1) + bytes([253, 4, 0x86])
    body += bytes([1]) + pack("<I", first)
    body += bytes([0x42, 0, 0]) + pack("<HB", RECORD, 1) + bytes([5, 4, 0x86])
    for second in range(1, seconds + 1):
        head = 0x80 | 2 << 5 | ((first + second) & 31)
        body += bytes([head]) + pack("<I", second * METRES_A_SECOND * 100)
    return body
