"""An offer: a session kind at a time and place, before or after it has been placed."""

from __future__ import annotations

from typing import NamedTuple

from wholestride.domain.running import Run
from wholestride.domain.season import KIND_FACTS, SessionKind
from wholestride.planning.placement.clock import DAY, whole_minutes
from wholestride.planning.placement.nouns import PlacedSession

HEAVY = 50
"""Leg dose in hundredths from which rules I01, I03, I04 and I16 speak."""
LEGS = 30
"""Leg dose from which a session is leg work: rules I05, I17, L08 and recovery after races."""
COUNTED = 15
"""Leg dose from which a day is a strength day."""
ONE_A_DAY = 10
"""Leg dose from which ``one_session_a_day`` counts a session; above it rest days speak."""


class Opening(NamedTuple):
    """A window on one date in whole minutes; ``any_day`` is for light sessions only."""

    start: int
    end: int
    place: str
    any_day: bool = False


class Offer(NamedTuple):
    """A session kind at a time [whole minutes] and place; ``dose`` is its leg dose x 100."""

    start: int
    end: int
    kind: SessionKind
    dose: int
    place: str
    opening: Opening | None = None
    stands_in_for: SessionKind | None = None
    short_gap: bool = False
    together: bool = False

    @property
    def day(self) -> int:
        """The ordinal of the date on which it starts."""
        return self.start // DAY

    @property
    def wanted(self) -> SessionKind:
        """The kind that the week asked for."""
        return self.stands_in_for or self.kind


class Ban(NamedTuple):
    """Why an offer is forbidden: the rule, and what it speaks of.

    ``minutes`` is the gap or length that falls short, ``other`` the session in the way.
    """

    rule: str
    run: Run | None = None
    minutes: int = 0
    other: Offer | None = None
    note: str = ""


def offer_of(session: PlacedSession) -> Offer:
    """A placed session as an offer that the rules can look at."""
    start = whole_minutes(session.start)
    return Offer(
        start=start,
        end=start + session.minutes,
        kind=session.kind,
        dose=KIND_FACTS[session.kind].leg_dose_hundredths,
        place=session.place,
        stands_in_for=session.stands_in_for,
        short_gap=session.short_gap,
        together=session.together,
    )
