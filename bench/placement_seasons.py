"""Synthetic running years for the placement bench and its tests; the same seed, the same year."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wholestride.domain.athlete import AnyDay, Athlete, Level, TrainingPlace, Weekday, Window
from wholestride.domain.running import (
    Race,
    RaceDistance,
    RacePriority,
    Run,
    RunKind,
)
from wholestride.domain.season import (
    Dose,
    MainLiftDose,
    PhaseName,
    Range,
    SessionKind,
    WeekDose,
)
from wholestride.planning.placement.request import PlacementRequest

MONDAY = date(2026, 11, 23)

USUAL = {
    SessionKind.FULL: 2,
    SessionKind.UPPER_CORE: 1,
    SessionKind.PREHAB: 1,
    SessionKind.MOBILITY: 1,
}
"""The bench's week: two full, upper-core, prehab and a flow."""

IMPORTANCE = {
    RunKind.INTERVALS: 100,
    RunKind.TEMPO: 100,
    RunKind.HILLS: 100,
    RunKind.LONG: 50,
    RunKind.EASY: 15,
    RunKind.RECOVERY: 10,
    RunKind.RACE: 300,
}

LAYOUTS: tuple[dict[int, RunKind], ...] = (
    {1: RunKind.INTERVALS, 3: RunKind.EASY, 6: RunKind.LONG},
    {1: RunKind.INTERVALS, 2: RunKind.EASY, 3: RunKind.TEMPO, 6: RunKind.LONG},
    {1: RunKind.HILLS, 3: RunKind.TEMPO, 4: RunKind.EASY, 5: RunKind.LONG, 6: RunKind.RECOVERY},
    {
        0: RunKind.EASY,
        1: RunKind.INTERVALS,
        2: RunKind.EASY,
        4: RunKind.TEMPO,
        5: RunKind.EASY,
        6: RunKind.LONG,
    },
    {0: RunKind.RECOVERY, 2: RunKind.INTERVALS, 3: RunKind.EASY, 5: RunKind.TEMPO, 6: RunKind.LONG},
)


def run_on(day: date, kind: RunKind, at: time, minutes: int, race: Race | None = None) -> Run:
    """One run, key and weighed as the rules C01 and C04 have it."""
    quality = kind in (RunKind.INTERVALS, RunKind.TEMPO, RunKind.HILLS, RunKind.RACE)
    return Run(
        id=f"{day.isoformat()}-{at:%H%M}",
        start=datetime.combine(day, at),
        title=str(kind),
        kind=kind,
        minutes=minutes,
        load=5 * minutes,
        key=quality or (kind is RunKind.LONG and minutes >= 90),
        importance_hundredths=IMPORTANCE.get(kind, 0),
        race=race,
    )


def week_dose(
    monday: date, wanted: dict[SessionKind, int] | None = None, novelty: int = 30
) -> WeekDose:
    """A week's dose of which placement reads only the wanted sessions and the novelty."""
    nothing = Dose(0, 0, 0)
    return WeekDose(
        start=monday,
        phase=PhaseName.BASE,
        calendar_phase=PhaseName.BASE,
        recovery=False,
        first_of_more=False,
        block=1,
        factor=1.0,
        wanted=dict(USUAL if wanted is None else wanted),
        sets={},
        minutes={},
        contacts=nothing,
        contacts_per_session=0,
        main=MainLiftDose(Range(3, 3), Range(5, 5), None, Range(2, 3), 180, nothing),
        assistance_reps=Range(8, 8),
        assistance_rir=Range(2, 3),
        novelty_hundredths=novelty,
    )


def windows_of(*spans: tuple[range | tuple[int, ...], str, str]) -> tuple[Window, ...]:
    """Windows from (weekdays, "18:00", "19:30")."""
    return tuple(
        Window(Weekday(day), time.fromisoformat(start), time.fromisoformat(end), "gym")
        for days, start, end in spans
        for day in days
    )


EVENINGS = windows_of((range(5), "18:00", "19:30"), ((5, 6), "16:00", "18:00"))
TWICE_A_DAY = windows_of((range(7), "06:00", "07:00"), (range(7), "18:00", "19:30"))
FEW = windows_of(((0, 2, 4), "18:00", "19:15"), ((5,), "10:00", "12:00"))
WINDOW_SETS = (EVENINGS, TWICE_A_DAY, FEW)


def lifter(windows: tuple[Window, ...], any_day: AnyDay | None = None) -> Athlete:
    """Somebody accustomed to lifting with these windows."""
    return Athlete(
        name="Bench",
        level=Level.INTERMEDIATE,
        places={"gym": TrainingPlace("gym")},
        windows=windows,
        any_day=any_day,
    )


@dataclass(frozen=True)
class Year:
    """What a synthetic running year is made of."""

    seed: int
    weeks: int = 52
    races: bool = True


def running_year(year: Year) -> tuple[Run, ...]:
    """Three to six runs a week, two or three of them key, with recovery weeks and races."""
    dice = random.Random(year.seed)
    usual_hour = dice.choice((6, 7, 12, 18))
    layout = dice.choice(LAYOUTS)
    runs: list[Run] = []
    for number in range(year.weeks):
        if number % 8 == 0:
            layout = dice.choice(LAYOUTS)
        monday = MONDAY + timedelta(days=7 * number)
        easier = number % 4 == 3
        racing = year.races and number % 17 == 16
        for weekday, kind in sorted(layout.items()):
            day = monday + timedelta(days=weekday)
            hour = dice.choice((8, 9)) if weekday >= 5 else usual_hour
            minutes = _minutes(kind, dice, easier)
            if racing and weekday == max(layout):
                race = _race(dice)
                runs.append(run_on(day, RunKind.RACE, time(9), 100, race))
            else:
                runs.append(run_on(day, kind, time(hour, dice.choice((0, 15, 30))), minutes))
    return tuple(runs)


def _minutes(kind: RunKind, dice: random.Random, easier: bool) -> int:
    usual = {RunKind.LONG: dice.randrange(85, 160, 5), RunKind.EASY: dice.randrange(35, 70, 5)}
    minutes = usual.get(kind, dice.randrange(45, 75, 5))
    return minutes * 3 // 4 if easier else minutes


def _race(dice: random.Random) -> Race:
    return Race(
        dice.choice((RacePriority.A, RacePriority.B, RacePriority.C)),
        dice.choice((RaceDistance.TEN_KM, RaceDistance.HALF, RaceDistance.MARATHON)),
    )


def season(
    seed: int,
    weeks: int = 52,
    wanted: dict[SessionKind, int] | None = None,
    windows: tuple[Window, ...] | None = None,
    any_day: AnyDay | None = None,
) -> PlacementRequest:
    """A season to place around a synthetic running year."""
    chosen = WINDOW_SETS[seed % len(WINDOW_SETS)] if windows is None else windows
    doses = tuple(week_dose(MONDAY + timedelta(days=7 * week), wanted) for week in range(weeks))
    return PlacementRequest(
        runs=running_year(Year(seed, weeks)),
        doses=doses,
        athlete=lifter(chosen, any_day),
        start=MONDAY,
        end=MONDAY + timedelta(days=7 * weeks - 1),
        bouts_done=99,
    )
