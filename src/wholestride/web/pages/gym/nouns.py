"""What a session in the gym is made of: cards, moves, rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.logbook import SetLog
from wholestride.domain.season import Prescription, Session
from wholestride.planning.progress.decision import LoadDecision

ADDED = "added"
"""The note of an exercise that nobody planned."""


@dataclass(frozen=True, slots=True)
class Row:
    """One set to tick, pre-filled."""

    exercise: str
    number: int
    side: str
    warm_up: bool
    measure: str
    amount: int
    grams: int | None
    label: str
    last: str
    line: int
    """Which line of the session it belongs to, and the how manyth set of it; 0 before them."""
    nth: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Move:
    """What is done in a card: the planned exercise or one that takes its place."""

    exercise: str
    name: str
    cues: tuple[str, ...]
    racks: Mapping[str, str]
    """By the places where it can be done: what is loaded there, empty where nothing is weighed."""
    note: str
    target: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence of reason with its grade and rule, where it has one."""

    text: str
    rule: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise, or the whole warm-up, in the order of the session."""

    key: str
    target: str
    rest: int
    superset: str
    reason: Spoken | None
    more: tuple[Spoken, ...]
    differently: tuple[tuple[str, str], ...]
    asks_rir: bool
    pain_rule: str
    easier: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Gym:
    """What cards are made from."""

    catalogue: Catalogue
    athlete: Athlete
    place: TrainingPlace
    session: Session
    decisions: Mapping[int, LoadDecision] = field(default_factory=dict)
    """By the position of the prescription: what the logs say about its load."""
    last: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    """What was done last time in the same set."""
    lifted: Mapping[str, SetLog] = field(default_factory=dict)
    """By exercise: its newest loaded set."""
    offers: Mapping[str, Mapping[str, Prescription]] = field(default_factory=dict)
    """By place and exercise: how what is possible there would be done today."""

    @property
    def places(self) -> Mapping[str, TrainingPlace]:
        """The places of the runner and that of the session, first."""
        return {self.place.name: self.place, **self.athlete.planning_places}
