"""What each week still wants beside the sessions that it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wholestride.domain.season import SessionKind, WeekDose
from wholestride.planning.placement import values
from wholestride.planning.placement.rules.offers import COUNTED, LEGS, Offer

Wanted = dict[int, dict[SessionKind, int]]


def wanted_left(doses: Mapping[int, WeekDose], kept: Mapping[int, Sequence[Offer]]) -> Wanted:
    """Numbers by kind for each week, by the ordinal of its Monday; ``kept`` sessions by day.

    A kept session counts for its own kind first, otherwise for the weightiest kind of its
    layer that is still wanted.
    """
    left: Wanted = {}
    for monday, dose in sorted(doses.items()):
        wanted = {kind: dose.wanted[kind] for kind in SessionKind if dose.wanted.get(kind, 0) > 0}
        held = [each for day in range(monday, monday + 7) for each in kept.get(day, ())]
        rest = [each for each in held if not _use_up(wanted, each.wanted)]
        for each in rest:
            alike = [
                kind for kind in wanted if wanted[kind] and layer_of(kind) == layer_of(each.kind)
            ]
            if alike:
                _use_up(wanted, max(alike, key=lambda kind: values.MISSED_VALUE[kind]))
        left[monday] = {kind: count for kind, count in wanted.items() if count}
    return left


def _use_up(wanted: dict[SessionKind, int], kind: SessionKind) -> bool:
    if not wanted.get(kind):
        return False
    wanted[kind] -= 1
    return True


def layer_of(kind: SessionKind) -> int:
    """2 for leg work, 1 for upper body, 0 for light sessions."""
    dose = kind.leg_dose_hundredths
    return 2 if dose >= LEGS else 1 if dose >= COUNTED else 0
