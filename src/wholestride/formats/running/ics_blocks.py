"""Splits an iCalendar text into events, leniently, and keeps the line of each.

Line ends may be mixed, folding may be broken, ends may be missing; properties that are not
needed are passed over. Only the standard's grammar of lines is known here, no values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST_LINE = 40_000
LONGEST_VALUE = 20_000
"""Characters of one line, and of one value, that are kept."""

DEEPEST = 20
"""Components inside components; deeper ones are passed over."""

MOST_ZONE_LINES = 400
"""A time zone that is described in more lines is not read."""

WANTED = frozenset(
    {
        "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY",
        "DESCRIPTION", "UID", "SEQUENCE", "STATUS",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    }
)  # fmt: skip

_NAME = re.compile(r"([A-Za-z][A-Za-z0-9-]*)(?=[;:])")
_PARAMETER = re.compile(
    r";\s*([A-Za-z0-9-]*)\s*=?\s*((?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)"
)
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of an event: name in capitals, parameters, raw value, line in the file."""

    name: str
    parameters: dict[str, str]
    value: str
    line: int


@dataclass(slots=True)
class EventBlock:
    """One VEVENT: the wanted properties, where it begins, and whether it was closed."""

    line: int
    calendar: int
    properties: list[Property] = field(default_factory=list)
    closed: bool = False

    def first(self, name: str) -> Property | None:
        """The first property of this name."""
        return next((each for each in self.properties if each.name == name), None)

    def all(self, name: str) -> list[Property]:
        """All properties of this name, in order."""
        return [each for each in self.properties if each.name == name]

    def text(self, name: str) -> str:
        """The value of the first property of this name; empty where there is none."""
        found = self.first(name)
        return found.value if found else ""


@dataclass(slots=True)
class CalendarBlock:
    """What a VCALENDAR says about all of its events."""

    zone: str = ""
    method: str = ""
    zones: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Blocks:
    """All events of a file in order, their calendars, and how many to-dos were passed over."""

    events: list[EventBlock] = field(default_factory=list)
    calendars: list[CalendarBlock] = field(default_factory=list)
    to_dos: int = 0


def unfolded(text: str) -> Iterator[tuple[int, str]]:
    r"""Logical lines with the number of their first physical line.

    >>> list(unfolded("SUMMARY:Long\r\n  run\rUID:1\n"))
    [(1, 'SUMMARY:Long run'), (3, 'UID:1')]
    """
    start, pieces = 0, [""]
    for number, line in enumerate(_LINE_END.split(text), 1):
        if line[:1] in (" ", "\t") and start:
            pieces.append(line[1:])
            continue
        if start and (whole := "".join(pieces)):
            yield start, whole[:LONGEST_LINE]
        start, pieces = number, [line]
    if start and (whole := "".join(pieces)):
        yield start, whole[:LONGEST_LINE]


def blocks_of(text: str) -> Blocks:
    """The events and calendars of a text."""
    scanner = _Scanner()
    for number, line in unfolded(text):
        scanner.take(number, line)
    return scanner.blocks


class _Scanner:
    """Walks through the lines and knows inside which component it is."""

    def __init__(self) -> None:
        self.blocks = Blocks()
        self.stack: list[str] = []
        self.zone_lines: list[str] = []

    def take(self, number: int, line: str) -> None:
        """One logical line."""
        match = _NAME.match(line)
        name = match[1].upper() if match else ""
        if name == "BEGIN":
            self._open(line[6:].strip().upper(), number)
        elif name == "END":
            self._close(line[4:].strip().upper())
        elif "VTIMEZONE" in self.stack:
            self.zone_lines.append(line)
        elif name:
            self._property(name, line, number)

    def _open(self, kind: str, number: int) -> None:
        if kind in ("VEVENT", "VTIMEZONE", "VCALENDAR"):
            # where one begins, an unfinished one before it has lost its end
            self._leave("VEVENT", "VTIMEZONE")
        if kind == "VCALENDAR" or not self.blocks.calendars:
            self.blocks.calendars.append(CalendarBlock())
        if kind == "VEVENT":
            self.blocks.events.append(EventBlock(number, len(self.blocks.calendars) - 1))
        elif kind == "VTIMEZONE":
            self.zone_lines = []
        elif "VTIMEZONE" in self.stack:
            self.zone_lines.append(f"BEGIN:{kind}")
        elif kind in ("VTODO", "VJOURNAL"):
            self.blocks.to_dos += 1
        if len(self.stack) < DEEPEST:
            self.stack.append(kind)

    def _close(self, kind: str) -> None:
        if kind not in self.stack:
            return
        while self.stack.pop() != kind:
            pass
        if kind == "VEVENT":
            self.blocks.events[-1].closed = True
        elif kind == "VTIMEZONE":
            self._keep_zone()
        elif "VTIMEZONE" in self.stack:
            self.zone_lines.append(f"END:{kind}")

    def _leave(self, *kinds: str) -> None:
        inside = [at for at, kind in enumerate(self.stack) if kind in kinds]
        if inside:
            del self.stack[inside[0] :]

    def _keep_zone(self) -> None:
        if len(self.zone_lines) > MOST_ZONE_LINES:
            return
        for line in self.zone_lines:
            found = parsed(line, 0)
            if found is not None and found.name == "TZID":
                zones = self.blocks.calendars[-1].zones
                zones.setdefault(found.value.strip(), list(self.zone_lines))
                return

    def _property(self, name: str, line: str, number: int) -> None:
        inside = self.stack[-1] if self.stack else ""
        if inside == "VEVENT" and name in WANTED:
            found = parsed(line, number)
            if found is not None:
                self.blocks.events[-1].properties.append(found)
        elif inside == "VCALENDAR" and name in ("X-WR-TIMEZONE", "METHOD"):
            found = parsed(line, number)
            calendar = self.blocks.calendars[-1]
            if found is not None and name == "METHOD":
                calendar.method = found.value.strip().upper()
            elif found is not None:
                calendar.zone = found.value.strip()


def parsed(line: str, number: int) -> Property | None:
    """A line as a property; None where it is none.

    >>> parsed('DTSTART;;TZID="Europe/Berlin":20261124T070000', 1).parameters
    {'TZID': 'Europe/Berlin'}
    """
    match = _NAME.match(line)
    if match is None:
        return None
    at = match.end()
    parameters: dict[str, str] = {}
    while at < len(line) and line[at] == ";":
        found = _PARAMETER.match(line, at)
        if found is None:
            return None
        if found[1]:
            parameters[found[1].upper()] = found[2].strip().strip('"')
        at = found.end()
    if at >= len(line) or line[at] != ":":
        return None
    value = line[at + 1 : at + 1 + LONGEST_VALUE]
    if "TZID" in parameters and ":" in value and not value[:4].isdigit():
        # a zone called (UTC-03:00) should have stood in quotes
        more, _, value = value.rpartition(":")
        parameters["TZID"] += f":{more}"
    return Property(match[1].upper(), parameters, value, number)


def unescaped(value: str) -> str:
    r"""Text of a value: backslashes resolved.

    >>> unescaped(r"8 km\, easy\nthen strides")
    '8 km, easy\nthen strides'
    """
    return re.sub(r"\\([nN,;:\"\\])", lambda match: "\n" if match[1] in "nN" else match[1], value)
