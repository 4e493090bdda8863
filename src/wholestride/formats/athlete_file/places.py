"""Places with their equipment, and the times in which a session may lie."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from wholestride.domain.athlete import Absence, AnyDay, TrainingPlace, Trip, Weekday, Window
from wholestride.domain.exercise import Equipment
from wholestride.domain.quantities import Mass, MassUnit
from wholestride.formats.athlete_file.lines import Path
from wholestride.formats.athlete_file.person import zone
from wholestride.formats.athlete_file.tables import Misfit, Report, Table
from wholestride.formats.athlete_file.values import (
    WEEKDAYS,
    clock_hint,
    clock_time,
    day,
    flag,
    mass,
    text,
)
from wholestride.formats.athlete_file.vocabulary import Vocabulary
from wholestride.formats.wording import near, shown

T = TypeVar("T")

SHORT_WAY_PLACE = "home"
"""What the one place is called when only ``equipment`` is given."""

SHORTEST_WINDOW_MINUTES = 10
HEAVIEST_PIECE_KG = 120

_WINDOW = re.compile(
    r"\s*(\d{1,2})[:.](\d{2})\s*(?:-|–|to)\s*(\d{1,2})[:.](\d{2})(?:\s+(\S.*?))?\s*"
)
_ANY_DAY = re.compile(r"\s*(\d{1,3})\s*(?:minutes|min|m)?(?:\s+(\S.*?))?\s*")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What the file says about places and times; windows and absences with their paths."""

    places: Mapping[str, TrainingPlace]
    windows: tuple[tuple[Path, Window], ...]
    windows_assumed: bool
    any_day: AnyDay | None
    absences: tuple[tuple[Path, Absence], ...]
    trips: tuple[tuple[Path, Trip], ...] = ()


def read_whereabouts(top: Table, words: Vocabulary) -> Whereabouts:
    """Places, weekly windows, the any-day time and the days away."""
    places = _places(top.inner("places"), words)
    finder = _PlaceFinder(places, words, top)
    windows = _windows(top.inner("availability"), finder)
    return Whereabouts(
        windows=windows,
        windows_assumed=top.read("availability_assumed", flag, False),
        any_day=top.read("any_day", finder.any_day, None),
        absences=_absences(top),
        trips=_trips(top, finder),
        places=places,
    )


def _places(section: Table, words: Vocabulary) -> dict[str, TrainingPlace]:
    places = {}
    for name in section.values:
        inner = section.inner(name)
        section.attempt(section.at(name), text, name, None)
        places[name] = _place(name, inner, words)
    return places


def _place(name: str, section: Table, words: Vocabulary) -> TrainingPlace:
    equipment = frozenset(section.read_each("equipment", words.read_equipment))
    if "equipment" not in section and name in words.places:
        equipment = words.places[name]
        _say_assumed(section.report, section.path, name, equipment)
    bars = _in_either_unit(section, "bar", _one)
    place = TrainingPlace(
        name,
        equipment,
        plates=_in_either_unit(section, "plates", Table.read_each),
        bar=bars[0] if bars else None,
        dumbbells=_in_either_unit(section, "dumbbells", Table.read_each),
        kettlebells=_in_either_unit(section, "kettlebells", Table.read_each),
    )
    section.reject_unknown()
    _say_missing_pieces(section, place)
    return place


def _say_assumed(report: Report, path: Path, name: str, equipment: frozenset[Equipment]) -> None:
    listed = ", ".join(sorted(equipment)) or "body weight alone"
    step = f"List what stands there under [places.{name}] to have it exact."
    report.note(path, f"a usual {name} is assumed ({listed}).", step)


def _say_missing_pieces(section: Table, place: TrainingPlace) -> None:
    """Loads of a piece that is not in the equipment would never be used."""
    loads = {
        "dumbbells": (place.dumbbells, Equipment.DUMBBELL),
        "kettlebells": (place.kettlebells, Equipment.KETTLEBELL),
    }
    for key, (found, piece) in loads.items():
        if section.report.strict and found and piece not in place.equipment:
            section.report.warning(
                section.path,
                f"the {key} are listed, but no {piece} stands in the equipment.",
                f'Add "{piece}" to equipment.',
            )


MassReader = Callable[[object], Mass]


def _one(section: Table, key: str, reader: MassReader) -> tuple[Mass, ...]:
    found = section.read(key, reader, None)
    return () if found is None else (found,)


def _in_either_unit(
    section: Table, what: str, take: Callable[[Table, str, MassReader], tuple[Mass, ...]]
) -> tuple[Mass, ...]:
    """``plates_kg`` or ``plates_lb``, not both."""
    found: tuple[Mass, ...] = ()
    for unit in MassUnit:
        more = take(section, f"{what}_{unit}", mass(unit, 0.1, HEAVIEST_PIECE_KG))
        if found and more:
            section.report.error(
                section.at(f"{what}_{unit}"),
                f"{what} stand here in kilograms and in pounds.",
                "Keep one list.",
            )
        found = found or more
    return found


@dataclass(frozen=True, slots=True)
class _PlaceFinder:
    """Finds the place that a window names; an unsaid gym or home is taken as a usual one."""

    places: dict[str, TrainingPlace]
    words: Vocabulary
    top: Table

    def find(self, name: str | None) -> str:
        """The place's name; without one the first place of the file."""
        if name is None:
            return next(iter(self.places), SHORT_WAY_PLACE)
        if name in self.places or (not self.places and name == SHORT_WAY_PLACE):
            return name
        if name in self.words.places:
            equipment = self.words.places[name]
            self.places[name] = TrainingPlace(name, equipment)
            _say_assumed(self.top.report, ("availability",), name, equipment)
            return name
        known = self.places or [SHORT_WAY_PLACE]
        step = near(name, known, f"Add [places.{name}] with its equipment.")
        raise Misfit(f"{shown(name)} is none of the places.", step)

    def named(self, value: object) -> str:
        """A reader of a place's name."""
        return self.find(text(value))

    def window(self, weekday: Weekday) -> Callable[[object], Window]:
        """A reader of ``18:00-19:30 gym``."""

        def read(value: object) -> Window:
            match = _WINDOW.fullmatch(value) if isinstance(value, str) else None
            if match is None:
                step = clock_hint(value, 'Write it like "18:00-19:30 gym".')
                raise Misfit(f"{shown(value)} is not a time window.", step)
            start, end = clock_time(match[1], match[2]), clock_time(match[3], match[4])
            if end <= start:
                raise Misfit(
                    f"{shown(value)} ends before it starts.",
                    "Swap the times, or split a window at midnight into two.",
                )
            window = Window(weekday, start, end, self.find(match[5]))
            if window.minutes < SHORTEST_WINDOW_MINUTES:
                raise Misfit(
                    f"{shown(value)} is too short for any session.",
                    f"Give it {SHORTEST_WINDOW_MINUTES} minutes or more, or leave it out.",
                )
            return window

        return read

    def any_day(self, value: object) -> AnyDay:
        """Read ``20 min home``."""
        match = _ANY_DAY.fullmatch(value) if isinstance(value, str) else None
        minutes = int(match[1]) if match else 0
        if match is None or not SHORTEST_WINDOW_MINUTES <= minutes <= 180:
            raise Misfit(
                f"{shown(value)} is not minutes and a place.", 'Write it like "20 min home".'
            )
        return AnyDay(minutes, self.find(match[2]))


def _windows(section: Table, finder: _PlaceFinder) -> tuple[tuple[Path, Window], ...]:
    section.asked.extend(WEEKDAYS)
    found: list[tuple[Path, Window]] = []
    for name in section.values:
        if name in WEEKDAYS:
            found.extend(section.located(name, finder.window(WEEKDAYS[name])))
    section.reject_unknown()
    return tuple(found)


def _absences(top: Table) -> tuple[tuple[Path, Absence], ...]:
    found = []
    for section in top.inner_each("unavailable"):
        span = _span(section, "Write the first day away, like from = 2026-12-24.")
        reason = section.read("reason", text, "unavailable")
        section.reject_unknown()
        if span is not None:
            found.append((section.path, Absence(*span, reason)))
    return tuple(found)


def _trips(top: Table, finder: _PlaceFinder) -> tuple[tuple[Path, Trip], ...]:
    found = []
    for section in top.inner_each("trip"):
        span = _span(section, "Write the first day of the trip, like from = 2026-12-03.")
        place = section.read("place", finder.named, "")
        its_zone = section.read("zone", zone if top.report.strict else text, "")
        section.reject_unknown()
        if span is not None:
            found.append((section.path, Trip(*span, place, its_zone)))
    return tuple(found)


def _span(section: Table, step: str) -> tuple[date, date] | None:
    """The days ``from`` to ``to``; a single day where there is no ``to``."""
    first = section.need("from", day, step)
    last: date | None = section.read("to", day, first)
    if first is None or last is None:
        return None
    if last < first:
        section.report.error(
            section.at("to"), f"{last} comes before {first}.", "Swap 'from' and 'to'."
        )
        return None
    return first, last
