"""Small synthetic seasons of every sort, few enough in their slots for trying everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from bench.placement_seasons import MONDAY, run_on, week_dose
from wholestride.domain.athlete import (
    Absence,
    AnyDay,
    Athlete,
    Policy,
    TrainingPlace,
    Weekday,
    Window,
)
from wholestride.domain.running import Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.domain.season import SessionKind, WeekDose
from wholestride.planning.placement import place
from wholestride.planning.placement.clock import monday_of
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.request import PlacementRequest

STARTS = (time(6), time(12), time(17, 30), time(18), time(19))
WANTED = tuple(kind for kind in SessionKind if kind is not SessionKind.PRIMER)
RUN_KINDS = (
    RunKind.EASY,
    RunKind.EASY,
    RunKind.EASY,
    RunKind.RECOVERY,
    RunKind.LONG,
    RunKind.TEMPO,
    RunKind.INTERVALS,
    RunKind.HILLS,
    RunKind.CROSS,
    RunKind.RACE,
)
GYM = {"gym": TrainingPlace("gym")}


def small_season(seed: int) -> PlacementRequest:
    """One or two weeks with a handful of windows, everything else as it comes."""
    dice = Random(seed)
    weeks = dice.choice((1, 1, 2, 2, 2))
    kept = [_session(dice, weeks)] if dice.random() < 0.3 else []
    previous = [_session(dice, weeks) for _ in range(3)] if dice.random() < 0.4 else []
    return PlacementRequest(
        runs=_runs(dice, weeks),
        doses=_doses(dice, weeks),
        athlete=_athlete(dice, weeks),
        start=MONDAY,
        end=MONDAY + timedelta(days=7 * weeks - 1 - dice.choice((0, 0, 2))),
        kept=tuple(replace(each, kept=True) for each in kept),
        previous=tuple(previous),
        today=MONDAY + timedelta(days=dice.randrange(4)) if dice.random() < 0.2 else None,
        bouts_done=dice.choice((0, 1, 2, 99)),
    )


def _windows(dice: Random, number: int) -> tuple[Window, ...]:
    found = {}
    for _ in range(number):
        day, start = dice.choice(list(Weekday)), dice.choice(STARTS)
        length = timedelta(minutes=dice.choice((30, 45, 60, 90, 180)))
        found[day, start] = Window(
            day, start, (datetime.combine(MONDAY, start) + length).time(), "gym"
        )
    return tuple(found.values())


def _runs(dice: Random, weeks: int) -> tuple[Run, ...]:
    found = {}
    for number in range(7 * (weeks + 1)):
        for _ in range(dice.choice((0, 0, 1, 1, 1, 2))):
            kind = dice.choice(RUN_KINDS)
            race = _race(dice) if kind is RunKind.RACE else None
            clock = time(dice.choice((6, 7, 9, 12, 17, 18)), dice.choice((0, 30)))
            minutes = dice.choice((40, 60, 95, 120))
            run = run_on(MONDAY + timedelta(days=number), kind, clock, minutes, race)
            found[run.id] = run
    return tuple(found.values())


def _race(dice: Random) -> Race:
    priority, distance = dice.choice(list(RacePriority)), dice.choice(list(RaceDistance))
    return Race(priority, distance, dice.choice((0, 900)))


def _doses(dice: Random, weeks: int) -> tuple[WeekDose, ...]:
    doses = []
    for number in range(weeks):
        wanted: dict[SessionKind, int] = {}
        for _ in range(dice.choice((2, 3, 4))):
            kind = dice.choice((*WANTED, SessionKind.FULL))
            wanted[kind] = wanted.get(kind, 0) + 1
        novelty = dice.choice((0, 30, 60, 100))
        doses.append(week_dose(MONDAY + timedelta(days=7 * number), wanted, novelty))
    return tuple(doses)


def _athlete(dice: Random, weeks: int) -> Athlete:
    days = list(Weekday)
    light = dice.choice((None, AnyDay(20, "home"), AnyDay(10, "home")))
    return Athlete(
        name="Somebody",
        places=GYM,
        windows=_windows(dice, dice.choice((3, 4, 5)) if weeks == 1 else dice.choice((2, 3))),
        any_day=light if weeks == 1 or dice.random() < 0.3 else None,
        one_session_a_day=dice.random() < 0.2,
        together=dice.random() < 0.3,
        policy=dice.choice(list(Policy)),
        rest_days=frozenset(dice.sample(days, dice.choice((0, 0, 1)))),
        preferred_days=frozenset(dice.sample(days, dice.choice((0, 0, 2)))),
    )


def _session(dice: Random, weeks: int) -> PlacedSession:
    day = MONDAY + timedelta(days=dice.randrange(-3, 7 * weeks))
    return PlacedSession(
        kind=dice.choice(WANTED),
        start=datetime.combine(day, dice.choice(STARTS)),
        minutes=30,
        place="gym",
        week=monday_of(day),
    )


def turn_of_the_week(seed: int) -> PlacementRequest:
    """Two weeks whose windows lie around Sunday, so that neighbours meet."""
    dice = Random(seed)
    weeks = 2
    around_sunday = (Weekday.SATURDAY, Weekday.SUNDAY, Weekday.MONDAY, Weekday.TUESDAY)
    slots = {(dice.choice(around_sunday), dice.choice((6, 18))) for _ in range(3)}
    wanted = {SessionKind.FULL: dice.choice((1, 2)), SessionKind.UPPER_CORE: dice.choice((0, 1))}
    busy = dice.choice((0, 0.3, 0.7))
    hard = [
        run_on(MONDAY + timedelta(days=number), dice.choice(RUN_KINDS[:8]), time(10), 60)
        for number in range(7 * weeks)
        if dice.random() < busy
    ]
    return PlacementRequest(
        runs=tuple(hard),
        doses=tuple(week_dose(MONDAY + timedelta(days=7 * week), wanted) for week in range(weeks)),
        athlete=Athlete(
            name="Somebody",
            places=GYM,
            windows=tuple(
                Window(day, time(hour), time(hour + 1), "gym") for day, hour in sorted(slots)
            ),
        ),
        start=MONDAY,
        end=MONDAY + timedelta(days=7 * weeks - 1),
        bouts_done=99,
    )


def small_replan(seed: int) -> PlacementRequest:
    """A small season with the plan of another one before it: a window less, or other runs."""
    dice = Random(seed)
    season = replace(small_season(seed), previous=(), today=None)
    before = place(season).sessions
    windows = season.athlete.windows
    lost = dice.randrange(len(windows))
    fewer = (*windows[:lost], *windows[lost + 1 :]) or windows
    runs = tuple(run for run in season.runs if dice.random() < 0.9)
    athlete = replace(season.athlete, windows=fewer if dice.random() < 0.5 else windows)
    previous = tuple(each for each in before if not each.kept)
    return replace(season, athlete=athlete, runs=runs, previous=previous)


def season_with_a_break(seed: int) -> PlacementRequest:
    """Some weeks with a long absence, so that the first leg bouts may count anew."""
    dice = Random(seed)
    weeks = dice.choice((6, 7, 8))
    away = MONDAY + timedelta(days=dice.randrange(5, 15))
    lifted = MONDAY - timedelta(days=dice.randrange(1, 40))
    windows = {dice.choice(list(Weekday)) for _ in range(dice.choice((1, 1, 2)))}
    hard = [
        run_on(
            MONDAY + timedelta(days=number),
            dice.choice((RunKind.LONG, RunKind.TEMPO, RunKind.EASY, RunKind.EASY)),
            time(7),
            dice.choice((60, 95)),
        )
        for number in range(7 * weeks)
        if dice.random() < 0.35
    ]
    return PlacementRequest(
        runs=tuple(hard),
        doses=tuple(
            week_dose(MONDAY + timedelta(days=7 * week), {SessionKind.FULL: 1})
            for week in range(weeks)
            if dice.random() < 0.9
        ),
        athlete=Athlete(
            name="Somebody",
            places=GYM,
            windows=tuple(Window(day, time(18), time(19), "gym") for day in sorted(windows)),
            unavailable=(Absence(away, away + timedelta(days=dice.randrange(20, 34))),),
            last_lifted=lifted if dice.random() < 0.5 else None,
            sessions_last_6_weeks=dice.choice((None, 1, 5)),
        ),
        start=MONDAY,
        end=MONDAY + timedelta(days=7 * weeks - 1),
        bouts_done=dice.choice((0, 1, 99, None)),
    )
