"""A form on a page: what was typed, what the readers said to it, and the choices it offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wholestride.domain.athlete import Athlete, Emphasis, Level, Weekday
from wholestride.domain.exercise import Equipment, Region
from wholestride.domain.findings import Finding
from wholestride.domain.quantities import Pace
from wholestride.domain.running import RaceDistance, RacePriority
from wholestride.formats.athlete_file.body import SYMPTOMS
from wholestride.formats.athlete_file.document import document_of
from wholestride.web import words
from wholestride.web.training.answers import DAYS, LIFTED, LOADS, Typed, one

USUAL_PLACES = ("home", "gym", "hotel")

HOME_EQUIPMENT = (
    *("band", "mini band", "dumbbell", "kettlebell", "step", "chair", "bench", "pull-up bar"),
    *("suspension trainer", "stability ball", "foam roller", "small ball", "foam pad", "sliders"),
    *("skipping rope", "barbell", "rack", "plate", "weight vest", "poles"),
)
EQUIPMENT = tuple(each.value for each in Equipment)

LEVELS: Mapping[str, str] = {
    Level.NEW.value: "I have not lifted, or only now and then",
    Level.NOVICE.value: "Some months: I know the squat and the row",
    Level.INTERMEDIATE.value: "A year or more, with loads that rise",
    Level.ADVANCED.value: "Years, with a plan",
}
LIFTED_WORDS: Mapping[str, str] = {
    "never": "Never",
    "long-ago": "Not in the last six weeks",
    "weekly": "About once a week",
    "twice": "Twice a week or more",
}
EMPHASES: Mapping[str, str] = {
    Emphasis.POSTURE.value: "Posture and arm drive, late in a race",
    Emphasis.HILLS_AND_POLES.value: "Hills and poles",
    Emphasis.DURABILITY.value: "Legs that last",
    Emphasis.BONE.value: "Bone",
    Emphasis.ANKLES.value: "Ankles and feet",
}
SYMPTOM_WORDS: Mapping[str, str] = {
    "chest_pain": "Pain or pressure in the chest, at rest, in daily life or on exertion",
    "fainting": "Fainted, or nearly, in the last twelve months",
    "breathlessness": "Out of breath in a way that is unusual for what you were doing",
    "palpitations": "A racing or stumbling heart",
    "leg_pain_walking": "Pain in the calf that comes with walking and goes with rest",
    "swollen_ankles": "Swollen ankles without an injury",
}
CONDITION_WORDS: Mapping[str, str] = {
    "heart_condition": "A heart condition, diagnosed",
    "high_blood_pressure": "High blood pressure, diagnosed",
    "known_disease": "A disease of the vessels, the metabolism or the kidneys, diagnosed",
    "dizziness": "Dizziness or loss of balance in the last twelve months",
    "chronic_condition": "Another lasting condition, diagnosed",
    "medication": "Medication prescribed for such a condition",
    "joint_problem": "A bone, joint or muscle that training could make worse",
    "supervision_only": "I was told to be active under supervision only",
    "fever": "A fever or an illness right now",
    "pregnant": "I am pregnant",
}
if set(SYMPTOM_WORDS) != set(SYMPTOMS):  # pragma: no cover - a new symptom needs its question
    raise AssertionError("every symptom has its question")

REGIONS = tuple(sorted(Region, key=lambda each: each.spoken.casefold()))
DISTANCES = tuple(each.value for each in RaceDistance)
PRIORITIES = tuple(each.value for each in RacePriority)


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed, and what is to be said beside it."""

    typed: Typed
    findings: tuple[Finding, ...] = ()

    def one(self, name: str, default: str = "") -> str:
        """The value of a field."""
        return one(self.typed, name, default)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(self.typed.get(name, ()))

    def has(self, name: str, value: str) -> bool:
        """True where a box is ticked."""
        return value in self.typed.get(name, ())

    def said(self, *fields: str) -> tuple[Finding, ...]:
        """What the readers said about some fields of the document."""
        return tuple(each for each in self.findings if _about(each.place.field, fields))

    def elsewhere(self, *fields: str) -> tuple[Finding, ...]:
        """What they said about anything else."""
        return tuple(each for each in self.findings if not _about(each.place.field, fields))

    def windows(self, day: str) -> tuple[tuple[int, bool, str, str, str], ...]:
        """The windows of a day: number, ticked, from, to, place."""
        rows = zip(
            self.all(f"from-{day}"), self.all(f"to-{day}"), self.all(f"at-{day}"), strict=False
        )
        return tuple(
            (number, self.has(f"on-{day}", str(number)), *row) for number, row in enumerate(rows)
        )

    def trips(self) -> tuple[tuple[int, str, str, str, str], ...]:
        """The rows of trips, and an empty one: number, from, to, place, zone."""
        columns = (self.all(f"trip-{key}") for key in ("from", "to", "place", "zone"))
        rows = [row for row in zip(*columns, strict=False) if any(row[:2])]
        return tuple((number, *row) for number, row in enumerate([*rows, ("", "", "", "")]))

    def complaints(self, empty: int) -> tuple[tuple[int, str, str, str, str, bool], ...]:
        """The rows of complaints: number, region, side, since, until, irritable."""
        rows = list(
            zip(
                self.all("region"),
                self.all("side"),
                self.all("since"),
                self.all("until"),
                strict=False,
            )
        )
        rows = [row for row in rows if row[0]] + [("", "both", "", "")] * empty
        return tuple(
            (number, *row, self.has("irritable", str(number))) for number, row in enumerate(rows)
        )


def _about(field: str, prefixes: tuple[str, ...]) -> bool:
    return any(field == each or field.startswith((f"{each}.", f"{each}[")) for each in prefixes)


def typed_of(athlete: Athlete) -> dict[str, list[str]]:
    """The fields of the forms as an athlete would have filled them in."""
    document = document_of(athlete)
    typed: dict[str, list[str]] = {
        "name": [athlete.name],
        "unit": [athlete.unit.value],
        "zone": [athlete.zone],
        "level": [athlete.level.value],
        "lifted": [_lifted(athlete)],
        "sessions": [str(athlete.sessions_per_week or "")],
        "policy": [athlete.policy.value],
        "emphasis": [each.value for each in athlete.emphasis],
        "rest-day": [Weekday(day).name.lower() for day in sorted(athlete.rest_days)],
        "any-day": [str(athlete.any_day.minutes) if athlete.any_day else ""],
        "any-day-place": [athlete.any_day.place if athlete.any_day else ""],
        "exclude": sorted(athlete.excluded),
        "favourite": sorted(athlete.favourites),
        **_running(athlete),
        **_trips(athlete),
        **_windows(athlete),
        **_places(athlete, document),
    }
    rows = [document_row(each) for each in document.get("injury", [])]
    for key in ("region", "side", "since", "until"):
        typed[key] = [row[key] for row in rows]
    typed["irritable"] = [str(number) for number, row in enumerate(rows) if row["irritable"]]
    return typed


def document_row(entry: Mapping[str, Any]) -> dict[str, str]:
    """A complaint as the fields of its row."""
    keys = ("region", "side", "since", "until", "irritable")
    return {key: str(entry[key]) if entry.get(key) else "" for key in keys}


def _lifted(athlete: Athlete) -> str:
    if athlete.never_lifted:
        return "never"
    recent = athlete.sessions_last_6_weeks
    if recent is None:
        return "weekly" if athlete.last_lifted else ""
    counts = {word: entry.get("sessions_last_6_weeks") for word, entry in LIFTED.items()}
    return next((word for word in ("twice", "weekly") if (counts[word] or 0) <= recent), "long-ago")


def _running(athlete: Athlete) -> dict[str, list[str]]:
    times = athlete.run_times
    groups = {"run-weekday": Weekday.TUESDAY, "run-weekend": Weekday.SUNDAY}
    found = {key: [f"{times[day]:%H:%M}" if day in times else ""] for key, day in groups.items()}
    days = {
        f"run-{name}": [f"{times[Weekday(day)]:%H:%M}" if Weekday(day) in times else ""]
        for day, name in enumerate(DAYS)
    }
    known = athlete.easy_pace if athlete.easy_pace_known else None
    pace, _, unit = words.pace(known or Pace(0)).partition(" ")
    return {**found, **days, "pace": [pace if known else ""], "pace-unit": [unit]}


def _trips(athlete: Athlete) -> dict[str, list[str]]:
    return {
        "trip-from": [each.first.isoformat() for each in athlete.trips],
        "trip-to": [each.last.isoformat() for each in athlete.trips],
        "trip-place": [each.place for each in athlete.trips],
        "trip-zone": [each.zone for each in athlete.trips],
    }


def _windows(athlete: Athlete) -> dict[str, list[str]]:
    """A row for every window, and an unticked one for each day without any."""
    typed: dict[str, list[str]] = {}
    first_place = next(iter(athlete.planning_places))
    for number, day in enumerate(DAYS):
        windows = [each for each in athlete.planning_windows if each.weekday == number]
        usual = ("10:00", "12:00") if number > 4 else ("18:00", "19:30")
        typed[f"on-{day}"] = [str(index) for index in range(len(windows))]
        typed[f"from-{day}"] = [f"{each.start:%H:%M}" for each in windows] or [usual[0]]
        typed[f"to-{day}"] = [f"{each.end:%H:%M}" for each in windows] or [usual[1]]
        typed[f"at-{day}"] = [each.place for each in windows] or [first_place]
    return typed


def _places(athlete: Athlete, document: Mapping[str, Any]) -> dict[str, list[str]]:
    places = athlete.planning_places
    typed: dict[str, list[str]] = {"place": list(places)}
    for name, place in places.items():
        typed[f"equipment-{name}"] = sorted(piece.value for piece in place.equipment)
        entry = document.get("places", {}).get(name, {})
        unit = "lb" if any(key.endswith("_lb") for key in entry) else "kg"
        typed[f"load-unit-{name}"] = [unit]
        for what in LOADS:
            typed[f"{what}-{name}"] = [", ".join(f"{n:g}" for n in entry.get(f"{what}_{unit}", []))]
        bar = entry.get(f"bar_{unit}")
        typed[f"bar-{name}"] = [f"{bar:g}" if bar else ""]
    return typed
