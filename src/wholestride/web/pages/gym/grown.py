"""Cards as they stand: with sets and exercises that were added, and with all that was done.

The phone grows its cards by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wholestride.domain.season import Prescription
from wholestride.web.pages.gym.floor import floor_card
from wholestride.web.pages.gym.nouns import ADDED, Card, Gym, Move, Row
from wholestride.web.pages.gym.state import State, row_key
from wholestride.web.training.models import LogEvent

ALWAYS = -1
"""The line of a row that no short form leaves out."""


def grown(
    gym: Gym, cards: Sequence[Card], state: State, lines: Mapping[str, Prescription]
) -> tuple[Card, ...]:
    """The planned cards, those that were added, and rows for everything that was done."""
    keys = {card.key for card in cards}
    more = [_with_more_sets(card, state.added.get(card.key, 0)) for card in cards]
    more += [
        floor_card(gym, lines[key], sets)
        for key, sets in state.added.items()
        if key not in keys and key in lines and sets
    ]
    return tuple(_with_strays(gym, more, state))


def _with_more_sets(card: Card, sets: int) -> Card:
    if not sets:
        return card
    return replace(card, moves=tuple(_longer(move, sets) for move in card.moves))


def _longer(move: Move, sets: int) -> Move:
    """So many sets more, like the last one."""
    working = [row for row in move.rows if not row.warm_up]
    if not working:
        return move
    last = working[-1].number
    like = [row for row in working if row.number == last and row.exercise == working[-1].exercise]
    new = [
        replace(row, number=last + each, line=ALWAYS, nth=row.nth + each, last="")
        for each in range(1, sets + 1)
        for row in like
    ]
    return replace(move, rows=(*move.rows, *new))


def _with_strays(gym: Gym, cards: Sequence[Card], state: State) -> Iterator[Card]:
    """Sets that were done and have no row get one, so that nothing done is out of sight."""
    known = {row_key(row) for card in cards for move in card.moves for row in move.rows}
    strays: dict[str, list[Row]] = {}
    for key, event in state.done.items():
        if key not in known:
            strays.setdefault(event.exercise, []).append(_row(event))
    for card in cards:
        yield replace(card, moves=tuple(_with_rows(move, strays) for move in card.moves))
    for exercise, rows in strays.items():
        yield _stray_card(gym, exercise, _in_order(rows))


def _with_rows(move: Move, strays: dict[str, list[Row]]) -> Move:
    rows = strays.pop(move.exercise, [])
    return replace(move, rows=(*move.rows, *_in_order(rows))) if rows else move


def _in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (not row.warm_up, row.number, row.side)))


def _row(event: LogEvent) -> Row:
    timed, walked = event.seconds is not None, event.metres is not None
    return Row(
        exercise=event.exercise,
        number=event.set_number,
        side=event.side,
        warm_up=event.is_warm_up,
        measure="seconds" if timed else "metres" if walked else "reps",
        amount=event.seconds or event.metres or event.reps or 0,
        grams=event.load_grams,
        label="",
        last="",
        line=ALWAYS,
        nth=event.set_number,
        seconds=0,
    )


def _stray_card(gym: Gym, exercise: str, rows: tuple[Row, ...]) -> Card:
    known = gym.catalogue.exercises.get(exercise)
    name, cues = (known.name, known.cues[:2]) if known else (exercise, ())
    racks = dict.fromkeys(gym.places, "")
    move = Move(exercise, name, cues, racks, ADDED, "done, not planned here", rows)
    return Card(exercise, move.target, 0, "", None, (), (), False, "INJ13", "", (move,))
