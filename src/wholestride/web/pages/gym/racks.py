"""The masses that a place gives, and the plates a side of a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.exercise import Equipment, Exercise
from wholestride.planning.prescription.steps import (
    BARS,
    USUAL_TRAP_BAR,
    Steps,
    plates_each_side,
    steps_for,
)
from wholestride.web.pages.gym.nouns import Card, Gym


def rack_key(exercise: Exercise, place: TrainingPlace, athlete: Athlete) -> str:
    """The name of what is loaded; empty where nothing is weighed."""
    steps = steps_for(exercise, place, athlete.unit)
    return str(steps.implement) if steps else ""


def racks(gym: Gym, cards: Sequence[Card]) -> dict[str, Any]:
    """The masses that each rack gives [g], and the plates a side of a bar."""
    found: dict[str, Any] = {}
    for card in cards:
        for move in card.moves:
            if not move.rack or move.rack in found:
                continue
            exercise = gym.catalogue.exercises[move.exercise]
            steps = steps_for(exercise, gym.place, gym.athlete.unit)
            if steps and rack_key(exercise, gym.place, gym.athlete) == move.rack:
                found[move.rack] = {
                    "masses": [each.grams for each in steps.masses],
                    "sides": _plates(steps, gym.place),
                }
    return found


@lru_cache(maxsize=64)
def _plates(steps: Steps, place: TrainingPlace) -> list[list[str]]:
    """Plates a side for each mass of a bar, heaviest first; empty for everything else."""
    if steps.implement not in BARS:
        return []
    unit = steps.masses[0].unit
    if steps.implement is Equipment.TRAP_BAR:
        place = replace(place, bar=USUAL_TRAP_BAR[unit])
    return [
        [str(plate).split(" ")[0] for plate in plates_each_side(mass, place, unit)]
        for mass in steps.masses
    ]
