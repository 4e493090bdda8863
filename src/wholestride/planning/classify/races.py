"""Races: distance and priority, races of the athlete file, the goal race of a plan."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from wholestride.domain.athlete import PlannedRace
from wholestride.domain.findings import Finding, note, warning
from wholestride.domain.quantities import METRES_PER_MILE
from wholestride.domain.running import (
    CalendarEntry,
    Race,
    RaceDistance,
    RacePriority,
    RunKind,
)
from wholestride.planning.classify.guess import Guess
from wholestride.planning.classify.lengths import NO_LENGTH, Length
from wholestride.planning.classify.words import fold

# the borders are the geometric means of the classes: 15 km and ten miles count as half
_UP_TO_METRES = (
    (RaceDistance.FIVE_KM, 7_100),
    (RaceDistance.TEN_KM, 14_500),
    (RaceDistance.HALF, 29_800),
    (RaceDistance.MARATHON, 43_000),
)

_LONGEST_RUN_UP_TO_METRES = (
    (RaceDistance.FIVE_KM, 10_000),
    (RaceDistance.TEN_KM, 16_000),
    (RaceDistance.HALF, 25_000),
    (RaceDistance.MARATHON, 43_000),
)

_NUMBERED = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,]\d)?) ?-?(?:(km?)|(mi(?:les?)?|meilen)|(mil))"
    r"[ -]?(?:goal |target |tune-?up |road |trail |a-? ?|b-? ?)?"
    r"(?:race|run|lauf|course|carrera|lopp|time trial|wettkampf|rennen|gara|wedstrijd|!|$|[ (,:;-])"
)
_HALF = re.compile(
    r"\b(half|halb-?marathon\w*|semi(-?marathon)?|media maraton|halvmara\w*|halve marathon"
    r"|mezza( maratona)?|hm|21[.,]?[01]?9?7? ?km?|13[.,]1)\b"
)
_ULTRA = re.compile(r"\b(ultra\w*|50 ?k(m)?|100 ?(k|km|mi|miles?)|50 ?mi(les?)?)\b")
_MARATHON = re.compile(r"maraton|marathon|\b42([.,][12]\w*)? ?km?\b|\b26[.,]2\b")
_PARKRUN = re.compile(r"\bpark ?run\b")

_A_RACE = re.compile(
    r"\b(goal|target|main|key)[ -](\w+[ -])?(race|marathon|half|event|5k|10k)\b"
    r"|\ba[ -](race|rennen)\b"
    r"|\b(haupt|ziel)(wettkampf|rennen|lauf)\b|\bsaisonhohepunkt\b|\bobjectif\b|\bobjetivo\b"
    r"|\bhuvud(lopp|tavling)\b|\bmallopp\b|\bgoal (5|10) ?k|\bgara obiettivo\b|\bdoelwedstrijd\b"
    r"|\b(race|prio|priority|prioritat) a\b|\bgoal race\b|\(a\)\W*$"
)
_B_RACE = re.compile(r"\bb[ -](race|rennen)\b|\b(race|prio|priority|prioritat) b\b|\(b\)\W*$")

OFTEN = 3
"""A race that stands in the calendar this often is a habit (parkrun), never the goal."""

PLAN_WEEKS = 5
"""A calendar of at least so many weeks that ends with a race leads up to it."""

END_DAYS = 3
"""Days after the goal race on which a plan may still name a rest or a walk."""

ADDED_PERCENT = 100


def class_of_metres(metres: int) -> RaceDistance:
    """The class whose taper and recovery a race of this length gets.

    >>> print(class_of_metres(5_000), class_of_metres(16_093), class_of_metres(50_000))
    5 km half ultra
    """
    for distance, most in _UP_TO_METRES:
        if metres <= most:
            return distance
    return RaceDistance.ULTRA


def race_distance(title: str, length: Length) -> RaceDistance | None:
    """The distance that a race's title names, or its length gives; None when neither does.

    A title may hold the day's whole distance too ("5K race 8 mi"); the race comes first.

    >>> print(race_distance("5K tune-up race 8 mi", NO_LENGTH))
    5 km
    """
    folded = fold(title)
    if _PARKRUN.search(folded):
        return RaceDistance.FIVE_KM
    numbered = _NUMBERED.search(folded)
    if _ULTRA.search(folded):
        return RaceDistance.ULTRA
    if _HALF.search(folded):
        return RaceDistance.HALF
    if numbered:
        number = float(numbered[1].replace(",", "."))
        unit = 1000 if numbered[2] else METRES_PER_MILE if numbered[3] else 10_000
        return class_of_metres(round(number * unit))
    if _MARATHON.search(folded):
        return RaceDistance.MARATHON
    return class_of_metres(length.distance.metres) if length.distance else None


def race_priority(title: str) -> RacePriority:
    """C, unless the title names the race goal, target, A or B.

    >>> print(race_priority("Goal marathon"), race_priority("Saturday parkrun"))
    A C
    """
    folded = fold(title)
    if _A_RACE.search(folded):
        return RacePriority.A
    return RacePriority.B if _B_RACE.search(folded) else RacePriority.C


def with_races(
    guesses: tuple[Guess, ...], planned: tuple[PlannedRace, ...]
) -> tuple[tuple[Guess, ...], tuple[Finding, ...]]:
    """Every race guess with its distance and priority; races of the athlete file win."""
    guesses = _with_goal_distance(guesses)
    guesses, added = _with_planned(guesses, planned)
    findings = list(added)
    longest = max((_metres(guess) for guess in guesses if guess.is_run), default=0)
    raced = []
    for guess in guesses:
        if guess.kind is not RunKind.RACE or guess.race is not None:
            raced.append(guess)
            continue
        race, found = _with_race(guess, longest)
        raced.append(race)
        findings += found
    return _with_goal(tuple(raced), planned, findings)


def _with_race(guess: Guess, longest_metres: int) -> tuple[Guess, list[Finding]]:
    length = replace(guess.length, distance=guess.distance)
    title, description = guess.entry.title, guess.entry.description
    distance = race_distance(title, length) or race_distance(description[:200], NO_LENGTH)
    findings = []
    if distance is None:
        distance = race_that_fits(longest_metres)
        findings.append(
            warning(
                f"How long the race {title!r} on {guess.day} is, is not said; {distance} is"
                " assumed from the longest run.",
                "Write the distance into its title or name the race under [[race]].",
                guess.entry.place,
            )
        )
    return replace(guess, race=Race(race_priority(title), distance)), findings


def race_that_fits(longest_metres: int) -> RaceDistance:
    """The race that a plan with this longest run leads up to (grade D).

    >>> print(race_that_fits(19_000), race_that_fits(30_000))
    half marathon
    """
    for distance, most in _LONGEST_RUN_UP_TO_METRES:
        if longest_metres <= most:
            return distance
    return RaceDistance.ULTRA


def _with_goal_distance(guesses: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """A silent last run of 21.1, 42.2 km or ultra length, the longest of all, is the race."""
    runs = [guess for guess in guesses if guess.is_run]
    if not runs or any(guess.kind is RunKind.RACE for guess in runs[-2:]):
        return guesses
    last = runs[-1]
    if not last.silent or last.distance is None or not _covers_weeks(guesses):
        return guesses
    metres = last.distance.metres
    others = [run.distance.metres for run in runs[:-1] if run.distance is not None]
    racelike = 20_900 <= metres <= 21_400 or 42_000 <= metres <= 42_600 or metres >= 50_000
    if not racelike or any(other >= metres for other in others):
        return guesses
    race = last.taken_for(RunKind.RACE, 80, "the plan ends with this race distance")
    return tuple(race if guess is last else guess for guess in guesses)


def _with_planned(
    guesses: tuple[Guess, ...], planned: tuple[PlannedRace, ...]
) -> tuple[tuple[Guess, ...], list[Finding]]:
    findings: list[Finding] = []
    named: dict[date, PlannedRace] = {}
    for race in sorted(planned, key=_planned_order):
        if race.day in named:
            findings.append(
                warning(
                    f"Two races are named for {race.day}; the one of priority"
                    f" {named[race.day].race.priority} is kept.",
                    "Remove one of them under [[race]].",
                )
            )
        else:
            named[race.day] = race
    result = list(guesses)
    for day in sorted(named):
        _name_race(result, named[day], findings)
    return tuple(sorted(result, key=lambda guess: guess.day)), findings


def _planned_order(race: PlannedRace) -> tuple[date, str, int]:
    return race.day, race.race.priority, -race.race.distance.rank


def _name_race(guesses: list[Guess], planned: PlannedRace, findings: list[Finding]) -> None:
    """The day's race, or else its longest run, is the race; an empty day gets a new one."""
    indices = [i for i, guess in enumerate(guesses) if guess.day == planned.day and guess.is_run]
    races = [i for i in indices if guesses[i].kind is RunKind.RACE]
    reason = "the athlete file names a race on this day"
    if indices:
        chosen = max(races or indices, key=lambda i: _metres(guesses[i]))
        taken = guesses[chosen].taken_for(RunKind.RACE, ADDED_PERCENT, reason)
        guesses[chosen] = replace(taken, race=planned.race, settled=True)
        return
    title = planned.title or f"Race: {planned.race.distance}"
    entry = CalendarEntry(planned.day, title)
    guess = Guess(entry, RunKind.RACE, None, ADDED_PERCENT, (reason,), NO_LENGTH, settled=True)
    guesses.append(replace(guess, race=planned.race))
    findings.append(note(f"{title} on {planned.day} stands in no calendar; it was added."))


def _metres(guess: Guess) -> int:
    return guess.distance.metres if guess.distance else 0


def _with_goal(
    guesses: tuple[Guess, ...], planned: tuple[PlannedRace, ...], findings: list[Finding]
) -> tuple[tuple[Guess, ...], tuple[Finding, ...]]:
    """Where no race is called the goal, the race that ends a plan of weeks is taken for it."""
    goal = _last_race(guesses)
    named_days = {race.day for race in planned}
    if goal is None or goal.race is None or goal.day in named_days:
        return guesses, tuple(findings)
    findings.append(
        note(
            f"The plan ends with {goal.entry.title!r} on {goal.day}; it is taken for the goal"
            " race (priority A).",
            "Name it under [[race]] with another priority if it is not.",
            goal.entry.place,
        )
    )
    named = replace(
        goal,
        race=replace(goal.race, priority=RacePriority.A),
        reasons=(*goal.reasons, "the plan ends with it"),
    )
    return tuple(named if guess is goal else guess for guess in guesses), tuple(findings)


def _last_race(guesses: tuple[Guess, ...]) -> Guess | None:
    races = [guess for guess in guesses if guess.race is not None]
    if not races or any(race.race.priority is RacePriority.A for race in races if race.race):
        return None
    last = races[-1]
    later = [g for g in guesses if g.day > last.day and g.kind is not RunKind.REST]
    ends = all(guess.day <= last.day + timedelta(days=END_DAYS) for guess in later)
    titles = Counter(fold(race.entry.title) for race in races)
    is_habit = titles[fold(last.entry.title)] >= OFTEN or _PARKRUN.search(fold(last.entry.title))
    longer = any(
        race.race and last.race and race.race.distance.rank > last.race.distance.rank
        for race in races
    )
    return last if ends and not is_habit and not longer and _covers_weeks(guesses) else None


def _covers_weeks(guesses: tuple[Guess, ...]) -> bool:
    days = [guess.day for guess in guesses]
    return bool(days) and (max(days) - min(days)).days >= PLAN_WEEKS * 7 - 1
