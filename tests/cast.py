"""The named cast of the tests: Ana, Björn, Chidi and Dora, as nouns.

Their athlete files stand beside this in ``people/*.toml`` and read as exactly these nouns.
All four start on :data:`START`, a Monday, and carry a weekly pattern of runs so that they can
be planned without a calendar.
"""

from __future__ import annotations

from datetime import date, time

from wholestride.domain.athlete import (
    Absence,
    AnyDay,
    Athlete,
    Emphasis,
    Injury,
    KnownMax,
    Level,
    PlannedRace,
    Policy,
    Readiness,
    RunKindOverride,
    SelfTest,
    Sex,
    Side,
    TrainingPlace,
    Trip,
    Weekday,
    WeeklyRun,
    Window,
)
from wholestride.domain.exercise import Equipment, Region
from wholestride.domain.quantities import Mass, MassUnit, Pace, kg, lb
from wholestride.domain.running import Race, RaceDistance, RacePriority, RunKind

START = date(2026, 11, 23)
"""The Monday on which every season of the tests starts unless it says otherwise."""

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = Weekday


def masses(*numbers: float) -> tuple[Mass, ...]:
    """Several masses in kilograms."""
    return tuple(kg(number) for number in numbers)


def pounds(*numbers: float) -> tuple[Mass, ...]:
    """Several masses in pounds."""
    return tuple(lb(number) for number in numbers)


BJORNS_GYM = TrainingPlace(
    "gym",
    frozenset(
        {
            Equipment.BARBELL,
            Equipment.RACK,
            Equipment.PLATE,
            Equipment.DUMBBELL,
            Equipment.KETTLEBELL,
            Equipment.BENCH,
            Equipment.BOX,
            Equipment.CABLE,
            Equipment.PULL_UP_BAR,
            Equipment.LEG_PRESS,
            Equipment.LEG_CURL,
            Equipment.CALF_MACHINE,
            Equipment.STABILITY_BALL,
            Equipment.FOAM_ROLLER,
        }
    ),
    plates=masses(1.25, 2.5, 5, 10, 20),
    bar=kg(20),
    dumbbells=masses(4, 6, 8, 10, 12, 14, 16, 20, 24),
    kettlebells=masses(8, 12, 16, 24),
)
BJORNS_HOME = TrainingPlace(
    "home",
    frozenset({Equipment.BAND, Equipment.STEP, Equipment.FOAM_ROLLER, Equipment.STABILITY_BALL}),
)
CHIDIS_GYM = TrainingPlace(
    "gym",
    frozenset(
        {
            Equipment.BARBELL,
            Equipment.RACK,
            Equipment.DUMBBELL,
            Equipment.BENCH,
            Equipment.BOX,
            Equipment.CABLE,
            Equipment.LEG_PRESS,
            Equipment.LEG_CURL,
            Equipment.PULL_UP_BAR,
            Equipment.POLES,
            Equipment.FOAM_ROLLER,
        }
    ),
    plates=masses(1.25, 2.5, 5, 10, 15, 20),
    bar=kg(20),
    dumbbells=masses(5, 7.5, 10, 12.5, 15, 17.5, 20, 22.5, 25),
)
CHIDIS_HOTEL = TrainingPlace("hotel", frozenset({Equipment.BAND, Equipment.POLES}))
DORAS_GYM = TrainingPlace(
    "gym",
    frozenset(
        {
            Equipment.BARBELL,
            Equipment.RACK,
            Equipment.TRAP_BAR,
            Equipment.DUMBBELL,
            Equipment.BENCH,
            Equipment.INCLINE_BENCH,
            Equipment.BOX,
            Equipment.CABLE,
            Equipment.PULL_UP_BAR,
            Equipment.DIP_BARS,
            Equipment.LANDMINE,
            Equipment.LEG_PRESS,
            Equipment.LEG_CURL,
            Equipment.CALF_MACHINE,
            Equipment.BACK_EXTENSION,
            Equipment.MEDICINE_BALL,
            Equipment.SLED,
            Equipment.FOAM_ROLLER,
        }
    ),
    plates=pounds(2.5, 5, 10, 25, 35, 45),
    bar=lb(45),
    dumbbells=pounds(5, 10, 15, 20, 25, 30, 35, 40, 45, 50),
)
DORAS_HOME = TrainingPlace(
    "home", frozenset({Equipment.BAND, Equipment.MINI_BAND, Equipment.FOAM_ROLLER})
)

ANA = Athlete(
    name="Ana",
    level=Level.NEW,
    born=1994,
    sex=Sex.FEMALE,
    zone="Europe/Madrid",
    never_lifted=True,
    easy_pace=Pace(405),
    easy_pace_known=True,
    any_day=AnyDay(20, "home"),
    cleared=True,
    readiness=Readiness(answered_on=date(2026, 11, 15)),
    places={"home": TrainingPlace("home")},
    windows=(
        Window(MONDAY, time(19), time(20), "home"),
        Window(WEDNESDAY, time(19), time(20), "home"),
        Window(THURSDAY, time(19), time(20), "home"),
        Window(SUNDAY, time(18), time(19, 30), "home"),
    ),
    run_times={TUESDAY: time(18, 30), SATURDAY: time(9, 30)},
    weekly_runs=(WeeklyRun(TUESDAY, "easy 10 km"), WeeklyRun(SATURDAY, "easy 10 km")),
)
"""New to lifting, two 10 km runs a week, body weight at home, evenings."""

BJORN = Athlete(
    name="Björn",
    level=Level.INTERMEDIATE,
    born=1984,
    sex=Sex.MALE,
    body_mass=kg(78),
    sessions_per_week=2,
    last_lifted=date(2026, 11, 10),
    sessions_last_6_weeks=8,
    easy_pace=Pace(370),
    easy_pace_known=True,
    history=frozenset({"hamstring"}),
    preferred_days=frozenset({TUESDAY}),
    any_day=AnyDay(20, "home"),
    cleared=True,
    places={"gym": BJORNS_GYM, "home": BJORNS_HOME},
    windows=(
        Window(TUESDAY, time(18), time(19, 30), "gym"),
        Window(THURSDAY, time(18), time(20), "gym"),
        Window(FRIDAY, time(17, 30), time(19), "gym"),
        Window(SATURDAY, time(16), time(18), "home"),
        Window(SUNDAY, time(16), time(18), "home"),
    ),
    unavailable=(Absence(date(2026, 12, 24), date(2026, 12, 27)),),
    run_times={
        MONDAY: time(6, 45),
        TUESDAY: time(6, 45),
        WEDNESDAY: time(6, 45),
        THURSDAY: time(6, 45),
        FRIDAY: time(6, 45),
        SUNDAY: time(8, 30),
    },
    run_kinds=(RunKindOverride(RunKind.TEMPO, title="Strength 6 mi @ 10 sec faster"),),
    races=(
        PlannedRace(
            date(2027, 4, 25), Race(RacePriority.A, RaceDistance.MARATHON), "Spring marathon"
        ),
    ),
    injuries=(Injury(Region.ACHILLES, Side.LEFT, since=date(2026, 9, 1), irritable=True),),
    one_rep_max={"squat_bb": KnownMax(kg(95), date(2026, 10, 10))},
    excluded=frozenset({"burpee"}),
    favourites=frozenset({"step_up"}),
    weekly_runs=(
        WeeklyRun(TUESDAY, "intervals 55 min"),
        WeeklyRun(WEDNESDAY, "easy 45 min"),
        WeeklyRun(THURSDAY, "tempo 50 min"),
        WeeklyRun(SATURDAY, "easy 40 min"),
        WeeklyRun(SUNDAY, "long 110 min"),
    ),
)
"""Marathon, a sore left Achilles, the gym on Tuesday, Thursday and Friday, home at weekends."""

CHIDI = Athlete(
    name="Chidi",
    level=Level.INTERMEDIATE,
    born=1990,
    sex=Sex.MALE,
    body_mass=kg(70.5),
    zone="Europe/London",
    sessions_per_week=3,
    last_lifted=date(2026, 11, 12),
    sessions_last_6_weeks=11,
    easy_pace=Pace(390),
    easy_pace_known=True,
    any_day=AnyDay(20, "hotel"),
    emphasis=frozenset({Emphasis.HILLS_AND_POLES}),
    cleared=True,
    places={"gym": CHIDIS_GYM, "hotel": CHIDIS_HOTEL},
    windows=(
        Window(MONDAY, time(20), time(20, 45), "hotel"),
        Window(TUESDAY, time(18, 30), time(20), "gym"),
        Window(WEDNESDAY, time(20), time(20, 45), "hotel"),
        Window(THURSDAY, time(18, 30), time(20), "gym"),
        Window(FRIDAY, time(18), time(19), "gym"),
    ),
    trips=(Trip(date(2027, 8, 30), date(2027, 9, 3), "hotel", "America/Denver"),),
    run_times={TUESDAY: time(7), THURSDAY: time(7), SATURDAY: time(8), SUNDAY: time(9)},
    races=(
        PlannedRace(
            date(2027, 5, 15), Race(RacePriority.A, RaceDistance.ULTRA, 2400), "50 km with poles"
        ),
    ),
    weekly_runs=(
        WeeklyRun(TUESDAY, "hill repeats 60 min"),
        WeeklyRun(THURSDAY, "easy 50 min"),
        WeeklyRun(SATURDAY, "long trail run 150 min"),
        WeeklyRun(SUNDAY, "medium-long 80 min"),
    ),
)
"""Trail, 50 km with poles, travels: a gym and hotels."""

DORA = Athlete(
    name="Dora",
    level=Level.ADVANCED,
    born=1976,
    sex=Sex.FEMALE,
    body_mass=lb(132),
    unit=MassUnit.LB,
    zone="America/New_York",
    sessions_per_week=3,
    policy=Policy.HARD_DAYS_HARD,
    one_session_a_day=True,
    last_lifted=date(2026, 11, 14),
    sessions_last_6_weeks=16,
    easy_pace=Pace(348),
    easy_pace_known=True,
    rest_days=frozenset({FRIDAY}),
    preferred_days=frozenset({MONDAY, WEDNESDAY}),
    any_day=AnyDay(15, "home"),
    emphasis=frozenset({Emphasis.POSTURE, Emphasis.BONE}),
    cleared=True,
    places={"gym": DORAS_GYM, "home": DORAS_HOME},
    windows=(
        Window(MONDAY, time(12), time(13, 15), "gym"),
        Window(TUESDAY, time(6), time(6, 45), "home"),
        Window(TUESDAY, time(17), time(18, 30), "gym"),
        Window(WEDNESDAY, time(12), time(13, 15), "gym"),
        Window(THURSDAY, time(17), time(18, 30), "gym"),
        Window(SATURDAY, time(14), time(16), "gym"),
    ),
    run_times={
        TUESDAY: time(6, 50),
        WEDNESDAY: time(18),
        THURSDAY: time(6, 30),
        SATURDAY: time(8),
        SUNDAY: time(8),
    },
    races=(
        PlannedRace(date(2027, 2, 14), Race(RacePriority.B, RaceDistance.TEN_KM), "Club 10 km"),
        PlannedRace(date(2027, 3, 21), Race(RacePriority.A, RaceDistance.HALF), "City half"),
    ),
    one_rep_max={
        "bench_press_bb": KnownMax(lb(105)),
        "squat_bb": KnownMax(lb(205), date(2026, 9, 30)),
    },
    favourites=frozenset({"pull_up", "single_leg_rdl"}),
    weekly_runs=(
        WeeklyRun(TUESDAY, "tempo 50 min"),
        WeeklyRun(WEDNESDAY, "easy 40 min"),
        WeeklyRun(THURSDAY, "easy 50 min"),
        WeeklyRun(SATURDAY, "track intervals 60 min"),
        WeeklyRun(SUNDAY, "long run 100 min"),
    ),
    self_tests=(SelfTest("single-leg heel raise", date(2026, 11, 2), left=27, right=24),),
)
"""Coach of forty and an athlete herself: advanced, pounds, a half marathon."""

CAST: dict[str, Athlete] = {"ana": ANA, "bjorn": BJORN, "chidi": CHIDI, "dora": DORA}
"""Everybody by the name of their file in ``people/``."""
