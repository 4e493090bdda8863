"""What was tapped in a session so far, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from wholestride.domain.logbook import CheckIn
from wholestride.planning.progress.check_in import readiness_adjustment
from wholestride.web.pages.gym.nouns import Card, Move, Row
from wholestride.web.training import mapping
from wholestride.web.training.check_ins import check_in_of
from wholestride.web.training.merging import contested
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
    added: dict[str, int] = field(default_factory=dict)
    """By card: sets more than planned; of an exercise that nobody planned, all its sets."""
    place: str = ""
    """Where the session is done, when it is not where it was planned."""
    check_in: CheckIn | None = None
    verdict: str = ""
    """What the day's check-in asks for; empty without one."""
    contested: tuple[tuple[LogEvent, ...], ...] = ()
    """What two devices said differently, the value that counts last."""


def state_of(events: Iterable[LogEvent]) -> State:
    """Fold events into what stands; the same rule as on the phone."""
    events = list(events)
    newest = mapping.newest(events)
    check_in = check_in_of(events)
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
        added={each.exercise: each.set_number for each in by_kind.get(Kind.ADDED, [])},
        place=last[Kind.PLACED].note if Kind.PLACED in last else "",
        check_in=check_in,
        verdict=readiness_adjustment(check_in).verdict.value if check_in else "",
        contested=tuple(contested(events)),
    )


def set_key(event: LogEvent) -> SetKey:
    """The place of a set."""
    return (event.exercise, event.set_number, event.side, event.is_warm_up)


def row_key(row: Row) -> SetKey:
    """The place that a row ticks."""
    return (row.exercise, row.number, row.side, row.warm_up)


def move_of(card: Card, state: State) -> Move:
    """What is done in the card now: what was chosen, else the first that the place allows."""
    chosen = state.swapped.get(card.key, "")
    in_order = sorted(card.moves, key=lambda move: move.exercise != chosen)
    return next((each for each in in_order if _possible(each, state)), card.moves[0])


def _possible(move: Move, state: State) -> bool:
    return not state.place or state.place in move.racks


def rows_of(card: Card, state: State, forms: ShortForms) -> tuple[Row, ...]:
    """The rows that are to be done or are done; what was left out shows only what was done."""
    out = card.key in state.left_out
    move = move_of(card, state)
    before = done_instead(card, move, state)
    instead = {(row.line, row.nth) for row in before if not row.warm_up}
    rows = (
        row
        for row in move.rows
        if row_key(row) in state.done
        or (not out and (row.line, row.nth) not in instead and wanted(row, forms, state))
    )
    return (*before, *rows)


def done_instead(card: Card, move: Move, state: State) -> tuple[Row, ...]:
    """Sets of the card that were done with another exercise, before or after a swap."""
    others = (each for each in card.moves if each is not move)
    return tuple(row for each in others for row in each.rows if row_key(row) in state.done)


def wanted(row: Row, forms: ShortForms, state: State) -> bool:
    """True for a row that the chosen minutes and the day's check-in leave."""
    light = forms.light.get(state.verdict)
    return stays(row, forms.kept.get(state.minutes)) and stays(row, light)


def stays(row: Row, kept: Sequence[int] | None) -> bool:
    """True for a row that so many sets a line keep; what was added always stays."""
    if kept is None or row.line < 0:
        return True
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
        **({} if event.seen is None else {"seen": event.seen}),
    }
