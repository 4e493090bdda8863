"""Leg bouts before the first planned week (rules I03, I15)."""

from __future__ import annotations

from collections.abc import Sequence

from wholestride.planning.placement.clock import DAY, midnight
from wholestride.planning.placement.request import (
    FORGOTTEN_DAYS,
    PlacementRequest,
    bouts_before,
)
from wholestride.planning.placement.rules.offers import Offer

FORGOTTEN = FORGOTTEN_DAYS * DAY


def spell_before(request: PlacementRequest, kept: Sequence[Offer]) -> tuple[int, int]:
    """Leg bouts of the spell after the kept ones, and when the last one started.

    Where nobody says when that was, the start of the season stands for it.
    """
    bouts = bouts_before(request)
    last = midnight(request.athlete.last_lifted or request.start)
    for each in kept:
        if each.start - last > FORGOTTEN:
            bouts = 0
        bouts, last = bouts + 1, each.start
    return bouts, last
