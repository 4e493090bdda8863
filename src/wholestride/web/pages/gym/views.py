"""Cards, rows and the short form in the words and figures that the page shows first.

The phone paints the same from the page's data, so that it can go on without a server.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wholestride.domain.quantities import Mass, MassUnit
from wholestride.web.pages.gym.nouns import ADDED, Card, Move, Row
from wholestride.web.pages.gym.state import State, move_of, row_key, rows_of, stays
from wholestride.web.training.models import LogEvent
from wholestride.web.training.short_form import ShortForms

UNITS = {"reps": "reps", "seconds": "s", "metres": "m", "breaths": "breaths"}
SUFFIXES = {"reps": "", "seconds": " s", "metres": " m", "breaths": " breaths"}
SIDE_WORDS = {"left": "left", "right": "right", "both": ""}


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as it stands: ticked or to be done."""

    row: Row
    name: str
    what: str
    hint: str
    load: str
    has_load: bool
    done: bool
    current: bool
    unit: str


@dataclass(frozen=True, slots=True)
class Pictured:
    """The exercise that a card shows a picture of."""

    exercise: str
    name: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A card with its rows; ``percent`` is the share of its rows that is done [%]."""

    card: Card
    move: Move
    rows: tuple[RowView, ...]
    left_out: bool
    percent: int
    picture: Pictured
    more: int
    """The number that says "one set more" of it; ``added`` when nobody planned it."""
    added: bool


@dataclass(frozen=True, slots=True)
class Stays:
    """An exercise of the short form with its sets that are to go."""

    name: str
    sets: int
    minutes: int


@dataclass(frozen=True, slots=True)
class ShortView:
    """The short form from now on: ``choice`` is its length from the start [min]."""

    choice: int
    minutes: int
    stays: tuple[Stays, ...]
    out: tuple[str, ...]


def card_views(
    cards: Sequence[Card],
    forms: ShortForms,
    state: State,
    coming: tuple[int, Row] | None,
    unit: MassUnit,
) -> list[CardView]:
    """Every card as it stands now."""
    views = []
    for index, card in enumerate(cards):
        move, rows = move_of(card, state), rows_of(card, state, forms)
        current = coming[1] if coming and coming[0] == index else None
        shown = tuple(_row_view(row, move, state, unit, current=row is current) for row in rows)
        percent = 100 * sum(each.done for each in shown) // (len(shown) or 1)
        added = card.moves[0].note == ADDED
        sets = len({row.number for row in card.moves[0].rows if not row.warm_up})
        more = 1 + (sets if added else state.added.get(card.key, 0))
        views.append(
            CardView(
                card=card,
                move=move,
                rows=shown,
                left_out=card.key in state.left_out,
                percent=percent,
                picture=_pictured(move, shown),
                more=more,
                added=added,
            )
        )
    return views


def _pictured(move: Move, rows: Sequence[RowView]) -> Pictured:
    """What the picture of a card shows: of a warm-up the movement that comes next."""
    named = [each for each in rows if each.row.label]
    if not named:
        return Pictured(move.exercise, move.name)
    shown = next((each for each in named if not each.done), named[-1]).row
    return Pictured(shown.exercise, shown.label)


def _row_view(row: Row, move: Move, state: State, unit: MassUnit, *, current: bool) -> RowView:
    event = state.done.get(row_key(row))
    side = SIDE_WORDS[row.side]
    hint = " · ".join(part for part in (side, "" if event or row.label else row.last) if part)
    planned = Mass(row.grams, unit) if row.grams is not None else None
    return RowView(
        row=row,
        name="" if row.label else f"W{row.number}" if row.warm_up else str(row.number),
        what=_label(row)
        + (done_words(event, unit) if event else _words(planned, row.amount, row.measure)),
        hint=hint,
        load=_figure(planned),
        has_load=any(move.racks.values()),
        done=event is not None,
        current=current,
        unit=UNITS[row.measure],
    )


def _label(row: Row) -> str:
    return f"{row.label} " if row.label else ""


def _figure(load: Mass | None) -> str:
    return str(load).split(" ")[0] if load else ""


def _words(load: Mass | None, amount: int, measure: str) -> str:
    suffix = SUFFIXES[measure]
    return f"{load} × {amount}{suffix}" if load else f"{amount}{suffix or ' reps'}"


def done_words(event: LogEvent, unit: MassUnit) -> str:
    """What an event says was done, in the runner's unit."""
    load = None if event.load_grams is None else Mass(event.load_grams, unit)
    if event.seconds is not None:
        return _words(load, event.seconds, "seconds")
    if event.metres is not None:
        return _words(load, event.metres, "metres")
    said = _words(load, event.reps or 0, "reps")
    return f"{said}, RIR {event.rir}" if event.rir is not None else said


def short_view(cards: Sequence[Card], forms: ShortForms, state: State, minutes: int) -> ShortView:
    """The most of what is still to do that fits into so many minutes."""
    to_do = [_to_do(card, forms, state) for card in cards]
    every = [row for rows in to_do for row in rows]
    lengths = {each: _seconds(_kept(every, forms, each), forms) for each in sorted(forms.kept)}
    fitting = [each for each, seconds in lengths.items() if seconds <= minutes * 60]
    choice = max(fitting, default=min(lengths, default=0))
    staying, out = [], []
    for card, rows in zip(cards, to_do, strict=True):
        left = _kept(rows, forms, choice)
        name = move_of(card, state).name
        if left:
            sets = len({(row.exercise, row.number, row.warm_up) for row in left})
            staying.append(Stays(name, sets, max(1, round(_seconds(left, forms) / 60))))
        elif rows:
            out.append(name)
    total = _seconds(_kept(every, forms, choice), forms)
    return ShortView(choice, max(1, -(-total // 60)), tuple(staying), tuple(out))


def _to_do(card: Card, forms: ShortForms, state: State) -> list[Row]:
    """Rows of a card that are not done yet and that the day's check-in leaves."""
    if card.key in state.left_out:
        return []
    light = forms.light.get(state.verdict)
    rows = move_of(card, state).rows
    return [row for row in rows if row_key(row) not in state.done and stays(row, light)]


def _kept(rows: Iterable[Row], forms: ShortForms, length: int) -> list[Row]:
    """Those that a short form keeps; 0 keeps all."""
    kept = forms.kept.get(length)
    return [row for row in rows if stays(row, kept)]


def _seconds(rows: Iterable[Row], forms: ShortForms) -> int:
    return sum(row.seconds for row in rows) * forms.percent // 100
