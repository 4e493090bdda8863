"""The drawing of a catalogue exercise: its words, its working muscles, its movement."""

from __future__ import annotations

from wholestride.domain.exercise import Exercise, Sidedness
from wholestride.figures.movement.muscles import REGIONS
from wholestride.figures.movement.pose import Movement, Tint
from wholestride.figures.movement.silhouette import silhouette
from wholestride.figures.movement.svg_animated import animate, can_move
from wholestride.figures.movement.svg_static import Drawing, Words, draw

PRIMARY_HALVES = 2
"""The weight of a primary region in the catalogue."""


def words_for(exercise: Exercise) -> Words:
    """Title and description for who cannot see the drawing."""
    cues = [cue.rstrip(".") for cue in exercise.cues]
    return Words(exercise.name, ". ".join(cues) + "." if cues else exercise.name)


def tints_for(exercise: Exercise) -> tuple[Tint, ...]:
    """The primary regions, on the working side where one side works at a time."""
    side = "R" if exercise.sidedness is Sidedness.EACH else ""
    primary = [region for region, halves in exercise.regions.items() if halves == PRIMARY_HALVES]
    return tuple(Tint(str(region), side) for region in primary if str(region) in REGIONS)


def draw_exercise(exercise: Exercise, movement: Movement) -> Drawing:
    """The static drawing of an exercise."""
    return draw(movement, words_for(exercise), tints_for(exercise))


def silhouette_of_exercise(exercise: Exercise, movement: Movement) -> str:
    """The small form of an exercise's drawing."""
    return silhouette(movement, words_for(exercise))


def animate_exercise(exercise: Exercise, movement: Movement) -> str | None:
    """The moving drawing of an exercise; none for a hold."""
    if not can_move(movement):
        return None
    return animate(movement, words_for(exercise), tints_for(exercise))
