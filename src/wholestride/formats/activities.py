"""Recorded activities from whatever a watch, a phone or a service gives: bytes to recordings."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import islice

from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.recordings import USUAL_LIMITS, ReadingLimits, Recordings
from wholestride.formats.unpacking import GZIP_MARK, gunzipped

_FIT_MARK = b".FIT"
_LOOKED_AT = 1 << 16
_STEP = "FIT, TCX, GPX, archives of them and exports of several services are read."


def read_activities(
    name: str, data: bytes, *, zone: str, limits: ReadingLimits = USUAL_LIMITS
) -> Recordings:
    """The recordings of one file, and what was wrong with it; never an exception.

    The format is recognised by its content. ``zone`` is the runner's time zone, for files
    that give universal time alone.
    """
    place = Place(name)
    if len(data) > limits.file_bytes:
        message = f"The file is larger than {limits.file_bytes // 1024**2} MB."
        return (), (error(message, "A single activity is smaller.", place),)
    findings: tuple[Finding, ...] = ()
    if data.startswith(GZIP_MARK):
        data, findings = gunzipped(name, data, limits)
        if findings and not data:
            return (), findings
    if not data.strip(b"\0 \t\r\n"):
        return (), (*findings, error("The file is empty.", "Export it again.", place))
    recordings, said = _read(name, data, zone)
    return recordings, (*findings, *said)


def recognised(data: bytes) -> str:
    """``fit``, ``tcx``, ``gpx``, ``table`` or nothing, by the first bytes.

    >>> recognised(bytes(8) + b".FIT"), recognised(b"From: Ana")
    ('fit', '')
    """
    if data[8:12] == _FIT_MARK:
        return "fit"
    head = data[:_LOOKED_AT].replace(b"\0", b"")
    if b"<TrainingCenterDatabase" in head:
        return "tcx"
    if b"<gpx" in head:
        return "gpx"
    return "table" if b"," in head.partition(b"\n")[0] else ""


def _read(name: str, data: bytes, zone: str) -> Recordings:
    # each reader is imported when it is needed
    form = recognised(data)
    if form == "fit":
        from wholestride.formats.fit.reading import read_fit

        return read_fit(name, data, zone)
    if form == "tcx":
        from wholestride.formats.tcx import read_tcx

        return read_tcx(name, data, zone)
    if form == "gpx":
        from wholestride.formats.gpx import read_gpx

        return read_gpx(name, data, zone)
    if form == "table":
        found = _read_table(name, data, zone)
        if found is not None:
            return found
    return (), (error("This is no recorded activity that we know.", _STEP, Place(name)),)


def _read_table(name: str, data: bytes, zone: str) -> Recordings | None:
    """The recordings of a service's table of activities; None for any other table."""
    from wholestride.formats.archives.intervals import is_intervals, read_intervals
    from wholestride.formats.archives.strava import by_hand, is_strava, read_table
    from wholestride.formats.running.text import decode

    text, _ = decode(name, data[:_LOOKED_AT])
    try:
        rows = list(islice(csv.reader(StringIO(text.replace("\0", ""), newline="")), 2))
    except csv.Error:
        return None
    if rows and is_intervals(rows[0]):
        return read_intervals(name, data)
    if len(rows) < 2 or not is_strava(rows[0], rows[1]):
        return None
    table, findings = read_table(name, data)
    recordings, said = by_hand(table, (), zone, Place(name))
    return recordings, (*findings, *said)
