"""Which session of the old season a placed one is: the same, moved, changed, or new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from wholestride.domain.season import Session
from wholestride.planning.placement.nouns import PlacedSession


@dataclass(frozen=True, slots=True)
class Matches:
    """Old sessions by the position of the placed one, and those that found no place."""

    by_position: dict[int, Session] = field(default_factory=dict)
    lost: tuple[Session, ...] = ()


NOTHING_MATCHED = Matches()
"""A first plan has no season before it."""


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def same(old: Session, placed: PlacedSession) -> bool:
    """The same kind at the same time."""
    return old.start == placed.start and old.kind is placed.kind


def same_day(old: Session, placed: PlacedSession) -> bool:
    """The same kind at another time of the same day."""
    return old.day == placed.start.date() and old.kind is placed.kind


def moved(old: Session, placed: PlacedSession) -> bool:
    """The same kind on another day of the same week."""
    return old.kind is placed.kind and monday_of(old.day) == placed.week


def changed(old: Session, placed: PlacedSession) -> bool:
    """Another kind at the same time."""
    return old.start == placed.start


def became(old: Session, placed: PlacedSession) -> bool:
    """Another kind on another day of the same week, but leg work as before."""
    return old.kind.heavy and placed.kind.heavy and monday_of(old.day) == placed.week


def match_sessions(old: Sequence[Session], placed: Sequence[PlacedSession]) -> Matches:
    """Pair old and placed sessions, the closest likeness first, each at most once."""
    by_position: dict[int, Session] = {}
    left = sorted(old, key=lambda session: (session.start, session.id))
    for alike in (same, same_day, moved, changed, became):
        for position, each in enumerate(placed):
            if position in by_position:
                continue
            partner = next((session for session in left if alike(session, each)), None)
            if partner is not None:
                by_position[position] = partner
                left.remove(partner)
    return Matches(by_position, tuple(left))
