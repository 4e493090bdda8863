"""What may take the place of an exercise today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wholestride.domain.exercise import EVERYWHERE, Exercise, Sidedness
from wholestride.domain.season import Prescription
from wholestride.web.pages.gym.nouns import Gym, Move, Row
from wholestride.web.pages.gym.racks import rack_key


def move_for(gym: Gym, exercise: Exercise, rows: tuple[Row, ...], note: str) -> Move:
    """An exercise as it is done in a card."""
    rack = rack_key(exercise, gym.place, gym.athlete)
    return Move(exercise.id, exercise.name, exercise.cues[:2], rack, note, rows)


def swaps(gym: Gym, line: Prescription, rows: Sequence[Row]) -> Iterator[Move]:
    """What may take its place here; the same measure, because the rows keep their figures."""
    planned = gym.catalogue.exercises[line.exercise]
    kit = gym.place.equipment | EVERYWHERE
    for name in dict.fromkeys((*line.swap, *planned.easier)):
        other = gym.catalogue.exercises.get(name)
        if other is None or other.measure is not planned.measure or not other.possible_with(kit):
            continue
        if other.id in gym.athlete.excluded:
            continue
        note = "easier" if other.level < planned.level else "same pattern"
        note = "harder" if other.level > planned.level else note
        yield move_for(gym, other, tuple(_swapped(rows, other)), note)


def _swapped(rows: Sequence[Row], other: Exercise) -> Iterator[Row]:
    """The working rows with the other exercise, its sides, and an open load."""
    each_side = other.sidedness is Sidedness.EACH
    for row in rows:
        if row.warm_up:
            continue
        new = replace(row, exercise=other.id, grams=None, last="")
        if each_side and row.side == "both":
            yield replace(new, side="left")
            yield replace(new, side="right")
        elif each_side or row.side == "both":
            yield new
        elif row.side == "left":
            yield replace(new, side="both")
