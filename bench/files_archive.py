"""A made-up archive of 3,000 activities, as Strava would export it: a run a day."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from struct import pack_into, unpack_from

from tests.formats.fit.files import STARTED, bjorns_run, fit_time
from tests.formats.tracks_made import gpx, gpx_points, tcx, tcx_activity, tcx_lap

from wholestride.formats.fit.writing import write_messages

FIT, GPX, TCX = 2200, 500, 300
"""Most watches write FIT; phones and older exports the others."""

SECONDS = 4200
"""Seventy minutes with a record a second: a FIT file of 140 kB, a GPX track of 470 kB."""

_SERIAL = (987654321).to_bytes(4, "little")
HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """The same run in three formats, and where the FIT file says when."""

    fit: bytes
    gpx: bytes
    tcx: bytes
    stamps: Sequence[int]


def write_archive(path: Path) -> int:
    """Write the archive; no two files are the same. Returns its activities."""
    run = _run()
    rows = [HEADER]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(FIT + GPX + TCX):
            name, data = _file(number, run)
            method = zipfile.ZIP_STORED if name.endswith(".gz") else zipfile.ZIP_DEFLATED
            archive.writestr(f"activities/{name}", data, method, compresslevel=1)
            day = f"{STARTED - timedelta(days=number):%b %d, %Y}"
            rows.append(
                f'{number},"{day}, 5:45:00 AM",Run {number},Run,,{SECONDS},12.6,,,false,,,'
                f"activities/{name}"
            )
        archive.writestr("activities.csv", "\n".join(rows))
    return FIT + GPX + TCX


def _run() -> _Run:
    fit = write_messages(bjorns_run(SECONDS))
    heart = "<extensions><x:hr>150</x:hr></extensions>"
    track = gpx(gpx_points(0, SECONDS, heart))
    laps = tcx(tcx_activity(tcx_lap(0, SECONDS // 2), tcx_lap(SECONDS // 2, SECONDS)))
    during = range(fit_time(STARTED), fit_time(STARTED) + SECONDS + 1)
    stamps = [at for at in range(len(fit) - 3) if unpack_from("<I", fit, at)[0] in during]
    return _Run(fit, track, laps, stamps)


def _file(number: int, run: _Run) -> tuple[str, bytes]:
    """The run on a day of its own; the day is written over, as readers need no checksum."""
    first = f"{STARTED:%Y-%m-%d}".encode()
    day = f"{STARTED - timedelta(days=number):%Y-%m-%d}".encode()
    if number < FIT:
        own = bytearray(run.fit.replace(_SERIAL, number.to_bytes(4, "little"), 1))
        for at in run.stamps:
            pack_into("<I", own, at, unpack_from("<I", own, at)[0] - 86400 * number)
        return f"{number}.fit.gz", gzip.compress(bytes(own), 1)
    if number < FIT + GPX:
        return f"{number}.gpx", run.gpx.replace(first, day)
    return f"{number}.tcx.gz", gzip.compress(run.tcx.replace(first, day), 1)
