"""One VEVENT as an event: start, minutes, words; each problem a finding with its line."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo

from wholestride.domain.findings import Finding, Place, warning
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running.ics_blocks import (
    CalendarBlock,
    EventBlock,
    Property,
    unescaped,
)
from wholestride.formats.running.ics_rules import Budget
from wholestride.formats.running.ics_times import (
    Moment,
    UnreadableTimeError,
    Zones,
    parse_duration,
    parse_moment,
)
from wholestride.formats.running.text import shown

LONGEST_TITLE = 500
LONGEST_DESCRIPTION = 5_000

MARGIN = timedelta(days=2)
"""Another time zone or a changed occurrence may bring an event this far."""

_DAY = timedelta(days=1)
_TAGS = re.compile(r"<[^<>]{1,200}>")
_ROUGH_DATE = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """One event as written: start on its own wall, minutes, words, repetition."""

    number: int
    block: EventBlock
    start: Moment
    minutes: int | None
    title: str
    description: str

    @property
    def zone(self) -> tzinfo | None:
        """The zone of its own wall clock; None for dates and floating times."""
        return self.start.zone

    @property
    def cancelled(self) -> bool:
        """True when the event was called off."""
        return self.block.text("STATUS").strip().upper() == "CANCELLED"

    @property
    def repeats(self) -> bool:
        """True when the event stands for more than one day."""
        return bool(self.block.first("RRULE") or self.block.first("RDATE"))

    @property
    def is_change(self) -> bool:
        """True when the event changes one occurrence of a series."""
        return self.block.first("RECURRENCE-ID") is not None

    @property
    def sequence(self) -> int:
        """The revision of the event; 0 where it is not said."""
        text = self.block.text("SEQUENCE").strip()
        return int(text) if re.fullmatch(r"\d{1,9}", text) else 0


@dataclass(slots=True)
class Reading:
    """What one file has given so far."""

    name: str
    runner_zone: tzinfo
    span: tuple[date, date]
    findings: list[Finding] = field(default_factory=list)
    entries: list[CalendarEntry] = field(default_factory=list)
    budget: Budget = field(default_factory=Budget)
    long_ones: list[ReadEvent] = field(default_factory=list)
    outside: int = 0

    def warn(self, line: int, message: str, next_step: str, prop: str = "") -> None:
        """A problem at a line of this file."""
        self.findings.append(warning(message, next_step, Place(self.name, line, prop)))


def read_event(
    reading: Reading, number: int, block: EventBlock, calendar: CalendarBlock, zones: Zones
) -> ReadEvent | None:
    """The event, or None where it cannot be used or lies surely outside the season."""
    if calendar.method == "CANCEL":
        return None
    if _surely_outside(block, reading.span):
        reading.outside += 1
        return None
    start = _start(reading, block, calendar, zones)
    if start is None:
        return None
    title, description = _words(block)
    if not title:
        reading.warn(block.line, "The event has no title; it was left out.", "Name the run in it.")
        return None
    if not block.closed:
        message = "The file ends, or another event begins, inside this event; it was read."
        reading.warn(block.line, message, "Export the calendar again.")
    length = _length(reading, block, start, calendar, zones)
    if _fills_days(block, start, length):
        start = Moment(start.wall, all_day=True)
    return ReadEvent(number, block, start, _minutes(start, length), title, description)


def _surely_outside(block: EventBlock, span: tuple[date, date]) -> bool:
    """A cheap look that spares old events of a long-kept calendar the full reading."""
    match = _ROUGH_DATE.match(block.text("DTSTART"))
    if match is None or any(block.first(name) for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        return False
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    if not 2 < day.year < date.max.year:
        return False
    return not span[0] <= day + MARGIN <= span[1] + 2 * MARGIN


def _start(
    reading: Reading, block: EventBlock, calendar: CalendarBlock, zones: Zones
) -> Moment | None:
    begin = block.first("DTSTART")
    if begin is None:
        message = "The event has no start; it was left out."
        reading.warn(block.line, message, "Give it a date.")
        return None
    try:
        return parse_moment(begin, begin.value, zone_of(reading, begin, calendar, zones))
    except UnreadableTimeError:
        message = f"The event's start {shown(begin.value)} is no date; it was left out."
        reading.warn(begin.line, message, "Write it as 20261124T070000.")
        return None


def zone_of(
    reading: Reading, prop: Property, calendar: CalendarBlock, zones: Zones
) -> tzinfo | None:
    """The zone of a value: its TZID, else the calendar's own, else floating."""
    name = prop.parameters.get("TZID", "")
    if not name:
        return zones.named(calendar.zone) if calendar.zone else None
    found = zones.named(name)
    if found is None:
        message = f"The time zone {shown(name)} is not known; the time was read as local."
        reading.warn(prop.line, message, "Check the start.", prop.name)
    return found


def _words(block: EventBlock) -> tuple[str, str]:
    """Title and description; the description's first line where there is no title."""
    description = _plain(unescaped(block.text("DESCRIPTION")))[:LONGEST_DESCRIPTION].strip()
    title = " ".join(_plain(unescaped(block.text("SUMMARY"))).split())[:LONGEST_TITLE]
    if not title and description:
        title = " ".join(description.splitlines()[0].split())[:LONGEST_TITLE]
    return title, "" if description == title else description


def _plain(text: str) -> str:
    """The text without the HTML that some calendars write into descriptions."""
    return html.unescape(_TAGS.sub(" ", text)) if "<" in text or "&" in text else text


def _fills_days(block: EventBlock, start: Moment, length: timedelta | None) -> bool:
    """Some programs write a whole day as midnight to midnight."""
    if start.all_day or (start.wall.hour, start.wall.minute) != (0, 0):
        return False
    marked = block.text("X-MICROSOFT-CDO-ALLDAYEVENT").strip().upper() == "TRUE"
    return marked or bool(length and length % _DAY == timedelta(0))


def _minutes(start: Moment, length: timedelta | None) -> int | None:
    """Minutes of a timed event, or of an event of several days."""
    if not length or (start.all_day and length <= _DAY):
        return None
    return max(1, round(length.total_seconds() / 60))


def _length(
    reading: Reading, block: EventBlock, start: Moment, calendar: CalendarBlock, zones: Zones
) -> timedelta | None:
    end, duration = block.first("DTEND"), block.first("DURATION")
    length = None
    if end is not None:
        try:
            zone = zone_of(reading, end, calendar, zones) or start.zone
            length = parse_moment(end, end.value, zone).on_wall_of(start.zone) - start.wall
        except UnreadableTimeError:
            length = None
    elif duration is not None:
        length = parse_duration(duration.value)
    written = end or duration
    if written is not None and (length is None or length < timedelta(0)):
        message = "The event's end is no time or lies before its start; only the start is used."
        reading.warn(written.line, message, "Correct the end.", written.name)
        return None
    return length
