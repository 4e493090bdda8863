"""The sections of the settings: what each form means in the athlete's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Policy
from wholestride.domain.findings import Finding, Place, error
from wholestride.web.training import answers
from wholestride.web.training.answers import Document, Typed, one

THEMES = {"": "As the device", "light": "Light", "dark": "Dark"}
DISTANCES = {"km": "Kilometres", "mi": "Miles"}
WEEK_STARTS = {"0": "Monday", "6": "Sunday", "5": "Saturday"}
POLICIES = {
    Policy.HARD_DAYS_HARD.value: "Hard days hard: lift after the quality run",
    Policy.EASY_DAYS.value: "Easy days: lift away from the quality runs",
    Policy.STRENGTH_FIRST.value: "Strength first: in the off-season lifting leads",
    Policy.MINIMUM_DOSE.value: "Minimum dose: as little as keeps what you have",
}


def nothing_wrong(typed: Typed, base: Mapping[str, Any]) -> Iterator[Finding]:
    """Most forms are judged by the readers of the document alone."""
    del typed, base
    yield from ()


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the settings: its title, what it says of the athlete, the fields it owns."""

    name: str
    title: str
    hint: str
    part: Callable[[Typed, Mapping[str, Any]], Document]
    """What the form says, beside the document that stands."""
    fields: tuple[str, ...]
    check: Callable[[Typed, Mapping[str, Any]], Iterator[Finding]] = nothing_wrong
    """What is wrong with it that a reader of the document cannot see."""


def _about_you(typed: Typed, base: Mapping[str, Any]) -> Document:
    del base
    lifting = answers.lifting_from(typed)
    unchanged = one(typed, "lifted") in ("", one(typed, "lifted-was"))
    told = {"level": lifting["level"]} if unchanged else lifting
    return {
        "name": one(typed, "name"),
        "unit": one(typed, "unit"),
        "zone": one(typed, "zone"),
        **told,
    }


def _places(typed: Typed, base: Mapping[str, Any]) -> Document:
    """The places as they are called now; what names them elsewhere goes along."""
    new = one(typed, "new-place")
    listed = {**typed, "place": [*typed.get("place", ()), *([new] if new else [])]}
    called = _called(typed)
    said = answers.places_from(listed)["places"]
    lines = base.get("availability", {})
    any_day = base.get("any_day")
    return {
        "places": {called.get(name, name): place for name, place in said.items()},
        "equipment": None,
        "availability": {
            day: [_with_place(line, 1, called) for line in each] for day, each in lines.items()
        },
        "any_day": _with_place(any_day, 2, called) if any_day else None,
        "trip": [
            {**trip, "place": called.get(trip["place"], trip["place"])} if "place" in trip else trip
            for trip in base.get("trip", [])
        ],
    }


def _called(typed: Typed) -> dict[str, str]:
    """The new name of each place that stays."""
    return {name: one(typed, f"called-{name}") or name for name in typed.get("place", ())}


def _with_place(line: str, words: int, called: Mapping[str, str]) -> str:
    """A line of times whose place, after so many words, has its new name."""
    *times, place = line.split(" ", words)
    return " ".join((*times, called.get(place, place)))


def _wrong_places(typed: Typed, base: Mapping[str, Any]) -> Iterator[Finding]:
    """A name twice, no place at all, or one taken away where sessions are still to lie."""
    called = _called(typed)
    names = list(called.values())
    if not names and not one(typed, "new-place"):
        yield error("No place is left.", "Keep one.", Place(field="places"))
        return
    for old, name in called.items():
        if names.count(name) > 1:
            yield error(f"Two places are called {name}.", "Rename one.", Place(field=f"at.{old}"))
    for name in sorted(set(_named(base)) - set(called)):
        if name in base.get("places", {}):
            words = f"{name} still stands in your times, your light minutes or a trip."
            yield error(words, "Choose another place there first.", Place(field="places"))


def _named(base: Mapping[str, Any]) -> Iterator[str]:
    """The places that windows, light minutes and trips name."""
    for lines in base.get("availability", {}).values():
        yield from (line.split(" ", 1)[-1] for line in lines)
    if base.get("any_day"):
        yield str(base["any_day"]).split(" ", 2)[-1]
    yield from (trip["place"] for trip in base.get("trip", []) if "place" in trip)


def _times(typed: Typed, base: Mapping[str, Any]) -> Document:
    del base
    wishes = answers.wishes_from(typed)
    del wishes["emphasis"]
    return {
        **answers.windows_from(typed),
        **wishes,
        "availability_assumed": None,
        "one_session_a_day": "one_session_a_day" in typed,
    }


def _wishes(typed: Typed, base: Mapping[str, Any]) -> Document:
    del base
    return {
        "policy": one(typed, "policy"),
        "emphasis": list(typed.get("emphasis", ())),
        "together": "together" in typed,
    }


def _running(typed: Typed, base: Mapping[str, Any]) -> Document:
    del base
    return answers.hours_from(typed)


def _travel(typed: Typed, base: Mapping[str, Any]) -> Document:
    del base
    return answers.trips_from(typed)


def _complaints(typed: Typed, base: Mapping[str, Any]) -> Document:
    del base
    return answers.injuries_from(typed)


def _exercises(typed: Typed, base: Mapping[str, Any]) -> Document:
    """Chosen exercises by name or id; what is typed beside them is added."""
    del base
    ids = {each.name.casefold(): each.id for each in load().exercises.values()}
    found: Document = {}
    for key, field in (("exclude", "exclude"), ("favourites", "favourite")):
        chosen = [*typed.get(field, ()), one(typed, f"new-{field}")]
        listed = [ids.get(each.casefold(), each) for each in chosen if each]
        found[key] = {"exercises": list(dict.fromkeys(listed))} if listed else {}
    return found


SECTIONS = (
    Section(
        "you",
        "You and the display",
        "Name, units, theme, time zone, level",
        _about_you,
        ("name", "unit", "zone", "level", "last_lifted", "sessions_last_6_weeks"),
    ),
    Section(
        "places",
        "Places and equipment",
        "Home, gym, what stands there",
        _places,
        ("places", "at"),
        _wrong_places,
    ),
    Section(
        "times",
        "Times for strength",
        "Windows, days to keep free, sessions a week",
        _times,
        ("availability", "rest_days", "any_day", "sessions_per_week", "one_session_a_day"),
    ),
    Section("travel", "Travel", "Days at another place, in another time zone", _travel, ("trip",)),
    Section(
        "wishes",
        "How to plan",
        "The school of placement and what you want more of",
        _wishes,
        ("policy", "emphasis", "together"),
    ),
    Section(
        "running", "Running", "Usual hours and easy pace", _running, ("run_times", "easy_pace")
    ),
    Section(
        "complaints",
        "What hurts",
        "Injuries with their dates",
        _complaints,
        ("injury",),
    ),
    Section(
        "exercises",
        "Exercises",
        "What you leave out and what you like",
        _exercises,
        ("exclude", "favourites"),
    ),
)
BY_NAME = {each.name: each for each in SECTIONS}
