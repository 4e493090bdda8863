"""What was tapped in a session so far, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wholestride.web.pages.gym.nouns import Card, Move, Row
from wholestride.web.training import mapping
from wholestride.web.training.models import LogEvent
from wholestride.web.training.short_form import ShortForms

Kind = LogEvent.Kind
SetKey = tuple[str, int, str, bool]
FIELDS = (
    "device",
    "sequence",
    "kind",
    "exercise",
    "set_number",
    "side",
    "is_warm_up",
    "reps",
    "load_grams",
    "load_in_pounds",
    "seconds",
    "metres",
    "rir",
    "srpe",
    "pain",
    "note",
)


@dataclass(frozen=True, slots=True)
class State:
    """The newest event of every place."""

    done: dict[SetKey, LogEvent] = field(default_factory=dict)
    swapped: dict[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    minutes: int = 0
    """The short form that was chosen; 0 for the whole session."""
    finished: LogEvent | None = None
    note: str = ""


def state_of(events: Iterable[LogEvent]) -> State:
    """Fold events into what stands; the same rule as on the phone."""
    newest = mapping.newest(events)
    by_kind: dict[str, list[LogEvent]] = {}
    for event in newest:
        by_kind.setdefault(event.kind, []).append(event)
    last = {kind: found[-1] for kind, found in by_kind.items()}
    short = last[Kind.SHORTENED].note if Kind.SHORTENED in last else ""
    return State(
        done={set_key(each): each for each in by_kind.get(Kind.SET_DONE, [])},
        swapped={each.exercise: each.note for each in by_kind.get(Kind.SWAPPED, [])},
        left_out=frozenset(each.exercise for each in by_kind.get(Kind.LEFT_OUT, []) if each.note),
        minutes=int(short) if short.isdecimal() else 0,
        finished=last.get(Kind.FINISHED),
        note=last[Kind.NOTE].note if Kind.NOTE in last else "",
    )


def set_key(event: LogEvent) -> SetKey:
    """The place of a set."""
    return (event.exercise, event.set_number, event.side, event.is_warm_up)


def row_key(row: Row) -> SetKey:
    """The place that a row ticks."""
    return (row.exercise, row.number, row.side, row.warm_up)


def move_of(card: Card, state: State) -> Move:
    """What is done in the card now: the planned exercise or what it was swapped for."""
    chosen = state.swapped.get(card.key, "")
    return next((each for each in card.moves if each.exercise == chosen), card.moves[0])


def rows_of(card: Card, state: State, forms: ShortForms) -> tuple[Row, ...]:
    """The rows that are to be done or are done; what was left out shows only what was done."""
    kept = forms.kept.get(state.minutes)
    out = card.key in state.left_out
    return tuple(
        row
        for row in move_of(card, state).rows
        if row_key(row) in state.done or (not out and (kept is None or _stays(row, kept)))
    )


def _stays(row: Row, kept: Sequence[int]) -> bool:
    return row.line < len(kept) and kept[row.line] >= max(row.nth, 1)


def in_turn(cards: Sequence[Card], state: State, forms: ShortForms) -> list[tuple[int, Row]]:
    """Every row with its card, in the order in which they are done; supersets alternate."""
    order: list[tuple[int, Row]] = []
    index = 0
    while index < len(cards):
        group = [index]
        while (
            cards[index].superset
            and group[-1] + 1 < len(cards)
            and cards[group[-1] + 1].superset == cards[index].superset
        ):
            group.append(group[-1] + 1)
        rows = [(each, row) for each in group for row in rows_of(cards[each], state, forms)]
        order += sorted(rows, key=lambda pair: pair[1].nth) if len(group) > 1 else rows
        index = group[-1] + 1
    return order


def event_document(event: LogEvent) -> dict[str, Any]:
    """An event as the phone knows it; what is empty is left out."""
    known = {name: getattr(event, name) for name in FIELDS}
    return {
        "uid": str(event.uid),
        "done_at": event.done_at.isoformat(),
        **{name: value for name, value in known.items() if value not in (None, "")},
    }
