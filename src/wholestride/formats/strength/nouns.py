"""A set as another app kept it, and the cells that all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import floor

from wholestride.domain.findings import Finding
from wholestride.domain.quantities import METRES_PER_MILE, Mass, MassUnit, kg, lb

MOST_REPS, MOST_SECONDS, MOST_METRES, HEAVIEST_KG = 1000, 36_000, 100_000, 1000
"""More than this is a slip, and such a set is passed over."""


@dataclass(frozen=True, slots=True)
class LiftedSet:
    """One set with the exercise's name as written; ``at`` is the local start of its session."""

    name: str
    at: datetime
    reps: int | None = None
    load: Mass | None = None
    seconds: int | None = None
    metres: int | None = None
    rir: int | None = None
    warm_up: bool = False


Row = Mapping[str, str]
Numbers = Mapping[str, float | None]
Strength = tuple[tuple[LiftedSet, ...], tuple[Finding, ...]]
_FORMS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%d %b %Y, %H:%M",
    "%b %d, %Y, %I:%M %p",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%m-%d %I:%M %p",
)


@lru_cache(maxsize=4096)
def moment_of(text: str) -> datetime | None:
    r"""A local time in one of the ways that apps write it; None for any other.

    >>> moment_of("07 Jan 2024, 17:15")
    datetime.datetime(2024, 1, 7, 17, 15)
    >>> moment_of("2024-01-07 5:15:00\u202fPM")
    datetime.datetime(2024, 1, 7, 17, 15)
    """
    plain = " ".join(text.split())
    for form in _FORMS:
        try:
            found = datetime.strptime(plain, form)
        except ValueError:
            continue
        return found if 1990 <= found.year <= 2099 else None
    return None


def whole(number: float | None, most: int) -> int | None:
    """A count that is more than nothing and possible."""
    return round(number) if number is not None and 0.5 <= number <= most else None


def load_of(number: float | None, unit: MassUnit) -> Mass | None:
    """A load; 0 is body weight, or was not entered."""
    if number is None or number <= 0:
        return None
    mass = kg(number) if unit is MassUnit.KG else lb(number)
    return mass if mass.kg <= HEAVIEST_KG else None


def metres_of(number: float | None, unit: str) -> int | None:
    """Metres of a distance whose unit is said."""
    factors = {"m": 1.0, "km": 1000.0, "mi": METRES_PER_MILE, "miles": METRES_PER_MILE}
    factor = factors.get(unit.strip().casefold())
    return None if number is None or factor is None else whole(number * factor, MOST_METRES)


def rir_of(rpe: float | None) -> int | None:
    """Repetitions in reserve of an effort of 10; halves are rounded down, to the harder.

    >>> rir_of(8.5), rir_of(10), rir_of(0)
    (1, 0, None)
    """
    return floor(10 - rpe) if rpe is not None and 1 <= rpe <= 10 else None
