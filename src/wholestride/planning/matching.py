"""Which session of the old season a placed one is: the same, moved, changed, or new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from wholestride.domain.season import Session
from wholestride.planning.placement.nouns import PlacedSession

Likeness = Callable[[Session, PlacedSession], bool]


@dataclass(frozen=True, slots=True)
class Matches:
    """Old sessions by the position of the placed one, and those that found no place."""

    by_position: dict[int, Session] = field(default_factory=dict)
    lost: tuple[Session, ...] = ()


NOTHING_MATCHED = Matches()
"""A first plan has no season before it."""


def same(old: Session, placed: PlacedSession) -> bool:
    """The same kind at the same time."""
    return old.start == placed.start and old.kind is placed.kind


def moved(old: Session, placed: PlacedSession) -> bool:
    """The same kind at another time of the same week."""
    monday = old.day - timedelta(days=old.day.weekday())
    return old.kind is placed.kind and monday == placed.week


def changed(old: Session, placed: PlacedSession) -> bool:
    """Another kind at the same time."""
    return old.start == placed.start


def match_sessions(old: Sequence[Session], placed: Sequence[PlacedSession]) -> Matches:
    """Pair old and placed sessions, the closest likeness first, each at most once."""
    by_position: dict[int, Session] = {}
    left = sorted(old, key=lambda session: (session.start, session.id))
    for alike in (same, moved, changed):
        for position, each in enumerate(placed):
            if position in by_position:
                continue
            partner = next((session for session in left if alike(session, each)), None)
            if partner is not None:
                by_position[position] = partner
                left.remove(partner)
    return Matches(by_position, tuple(left))
