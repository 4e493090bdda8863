"""Running: calendar entries as read, runs as understood, races."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from wholestride.domain.exercise import Component
from wholestride.domain.findings import NOWHERE, Place
from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording


class RunKind(StrEnum):
    """What a run asks of the body; ``strength`` is an entry that is no run at all."""

    EASY = "easy"
    RECOVERY = "recovery"
    LONG = "long"
    TEMPO = "tempo"
    INTERVALS = "intervals"
    HILLS = "hills"
    RACE = "race"
    CROSS = "cross"
    REST = "rest"
    STRENGTH = "strength"
    OTHER = "other"
    """No training at all, such as a dentist's appointment; never becomes a run."""


class RunSubkind(StrEnum):
    """Finer kinds that are kept beside the kind."""

    MARATHON_PACE = "marathon-pace"
    MEDIUM_LONG = "medium-long"


QUALITY_KINDS = frozenset({RunKind.INTERVALS, RunKind.TEMPO, RunKind.HILLS, RunKind.RACE})
"""Kinds that are quality runs by themselves (marathon pace is a subkind of tempo)."""

NO_RUN_KINDS = frozenset({RunKind.REST, RunKind.STRENGTH, RunKind.OTHER})
"""Kinds of calendar entries that are no endurance session."""

KEY_LONG_RUN_MINUTES = 90
"""A long run from this length on is a key run (rule C04)."""


class RacePriority(StrEnum):
    """A: the season is built around it. B: a few days of lightness. C: 48 h."""

    A = "A"
    B = "B"
    C = "C"


class RaceDistance(StrEnum):
    """Race distances that the taper and recovery rules tell apart."""

    FIVE_KM = "5 km"
    TEN_KM = "10 km"
    HALF = "half"
    MARATHON = "marathon"
    ULTRA = "ultra"

    @property
    def rank(self) -> int:
        """0 for 5 km up to 4 for ultra."""
        return list(RaceDistance).index(self)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One dated line of a running calendar as it was written, nothing interpreted."""

    day: date
    title: str
    start: time | None = None
    description: str = ""
    minutes: int | None = None
    distance: Distance | None = None
    uid: str = ""
    place: Place = NOWHERE
    kind_hint: str = ""
    """What the calendar itself calls the kind, such as a CSV column; read like a title."""
    recording: Recording | None = None
    """What was recorded, where the entry is no plan but something done."""


@dataclass(frozen=True, slots=True)
class RunLabel:
    """What a reader says an entry is, for comparing; ``place`` is that of the entry.

    ``accepted`` holds every kind that a sensible reader could give; ``uncertain`` entries
    do not count in a strict comparison.
    """

    place: Place
    kind: RunKind
    accepted: tuple[RunKind, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Race:
    """What makes a run a race."""

    priority: RacePriority
    distance: RaceDistance
    descent_m: int = 0


@dataclass(frozen=True, slots=True)
class AddOn:
    """A warm-up or stretch that hangs on a run and counts for its components."""

    name: str
    minutes: int
    components: tuple[tuple[Component, int], ...]
    contacts: int = 0
    template: str = ""
    """Id of the written session that it follows; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run as the planner understands it; times are local wall-clock.

    ``importance`` is the weight of rule C01 in hundredths (300 for a race, 100 for
    intervals); ``load`` is session RPE x minutes.
    """

    id: str
    start: datetime
    title: str
    kind: RunKind
    minutes: int
    load: int
    key: bool
    importance_hundredths: int
    subkind: RunSubkind | None = None
    time_known: bool = True
    minutes_known: bool = True
    distance: Distance | None = None
    sure: bool = True
    confidence_percent: int = 100
    reasons: tuple[str, ...] = ()
    race: Race | None = None
    add_ons: tuple[AddOn, ...] = ()

    @property
    def day(self) -> date:
        """The local date on which the run starts."""
        return self.start.date()

    @property
    def end(self) -> datetime:
        """When the run ends by the clock on the wall."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def quality(self) -> bool:
        """True for intervals, tempo, hills, marathon pace and races."""
        return self.kind in QUALITY_KINDS or self.subkind is RunSubkind.MARATHON_PACE

    @property
    def is_run(self) -> bool:
        """False for rest days, cross-training and the runner's own strength entries."""
        return self.kind not in NO_RUN_KINDS and self.kind is not RunKind.CROSS

    def __str__(self) -> str:
        clock = f"{self.start:%H:%M}" if self.time_known else f"about {self.start:%H:%M}"
        return f"{self.start:%a %d %b} {clock}  {self.title} ({self.kind}, {self.minutes} min)"
