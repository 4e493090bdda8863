"""What placement hands on: placed sessions with their margins, misses, the score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wholestride.domain.season import Missed, Score, SessionKind


@dataclass(frozen=True, slots=True)
class Slot:
    """A window on one date in which one session may start."""

    start: datetime
    minutes: int
    place: str
    any_day: bool = False
    """True for the allowance of light sessions (leg dose of 0.1 or less) on any day."""

    @property
    def end(self) -> datetime:
        """The end of the window."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class RunCost:
    """Predicted interference of one session on one later run."""

    run: str
    hours: float
    millipercent: int
    """Loss of pace in thousandths of a percent, before the run's importance weight."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Another slot for a session, and what the best plan with it would cost more."""

    start: datetime
    extra: Score
    worst: RunCost | None


@dataclass(frozen=True, slots=True)
class PlacedSession:
    """A session kind on a slot, with its cost at each run near it and its margins."""

    kind: SessionKind
    start: datetime
    minutes: int
    place: str
    week: date
    costs: tuple[RunCost, ...] = ()
    margins: tuple[Margin, ...] = ()
    kept: bool = False
    rules: tuple[str, ...] = ()
    """Ids of the rules that shaped this choice, most telling first."""
    stands_in_for: SessionKind | None = None
    """The wanted kind that this lighter one replaces (rule I03, or lifting right after a run)."""
    short_gap: bool = False
    """Between 3 and 6 h from a run of the day: without power work (rule I05)."""
    together: bool = False
    """Right after an easy run, as the runner accepted (rule I05)."""
    own_title: str = ""
    """Title of the runner's own calendar entry; empty for what the planner placed."""

    @property
    def end(self) -> datetime:
        """When the session ends."""
        return self.start + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Placement:
    """The whole season placed."""

    sessions: tuple[PlacedSession, ...]
    missed: Mapping[date, tuple[Missed, ...]]
    """By week (its Monday): what was wanted and could not be had."""
    score: Score
    optimal: bool
