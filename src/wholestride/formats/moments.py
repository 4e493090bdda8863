"""When a recording began: universal and local time, and how the zone between them is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wholestride.domain.recordings import ZoneSource

FIRST_YEAR, LAST_YEAR = 1985, 2100
"""Watches whose clock was never set tell of years before; nobody recorded a run by satellite."""

_FARTHEST = timedelta(hours=15)
_QUARTER_SECONDS = 15 * 60


@dataclass(frozen=True, slots=True)
class Moment:
    """The start of a recording; see :class:`~wholestride.domain.recordings.Recording`."""

    start: datetime
    utc_start: datetime | None
    zone: str
    source: ZoneSource


def believable(moment: datetime) -> bool:
    """False for the years that only a clock that was never set knows."""
    return FIRST_YEAR <= moment.year < LAST_YEAR


def from_utc(utc: datetime, zone: str, offset: timedelta | None = None) -> Moment:
    """A naive universal time in local time: by the file's offset, or else the runner's zone.

    >>> print(from_utc(datetime(2026, 7, 1, 5), "Europe/Berlin").start)
    2026-07-01 07:00:00
    """
    utc = utc.replace(microsecond=0)
    if offset is not None:
        return Moment(utc + offset, utc, offset_words(offset), ZoneSource.FILE)
    local = utc.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return Moment(local, utc, zone, ZoneSource.RUNNER)


def from_offset(moment: datetime, zone: str) -> Moment:
    """An aware time as the file wrote it; one in universal time says nothing of the zone."""
    offset = moment.utcoffset() or timedelta()
    naive = (moment - offset).replace(tzinfo=None)
    return from_utc(naive, zone, offset or None)


def from_written(moment: datetime, zone: str) -> Moment:
    """A time as the file wrote it, with an offset or as local time without a zone."""
    return from_local(moment) if moment.tzinfo is None else from_offset(moment, zone)


def from_local(local: datetime) -> Moment:
    """A local time without a zone."""
    return Moment(local.replace(microsecond=0), None, "", ZoneSource.LOCAL)


def offset_between(local: datetime, utc: datetime) -> timedelta | None:
    """The zone's offset from two clocks of one moment, in whole quarters of an hour.

    >>> print(offset_between(datetime(2026, 7, 1, 7, 0, 3), datetime(2026, 7, 1, 5)))
    2:00:00
    """
    apart = local - utc
    if abs(apart) > _FARTHEST:
        return None
    return timedelta(seconds=round(apart.total_seconds() / _QUARTER_SECONDS) * _QUARTER_SECONDS)


def offset_words(offset: timedelta) -> str:
    """An offset as it is written behind a time.

    >>> offset_words(timedelta(hours=-3, minutes=-30))
    '-03:30'
    """
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
