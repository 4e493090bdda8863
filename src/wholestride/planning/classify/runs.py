"""Guesses become runs: start, minutes, load, importance, a stable id."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from wholestride.domain.athlete import Athlete, Weekday
from wholestride.domain.quantities import Distance, Pace
from wholestride.domain.running import CalendarEntry, RaceDistance, Run, RunKind
from wholestride.planning.classify.guess import Guess
from wholestride.planning.classify.lengths import Repeats
from wholestride.planning.classify.titles import SURE_PERCENT
from wholestride.planning.classify.weights import (
    ASSUMED_EASY_PACE,
    RACE_METRES,
    importance_hundredths,
    is_key,
    load,
    minutes_for,
    race_minutes,
    usual_minutes,
)
from wholestride.planning.classify.words import fold, slug

WEEKDAY_START = time(7)
WEEKEND_START = time(8)
"""Usual hours where the runner has named none; shown as assumed."""

SECOND_RUN_START = time(17, 30)
"""The second untimed run of a day, or one called p.m., is assumed after work."""

_EVENING = re.compile(r"\b(pm|evening|after work|abends?|feierabend|soir|tarde|kvall|avond|sera)\b")
_MORNING = re.compile(r"\b(am|morning|morgens?|matin|manana|morgon|ochtend|mattina)\b")

FASTEST = Pace(150)
SLOWEST = Pace(900)
"""Outside 2:30 to 15:00 min/km the minutes of a calendar slot are not those of the run."""

AROUND_REPEATS_MINUTES = 25
WITH_RECOVERIES_PERCENT = 160
"""Warm-up and cool-down, and the jogs between repeats (grade D)."""

LONGEST_MINUTES = 48 * 60


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a run takes, and whether that is known or assumed."""

    minutes: int
    known: bool


@dataclass(frozen=True, slots=True)
class Start:
    """When a run starts, and whether the calendar said so."""

    at: datetime
    known: bool


def easy_pace(athlete: Athlete) -> Pace:
    """The runner's easy pace, or 6:30 min/km."""
    return athlete.easy_pace or ASSUMED_EASY_PACE


def easy_pace_known(athlete: Athlete) -> bool:
    """True when the runner told the easy pace."""
    told = athlete.easy_pace is not None and athlete.easy_pace != ASSUMED_EASY_PACE
    return athlete.easy_pace_known or told


def runs_from(
    guesses: tuple[Guess, ...], athlete: Athlete
) -> tuple[tuple[CalendarEntry, Run], ...]:
    """Every guess as a run beside its entry, in the order of time."""
    starts = _starts(guesses, athlete)
    pairs = [
        (guess, _run(guess, start, athlete)) for guess, start in zip(guesses, starts, strict=True)
    ]
    pairs.sort(key=lambda pair: (pair[1].start, pair[1].title))
    seen: Counter[str] = Counter()
    numbered = []
    for guess, run in pairs:
        seen[run.id] += 1
        count = seen[run.id]
        named = run if count == 1 else replace(run, id=f"{run.id}-{count}")
        numbered.append((guess.entry, named))
    return tuple(numbered)


def _starts(guesses: tuple[Guess, ...], athlete: Athlete) -> list[Start]:
    """Clock times; the first untimed run of a day at the usual hour, the next after work."""
    untimed: Counter[object] = Counter()
    starts = []
    for guess in guesses:
        if guess.entry.start is not None:
            starts.append(Start(datetime.combine(guess.day, guess.entry.start), known=True))
            continue
        hour = usual_start(guess, athlete)
        if guess.kind is not RunKind.REST and hour != SECOND_RUN_START:
            untimed[guess.day] += 1
            hour = hour if untimed[guess.day] == 1 else SECOND_RUN_START
        starts.append(Start(datetime.combine(guess.day, hour), known=False))
    return starts


def usual_start(guess: Guess, athlete: Athlete) -> time:
    """The runner's usual hour on this weekday, or 07:00, at weekends 08:00."""
    title = fold(guess.entry.title)
    if _EVENING.search(title) and not _MORNING.search(title):
        return SECOND_RUN_START
    weekday = Weekday(guess.day.weekday())
    if weekday in athlete.run_times:
        return athlete.run_times[weekday]
    return WEEKEND_START if weekday >= Weekday.SATURDAY else WEEKDAY_START


def _run(guess: Guess, start: Start, athlete: Athlete) -> Run:
    length = run_minutes(guess, athlete)
    minutes = length.minutes
    return Run(
        id=f"{guess.day.isoformat()}-{slug(guess.entry.title)}",
        start=start.at,
        title=guess.entry.title,
        kind=guess.kind,
        subkind=guess.subkind,
        minutes=minutes,
        load=load(guess.kind, guess.subkind, minutes),
        key=is_key(guess.kind, guess.subkind, minutes),
        importance_hundredths=importance_hundredths(guess.kind, guess.subkind),
        time_known=start.known,
        minutes_known=length.known,
        distance=_run_distance(guess),
        sure=guess.confidence_percent >= SURE_PERCENT,
        confidence_percent=guess.confidence_percent,
        reasons=guess.reasons,
        race=guess.race,
    )


def _run_distance(guess: Guess) -> Distance | None:
    if guess.distance is None and guess.race is not None:
        return Distance(RACE_METRES[guess.race.distance])
    return guess.distance if guess.kind is not RunKind.REST else None


def run_minutes(guess: Guess, athlete: Athlete) -> Minutes:
    """Minutes of the run: written, from the calendar's slot, from distance, or as usual."""
    if guess.kind is RunKind.REST:
        return Minutes(0, known=True)
    if guess.entry.recording is not None and guess.entry.minutes:
        return Minutes(min(guess.entry.minutes, LONGEST_MINUTES), known=True)
    slot = _believable(guess.entry.minutes, guess.distance)
    written = guess.length.minutes
    if slot is not None or written is not None:
        # a slot may hold the way there too; what is written may be longer than the slot
        return Minutes(min(max(slot or 0, written or 0), LONGEST_MINUTES), known=True)
    estimate = _from_distance(guess, athlete)
    if estimate is not None:
        return estimate
    if guess.length.repeats and guess.kind is not RunKind.EASY:
        return Minutes(_around_repeats(guess.length.repeats, easy_pace(athlete)), known=False)
    return Minutes(usual_minutes(guess.kind, guess.subkind), known=False)


def _believable(minutes: int | None, distance: Distance | None) -> int | None:
    """The minutes of the calendar, unless the distance cannot be run in them."""
    if minutes is None or minutes <= 0 or distance is None:
        return minutes if minutes and minutes > 0 else None
    fits = FASTEST.minutes_for(distance) <= minutes <= SLOWEST.minutes_for(distance)
    return minutes if fits else None


def _from_distance(guess: Guess, athlete: Athlete) -> Minutes | None:
    distance = _run_distance(guess)
    if distance is None or guess.kind is RunKind.STRENGTH:
        return None
    pace = easy_pace(athlete)
    if guess.race is not None:
        minutes = _race_day_minutes(distance, guess.race.distance, pace)
    else:
        minutes = minutes_for(distance, pace, guess.kind, guess.subkind)
    return Minutes(min(minutes, LONGEST_MINUTES), known=easy_pace_known(athlete))


def _race_day_minutes(distance: Distance, race: RaceDistance, pace: Pace) -> int:
    """The race at its pace; what the day's distance has beyond it at easy pace."""
    nominal = Distance(RACE_METRES[race])
    beyond = distance.metres - nominal.metres
    if race is RaceDistance.ULTRA or beyond * 10 < nominal.metres * 2:
        return race_minutes(distance, race, pace)
    return race_minutes(nominal, race, pace) + round(pace.minutes_for(Distance(beyond)))


def _around_repeats(repeats: tuple[Repeats, ...], pace: Pace) -> int:
    """Warm-up and cool-down of 25 min, the repeats and 60 % more for the jogs between."""
    seconds = sum(
        each.count * (each.seconds + each.metres * pace.seconds_per_km * 80 // 100_000)
        for each in repeats
    )
    work = timedelta(seconds=seconds * WITH_RECOVERIES_PERCENT // 100)
    return AROUND_REPEATS_MINUTES + min(120, round(work.total_seconds() / 60))
