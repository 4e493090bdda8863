"""The catalogue: everything that the planner reads as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wholestride.domain.exercise import Equipment, Exercise
from wholestride.domain.running import RunKind, RunSubkind


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One line of a written session template."""

    exercise: str
    sets: int
    reps: int | None = None
    seconds: int | None = None
    metres: int | None = None
    per_side: bool = False
    rest_seconds: int = 30
    superset: str = ""
    swap: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionTemplate:
    """A written, complete session, such as "Posture and pull" with bands.

    ``form`` names the place whose equipment is enough: bodyweight, bands, dumbbells, gym or
    roller. ``purpose`` says where the planner may use it: upper-core, mobility,
    mobility-light (race and recovery weeks, a little of each component), prehab, activation,
    or at runs and lifts: warm-up-easy, warm-up-quality, warm-up-long, warm-up-lift,
    pre-run-hip-core (runners new to lifting, rule INJ03), after-run.

    ``level_floor`` and ``level_ceiling`` bound the athlete's highest exercise level (new 2,
    novice 3, intermediate 4, advanced 5); ``minutes`` are those of the time model [min].
    """

    id: str
    name: str
    form: str
    purpose: str
    lines: tuple[TemplateLine, ...]
    minutes: float
    level_floor: int = 1
    level_ceiling: int = 5
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the evidence: what it says, how sure, from where."""

    id: str
    statement: str
    grade: str
    source: str
    kind: str
    population: str = ""
    domain: str = ""
    verified: str = ""
    """doi (may be shown as a link), author-year (shown as text), or default (our own)."""
    evidence: str = ""
    """The kind of study, such as RCT or meta-analysis; empty where nobody noted it."""


@dataclass(frozen=True, slots=True)
class DoseRow:
    """One figure of the dose table: phase x level x item; the numbers may be absent."""

    minimum: float | None
    target: float | None
    maximum: float | None
    text: str
    rules: tuple[str, ...]
    grade: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TitleRule:
    """A pattern that tells a run's kind from its title, tried in the order of the file."""

    kind: RunKind
    pattern: str
    reason: str
    language: str = "en"
    unless: str = ""
    subkind: RunSubkind | None = None
    confidence_percent: int = 90


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the planner reads as data."""

    exercises: Mapping[str, Exercise]
    templates: Mapping[str, SessionTemplate]
    rules: Mapping[str, Rule]
    dose: Mapping[tuple[str, str, str], DoseRow]
    titles: tuple[TitleRule, ...] = ()
    equipment_aliases: Mapping[str, Equipment] = field(default_factory=dict)
    places: Mapping[str, frozenset[Equipment]] = field(default_factory=dict)
