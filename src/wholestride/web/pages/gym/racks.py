"""The masses that a place gives, and the plates a side of a bar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    steps_of,
)
from wholestride.web.pages.gym.nouns import Gym


def rack_key(exercise: Exercise, place: TrainingPlace, athlete: Athlete) -> str:
    """The name of what is loaded; empty where nothing is weighed."""
    steps = steps_for(exercise, place, athlete.unit)
    return f"{place.name}:{steps.implement}" if steps else ""


def racks(gym: Gym, moves: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """The masses that each rack gives [g], and the plates a side of a bar."""
    wanted = {key: place for by_place in moves for place, key in by_place.items() if key}
    found: dict[str, Any] = {}
    for key, place in sorted(wanted.items()):
        implement = Equipment(key.removeprefix(f"{place}:"))
        steps = steps_of(implement, gym.places[place], gym.athlete.unit)
        found[key] = {
            "masses": [each.grams for each in steps.masses],
            "sides": _plates(steps, gym.places[place]),
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
