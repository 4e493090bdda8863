"""What composition takes and gives: a block's request, its composed sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.exercise import Component, Region
from wholestride.domain.season import SessionKind, WeekDose


class Role(StrEnum):
    """The part that a line plays in a session, in the order of rule DOSE18."""

    WARM_UP = "warm-up"
    BALANCE = "balance"
    JUMP = "jump"
    MAIN = "main"
    ONE_LEG = "one-leg"
    CALF = "calf"
    ASSISTANCE = "assistance"
    UPPER = "upper"
    CORE = "core"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """One session of the block's typical week: its kind, minutes and place.

    ``variant`` tells full A (squat, push) from full B (hinge or one leg, pull), and
    "Posture and pull" from "Arm drive and press".
    """

    kind: SessionKind
    minutes: int
    place: TrainingPlace
    variant: str = "A"
    held: frozenset[str] = frozenset()
    """What it held in a season before; that is liked better."""
    stays: bool = False
    """True where that stays as it is, so that no other session of the week may hold it."""


@dataclass(frozen=True, slots=True)
class BlockRequest:
    """A block of weeks that share their exercises.

    ``outside`` credits component minutes that warm-ups at runs, stretches and flows
    already give. ``avoid`` holds exercises whose cautions or rules forbid them now;
    ``keep_main`` the main lifts of the block before (continuity as progression);
    ``recent`` the other exercises of the block before (variety); ``mastered`` ids from
    whose ladder rung the athlete may climb.
    """

    dose: WeekDose
    athlete: Athlete
    sessions: tuple[SessionRequest, ...]
    outside: Mapping[Component, float] = field(default_factory=dict)
    outside_contacts: int = 0
    avoid: frozenset[str] = frozenset()
    keep_main: tuple[str, ...] = ()
    recent: frozenset[str] = frozenset()
    mastered: frozenset[str] = frozenset()
    age: int | None = None


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """An exercise with its number of working sets in a full week of the block.

    ``set_seconds`` is the time of one set with its rest, ``set_up_seconds`` what comes once
    (set-up and warm-up sets), ``contacts_per_set`` the landings of both feet together.
    ``heavy`` marks sets of 80 % and more (rule OWN19), ``easy`` sets that keep four or more
    repetitions in reserve, ``hard_sets`` is False where even more stay in reserve, so that the
    sets count for no region (rule OWN04).
    """

    exercise: str
    sets: int
    role: Role
    superset: str | None = None
    why: str = ""
    swap: tuple[str, ...] = ()
    amount: int | None = None
    """Repetitions, seconds or metres of a template line; None where the phase decides."""
    rest_seconds: int | None = None
    set_seconds: int = 0
    set_up_seconds: int = 0
    contacts_per_set: int = 0
    heavy: bool = False
    easy: bool = False
    hard_sets: bool = True

    @property
    def seconds(self) -> int:
        """Seconds of the line by itself, its rests included."""
        return self.set_up_seconds + self.sets * self.set_seconds

    @property
    def contacts(self) -> int:
        """Foot contacts of all its sets."""
        return self.sets * self.contacts_per_set


@dataclass(frozen=True, slots=True)
class ComposedSession:
    """One session with its lines in the order in which they are done."""

    request: SessionRequest
    lines: tuple[ComposedLine, ...]
    minutes: float
    template: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class ComposedBlock:
    """The block's typical week, how far it is from its dose, and the gap proven.

    ``gap`` is the share of the week's dose that a better composition could at most still add;
    where the dose is proven to be as good as it gets, the relative gap of the taste.
    """

    sessions: tuple[ComposedSession, ...]
    gap: float
    sets: Mapping[Region, float]
    minutes: Mapping[Component, float]
    contacts: int
    shortfalls: tuple[str, ...] = ()
    """Sentences about what went and why, least valuable first."""
    below_minimum: Mapping[str, float] = field(default_factory=dict)
    """What lies under the week's minimum, in sets, minutes, contacts or lines."""
