"""Counting and exchanging the sessions of a week, and what its rules look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wholestride.domain.athlete import Athlete
from wholestride.domain.season import SessionKind
from wholestride.planning.dose.easing import Easing
from wholestride.planning.dose.frames import WeekFrame
from wholestride.planning.dose.table import PhaseDose

Kinds = Mapping[SessionKind, int]
Change = tuple[Kinds, str] | None
"""The sessions after a rule and its sentence; None where it has nothing to say."""


@dataclass(frozen=True, slots=True)
class WeekCase:
    """Everything that a rule about the week's sessions looks at."""

    frame: WeekFrame
    row: PhaseDose
    easing: Easing
    athlete: Athlete
    novelty_hundredths: int
    loading_week: int
    """Number of the loading week in its phase, lost ones counted, from 0."""
    late: bool = False
    """Adaptation is not over and the race is near (rule DOSE02)."""
    jumps_allowed: bool = True


KindRule = Callable[[Kinds, WeekCase], Change]


def split(row: PhaseDose, count: int) -> Kinds:
    """The kinds that stand for a count of sessions; below the table's smallest, a part of it."""
    if not row.splits:
        return {}
    fitting = [number for number in row.splits if number <= count]
    kinds: Kinds = dict(row.splits[max(fitting) if fitting else min(row.splits)])
    while sum(kinds.values()) > count:
        kinds = one_less(kinds)
    return kinds


def legs(kinds: Kinds) -> int:
    """Sessions with a leg dose of 0.5 or more."""
    return sum(number for kind, number in kinds.items() if kind.heavy)


def bouts(kinds: Kinds) -> int:
    """Sessions that accustom the legs: a stability session stands in for a leg bout (I03)."""
    return legs(kinds) + kinds.get(SessionKind.STABILITY, 0)


def counted(kinds: Kinds) -> int:
    """Sessions with a leg dose of 0.15 or more."""
    return sum(number for kind, number in kinds.items() if kind.counted)


def swapped(kinds: Kinds, old: SessionKind, new: SessionKind, count: int | None = None) -> Kinds:
    """``count`` sessions of a kind (all of them by default) replaced by another kind."""
    moved = min(kinds.get(old, 0), kinds.get(old, 0) if count is None else count)
    changed = {**kinds, old: kinds.get(old, 0) - moved}
    changed[new] = changed.get(new, 0) + moved
    return {kind: number for kind, number in changed.items() if number > 0}


def one_less(kinds: Kinds) -> Kinds:
    """Without its least needed session: a second leg session, then upper-core, then the last."""
    heavy = [kind for kind in kinds if kind.heavy]
    rest = [kind for kind in kinds if kind.counted and not kind.heavy]
    gone = heavy[-1] if legs(kinds) > 1 else (rest or heavy)[-1]
    return {
        kind: number - (kind is gone) for kind, number in kinds.items() if number > (kind is gone)
    }
