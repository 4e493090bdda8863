"""What was done, and what changed: set and session logs, changes, the diff of a replan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wholestride.domain.athlete import Absence, Athlete, Injury, Side, Window
from wholestride.domain.quantities import Mass
from wholestride.domain.running import Run
from wholestride.domain.season import PhaseName, Prescription, Session, SessionKind


@dataclass(frozen=True, slots=True)
class SetLog:
    """One set as it was done."""

    exercise: str
    reps: int | None = None
    load: Mass | None = None
    rir: int | None = None
    side: Side = Side.BOTH
    seconds: int | None = None
    metres: int | None = None
    number: int = 1
    at: datetime | None = None
    warm_up: bool = False


@dataclass(frozen=True, slots=True)
class SessionLog:
    """One session as it was done; ``pain`` is 0 to 10, ``srpe`` 0 to 10."""

    session: str
    sets: tuple[SetLog, ...] = ()
    srpe: int | None = None
    pain: int | None = None
    pain_exercise: str = ""
    note: str = ""
    finished: bool = True


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How the runner feels on a day; it only ever lightens a session.

    ``sleep``, ``soreness``, ``energy`` and ``stress`` run from 1 (bad) to 5 (good), so 5 is no
    soreness and no stress; ``soreness_of_10`` from 0 to 10, 10 the worst. ``symptoms`` names
    signs of illness. ``hrv_low``: the week's mean lies under the own baseline.
    """

    on: date
    sleep: int | None = None
    soreness: int | None = None
    energy: int | None = None
    stress: int | None = None
    soreness_of_10: int | None = None
    symptoms: tuple[str, ...] = ()
    hrv_low: bool = False
    sleep_hours: float | None = None


@dataclass(frozen=True, slots=True)
class MissedSession:
    """A planned session that was not done."""

    session: str


@dataclass(frozen=True, slots=True)
class MovedSession:
    """A planned session that the runner puts at a start of the own choice, and where.

    With no ``place`` it stays at the place that it had.
    """

    session: str
    start: datetime
    place: str = ""


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A strength session of the runner's own: counted and spaced to, never moved.

    With no ``place`` it is at the runner's first one. ``prescriptions`` say what is done in it,
    where that is known; ``template`` names the written session that they come from.
    """

    title: str
    start: datetime
    minutes: int
    kind: SessionKind
    place: str = ""
    prescriptions: tuple[Prescription, ...] = ()
    template: str = ""
    phase: PhaseName = PhaseName.BASE


@dataclass(frozen=True, slots=True)
class MovedRun:
    """A run that moves to another start."""

    run: str
    start: datetime


@dataclass(frozen=True, slots=True)
class CancelledRun:
    """A run that falls away."""

    run: str


@dataclass(frozen=True, slots=True)
class DoneRun:
    """A run as it was done, in place of the planned one; without ``planned`` nobody planned it."""

    run: Run
    planned: str = ""


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run that the calendar has now; with ``instead`` it takes the place of a planned one."""

    run: Run
    instead: str = ""


@dataclass(frozen=True, slots=True)
class LostDays:
    """Days without training, past or coming: flu, travel, a lost week."""

    absence: Absence
    ill: bool = False


@dataclass(frozen=True, slots=True)
class NewWindows:
    """The weekly windows from now on."""

    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class NewInjury:
    """A complaint that begins."""

    injury: Injury


@dataclass(frozen=True, slots=True)
class ClosedInjury:
    """A complaint that is over since a day."""

    injury: Injury
    until: date


@dataclass(frozen=True, slots=True)
class NewAthlete:
    """What the runner says of herself from now on: level, places, hours, wishes, complaints.

    ``anew`` places what is to come as if for the first time; otherwise with the fewest changes.
    """

    athlete: Athlete
    anew: bool = False


Change = (
    MissedSession
    | MovedSession
    | OwnSession
    | MovedRun
    | CancelledRun
    | DoneRun
    | NewRun
    | LostDays
    | NewWindows
    | NewInjury
    | ClosedInjury
    | NewAthlete
)


class DiffKind(StrEnum):
    """What a replan did with a session."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One session before and after a replan, and why."""

    kind: DiffKind
    before: Session | None
    after: Session | None
    why: str = ""

    def __str__(self) -> str:
        session = self.after or self.before
        move = (
            f" from {self.before.start:%a %d %b %H:%M}"
            if self.kind is DiffKind.MOVED and self.before
            else ""
        )
        reason = f" - {self.why}" if self.why else ""
        return f"{self.kind}: {session}{move}{reason}"


@dataclass(frozen=True, slots=True)
class SeasonDiff:
    """All lines of a replan; empty when nothing changed.

    ``not_made_up`` says of each missed session that does not come back why it does not.
    """

    lines: tuple[DiffLine, ...]
    not_made_up: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[DiffLine, ...]:
        """The lines that are not simply kept."""
        return tuple(line for line in self.lines if line.kind is not DiffKind.KEPT)

    def __bool__(self) -> bool:
        return bool(self.changes)
