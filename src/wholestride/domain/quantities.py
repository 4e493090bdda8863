"""Numbers with a unit are types: mass, distance, pace."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

GRAMS_PER_POUND = 453.59237
METRES_PER_MILE = 1609.344


class MassUnit(StrEnum):
    """The unit that the runner types and reads."""

    KG = "kg"
    LB = "lb"


@dataclass(frozen=True, slots=True, order=True)
class Mass:
    """A mass in whole grams that remembers the unit it was entered in.

    >>> print(kg(16))
    16 kg
    >>> print(lb(35)), lb(35).grams
    35 lb
    (None, 15876)
    """

    grams: int
    unit: MassUnit = field(default=MassUnit.KG, compare=False)

    @property
    def kg(self) -> float:
        """The mass in kilograms [kg]."""
        return self.grams / 1000

    @property
    def lb(self) -> float:
        """The mass in pounds [lb]."""
        return self.grams / GRAMS_PER_POUND

    def __str__(self) -> str:
        number = self.lb if self.unit is MassUnit.LB else self.kg
        return f"{round(number, 2):g} {self.unit}"


def kg(number: float) -> Mass:
    """A mass given in kilograms [kg]."""
    return Mass(round(number * 1000), MassUnit.KG)


def lb(number: float) -> Mass:
    """A mass given in pounds [lb]."""
    return Mass(round(number * GRAMS_PER_POUND), MassUnit.LB)


@dataclass(frozen=True, slots=True, order=True)
class Distance:
    """A distance in whole metres.

    >>> print(km(10.5), miles(1).metres)
    10.5 km 1609
    """

    metres: int

    @property
    def km(self) -> float:
        """The distance in kilometres [km]."""
        return self.metres / 1000

    def __str__(self) -> str:
        return f"{round(self.km, 2):g} km" if self.metres >= 1000 else f"{self.metres} m"


def km(number: float) -> Distance:
    """A distance given in kilometres [km]."""
    return Distance(round(number * 1000))


def miles(number: float) -> Distance:
    """A distance given in miles [mi]."""
    return Distance(round(number * METRES_PER_MILE))


@dataclass(frozen=True, slots=True, order=True)
class Pace:
    """A running pace in whole seconds per kilometre [s/km].

    >>> print(Pace.parse("6:10 /km"), Pace.parse("10:00 /mi"))
    6:10 /km 6:13 /km
    """

    seconds_per_km: int

    @staticmethod
    def parse(text: str) -> Pace:
        """Read ``6:10``, ``6:10 /km`` or ``9:55 /mi``.

        Raises:
            ValueError: when the text is none of these.
        """
        match = re.fullmatch(r"\s*(\d{1,2}):([0-5]\d)\s*(?:min)?\s*/?\s*(km|mi|mile)?\s*", text)
        if match is None:
            raise ValueError(f"not a pace: {text!r}; write it like '6:10 /km' or '9:55 /mi'")
        seconds = int(match[1]) * 60 + int(match[2])
        if match[3] in ("mi", "mile"):
            seconds = round(seconds / (METRES_PER_MILE / 1000))
        return Pace(seconds)

    def minutes_for(self, distance: Distance) -> float:
        """Minutes that this pace needs for the distance [min]."""
        return distance.km * self.seconds_per_km / 60

    def __str__(self) -> str:
        return f"{self.seconds_per_km // 60}:{self.seconds_per_km % 60:02d} /km"
