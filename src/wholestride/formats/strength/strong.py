"""Strong's table, in its two dialects: with a unit in each row, or without any."""

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

MARKS = frozenset({"date", "exercise name", "set order", "reps"})
NUMBERS = ("weight", "weight (kg)", "weight (lbs)", "reps", "rpe", "distance", "seconds")
UNITS = {"kg": MassUnit.KG, "kgs": MassUnit.KG, "lb": MassUnit.LB, "lbs": MassUnit.LB}
_NO_SETS = ("rest timer", "note")
_WARM_UP = "w"


def unit_of(row: Row) -> MassUnit | None:
    """The unit that the row or its header names."""
    if "weight (kg)" in row:
        return MassUnit.KG
    if "weight (lbs)" in row:
        return MassUnit.LB
    return UNITS.get(row.get("weight unit", "").strip().casefold())


def set_of(row: Row, numbers: Numbers, unit: MassUnit) -> LiftedSet | str | None:
    """The set of a row, None where it is a rest or a note, or the words what is wrong with it."""
    order = row.get("set order", "").strip().casefold()
    if order in _NO_SETS:
        return None
    at = moment_of(row.get("date", ""))
    if at is None:
        return "its Date is no time"
    weight = next((numbers[key] for key in NUMBERS[:3] if numbers.get(key) is not None), None)
    return LiftedSet(
        row.get("exercise name", "").strip(),
        at,
        whole(numbers.get("reps"), MOST_REPS),
        load_of(weight, unit),
        whole(numbers.get("seconds"), MOST_SECONDS),
        metres_of(numbers.get("distance"), row.get("distance unit", "")),
        rir_of(numbers.get("rpe")),
        order == _WARM_UP,
    )
