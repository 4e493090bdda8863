"""An athlete as the document that an athlete file and a season file hold: plain values only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wholestride.domain.athlete import (
    Absence,
    Athlete,
    Injury,
    KnownMax,
    PlannedRace,
    Readiness,
    RunKindOverride,
    SelfTest,
    TrainingPlace,
    Trip,
    Weekday,
    WeeklyRun,
    Window,
)
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.formats.athlete_file.body import QUESTIONS, SYMPTOMS
from wholestride.formats.athlete_file.person import NEVER

FINEST_DECIMALS = 9


def document_of(athlete: Athlete) -> dict[str, Any]:
    """What the athlete file says after defaults; absent keys are left to their defaults.

    Values are text, numbers, booleans, dates, lists and dictionaries in a fixed order.
    """
    document = {
        **_person(athlete),
        **_wishes(athlete),
        **_lifting_so_far(athlete),
        "places": {name: _place(place) for name, place in athlete.places.items()},
        "availability": _availability(athlete.planning_windows),
        "unavailable": [_absence(each) for each in athlete.unavailable],
        "trip": [_trip(each) for each in athlete.trips],
        "run_times": {
            _name(day): f"{athlete.run_times[day]:%H:%M}" for day in sorted(athlete.run_times)
        },
        "run_kind": [_run_kind(each) for each in athlete.run_kinds],
        "race": [_race(each) for each in athlete.races],
        "injury": [_injury(each) for each in athlete.injuries],
        "one_rep_max": {
            exercise: _known_max(athlete.one_rep_max[exercise])
            for exercise in sorted(athlete.one_rep_max)
        },
        "exclude": _exercises(athlete.excluded),
        "favourites": _exercises(athlete.favourites),
        "self_test": [_self_test(each) for each in athlete.self_tests],
        "runs": _runs(athlete.weekly_runs),
        "readiness": _readiness(athlete.readiness),
    }
    return {key: value for key, value in document.items() if value not in (None, "", [], {})}


def _person(athlete: Athlete) -> dict[str, Any]:
    return {
        "name": athlete.name,
        "level": athlete.level.value,
        "born": athlete.born,
        "sex": athlete.sex.value if athlete.sex else None,
        **_mass_entry("body_mass", athlete.body_mass),
        "unit": athlete.unit.value,
        "zone": athlete.zone,
        "pregnant": athlete.pregnant or None,
        "postpartum_since": athlete.postpartum_since,
        "history": sorted(athlete.history),
        "cleared": athlete.cleared,
        "equipment": sorted(piece.value for piece in athlete.equipment),
    }


def _wishes(athlete: Athlete) -> dict[str, Any]:
    any_day = athlete.any_day
    return {
        "sessions_per_week": athlete.sessions_per_week,
        "policy": athlete.policy.value,
        "one_session_a_day": athlete.one_session_a_day,
        "together": athlete.together,
        "rest_days": [_name(day) for day in sorted(athlete.rest_days)],
        "preferred_days": [_name(day) for day in sorted(athlete.preferred_days)],
        "any_day": f"{any_day.minutes} min {any_day.place}" if any_day else None,
        "emphasis": sorted(each.value for each in athlete.emphasis),
        "availability_assumed": None if athlete.windows else True,
    }


def _lifting_so_far(athlete: Athlete) -> dict[str, Any]:
    pace = athlete.easy_pace
    usual = athlete.easy_pace_known is (pace is not None)
    return {
        "last_lifted": NEVER if athlete.never_lifted else athlete.last_lifted,
        "sessions_last_6_weeks": athlete.sessions_last_6_weeks,
        "easy_pace": str(pace) if pace else None,
        "easy_pace_known": None if usual else athlete.easy_pace_known,
    }


def _name(day: Weekday) -> str:
    return Weekday(day).name.lower()


def _place(place: TrainingPlace) -> dict[str, Any]:
    entry = {
        "equipment": sorted(piece.value for piece in place.equipment),
        **_masses_entry("plates", place.plates),
        **_mass_entry("bar", place.bar),
        **_masses_entry("dumbbells", place.dumbbells),
        **_masses_entry("kettlebells", place.kettlebells),
    }
    return {key: value for key, value in entry.items() if key == "equipment" or value}


def number_of(mass: Mass, unit: MassUnit) -> float:
    """The shortest number in a unit that reads as exactly this mass.

    >>> number_of(lb(35), MassUnit.LB), number_of(kg(12.5), MassUnit.KG)
    (35, 12.5)
    """
    number, make = (mass.lb, lb) if unit is MassUnit.LB else (mass.kg, kg)
    for decimals in range(FINEST_DECIMALS + 1):
        rounded = round(number, decimals)
        if make(rounded).grams == mass.grams:
            break
    return int(rounded) if rounded == int(rounded) else rounded


def _mass_entry(key: str, mass: Mass | None) -> dict[str, Any]:
    return {f"{key}_{mass.unit}": number_of(mass, mass.unit)} if mass else {}


def _masses_entry(key: str, masses: tuple[Mass, ...]) -> dict[str, Any]:
    if not masses:
        return {}
    unit = masses[0].unit
    return {f"{key}_{unit}": [number_of(mass, unit) for mass in masses]}


def _availability(windows: Iterable[Window]) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for window in windows:
        line = f"{window.start:%H:%M}-{window.end:%H:%M} {window.place}"
        lines.setdefault(_name(window.weekday), []).append(line)
    return lines


def _absence(absence: Absence) -> dict[str, Any]:
    entry: dict[str, Any] = {"from": absence.first, "to": absence.last}
    if absence.reason != "unavailable":
        entry["reason"] = absence.reason
    return entry


def _trip(trip: Trip) -> dict[str, Any]:
    entry = {"from": trip.first, "to": trip.last, "place": trip.place, "zone": trip.zone}
    return {key: value for key, value in entry.items() if value}


def _run_kind(override: RunKindOverride) -> dict[str, Any]:
    return _filled(
        {
            "title": override.title,
            "date": override.day,
            "kind": override.kind.value,
            "subkind": override.subkind.value if override.subkind else None,
        }
    )


def _race(planned: PlannedRace) -> dict[str, Any]:
    return _filled(
        {
            "date": planned.day,
            "distance": planned.race.distance.value,
            "priority": planned.race.priority.value,
            "title": planned.title,
            "descent_m": planned.race.descent_m or None,
        }
    )


def _injury(injury: Injury) -> dict[str, Any]:
    return _filled(
        {
            "region": injury.region.value,
            "side": injury.side.value,
            "since": injury.since,
            "until": injury.until,
            "irritable": injury.irritable or None,
        }
    )


def _known_max(known: KnownMax) -> dict[str, Any]:
    unit = known.mass.unit
    within = {"on": known.on, "within_percent": known.within_percent}
    return _filled({unit.value: number_of(known.mass, unit), **within})


def _exercises(ids: frozenset[str]) -> dict[str, Any]:
    return {"exercises": sorted(ids)} if ids else {}


def _self_test(test: SelfTest) -> dict[str, Any]:
    return _filled(
        {
            "test": test.test,
            "on": test.on,
            "left": test.left,
            "right": test.right,
            "value": test.value,
        }
    )


def _runs(weekly: Iterable[WeeklyRun]) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {}
    for run in weekly:
        line = f"{run.start:%H:%M} {run.title}" if run.start else run.title
        lines.setdefault(_name(run.weekday), []).append(line)
    return {_name(day): lines[_name(day)] for day in Weekday if _name(day) in lines}


def _readiness(readiness: Readiness) -> dict[str, Any]:
    entry: dict[str, Any] = {
        key: True for key, name in SYMPTOMS.items() if name in readiness.symptoms
    }
    for key, usual in QUESTIONS.items():
        answer = getattr(readiness, key)
        if answer is not usual:
            entry[key] = answer
    if readiness.answered_on:
        entry["answered_on"] = readiness.answered_on
    return entry


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, "")}
