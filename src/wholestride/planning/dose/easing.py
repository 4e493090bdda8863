"""Lighter weeks: recovery, the first week of more, after a break, after an illness."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wholestride.domain.season import PhaseName
from wholestride.planning.dose.frames import WeekFrame
from wholestride.planning.dose.history import Return, Standing
from wholestride.planning.dose.table import PhaseDose

LOADING = frozenset(
    {
        PhaseName.ADAPTATION,
        PhaseName.OFF_SEASON,
        PhaseName.BASE,
        PhaseName.BUILD,
        PhaseName.PEAK,
    }
)
"""Phases whose weeks can be eased; the others are light by themselves."""
HEAVIER = frozenset({PhaseName.OFF_SEASON, PhaseName.BASE, PhaseName.BUILD})
LIGHT = frozenset({PhaseName.TAPER, PhaseName.RACE, PhaseName.RECOVERY, PhaseName.TRANSITION, None})

ONE_SET_LESS = 0.75
"""One set less of four (rule PROG12)."""
CARE_FACTOR = 0.6


class Ease(StrEnum):
    """Why a week is lighter than a full one of its phase."""

    NONE = "none"
    LOST = "lost"
    CARE = "after an illness"
    RECOVERY = "recovery week"
    FIRST = "first week of more"
    SECOND = "second week of more"
    ONE_SET_LESS = "after a break"


@dataclass(frozen=True, slots=True)
class Easing:
    """How much lighter, and the sentence that says so."""

    ease: Ease
    factor: float = 1.0
    load_percent: int = 100
    reason: str = ""

    @property
    def light_kinds(self) -> bool:
        """True where full sessions become full-light ones."""
        return self.ease in (Ease.RECOVERY, Ease.FIRST)


def easing_of(frame: WeekFrame, row: PhaseDose, standing: Standing, back: Return) -> Easing:
    """The first of these that holds: lost, after an illness, recovery, first, second, less."""
    if frame.lost:
        return Easing(Ease.LOST, 0.0, reason="No day of this week is free for training.")
    if frame.after_illness:
        words = "After an illness: light sessions first, an effort of 5 out of 10 at most (A11)."
        return Easing(Ease.CARE, CARE_FACTOR, reason=words)
    if row.phase not in LOADING:
        return Easing(Ease.NONE)
    if frame.recovery:
        own = frame.running_recovers
        whose = "Your running recovers this week (T06)" if own else "Recovery week (OWN15)"
        words = (
            f"{whose}: sets x {row.recovery_factor:g}, half the contacts, load kept, "
            "mobility kept (PHASE15)."
        )
        return Easing(Ease.RECOVERY, row.recovery_factor, back.load_percent, words)
    if back.restart or adds_load(row.phase, standing):
        words = back.reason or f"First week of {row.phase}."
        more = f" Sets x {row.first_week_factor:g}, four repetitions or more in reserve (PROG13)."
        return Easing(Ease.FIRST, row.first_week_factor, back.load_percent, words + more)
    if back.one_set_less:
        return Easing(Ease.ONE_SET_LESS, ONE_SET_LESS, back.load_percent, back.reason)
    if standing.fresh:
        return Easing(Ease.SECOND, reason="Second week: more sets, the load waits (PROG11).")
    return Easing(Ease.NONE)


def adds_load(phase: PhaseName, standing: Standing) -> bool:
    """True in the first week of a phase that adds load (rule PROG13).

    Into loading from a light phase or from nothing, into adaptation, and out of it into heavier
    phases; not when the week before was a recovery week of the adaptation.
    """
    before = standing.phase
    if phase is PhaseName.ADAPTATION:
        return before is not PhaseName.ADAPTATION
    if before is PhaseName.ADAPTATION:
        return phase in HEAVIER and not standing.recovery
    return before in LIGHT and before is not None
