"""Times of iCalendar values, in whatever zone they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from wholestride.formats.running.ics_blocks import Property

FIRST_YEAR = 1970
LAST_YEAR = 2200
"""Runs are planned between these years; other dates are slips or attacks."""

LONGEST = timedelta(days=60)

MOST_DESCRIBED_ZONES = 40
LONGEST_DESCRIPTION = 20_000
"""Characters of one zone's own description."""

_TIME = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?\s*"
    r"(Z|[+-]\d\d:?\d\d)?)?\s*",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\s*([+-]?)P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?\s*",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*\(?([+-])(\d{1,2}):?(\d\d)?")
_DISPLAY_NAME = re.compile(r"\((?:UTC|GMT)([+-])(\d\d):?(\d\d)\)")
_HOSTILE_ZONE = re.compile(r"^RRULE(?!.*FREQ=YEARLY)|BYSECOND|BYMINUTE|BYHOUR", re.IGNORECASE)


class UnreadableTimeError(ValueError):
    """A value that is no date and no time."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time on the wall of its own zone; ``zone`` None means a floating time."""

    wall: datetime
    all_day: bool
    zone: tzinfo | None = None

    def on_wall_of(self, zone: tzinfo | None) -> datetime:
        """The same instant on another zone's wall; dates and floating times stay as they are."""
        if self.all_day or self.zone is None or zone is None or self.zone == zone:
            return self.wall
        return self.wall.replace(tzinfo=self.zone).astimezone(zone).replace(tzinfo=None)


def parse_moment(prop: Property, value: str, zone: tzinfo | None) -> Moment:
    """A date or time value; ``zone`` is what its TZID or its calendar says.

    Raises:
        UnreadableTimeError: when the value is no date or lies outside 1970 to 2200.
    """
    match = _TIME.fullmatch(value)
    if match is None:
        raise UnreadableTimeError(value)
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        at = time(int(match[4] or 0), int(match[5] or 0), min(int(match[6] or 0), 59))
    except ValueError:
        raise UnreadableTimeError(value) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnreadableTimeError(value)
    if match[4] is None or prop.parameters.get("VALUE", "").upper() == "DATE":
        return Moment(datetime.combine(day, time()), all_day=True)
    wall = datetime.combine(day, at)
    return Moment(wall, all_day=False, zone=_written_zone(match[7]) or zone)


def _written_zone(suffix: str | None) -> tzinfo | None:
    if suffix is None:
        return None
    if suffix.upper() == "Z":
        return UTC
    return _fixed(suffix[0], suffix[1:3], suffix[-2:])


def _fixed(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset >= timedelta(hours=24):
        return None
    return timezone(-offset if sign == "-" else offset)


def parse_duration(value: str) -> timedelta | None:
    """A DURATION value; None when it is none or longer than any run.

    >>> parse_duration("PT1H30M"), parse_duration("P999999999W")
    (datetime.timedelta(seconds=5400), None)
    """
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.group(*range(2, 7))):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.group(*range(2, 7)))
    total = weeks * 604_800 + days * 86_400 + hours * 3600 + minutes * 60 + seconds
    if match[1] == "-" or total > LONGEST.total_seconds():
        return None
    return timedelta(seconds=total)


@dataclass(slots=True)
class Allowance:
    """How many described zones of a file are still built; a runner's calendar has one or two."""

    left: int = MOST_DESCRIBED_ZONES


@dataclass(slots=True)
class Zones:
    """The time zones of one calendar: by name, by its own description, or by offset."""

    described: dict[str, list[str]] = field(default_factory=dict)
    allowance: Allowance = field(default_factory=Allowance)
    _known: dict[str, tzinfo | None] = field(default_factory=dict)

    def named(self, name: str) -> tzinfo | None:
        """The zone of this name; None where nobody knows it."""
        name = name.strip().strip('"')
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> tzinfo | None:
        lines = self.described.get(name, [])
        found = known_zone(name)
        for line in lines:
            if found is None and line.upper().startswith("X-LIC-LOCATION:"):
                found = known_zone(line.partition(":")[2])
        if found is None and lines and self.allowance.left > 0:
            self.allowance.left -= 1
            found = described_zone(lines)
        return found or _by_offset(name)


@lru_cache(maxsize=256)
def known_zone(name: str) -> tzinfo | None:
    """A zone by its Olson name, a Windows name, or a path that ends with an Olson name.

    >>> print(known_zone("W. Europe Standard Time"))
    Europe/Berlin
    >>> print(known_zone("/freeassociation.sourceforge.net/Europe/Berlin"))
    Europe/Berlin
    """
    clean = name.strip().strip('"').strip("/")
    parts = clean.split("/")
    candidates = [WINDOWS_TO_OLSON.get(clean, clean)]
    candidates += ["/".join(parts[at:]) for at in range(1, min(len(parts) - 1, 6))]
    for candidate in candidates:
        zone = _olson(candidate)
        if zone is not None:
            return zone
    return None


def _olson(name: str) -> tzinfo | None:
    if name.upper() in ("UTC", "GMT", "Z", "ETC/UTC"):
        return UTC
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None


def described_zone(lines: list[str]) -> tzinfo | None:
    """A zone from its own VTIMEZONE lines; by its standard offset where they are broken."""
    hostile = any(_HOSTILE_ZONE.search(line) for line in lines)
    if sum(map(len, lines)) <= LONGEST_DESCRIPTION and not hostile:
        # under one neutral name, for the library remembers zones by name
        unnamed = [line for line in lines if not line.upper().startswith("TZID")]
        text = "\r\n".join(["BEGIN:VTIMEZONE", "TZID:described", *unnamed, "END:VTIMEZONE"])
        zone = _built(text)
        if zone is not None:
            return zone
    for line in lines:
        if line.upper().startswith("TZOFFSETTO:"):
            return _by_offset(line.partition(":")[2])
    return None


def _built(text: str) -> tzinfo | None:
    """The zone of a VTIMEZONE, after it has told its offset in winter and summer."""
    try:
        component = Timezone.from_ical(text)
        zone = component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
        for month in (1, 7):
            datetime(2026, month, 15, 12, tzinfo=zone).utcoffset()
    except Exception:  # the library raises whatever a broken zone provokes
        return None
    return zone


def _by_offset(name: str) -> tzinfo | None:
    match = _DISPLAY_NAME.search(name) or _OFFSET.fullmatch(name.strip())
    return None if match is None else _fixed(match[1], match[2], match[3])
