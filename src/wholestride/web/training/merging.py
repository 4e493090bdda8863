"""Two devices in one session: where both changed the same thing, both values are kept in view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wholestride.web.training.mapping import place_of
from wholestride.web.training.models import LogEvent

Kind = LogEvent.Kind
CONTESTED = (Kind.SET_DONE, Kind.SET_UNDONE, Kind.NOTE, Kind.FINISHED)


def contested(events: Iterable[LogEvent]) -> list[tuple[LogEvent, ...]]:
    """What was changed by devices that did not know of each other, and differs.

    Each item holds the standing values of one place, the one that counts last. A value stands
    until an event that has seen it, or that does not tell what it has seen, comes after it.
    """
    standing: dict[tuple[Any, ...], list[LogEvent]] = {}
    for event in sorted(events, key=lambda each: (each.sequence, each.uid.hex)):
        if event.kind in CONTESTED:
            place = place_of(event)
            standing[place] = [*_unseen(standing.get(place, ()), event), event]
    return [tuple(each) for each in standing.values() if len({*map(value_of, each)}) > 1]


def _unseen(before: Sequence[LogEvent], event: LogEvent) -> list[LogEvent]:
    if event.seen is None:
        return []
    seen = set(event.seen.split())
    return [each for each in before if str(each.uid) not in seen]


def value_of(event: LogEvent) -> tuple[Any, ...]:
    """What an event says of its place."""
    if event.kind == Kind.SET_UNDONE:
        return (event.kind,)
    done = (event.reps, event.load_grams, event.seconds, event.metres, event.rir)
    return (event.kind, *done, event.srpe, event.note)
