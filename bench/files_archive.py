"""A made-up archive of 3,000 activities, as Strava would export it."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

from tests.formats.fit.files import bjorns_run
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


def write_archive(path: Path) -> int:
    """Write the archive; no two files are the same. Returns its activities."""
    fit = write_messages(bjorns_run(SECONDS))
    heart = "<extensions><x:hr>150</x:hr></extensions>"
    track = gpx(gpx_points(0, SECONDS, heart))
    laps = tcx(tcx_activity(tcx_lap(0, SECONDS // 2), tcx_lap(SECONDS // 2, SECONDS)))
    rows = [HEADER]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(FIT + GPX + TCX):
            name, data = _file(number, fit, track, laps)
            packed = name.endswith(".gz")
            method = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(f"activities/{name}", data, method, compresslevel=1)
            rows.append(
                f'{number},"Nov 24, 2026, 5:45:00 AM",Run {number},Run,,{SECONDS},12.6,,,false,,,'
                f"activities/{name}"
            )
        archive.writestr("activities.csv", "\n".join(rows))
    return FIT + GPX + TCX


def _file(number: int, fit: bytes, track: bytes, laps: bytes) -> tuple[str, bytes]:
    mark = f"<!-- {number} -->".encode()
    if number < FIT:
        own = fit.replace(_SERIAL, number.to_bytes(4, "little"), 1)
        return f"{number}.fit.gz", gzip.compress(own, 1)
    if number < FIT + GPX:
        return f"{number}.gpx", track + mark
    return f"{number}.tcx.gz", gzip.compress(laps + mark, 1)
