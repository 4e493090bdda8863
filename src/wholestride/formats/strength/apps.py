"""The tables of strength apps: which column says what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wholestride.domain.quantities import MassUnit

Told = tuple[str, frozenset[str]]
"""A column, and the words in it that say yes."""

_NOWHERE: Told = ("", frozenset())
_TRUE = frozenset({"1", "true", "yes"})


@dataclass(frozen=True, slots=True)
class Table:
    """One app's table; its columns are written without capitals.

    ``marks`` are columns by which it is known, beside ``at``, ``exercise`` and ``reps``.
    ``weights`` and ``distances`` give for each column its unit, or the column that names it.
    ``equipment`` is a column that belongs to the exercise's name. ``universal``: its times are.
    """

    app: str
    at: str
    exercise: str
    marks: frozenset[str]
    reps: str = "reps"
    weights: Mapping[str, MassUnit | str] = field(default_factory=dict)
    distances: Mapping[str, str] = field(default_factory=dict)
    seconds: str = ""
    rpe: str = ""
    rir: str = ""
    equipment: str = ""
    warm_up: Told = _NOWHERE
    to_failure: Told = _NOWHERE
    left_out: Told = _NOWHERE
    universal: bool = False

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that hold numbers."""
        named = (self.reps, self.seconds, self.rpe, self.rir)
        return (*self.weights, *self.distances, *filter(None, named))

    @property
    def columns(self) -> frozenset[str]:
        """Every column that is read; notes and the like, and what has no name, are not kept."""
        units = [each for each in self.weights.values() if not isinstance(each, MassUnit)]
        told = (self.warm_up[0], self.to_failure[0], self.left_out[0])
        words = filter(None, (self.at, self.exercise, self.equipment, *told))
        return frozenset((*self.numbers, *units, *self.distances.values(), *words))

    def fits(self, header: frozenset[str]) -> bool:
        """True for a header that has every column by which the table is known."""
        return {self.at, self.exercise, self.reps, *self.marks} <= header


_WEIGHTS: Mapping[str, MassUnit | str] = {
    "weight": "weight unit",
    "weight (kg)": MassUnit.KG,
    "weight (kgs)": MassUnit.KG,
    "weight (lb)": MassUnit.LB,
    "weight (lbs)": MassUnit.LB,
}
_DISTANCES = {
    "distance": "distance unit",
    "distance (meters)": "m",
    "distance (km)": "km",
    "distance (miles)": "miles",
}

STRONG = Table(
    app="Strong",
    at="date",
    exercise="exercise name",
    marks=frozenset({"set order"}),
    weights=_WEIGHTS,
    distances=_DISTANCES,
    seconds="seconds",
    rpe="rpe",
    warm_up=("set order", frozenset({"w"})),
    to_failure=("set order", frozenset({"f"})),
    left_out=("set order", frozenset({"rest timer", "note"})),
)
HEVY = Table(
    app="Hevy",
    at="start_time",
    exercise="exercise_title",
    marks=frozenset({"set_index"}),
    weights={"weight_kg": MassUnit.KG, "weight_lbs": MassUnit.LB},
    distances={"distance_km": "km", "distance_miles": "miles"},
    seconds="duration_seconds",
    rpe="rpe",
    warm_up=("set_type", frozenset({"warmup"})),
    to_failure=("set_type", frozenset({"failure"})),
)
FITNOTES = Table(
    app="FitNotes",
    at="date",
    exercise="exercise",
    marks=frozenset({"category"}),
    weights=_WEIGHTS,
    distances=_DISTANCES,
    seconds="time",
)
"""On Android with one weight, on iOS with the same one in kilograms and in pounds."""

FITNOTES_WITH_TIMES = Table(
    app="FitNotes",
    at="starttime",
    exercise="exercise",
    marks=frozenset({"status", "iswarmup"}),
    weights=_WEIGHTS,
    seconds="time",
    rpe="rpe",
    rir="rir",
    equipment="equipment",
    warm_up=("iswarmup", _TRUE),
    left_out=("status", frozenset({"notstarted", "failed", "skipped"})),
    universal=True,
)
LIFTOSAUR = Table(
    app="Liftosaur",
    at="workout datetime",
    exercise="exercise",
    marks=frozenset({"is warmup set?"}),
    reps="completed reps",
    weights={"completed weight value": "completed weight unit"},
    rpe="completed rpe",
    warm_up=("is warmup set?", _TRUE),
    universal=True,
)
"""What was required is passed over: only what was done counts."""

TABLES = (STRONG, HEVY, FITNOTES, FITNOTES_WITH_TIMES, LIFTOSAUR)
