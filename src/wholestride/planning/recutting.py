"""Written sessions cut anew where their slot, their week or the runs before them changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wholestride.domain.running import Run
from wholestride.domain.season import Session, WeekDose
from wholestride.planning.composition.nouns import Role
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.science.interference import leg_set_factor

LOOKING_BACK = timedelta(days=2)
LOOKING_AHEAD = timedelta(days=22)
"""A race is named up to three weeks ahead; interference has faded long before."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What the sets of a session are cut to, as shares of a full one.

    ``week`` is the week's share, ``legs`` a further one of the leg sets (rules I08, L09),
    ``load_percent`` that of the loads after an absence; ``tired_at`` is the start of the run
    that the legs are still tired from.
    """

    week: float
    legs: float
    load_percent: int
    tired_at: datetime | None = None


def cut_of(dose: WeekDose, runs: Sequence[Run], start: datetime) -> Cut:
    """What the sets of a session at ``start`` are cut to by its week and the runs before it."""
    legs, tiring = leg_set_factor(runs_near(runs, start), start)
    tired_at = tiring.start if tiring is not None else None
    return Cut(dose.factor, dose.leg_factor * legs / 100, dose.load_percent, tired_at)


def is_cut_anew(old: Session, placed: PlacedSession, held: Cut, allowed: Cut) -> bool:
    """True when the sets of the old session are not those that its slot and week allow now."""
    if old.own or not placed.kind.counted:
        return False
    close = placed.short_gap or placed.together
    jumps = any(each.part == Role.JUMP for each in old.prescriptions)
    return held != allowed or (close and jumps)


def runs_near(runs: Sequence[Run], start: datetime) -> Sequence[Run]:
    """The runs that a session's words and leg sets can speak of: two days back, 22 ahead."""
    first = bisect_left(runs, start - LOOKING_BACK, key=lambda run: run.start)
    last = bisect_left(runs, start + LOOKING_AHEAD, key=lambda run: run.start)
    return runs[first:last]
