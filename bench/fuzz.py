"""Feeds readers with mutated files: no crash, no hang over two seconds, no memory over 500 MB.

``python -m bench.fuzz 200000`` spreads that many inputs over all readers; ``python -m bench.fuzz
10000 fit gpx --seed 7`` takes some of them with another start. What fails is written into
``fuzz-found/`` to be looked at and kept as a test.
"""

from __future__ import annotations

import argparse
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import process_time

from tests.formats.archives.made import (
    GERMAN_HEADER,
    GERMAN_ROWS,
    INTERVALS,
    english_strava,
    garmin,
    german_strava,
    health,
    zipped,
)
from tests.formats.fit.files import bjorns_run, session, with_compressed_times
from tests.formats.strength.tables import TABLES
from tests.formats.strength.watch_files import done, gym, title
from tests.formats.tracks_made import gpx, gpx_points, tcx, tcx_activity, tcx_lap

from wholestride.domain.quantities import MassUnit
from wholestride.domain.recordings import ReadingLimits
from wholestride.formats.archives.reading import read_recorded
from wholestride.formats.fit.records import read_records
from wholestride.formats.fit.writing import framed, write_messages
from wholestride.formats.running import read
from wholestride.formats.strength.reading import is_strength, read_strength_history

MOST_SECONDS = 2.0
MOST_MEGABYTES = 500
FOUND = Path("fuzz-found")
LIMITS = ReadingLimits()
SPAN = (date(2026, 1, 1), date(2027, 12, 31))

ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:"
    b"20261124T064500\r\nDTEND;TZID=Europe/Berlin:20261124T074500\r\nRRULE:FREQ=WEEKLY;COUNT=9\r\n"
    b"EXDATE;TZID=Europe/Berlin:20261201T064500\r\nSUMMARY:6 x 800 m\r\nEND:VEVENT\r\n"
    b"BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20261129\r\nSUMMARY:Long run 24 km\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
CSV = (
    b"date,title,time,minutes,distance\n2026-11-24,6 x 800 m,06:45,55,10\n"
    b'24.11.2026,"Long, easy",,1:45,"18,5 km"\n'
)

TABLE = "\n".join((GERMAN_HEADER, *GERMAN_ROWS)).encode()

PIECES = [
    *(b"\x00", b"\xff", b"\x80", b"\x40", b"\x60", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80"),
    *(b"<", b">", b"&", b"</", b"<!--", b"<![CDATA[", b"]]>", b"&#0;", b"&x;", b"<!DOCTYPE a>"),
    *(b"NaN", b"-1", b"1e999", b"9" * 40, b"0", b",", b";", b'"', b"\r\n", b"\n ", b"2026-02-30"),
    *(b"PK\x03\x04", b"PK\x05\x06", b"PK\x01\x02", b"\x1f\x8b", b".FIT", b"RRULE:FREQ=SECONDLY"),
    *(b"COUNT=999999999", b"INTERVAL=0", b"0001-01-01T00:00:00Z", b"9999-12-31T23:59:59Z"),
    *("ü".encode(), b"\xc3", "\u202f".encode(), b"\xef\xbb\xbf", b"\xff\xfe", b"-14:59"),
]


def _recorded(data: bytes) -> object:
    return read_recorded("f", io.BytesIO(data), zone="Europe/Berlin", limits=LIMITS)


def _fit(data: bytes) -> object:
    return _recorded(data), read_records(data)


def _calendar(data: bytes) -> object:
    return read("f", data, zone="Europe/Berlin", span=SPAN)


def _strength(data: bytes) -> object:
    history = read_strength_history("f", data, zone="Europe/Berlin", unit=MassUnit.KG)
    return is_strength(data), history


READERS: dict[str, tuple[Callable[[bytes], object], tuple[bytes, ...]]] = {
    "fit": (
        _fit,
        (
            write_messages(bjorns_run(30)),
            write_messages(bjorns_run(10), big_endian=True),
            framed(with_compressed_times(40)),
            write_messages(bjorns_run(5)) * 2,
            write_messages([*bjorns_run(20)[:-3], session(5)]),
        ),
    ),
    "tcx": (
        _recorded,
        (tcx(tcx_activity(tcx_lap(0, 20), tcx_lap(20, 30), tcx_lap(30, 40))),),
    ),
    "gpx": (_recorded, (gpx(gpx_points(0, 20) + gpx_points(90, 110)),)),
    "health": (_recorded, (health(records=5),)),
    "ics": (_calendar, (ICS,)),
    "csv": (_calendar, (CSV, INTERVALS.encode())),
    "tables": (_recorded, (INTERVALS.encode(), TABLE)),
    "strength": (_strength, tuple(each.encode() for each in TABLES)),
    "watch": (_strength, (gym(done(8, (28, 6), (17, None)), title(28, 6, "Squat")),)),
    "zip": (
        _recorded,
        (
            zipped({"a.fit": write_messages(bjorns_run(5))}),
            zipped({"a.gpx": gpx(gpx_points(0, 3))}, 0),
            german_strava(),
            english_strava(),
            garmin(),
            gzip.compress(gpx(gpx_points(0, 3))),
        ),
    ),
}


def dice_of(seed: str) -> Random:
    """The same dice for the same seed."""
    return Random(seed)


def mutated(seeds: Sequence[bytes], dice: Random) -> bytes:
    """A good file with some bytes changed, cut, doubled, replaced, or spliced with another."""
    data = bytearray(dice.choice(seeds))
    for _ in range(1 + int(dice.expovariate(0.5))):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + int(dice.expovariate(0.05)))
        act = dice.randrange(6)
        if act == 0 and data:
            data[at % len(data)] ^= 1 << dice.randrange(8)
        elif act == 1:
            del data[at:end]
        elif act == 2:
            data[at:at] = data[at:end] * dice.choice((1, 2, 50))
        elif act == 3:
            data[at:end] = dice.choice(PIECES)
        elif act == 4:
            data[at : at + 4] = dice.randbytes(4)
        else:
            other = dice.choice(seeds)
            data[at:] = other[dice.randrange(len(other)) :]
    return bytes(data)


def fuzz(name: str, count: int, dice: Random) -> int:
    """Feed one reader; the number of inputs that failed."""
    reader, seeds = READERS[name]
    failed, slowest = 0, 0.0
    for number in range(count):
        data = mutated(seeds, dice)
        problem = ""
        begun = process_time()
        try:
            reader(data)
        except Exception as crash:
            problem = f"{type(crash).__name__}: {crash}"
        took = process_time() - begun
        slowest = max(slowest, took)
        if took > MOST_SECONDS:
            problem = problem or f"took {took:.1f} s"
        if problem:
            failed += 1
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"{name}-{zlib.crc32(data):08x}").write_bytes(data)
            sys.stdout.write(f"{name} {number}: {problem}\n")
    sys.stdout.write(f"{name}: {count} inputs, {failed} failed, slowest {slowest:.2f} s\n")
    sys.stdout.flush()
    return failed


def main() -> None:
    """Feed the readers that are named, or all; exit 1 where something failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("readers", nargs="*", choices=[*READERS, []])
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    names = asked.readers or list(READERS)
    failed = sum(
        fuzz(name, asked.count // len(names), dice_of(f"{asked.seed} {name}")) for name in names
    )
    megabytes = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{megabytes:.0f} MB at most\n")
    sys.exit(1 if failed or megabytes > MOST_MEGABYTES else 0)


if __name__ == "__main__":
    main()
