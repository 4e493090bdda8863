"""Self-tests: published norms, their error of measurement, and left against right.

They set a starting level and track change beyond the error. They predict no injury and give no
probability of one (rule TEST01).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wholestride.domain.athlete import Sex, Side
from wholestride.domain.exercise import Pattern, Region

IGNORED_BELOW_PERCENT = 10
BLOCK_ABOVE_PERCENT = 15
"""Gap between sides [% of the stronger]: below the first nothing, above the second a block of
one-sided work (our default, grade D)."""


class SideAction(StrEnum):
    """What a gap between left and right changes."""

    IGNORE = "ignore"
    WEAKER_FIRST = "weaker-first"
    """The weaker side first, and one set more for it."""
    ONE_SIDED_BLOCK = "one-sided-block"
    """Four to six weeks of one-sided lifts, then the test again."""


@dataclass(frozen=True, slots=True)
class SelfTestFacts:
    """A self-test: its unit, the gap that is still noise, and what it speaks about.

    ``regions`` narrows the patterns where it names any. A gap counts from ``least_gap`` [unit]
    and from ``least_percent`` [% of the stronger] on: less is error of measurement.
    ``percent_counts`` is False where centimetres decide alone.
    """

    name: str
    unit: str
    least_gap: float
    patterns: tuple[Pattern, ...]
    source: str
    regions: tuple[Region, ...] = ()
    percent_counts: bool = True
    least_percent: float = IGNORED_BELOW_PERCENT


HEEL_RAISE = SelfTestFacts(
    "single-leg heel raise",
    "reps",
    7,
    (Pattern.CALF,),
    "Hébert-Losier 2017, 10.1016/j.physio.2017.03.002: limits of agreement 6 repetitions (TEST03)",
)
SIDE_PLANK = SelfTestFacts(
    "side plank",
    "s",
    5,
    (Pattern.LATERAL,),
    "St. Catherine University thesis, 54 s (SD 25), 18 to 55 years (TEST04)",
    least_percent=15,
)
Y_BALANCE = SelfTestFacts(
    "y-balance anterior",
    "cm",
    4.1,
    (Pattern.BALANCE,),
    "Plisky 2021, 10.26603/001c.27634: more than 4 cm asks for balance work (TEST06)",
    percent_counts=False,
)
KNEE_TO_WALL = SelfTestFacts(
    "knee-to-wall",
    "cm",
    2,
    (Pattern.MOBILITY, Pattern.STRETCH),
    "Knee-to-wall lunge norms, PMID 41723909 (TEST07)",
    (Region.CALVES, Region.SOLEUS, Region.SHIN_FOOT),
    percent_counts=False,
)
HOP = SelfTestFacts(
    "single-leg hop",
    "cm",
    0,
    (Pattern.LUNGE, Pattern.STEP, Pattern.JUMP),
    "Asymmetry of healthy runners 5 to 14 %, 10.21203/rs.3.rs-9012614 (TEST08)",
)
PLANK = SelfTestFacts(
    "forearm plank",
    "s",
    0,
    (Pattern.ANTI_EXTENSION,),
    "Strand 2014, 10.2478/hukin-2014-0011 (TEST05)",
)
SELF_TESTS: Mapping[str, SelfTestFacts] = {
    facts.name: facts for facts in (HEEL_RAISE, SIDE_PLANK, Y_BALANCE, KNEE_TO_WALL, HOP, PLANK)
}
"""Every self-test that the planner understands, by its name."""

OTHER_NAMES: Mapping[str, str] = {
    "heel raise": "single-leg heel raise",
    "single-leg calf raise": "single-leg heel raise",
    "side bridge": "side plank",
    "y-balance": "y-balance anterior",
    "ankle lunge": "knee-to-wall",
    "hop": "single-leg hop",
    "plank": "forearm plank",
}


def self_test(name: str) -> SelfTestFacts | None:
    """The facts of a self-test by its name or one of its other names; None when unknown.

    >>> self_test("Side bridge").name
    'side plank'
    """
    key = " ".join(name.casefold().replace("_", " ").split())
    return SELF_TESTS.get(OTHER_NAMES.get(key, key))


@dataclass(frozen=True, slots=True)
class SideVerdict:
    """What left against right says; ``weaker`` is None where the gap is ignored."""

    action: SideAction
    weaker: Side | None
    gap: float
    gap_percent: float


def asymmetry(left: float, right: float, test: SelfTestFacts) -> SideVerdict:
    """Compare both sides of a self-test, in the test's unit.

    Under 10 % or inside the error of measurement the gap is ignored; to 15 % the weaker side
    comes first with one set more; above that a block of one-sided lifts follows (our default).

    >>> asymmetry(27, 24, HEEL_RAISE).action
    <SideAction.IGNORE: 'ignore'>
    >>> print(asymmetry(27, 18, HEEL_RAISE).action, asymmetry(27, 18, HEEL_RAISE).weaker)
    one-sided-block right
    """
    gap = abs(left - right)
    stronger = max(left, right)
    percent = 100 * gap / stronger if stronger > 0 else 0.0
    action = _action(gap, percent, test)
    weaker = None
    if action is not SideAction.IGNORE:
        weaker = Side.LEFT if left < right else Side.RIGHT
    return SideVerdict(action, weaker, gap, percent)


def _action(gap: float, percent: float, test: SelfTestFacts) -> SideAction:
    if gap == 0 or gap < test.least_gap:
        return SideAction.IGNORE
    if not test.percent_counts:
        return SideAction.WEAKER_FIRST
    if percent < test.least_percent:
        return SideAction.IGNORE
    within = percent <= BLOCK_ABOVE_PERCENT
    return SideAction.WEAKER_FIRST if within else SideAction.ONE_SIDED_BLOCK


HEEL_RAISE_MEDIANS: Mapping[Sex, tuple[int, ...]] = {
    Sex.MALE: (37, 32, 28, 23, 19, 14),
    Sex.FEMALE: (30, 27, 24, 21, 19, 16),
}
"""Median repetitions by decade from the twenties to the seventies (rule TEST02); n = 566,
10-degree incline, 30 a minute; copies of the table differ by one repetition."""


def heel_raise_median(age: int, sex: Sex | None) -> int:
    """Median single-leg heel raises of an age [repetitions]; the lower one when sex is unknown.

    Hébert-Losier 2017, 10.1016/j.physio.2017.03.002; 20 to 79 years, the nearest decade outside.

    >>> heel_raise_median(34, Sex.FEMALE), heel_raise_median(72, Sex.MALE)
    (27, 14)
    """
    decade = min(max(age // 10 - 2, 0), 5)
    if sex is not None:
        return HEEL_RAISE_MEDIANS[sex][decade]
    return min(row[decade] for row in HEEL_RAISE_MEDIANS.values())


SIDE_PLANK_LOW_SECONDS = 30
"""Below this a side plank is low (rule TEST04) [s]."""

PLANK_CEILING_SECONDS = 120
"""From here on a plank goes on by moving, not by holding longer (rule TEST05) [s]."""

PLANK_MEAN_SECONDS: Mapping[Sex, int] = {Sex.MALE: 124, Sex.FEMALE: 83}
"""Mean forearm plank of students (Strand 2014, n = 471; SD 72 and 63) [s]."""

KNEE_TO_WALL_LOW_CM = 9.0
"""Below this the ankle wants mobility work (rule TEST07) [cm]."""


def is_low(test: SelfTestFacts, value: float, age: int | None, sex: Sex | None) -> bool:
    """True when a result is low enough for more work on it; False where no norm is kept.

    A heel raise is low when it lies seven or more under the median of its age, which is more
    than the error of measurement.

    >>> is_low(HEEL_RAISE, 20, 34, Sex.FEMALE), is_low(HEEL_RAISE, 21, 34, Sex.FEMALE)
    (True, False)
    >>> is_low(SIDE_PLANK, 25, None, None), is_low(KNEE_TO_WALL, 8.5, None, None)
    (True, True)
    """
    if test is HEEL_RAISE:
        return age is not None and heel_raise_median(age, sex) - value >= HEEL_RAISE.least_gap
    if test is SIDE_PLANK:
        return value < SIDE_PLANK_LOW_SECONDS
    return test is KNEE_TO_WALL and value < KNEE_TO_WALL_LOW_CM


def retest_due(days_since: int, *, race_week: bool, hours_since_hard_run: float) -> bool:
    """True when a self-test should be done again: after six weeks, rested, not in race week.

    Rule TEST09, our default: every 6 to 8 weeks, never within 48 h of a hard run.

    >>> retest_due(45, race_week=False, hours_since_hard_run=60)
    True
    """
    return days_since >= 42 and not race_week and hours_since_hard_run >= 48
