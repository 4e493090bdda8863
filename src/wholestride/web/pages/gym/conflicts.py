"""What two devices said differently, in words, each value with what keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.quantities import MassUnit
from wholestride.web.pages.gym.state import State
from wholestride.web.pages.gym.views import done_words
from wholestride.web.training.models import LogEvent

Kind = LogEvent.Kind
KEPT = (
    "exercise", "set_number", "side", "is_warm_up", "reps", "load_grams", "load_in_pounds",
    "seconds", "metres", "rir", "srpe", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """One value with its time, and the fields of the event that keeps it."""

    said: str
    at: str
    counts: bool
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place with the values that stand there."""

    title: str
    values: tuple[Value, ...]


def conflict_views(state: State, catalogue: Catalogue, unit: MassUnit) -> list[Conflict]:
    """Every contested place of a session."""
    return [_conflict(each, catalogue, unit) for each in state.contested]


def _conflict(events: tuple[LogEvent, ...], catalogue: Catalogue, unit: MassUnit) -> Conflict:
    seen = " ".join(str(event.uid) for event in events)
    values = tuple(
        Value(
            said=said(event, unit),
            at=f"{event.done_at:%H:%M}",
            counts=event is events[-1],
            fields={"kind": event.kind, "seen": seen, **_filled(event)},
        )
        for event in events
    )
    return Conflict(title_of(events[-1], catalogue), values)


def _filled(event: LogEvent) -> dict[str, Any]:
    known = {name: getattr(event, name) for name in KEPT}
    return {
        name: str(value).lower() if isinstance(value, bool) else value
        for name, value in known.items()
        if value not in (None, "", False)
    }


def title_of(event: LogEvent, catalogue: Catalogue) -> str:
    """What was said differently: a set, the note, the effort."""
    if event.kind == Kind.NOTE:
        return "The note"
    if event.kind == Kind.FINISHED:
        return "The effort of the session"
    known = catalogue.exercises.get(event.exercise)
    number = f"{'warm-up set' if event.is_warm_up else 'set'} {event.set_number}"
    side = "" if event.side == "both" else f" {event.side}"
    return f"{known.name if known else event.exercise}, {number}{side}"


def said(event: LogEvent, unit: MassUnit) -> str:
    """The value in words."""
    if event.kind == Kind.SET_UNDONE:
        return "not done"
    if event.kind == Kind.NOTE:
        return event.note or "no note"
    if event.kind == Kind.FINISHED:
        return f"effort {event.srpe} of 10" if event.srpe is not None else "finished"
    return done_words(event, unit)
