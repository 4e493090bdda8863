"""Recordings: what a watch, a phone or a service kept of an activity; no position, no serial."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wholestride.domain.findings import Finding
from wholestride.domain.quantities import Distance, Pace


class Sport(StrEnum):
    """What was done, as coarse as planning needs it."""

    RUNNING = "running"
    WALKING = "walking"
    HIKING = "hiking"
    CYCLING = "cycling"
    SWIMMING = "swimming"
    SKIING = "skiing"
    ROWING = "rowing"
    STRENGTH = "strength"
    TRANSITION = "transition"
    """The change between two sports of one race."""
    OTHER = "other"
    UNKNOWN = "unknown"
    """The file does not say."""


class ZoneSource(StrEnum):
    """How the time zone of a recording is known."""

    FILE = "file"
    """The file gives the offset."""
    RUNNER = "runner"
    """The file gives universal time alone; the runner's zone was laid on it."""
    LOCAL = "local"
    """The file gives local time without a zone; it was kept as it stands."""


@dataclass(frozen=True, slots=True)
class Split:
    """A piece of a recording: a lap, or about a minute where there are no laps.

    ``seconds`` is time in motion [s]; ``heart_rate`` is its mean [beats/min].
    """

    seconds: int
    metres: int | None = None
    heart_rate: int | None = None

    @property
    def speed(self) -> float | None:
        """Mean speed [m/s]; None where the distance is unknown."""
        return None if self.metres is None or not self.seconds else self.metres / self.seconds


@dataclass(frozen=True, slots=True)
class Recording:
    """One recorded activity.

    ``start`` is local wall-clock and ``utc_start`` the same moment in universal time, both
    naive; the latter is None where the file knows local time alone. ``moving_seconds`` leaves
    pauses out. ``load`` is whatever the source counts as training load, in its own unit.
    ``device`` is a digest of make, model, serial number and time of making: it finds the same
    recording again and gives none of them away. ``same_as`` and ``apart_from`` hold the ids of
    recordings that the runner said are the same activity, or are another one; the latter also
    of logged sessions that this one does not show.
    """

    id: str
    start: datetime
    sport: Sport
    elapsed_seconds: int
    source: str
    utc_start: datetime | None = None
    zone: str = ""
    zone_source: ZoneSource = ZoneSource.LOCAL
    moving_seconds: int | None = None
    distance: Distance | None = None
    climb_m: int | None = None
    load: int | None = None
    mean_heart_rate: int | None = None
    highest_heart_rate: int | None = None
    title: str = ""
    device: str = ""
    splits: tuple[Split, ...] = ()
    same_as: tuple[str, ...] = ()
    apart_from: tuple[str, ...] = ()

    @property
    def seconds(self) -> int:
        """Time in motion where it is known, otherwise from start to end [s]."""
        return self.elapsed_seconds if self.moving_seconds is None else self.moving_seconds

    @property
    def minutes(self) -> int:
        """:attr:`seconds` in whole minutes, at least one [min]."""
        return max(1, round(self.seconds / 60))

    @property
    def pace(self) -> Pace | None:
        """Mean pace; None where distance or time are unknown or no more than a moment."""
        if self.distance is None or self.distance.metres < 1 or not self.seconds:
            return None
        return Pace(round(self.seconds * 1000 / self.distance.metres))

    def __str__(self) -> str:
        parts = [f"{self.minutes} min"]
        parts += [str(self.distance)] if self.distance else []
        return f"{self.start:%a %d %b %Y %H:%M}  {self.title or self.sport} ({', '.join(parts)})"


Recordings = tuple[tuple[Recording, ...], tuple[Finding, ...]]
"""What a reader gives: the recordings and what was found on the way."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """How much of a file or an archive is read at all.

    A day with a heart rate each second is about 6 MB as FIT and 40 MB as GPX; the greatest
    health exports are 2 GB of text; a Strava archive of twenty years holds 10,000 entries.
    """

    file_bytes: int = 64 * 1024 * 1024
    nested_bytes: int = 400 * 1024 * 1024
    """An archive inside an archive is held in memory while it is read."""
    health_bytes: int = 4 * 1024**3
    all_bytes: int = 16 * 1024**3
    entries: int = 100_000
    depth: int = 2
    ratio: int = 200
    """Bytes out of one byte in: text of tracks packs 15 to 40 times, zeros 1000 times."""
    findings: int = 500


USUAL_LIMITS = ReadingLimits()

Going = Callable[[int, int, str], bool]
"""Called with the number done, the number in all (0: unknown) and a name; False stops."""


def keep_going(done: int, total: int, name: str) -> bool:
    """The progress callback that never stops."""
    del done, total, name
    return True
