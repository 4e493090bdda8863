"""The catalogue's words that an athlete file may use: exercises, equipment, usual places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Equipment
from wholestride.formats.athlete_file.tables import Misfit
from wholestride.formats.athlete_file.values import plain
from wholestride.formats.wording import closest, near, shown

EQUIPMENT_WORDS: Mapping[str, Equipment] = {plain(each.value): each for each in Equipment}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``exercises`` maps ids to names; None lets every id pass (a file of our own making)."""

    exercises: Mapping[str, str] | None = None
    equipment: Mapping[str, Equipment] = field(default_factory=lambda: EQUIPMENT_WORDS)
    places: Mapping[str, frozenset[Equipment]] = field(default_factory=dict)

    @staticmethod
    def of(catalogue: Catalogue) -> Vocabulary:
        """The words of a catalogue."""
        aliases = {plain(word): piece for word, piece in catalogue.equipment_aliases.items()}
        names = {each.id: each.name for each in catalogue.exercises.values()}
        return Vocabulary(names, {**aliases, **EQUIPMENT_WORDS}, catalogue.places)

    @property
    def read_equipment(self) -> Callable[[object], Equipment]:
        """A reader of equipment words, singular or plural."""

        def read(value: object) -> Equipment:
            word = plain(value) if isinstance(value, str) else ""
            piece = self.equipment.get(word) or self.equipment.get(word.removesuffix("s"))
            if piece is None:
                raise Misfit(
                    f"{shown(value)} is no equipment that we know.",
                    near(word, EQUIPMENT_WORDS, "Leave it out; see wholestride exercises --help."),
                )
            return piece

        return read

    @property
    def read_exercise(self) -> Callable[[object], str]:
        """A reader of exercise ids."""

        def read(value: object) -> str:
            if isinstance(value, str) and (self.exercises is None or value in self.exercises):
                return value
            raise Misfit(
                f"{shown(value)} is no exercise that we know.", lambda: self.instead_of(value)
            )

        return read

    def instead_of(self, value: object) -> str:
        """Which exercise somebody meant, by its id or by its name."""
        names = self.exercises or {}
        ids = {plain(name): id_ for id_, name in names.items()} | {plain(id_): id_ for id_ in names}
        found = closest(plain(str(value)), ids)
        if found is None:
            return "wholestride exercises lists them with their ids."
        return f"Did you mean '{ids[found]}'?"
