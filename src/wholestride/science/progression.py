"""How loads, repetitions and sets go on from one session to the next, and after a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

RECOVERY_WEEK_PERCENT = 55
"""Share of the sets that stays in a recovery week [%] (rule PHASE15)."""

FIRST_WEEK_PERCENT = 60
"""Share of the sets in the first week of more [%] (rule PROG13)."""

MISSED_REPS_PERCENT = -5
"""Change of load after repetitions were missed [%] (our default, grade D)."""


@dataclass(frozen=True, slots=True)
class DoneSet:
    """One working set: repetitions (or seconds, or metres) done, and what was left in reserve."""

    amount: int
    rir: int | None = None


@dataclass(frozen=True, slots=True)
class StepBounds:
    """Smallest and largest rise of a load [0.1 %]."""

    low_tenths: int
    high_tenths: int


def step_bounds(*, lower_body: bool) -> StepBounds:
    """How far a load may rise at once: legs 2.5 to 10 %, upper body 2.5 to 5 %.

    ACSM 2009, 10.1249/MSS.0b013e3181915670, and NSCA (rules PROG01, PROG02).

    >>> step_bounds(lower_body=True)
    StepBounds(low_tenths=25, high_tenths=100)
    """
    return StepBounds(25, 100 if lower_body else 50)


def double_progression_met(sets: Sequence[DoneSet], top: int, target_rir: int) -> bool:
    """True when every set reached the top of its range with at least the target in reserve.

    Rule PROG03. A set without a reported reserve does not count as met.

    >>> double_progression_met([DoneSet(8, 3), DoneSet(8, 2)], top=8, target_rir=2)
    True
    >>> double_progression_met([DoneSet(8, 3), DoneSet(8, 1)], top=8, target_rir=2)
    False
    """
    return bool(sets) and all(
        done.amount >= top and done.rir is not None and done.rir >= target_rir for done in sets
    )


def two_for_two_met(
    last: Sequence[DoneSet], before: Sequence[DoneSet], top: int, over: int = 2
) -> bool:
    """True when the last set held two repetitions over the target in two sessions running.

    NSCA's 2-for-2 (rule PROG02).

    >>> two_for_two_met([DoneSet(8), DoneSet(10)], [DoneSet(10)], top=8)
    True
    >>> two_for_two_met([DoneSet(10)], [DoneSet(9)], top=8)
    False
    """
    return bool(last) and bool(before) and min(last[-1].amount, before[-1].amount) >= top + over


@dataclass(frozen=True, slots=True)
class AbsenceEffect:
    """What days without lifting ask for; ``load_percent`` is None where loads are found anew."""

    load_percent: int | None
    sets_less: int = 0
    restart_phase: bool = False
    adaptation_weeks: int = 0
    novelty_hundredths: int = 0


def absence_effect(days: int) -> AbsenceEffect:
    """What to do after so many days without lifting (rules PROG12 and A13, our default).

    Up to 7 days nothing; 8 to 14 days -5 to -10 % and a set less; 15 to 28 days -10 to -20 %
    and the phase again; 29 to 56 days two weeks of adaptation; more: four weeks.
    The repeated-bout protection is half gone after two weeks, gone after four.

    >>> [absence_effect(days).load_percent for days in (7, 8, 14, 15, 28, 29)]
    [0, -5, -10, -10, -20, None]
    >>> absence_effect(40)
    AbsenceEffect(load_percent=None, sets_less=0, restart_phase=True, adaptation_weeks=2, \
novelty_hundredths=100)
    """
    if days <= 7:
        return AbsenceEffect(0)
    if days <= 14:
        return AbsenceEffect(_between(days, (8, -5), (14, -10)), sets_less=1)
    if days <= 28:
        change = _between(days, (15, -10), (28, -20))
        return AbsenceEffect(change, sets_less=1, restart_phase=True, novelty_hundredths=50)
    weeks = 2 if days <= 56 else 4
    return AbsenceEffect(None, restart_phase=True, adaptation_weeks=weeks, novelty_hundredths=100)


def _between(days: int, first: tuple[int, int], last: tuple[int, int]) -> int:
    """Whole percent on the line between two points, the lighter one where it falls between."""
    (day_0, change_0), (day_1, change_1) = first, last
    return change_0 + (days - day_0) * (change_1 - change_0) // (day_1 - day_0)


def share_of_sets(sets: int, percent: int) -> int:
    """A share of some sets, to the nearest set, at least one while there was any.

    >>> [share_of_sets(sets, RECOVERY_WEEK_PERCENT) for sets in (0, 1, 3, 4, 5)]
    [0, 1, 2, 2, 3]
    """
    return max((sets * percent + 50) // 100, 1) if sets else 0


AMBER_SETS_PERCENT = 67
"""On an amber day a third of the sets is left out [%] (rule A04)."""


def adapted(weeks: int, sessions: int) -> bool:
    """True after six weeks and ten sessions of lifting (rule PHASE02, our default).

    >>> adapted(6, 10), adapted(8, 9)
    (True, False)
    """
    return weeks >= 6 and sessions >= 10
