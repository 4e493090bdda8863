"""A set as another app kept it, and the cells that all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import floor

from wholestride.domain.findings import Finding
from wholestride.domain.quantities import METRES_PER_MILE, Mass, MassUnit, kg, lb
from wholestride.formats.moments import from_offset

MOST_REPS, MOST_SECONDS, MOST_METRES, HEAVIEST_KG = 1000, 36_000, 100_000, 1000
"""More than this is a slip, and such a set is passed over."""

UNITS = {"kg": MassUnit.KG, "kgs": MassUnit.KG, "lb": MassUnit.LB, "lbs": MassUnit.LB}
_METRES = {"m": 1.0, "km": 1000.0, "mi": METRES_PER_MILE, "miles": METRES_PER_MILE}
FIRST_YEAR, LAST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class LiftedSet:
    """One set with the exercise's name as written; ``at`` is the local start of its session.

    Midnight stands for a session of which the day alone is known.
    """

    name: str
    at: datetime
    reps: int | None = None
    load: Mass | None = None
    seconds: int | None = None
    metres: int | None = None
    rir: int | None = None
    warm_up: bool = False

    @property
    def counted(self) -> bool:
        """True where repetitions, time or distance say that the set was done."""
        return bool(self.name and (self.reps or self.seconds or self.metres))


@dataclass(frozen=True, slots=True)
class StrengthHistory:
    """What a file of another app holds, and what was wrong with it.

    ``unit_asked``: nothing was read, because the file does not say the unit of its weights;
    read it again with the runner's answer.
    """

    app: str = ""
    sets: tuple[LiftedSet, ...] = ()
    findings: tuple[Finding, ...] = ()
    unit_asked: bool = False


Row = Mapping[str, str]
Numbers = Mapping[str, float | None]
_FORMS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%d %b %Y, %H:%M",
    "%b %d, %Y, %I:%M %p",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%m-%d %I:%M %p",
)


@lru_cache(maxsize=4096)
def moment_of(text: str, zone: str) -> datetime | None:
    r"""The local time that an app wrote, in one of their ways; None for any other.

    A time that names its offset keeps it; universal time is told in the runner's ``zone``.

    >>> moment_of("07 Jan 2024, 17:15", "Europe/Berlin")
    datetime.datetime(2024, 1, 7, 17, 15)
    >>> moment_of("2024-01-07 5:15:00\u202fPM", "Europe/Berlin")
    datetime.datetime(2024, 1, 7, 17, 15)
    >>> moment_of("2024-01-07T16:15:00.000Z", "Europe/Berlin")
    datetime.datetime(2024, 1, 7, 17, 15)
    """
    plain = " ".join(text.split())
    found = _iso(plain) or _written(plain)
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        return None
    return found if found.tzinfo is None else from_offset(found, zone).start


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _written(text: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
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
    if number is None:
        return None
    factor = _METRES.get(unit.strip().casefold())
    return None if factor is None else whole(number * factor, MOST_METRES)


def clock_seconds(text: str) -> int | None:
    """Seconds of a duration like 0:01:30 or 1:30.

    >>> clock_seconds("0:01:30"), clock_seconds("1:30"), clock_seconds("90"), clock_seconds("a:b")
    (90, 90, None, None)
    """
    parts = text.strip().split(":")
    if not 2 <= len(parts) <= 3 or not all(each.isdecimal() and len(each) < 4 for each in parts):
        return None
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return whole(seconds, MOST_SECONDS)


def rir_of(rpe: float | None, rir: float | None = None) -> int | None:
    """Repetitions in reserve, told or of an effort of 10; halves go down, to the harder side.

    >>> rir_of(8.5), rir_of(10), rir_of(0), rir_of(8, 3)
    (1, 0, None, 3)
    """
    if rir is not None and 0 <= rir <= 10:
        return floor(rir)
    return floor(10 - rpe) if rpe is not None and 1 <= rpe <= 10 else None
