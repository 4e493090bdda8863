"""What a handful or an upper-body session is asked with: the address, read field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from wholestride.domain.athlete import Athlete, Level, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Equipment
from wholestride.domain.season import PhaseName
from wholestride.planning.build import (
    FEWEST_MINUTES,
    MOST_EXERCISES,
    MOST_MINUTES,
    HandfulRequest,
)
from wholestride.planning.own_places import MOST_A_WEEK
from wholestride.planning.upper_sessions import FORMS, UpperRequest, form_at

HALVES = ("upper", "lower")
USUAL_NUMBER, USUAL_MINUTES, USUAL_TIMES = 3, 45, 2
MOST_TICKED = 40
"""More exercises than a form has are not read."""
KEYS = ("upper-n", "lower-n", *HALVES, "minutes", "place", "only", "level", "times", "form")
"""What an address of a session may hold; anything else is about placing it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers with what is wrong with them; every field has a usable value."""

    athlete: Athlete
    place: TrainingPlace
    minutes: int
    times: int
    numbers: Mapping[str, int]
    named: Mapping[str, tuple[str, ...]]
    only: frozenset[str]
    form: str
    typed: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]
    """The same answers as fields with their values."""
    wrong: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The same answers as the query of an address."""
        return urlencode(self.pairs)

    def handful(self, phase: PhaseName) -> HandfulRequest:
        """What the builder is asked."""
        upper, lower = (self.named[half] or self.numbers[half] for half in HALVES)
        return HandfulRequest(
            upper=upper,
            lower=lower,
            minutes=self.minutes,
            place=self.place,
            athlete=self.athlete,
            times_a_week=self.times,
            phase=phase,
        )

    def upper_session(self, name: str, phase: PhaseName, catalogue: Catalogue) -> UpperRequest:
        """The written session in the form that was asked, else in the one that the place has."""
        form = self.form or form_at(name, self.place, catalogue)
        return UpperRequest(name, form, self.place, self.athlete, phase)


class _Reader:
    """Reads the fields one after the other and notes what is wrong."""

    def __init__(self, given: QueryDict) -> None:
        self.given = given
        self.wrong: dict[str, str] = {}

    def whole(self, name: str, usual: int, least: int, most: int) -> int:
        """A whole number of a field, or what is usual where nothing is said."""
        text = self.given.get(name, "").strip()
        if not text:
            return usual
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else -1
        if least <= number <= most:
            return number
        self.wrong[name] = f"Write a number from {least} to {most}."
        return usual

    def listed(self, name: str) -> tuple[str, ...]:
        """All values of a field, each once."""
        return tuple(dict.fromkeys(self.given.getlist(name)[:MOST_TICKED]))


def read_asked(given: QueryDict, athlete: Athlete) -> Asked:
    """The answers of an address; what cannot be read is named and stands as usual."""
    reader = _Reader(given)
    places = athlete.planning_places
    place = _place(reader, athlete)
    only = frozenset(each for each in reader.listed("only") if each in _pieces(athlete))
    level = given.get("level", "") or athlete.level.value
    if level not in {each.value for each in Level}:
        reader.wrong["level"] = "Choose a level of the list."
        level = athlete.level.value
    form = given.get("form", "")
    if form and form not in FORMS:
        reader.wrong["form"] = "Choose a form of the list."
        form = ""
    return Asked(
        athlete=replace(athlete, level=Level(level)),
        place=narrowed(places[place], only),
        minutes=reader.whole("minutes", USUAL_MINUTES, FEWEST_MINUTES, MOST_MINUTES),
        times=reader.whole("times", USUAL_TIMES, 1, MOST_A_WEEK),
        numbers={
            half: reader.whole(f"{half}-n", USUAL_NUMBER, 0, MOST_EXERCISES) for half in HALVES
        },
        named={half: reader.listed(half) for half in HALVES},
        only=only,
        form=form,
        typed={name: given.get(name, "")[:80] for name in KEYS},
        pairs=tuple((key, each) for key in KEYS for each in reader.listed(key) if each),
        wrong=reader.wrong,
    )


def _place(reader: _Reader, athlete: Athlete) -> str:
    first = next(iter(athlete.planning_places))
    place = reader.given.get("place", "") or first
    if place in athlete.planning_places:
        return place
    reader.wrong["place"] = "Choose a place of the list."
    return first


NOTHING = "nothing"
"""The tick for body weight alone."""


def _pieces(athlete: Athlete) -> set[str]:
    return {NOTHING, *(each.value for each in pieces_of(athlete))}


def pieces_of(athlete: Athlete) -> list[Equipment]:
    """What stands at any of the runner's places."""
    there = {each for place in athlete.planning_places.values() for each in place.equipment}
    return [each for each in Equipment if each in there]


def narrowed(place: TrainingPlace, only: frozenset[str]) -> TrainingPlace:
    """The place with no more than what was ticked, or all that it has."""
    if not only:
        return place
    left = frozenset(each for each in place.equipment if each.value in only)
    return replace(place, equipment=left)
