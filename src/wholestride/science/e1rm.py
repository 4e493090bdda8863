"""One-repetition maximum from a set, and the share of it that a set asks for.

All equations give a factor [1]: one-repetition maximum divided by the load of the set. ``reps``
are repetitions *to failure* [1], which is those done plus those kept in reserve. They are fit for
2 to 10 repetitions only (rule PROG08): there they lie 6 to 8 % apart, at 15 already 22 %.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wholestride.domain.quantities import Mass, MassUnit

FEWEST_REPS = 2
MOST_REPS = 10
"""Range of repetitions to failure from which a maximum is estimated (rule PROG08)."""


def epley(reps: float) -> float:
    """Epley 1985, Boyd Epley Workout: ``1 + r / 30``.

    >>> f"{epley(5):.3f}"
    '1.167'
    """
    return 1 + reps / 30


def brzycki(reps: float) -> float:
    """Brzycki 1993, JOPERD 64(1):88: ``36 / (37 - r)``; below 37 repetitions.

    >>> f"{brzycki(5):.3f}"
    '1.125'
    """
    return 36 / (37 - reps)


def lander(reps: float) -> float:
    """Lander 1985, NSCA Journal 6:60: ``100 / (101.3 - 2.67123 r)``; below 37 repetitions.

    >>> f"{lander(5):.3f}"
    '1.137'
    """
    return 100 / (101.3 - 2.67123 * reps)


def lombardi(reps: float) -> float:
    """Lombardi 1989, Beginning Weight Training: ``r ** 0.10``.

    >>> f"{lombardi(5):.3f}"
    '1.175'
    """
    return float(reps**0.10)


def mayhew(reps: float) -> float:
    """Mayhew 1992, J Appl Sport Sci Res 6:200: ``100 / (52.2 + 41.9 e^(-0.055 r))``.

    >>> f"{mayhew(5):.3f}"
    '1.190'
    """
    return 100 / (52.2 + 41.9 * math.exp(-0.055 * reps))


def oconner(reps: float) -> float:
    """O'Conner 1989, Weight Training Today: ``1 + 0.025 r``.

    >>> f"{oconner(5):.3f}"
    '1.125'
    """
    return 1 + 0.025 * reps


def wathan(reps: float) -> float:
    """Wathan 1994, Essentials of Strength Training: ``100 / (48.8 + 53.8 e^(-0.075 r))``.

    >>> f"{wathan(5):.3f}"
    '1.166'
    """
    return 100 / (48.8 + 53.8 * math.exp(-0.075 * reps))


FORMULAS: Mapping[str, Callable[[float], float]] = {
    "Epley": epley,
    "Brzycki": brzycki,
    "Lander": lander,
    "Lombardi": lombardi,
    "Mayhew": mayhew,
    "O'Conner": oconner,
    "Wathan": wathan,
}
"""All seven by the name of their author."""

TRUSTED = (epley, brzycki, wathan)
"""The three whose mean the planner uses (rule PROG08)."""


def mean_factor(reps: float) -> float:
    """Mean of Epley, Brzycki and Wathan [1].

    >>> f"{mean_factor(5):.4f}"
    '1.1525'
    """
    return sum(formula(reps) for formula in TRUSTED) / len(TRUSTED)


def spread_percent(reps: float) -> float:
    """How far the seven equations lie apart, in percent of their mean [%].

    >>> [f"{spread_percent(reps):.1f}" for reps in (3, 5, 10, 15)]
    ['7.4', '5.6', '7.4', '21.9']
    """
    factors = [formula(reps) for formula in FORMULAS.values()]
    return 100 * (max(factors) - min(factors)) / (sum(factors) / len(factors))


# fmt: off
PERCENT_TENTHS: tuple[int, ...] = (
    985, 953, 923, 895, 868, 842, 817, 793, 770, 747,
    726, 705, 685, 665, 646, 627, 608, 590, 571, 553,
)
# fmt: on
"""Share of the maximum for 1 to 20 repetitions to failure [0.1 %]: 1000 / mean factor.

Whole numbers, so that every machine plans the same load. Past 10 they only size a load."""


def percent_tenths(reps_to_failure: int) -> int:
    """Share of the one-repetition maximum that allows so many repetitions [0.1 %].

    Below 1 and above 20 the nearest end of the table is given.

    >>> percent_tenths(5), percent_tenths(8), percent_tenths(30)
    (868, 793, 553)
    """
    return PERCENT_TENTHS[min(max(reps_to_failure, 1), len(PERCENT_TENTHS)) - 1]


def reps_at_percent(tenths: int) -> int:
    """Repetitions to failure that a share of the maximum [0.1 %] still allows, 0 to 20.

    >>> reps_at_percent(868), reps_at_percent(800), reps_at_percent(990)
    (5, 7, 0)
    """
    return sum(1 for each in PERCENT_TENTHS if each >= tenths)


@dataclass(frozen=True, slots=True)
class OneRepMax:
    """An estimated maximum with its standard deviation in percent of it."""

    mass: Mass
    sd_percent: int

    def __str__(self) -> str:
        return f"{about(self.mass)} (within {self.sd_percent} % two times in three)"


def about(maximum: Mass) -> str:
    """A maximum in words that promise no more than it knows: to half a kilogram or a pound.

    >>> from wholestride.domain.quantities import kg, lb
    >>> about(kg(97.919)), about(lb(205))
    ('about 98 kg', 'about 205 lb')
    """
    if maximum.unit is MassUnit.LB:
        return f"about {round(maximum.lb)} lb"
    return f"about {round(maximum.kg * 2) / 2:g} kg"


def sd_percent(reps_to_failure: int) -> int:
    """Standard deviation to keep with an estimate [%]: 5 up to 6 repetitions, 8 up to 10, else 15.

    The error of the equations in Reynolds 2006 (JSCR 20:584) and Lacio 2010; rule PROG08.

    >>> sd_percent(5), sd_percent(9), sd_percent(12)
    (5, 8, 15)
    """
    if reps_to_failure <= 6:
        return 5
    return 8 if reps_to_failure <= MOST_REPS else 15


def one_rep_max(load: Mass, reps: int, rir: int = 0) -> OneRepMax | None:
    """Estimate the maximum from one set; None outside 2 to 10 repetitions to failure.

    >>> from wholestride.domain.quantities import kg
    >>> print(one_rep_max(kg(80), reps=5, rir=2))
    about 98 kg (within 8 % two times in three)
    >>> one_rep_max(kg(40), reps=15) is None
    True
    """
    to_failure = reps + rir
    if not FEWEST_REPS <= to_failure <= MOST_REPS:
        return None
    grams = load.grams * 1000 // percent_tenths(to_failure)
    return OneRepMax(Mass(grams, load.unit), sd_percent(to_failure))


SMOOTHING_PERCENT = 30
"""Weight of a new estimate against the old one (our default, grade D)."""


def smoothed(old: Mass, seen: Mass, *, novice: bool) -> Mass:
    """Old estimate moved 30 % of the way to the new one, rising by 10 % at most for a novice.

    Others rise by 5 % at most, for one bad guess of the reserve must not raise next week's load.

    >>> from wholestride.domain.quantities import kg
    >>> print(smoothed(kg(100), kg(110), novice=False), smoothed(kg(100), kg(200), novice=False))
    103 kg 105 kg
    """
    moved = old.grams + (seen.grams - old.grams) * SMOOTHING_PERCENT // 100
    ceiling = old.grams * (110 if novice else 105) // 100
    return Mass(min(moved, ceiling), old.unit)


def share_of(maximum: Mass, tenths: int) -> Mass:
    """A share [0.1 %] of a maximum, rounded down to the gram.

    >>> from wholestride.domain.quantities import kg
    >>> print(share_of(kg(95), 793))
    75.33 kg
    """
    return Mass(maximum.grams * tenths // 1000, maximum.unit)
