"""Everything that composing one block looks at, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wholestride.domain.athlete import Level, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Equipment, Exercise
from wholestride.domain.season import WeekDose
from wholestride.planning.composition.kinds import CONTENT, Mains
from wholestride.planning.composition.nouns import BlockRequest, SessionRequest

HIGHEST_LEVEL: Mapping[Level, int] = {
    Level.NEW: 2,
    Level.NOVICE: 3,
    Level.INTERMEDIATE: 4,
    Level.ADVANCED: 5,
}
"""The hardest exercises by experience (rule OWN07)."""
LEVELS_BELOW = 2
"""Main lifts, upper body and core lie no further below the ceiling (rule OWN07)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A block's request with the catalogue, and what follows from the two."""

    request: BlockRequest
    catalogue: Catalogue
    fewest_sets: int = 0
    """Where it is set, lines have so many sets or one more; otherwise the week decides."""

    @property
    def dose(self) -> WeekDose:
        """The dose of the block's typical week."""
        return self.request.dose

    @property
    def ceiling(self) -> int:
        """The hardest level of exercise that the athlete is given."""
        return HIGHEST_LEVEL[self.request.athlete.level]

    @property
    def floor(self) -> int:
        """The easiest level of main lifts, upper body and core."""
        return self.ceiling - LEVELS_BELOW

    @property
    def main_sessions(self) -> int:
        """How many sessions of the week have a main lift at full load."""
        kinds = (CONTENT[each.kind] for each in self.request.sessions)
        return sum(content.mains in (Mains.ONE, Mains.BOTH) for content in kinds)

    def exercise(self, name: str) -> Exercise:
        """The exercise of an id."""
        return self.catalogue.exercises[name]


def equipment_at(place: TrainingPlace) -> frozenset[Equipment]:
    """What stands at the place, with what is everywhere."""
    return place.equipment | EVERYWHERE


def equipment_of(session: SessionRequest) -> frozenset[Equipment]:
    """What stands where the session takes place."""
    return equipment_at(session.place)
