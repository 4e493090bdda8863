"""Hevy's table: the header names the unit of weights and distances."""

from __future__ import annotations

from wholestride.domain.quantities import MassUnit
from wholestride.formats.strength.nouns import (
    MOST_REPS,
    MOST_SECONDS,
    LiftedSet,
    Numbers,
    Row,
    load_of,
    metres_of,
    moment_of,
    rir_of,
    whole,
)

MARKS = frozenset({"start_time", "exercise_title", "set_index", "reps"})
NUMBERS = (
    *("weight_kg", "weight_lbs", "reps", "rpe"),
    *("distance_km", "distance_miles", "duration_seconds"),
)


def unit_of(row: Row) -> MassUnit | None:
    """The unit that the header names."""
    if "weight_kg" in row:
        return MassUnit.KG
    return MassUnit.LB if "weight_lbs" in row else None


def set_of(row: Row, numbers: Numbers, unit: MassUnit) -> LiftedSet | str | None:
    """The set of a row, or the words what is wrong with it."""
    at = moment_of(row.get("start_time", ""))
    if at is None:
        return "its start_time is no time"
    far = "km" if numbers.get("distance_km") is not None else "miles"
    return LiftedSet(
        row.get("exercise_title", "").strip(),
        at,
        whole(numbers.get("reps"), MOST_REPS),
        load_of(numbers.get("weight_kg" if unit is MassUnit.KG else "weight_lbs"), unit),
        whole(numbers.get("duration_seconds"), MOST_SECONDS),
        metres_of(numbers.get(f"distance_{far}"), far),
        rir_of(numbers.get("rpe")),
        row.get("set_type", "").strip().casefold() == "warmup",
    )
