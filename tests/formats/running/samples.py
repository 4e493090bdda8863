"""Small calendars for the tests, written as programs and people write them."""

from __future__ import annotations

from datetime import date

from wholestride.domain.findings import Finding, Severity
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running import PlanAnchor, read

BERLIN = "Europe/Berlin"
SEASON = (date(2026, 11, 23), date(2027, 5, 2))
"""The season that the calendars of these tests are read for."""

Entries = tuple[CalendarEntry, ...]
Findings = tuple[Finding, ...]


def event(title: str, start: str, *lines: str) -> str:
    """One VEVENT; ``start`` is what follows DTSTART, with its parameters."""
    begin = start if start.startswith((":", ";")) else f":{start}"
    return "\r\n".join(
        ["BEGIN:VEVENT", f"SUMMARY:{title}", f"DTSTART{begin}", *lines, "END:VEVENT", ""]
    )


def calendar(*parts: str) -> bytes:
    """A VCALENDAR around events, zones and lines of its own."""
    inside = "".join(part if part.endswith("\r\n") else f"{part}\r\n" for part in parts)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n".encode()


def read_season(
    data: bytes,
    name: str = "runs.ics",
    zone: str = BERLIN,
    anchor: PlanAnchor | None = None,
    span: tuple[date, date] = SEASON,
) -> tuple[Entries, Findings]:
    """What the reader makes of the bytes for the season of the tests."""
    return read(name, data, zone=zone, span=span, anchor=anchor)


def starts(entries: Entries) -> list[str]:
    """Day and clock of each entry: ``2026-11-24 07:00``, or the day alone."""
    return [
        f"{entry.day} {entry.start:%H:%M}" if entry.start else f"{entry.day}" for entry in entries
    ]


def errors(findings: Findings) -> list[str]:
    """The messages of what cannot be used."""
    return [finding.message for finding in findings if finding.severity is Severity.ERROR]
