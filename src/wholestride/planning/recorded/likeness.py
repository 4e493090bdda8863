"""Whether two recordings show the same activity: keys, tolerances, and what speaks against it.

The tolerances are ours (grade D), tried on 55 real recordings: of their 1,485 pairs three show
the same activity, with starts 0 to 9 s and durations 0 to 0.2 % apart where pauses are left out
of both or of none; one of them differs by 10 % with its pauses. No other two lie within a day.
"""

from __future__ import annotations

from datetime import timedelta
from enum import IntEnum

from wholestride.domain.recordings import Recording, Sport, ZoneSource

START_SECONDS = 120
"""A phone is started in the pocket before the watch, or after it (grade D)."""

DEVICE_SECONDS = 2
"""The same file saved twice: the device rounds its times."""

DURATION_PERCENT = 5
OVERLAP_PERCENT = 50
"""Of the shorter one: short repeats that are saved one by one are no copies of each other."""

HOURS_DURATION_PERCENT = 2
HOURS_DISTANCE_PERCENT = 5
MOST_HOURS = 14
"""Whole hours that a wrong time zone can make; closer likeness is wanted before asking."""

_ANYTHING = frozenset({Sport.UNKNOWN, Sport.OTHER})
_ON_FOOT = frozenset({Sport.WALKING, Sport.HIKING})


class Likeness(IntEnum):
    """How two recordings are known to be one, the surest first."""

    SAID = 0
    DEVICE = 1
    TIMES = 2


def likeness(one: Recording, other: Recording) -> Likeness | None:
    """By what the two are the same activity; None where nothing says so.

    In this order: the runner's word; the device's digest with the start; start within two
    minutes, duration within 5 % and a sport that fits.
    """
    if contradiction(one, other):
        return None
    if said_same(one, other):
        return Likeness.SAID
    gap = seconds_between(one, other)
    if one.device and one.device == other.device:
        return Likeness.DEVICE if gap <= DEVICE_SECONDS else None
    alike = gap <= START_SECONDS and duration_gap(one, other) * 100 <= DURATION_PERCENT
    return Likeness.TIMES if alike and _overlap(one, other, gap) else None


def contradiction(one: Recording, other: Recording) -> bool:
    """True where the two are surely not one, whatever third recording resembles both."""
    if said_apart(one, other):
        return True
    if said_same(one, other):
        return False
    if file_of(one) == file_of(other) or not sports_fit(one.sport, other.sport):
        return True
    same_file_of_device = bool(one.device) and one.device == other.device
    return same_file_of_device and seconds_between(one, other) > DEVICE_SECONDS


def off_by_hours(one: Recording, other: Recording) -> bool:
    """True where a wrong time zone would make them one: whole hours apart, else very alike."""
    if contradiction(one, other) or said_same(one, other) or _both_sure(one, other):
        return False
    hours, rest = divmod(seconds_between(one, other) + START_SECONDS, 3600)
    if not 1 <= hours <= MOST_HOURS or rest > 2 * START_SECONDS:
        return False
    metres = [each.distance.metres for each in (one, other) if each.distance]
    if len(metres) < len((one, other)):
        return False
    close = (max(metres) - min(metres)) * 100 <= HOURS_DISTANCE_PERCENT * max(metres)
    return close and duration_gap(one, other) * 100 <= HOURS_DURATION_PERCENT


def _both_sure(one: Recording, other: Recording) -> bool:
    return one.zone_source is ZoneSource.FILE and other.zone_source is ZoneSource.FILE


def said_same(one: Recording, other: Recording) -> bool:
    """The runner said that they are one."""
    return one.id in other.same_as or other.id in one.same_as


def said_apart(one: Recording, other: Recording) -> bool:
    """The runner said that they are two; this counts more than everything else."""
    return one.id in other.apart_from or other.id in one.apart_from


def file_of(recording: Recording) -> str:
    """The digest of the file that it came from: its name without the number in the file."""
    return recording.id.rpartition("-")[0] or recording.id


def sports_fit(one: Sport, other: Sport) -> bool:
    """The same sport, walking and hiking, or one of them does not say; a transition fits itself."""
    if one is other:
        return True
    if Sport.TRANSITION in (one, other):
        return False
    return one in _ANYTHING or other in _ANYTHING or {one, other} <= _ON_FOOT


def seconds_between(one: Recording, other: Recording) -> int:
    """Between the starts [s]: in universal time where both know it, else by the wall clock."""
    if one.utc_start is not None and other.utc_start is not None:
        gap = one.utc_start - other.utc_start
    else:
        gap = one.start - other.start
    return round(abs(gap) / timedelta(seconds=1))


def duration_gap(one: Recording, other: Recording) -> float:
    """Share of the longer by which the durations differ, pauses counted the same way.

    >>> from datetime import datetime
    >>> run = Recording("a-1", datetime(2026, 11, 24, 7), Sport.RUNNING, 3000, "fit")
    >>> duration_gap(run, Recording("b-1", run.start, Sport.RUNNING, 2970, "gpx"))
    0.01
    """
    pairs = [(one.elapsed_seconds, other.elapsed_seconds), (one.seconds, other.seconds)]
    return min(abs(a - b) / max(a, b, 1) for a, b in pairs)


def _overlap(one: Recording, other: Recording, gap: int) -> bool:
    shorter = min(one.elapsed_seconds, other.elapsed_seconds)
    return (shorter - gap) * 100 >= OVERLAP_PERCENT * shorter
