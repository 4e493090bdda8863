"""Running calendars: bytes in, dated entries and findings out; no disk, no clock."""

from __future__ import annotations

from datetime import date

from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.running import CalendarEntry
from wholestride.formats.recordings_file import LARGEST_BYTES as LARGEST_RECORDINGS_BYTES
from wholestride.formats.recordings_file import MARK as RECORDINGS_MARK
from wholestride.formats.running.anchor import PlanAnchor
from wholestride.formats.running.text import MAX_BYTES
from wholestride.formats.running.weekly import read_weekly

__all__ = ["MAX_BYTES", "PlanAnchor", "read", "read_weekly"]

_ICS_STEP = "Export the calendar as an .ics file and give that."
_PACKED = (
    (b"PK\x03\x04", "a zip archive or a new Excel file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Excel file"),
    (b"\x89PNG", "a picture"),
)

Entries = tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]


def read(
    name: str,
    data: bytes,
    *,
    zone: str,
    span: tuple[date, date],
    anchor: PlanAnchor | None = None,
) -> Entries:
    """The dated entries of a running calendar inside the span, and what was wrong with it.

    The format is recognised by its content, then by its name: ICS, CSV, a plan as JSON, or a
    recordings file.
    ``zone`` is the runner's time zone, ``span`` the first and last day that are wanted, and
    ``anchor`` lays an undated plan on the calendar. Whatever the bytes are, the answer is
    entries and findings, never an exception.
    """
    problem = _unreadable(name, data)
    if problem is not None:
        return (), (problem,)
    form = recognise(name, data)
    # each reader is imported when it is needed: calendars pull in a library, tables do not
    if form == "ics":
        from wholestride.formats.running.ics import read_ics

        return read_ics(name, data, zone, span)
    if form == "recordings":
        from wholestride.formats.running.recorded import read_recorded

        return read_recorded(name, data, span)
    if form == "json":
        from wholestride.formats.running.plan_json import read_plan_json

        return read_plan_json(name, data, span, anchor)
    from wholestride.formats.running.csv_runs import read_csv

    return read_csv(name, data, span)


def recognise(name: str, data: bytes) -> str:
    """``ics``, ``recordings``, ``json`` or ``csv``, by content, then by name.

    >>> recognise("plan.txt", b"BEGIN:VCALENDAR")
    'ics'
    """
    head = _head(data)
    if "begin:v" in head:
        return "ics"
    if data.startswith(RECORDINGS_MARK):
        return "recordings"
    if head[:1] in ("{", "["):
        return "json"
    lowered = name.lower()
    if lowered.endswith((".ics", ".ical", ".ifb", ".icalendar")):
        return "ics"
    return "json" if lowered.endswith(".json") else "csv"


def _head(data: bytes) -> str:
    """The first letters of a file in lower case, whatever its encoding."""
    return data[:4000].replace(b"\0", b"").decode("latin-1").lstrip("ÿþï»¿ \t\r\n").lower()


def _unreadable(name: str, data: bytes) -> Finding | None:
    """What the file is when it is no calendar at all."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return error("The file is empty.", _ICS_STEP, Place(name))
    largest = LARGEST_RECORDINGS_BYTES if data.startswith(RECORDINGS_MARK) else MAX_BYTES
    if len(data) > largest:
        size = f"{len(data) / 1_000_000:.0f} MB"
        message = f"The file has {size}; a running calendar has less than {largest // 10**6} MB."
        return error(message, "Export the running calendar alone.", Place(name))
    for mark, what in _PACKED:
        if data.startswith(mark):
            return error(
                f"This is {what}.", "Unpack it, or save it as CSV, and give that file.", Place(name)
            )
    for mark, what in _BINARY:
        if data.startswith(mark):
            return error(f"This is {what}, no calendar.", _ICS_STEP, Place(name))
    if data[8:12] == b".FIT":
        message = "This is a recorded activity (FIT), no calendar."
        step = "wholestride import reads it and writes a file that can be given here."
        return error(message, step, Place(name))
    return _unreadable_text(name, _head(data))


def _unreadable_text(name: str, head: str) -> Finding | None:
    if head.startswith(("<!doctype html", "<html")):
        message = "This is a web page, no calendar."
        step = "Save the calendar's own .ics file; a private calendar needs its secret address."
        return error(message, step, Place(name))
    if head.startswith("<"):
        message = "This is an XML file, such as a recorded activity, no calendar."
        return error(message, _ICS_STEP, Place(name))
    return None
