"""Small seasons, written by hand, for the formats to carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.cast import BJORN, BJORNS_GYM, START
from wholestride.domain.exercise import Component, Measure, Pattern, Region
from wholestride.domain.findings import Place, warning
from wholestride.domain.quantities import kg, km
from wholestride.domain.running import AddOn, Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.domain.season import (
    Adjustment,
    Alternative,
    Missed,
    Phase,
    PhaseName,
    Prescription,
    Range,
    Reason,
    Score,
    Season,
    Session,
    SessionKind,
    SessionStatus,
    Week,
)

TUESDAY = START + timedelta(days=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A local time, some days after the season's first Monday."""
    return datetime.combine(START, datetime.min.time()) + timedelta(
        days=day, hours=hour, minutes=minute
    )


STEP_UP = Prescription(
    exercise="step_up",
    name="Step-up",
    components=(Component.FUNCTIONAL, Component.STABILITY),
    pattern=Pattern.STEP,
    sets=3,
    measure=Measure.REPS,
    amount=Range(8, 8),
    per_side=True,
    rir=Range(2, 3),
    rest_seconds=90,
    load=kg(16),
    superset="A",
    adjust=(
        Adjustment("RIR 4 or more on the last set", "+2 kg"),
        Adjustment("pain 4 or more", "swap to Step-up, low"),
    ),
    swap=("split_squat", "reverse_lunge"),
    why="One leg at a time, as running is.",
)
PLANK = Prescription(
    exercise="plank",
    name="Plank, forearms",
    components=(Component.CORE,),
    pattern=Pattern.ANTI_EXTENSION,
    sets=2,
    measure=Measure.SECONDS,
    amount=Range(30, 45),
    per_side=False,
    rir=None,
    rest_seconds=25,
)
CARRY = Prescription(
    exercise="suitcase_carry",
    name="Suitcase carry",
    components=(Component.CORE, Component.FUNCTIONAL),
    pattern=Pattern.CARRY,
    sets=2,
    measure=Measure.METRES,
    amount=Range(30, 30),
    per_side=True,
    rir=Range(3, 4),
    rest_seconds=45,
    load=kg(20),
    weaker_side_first="left",
)
FULL = Session(
    id="2026-11-24-full",
    start=at(1, 18),
    minutes=50,
    kind=SessionKind.FULL,
    phase=PhaseName.BASE,
    block=1,
    place=BJORNS_GYM.name,
    leg_dose_hundredths=100,
    title="Full A: squat and push",
    why=(
        Reason("I06", "The evening of a key day, run first.", "C", "measured on published plans"),
        Reason("I01", "37 h before Thursday's tempo.", "B", "10.1016/S1440-2440(01)80049-3"),
    ),
    alternatives=(
        Alternative(at(3, 18), 1.2, "Thursday would cost 1.2 points more: 61 h to the long run."),
    ),
    prescriptions=(STEP_UP, PLANK, CARRY),
)
MOBILITY = Session(
    id="2026-11-30-mobility",
    start=at(7, 20),
    minutes=20,
    kind=SessionKind.MOBILITY,
    phase=PhaseName.BASE,
    block=1,
    place="home",
    leg_dose_hundredths=5,
    title="Roll and stretch",
)
DROPPED = Session(
    id="2026-12-01-full",
    start=at(8, 18),
    minutes=45,
    kind=SessionKind.FULL,
    phase=PhaseName.BASE,
    block=1,
    place="gym",
    leg_dose_hundredths=100,
    status=SessionStatus.DROPPED,
    revision=2,
)
INTERVALS = Run(
    id="run-1",
    start=at(1, 6, 45),
    title="8 x 400 m",
    kind=RunKind.INTERVALS,
    minutes=55,
    load=330,
    key=True,
    importance_hundredths=100,
    minutes_known=False,
    distance=km(10.5),
    reasons=("the title names repetitions",),
    add_ons=(
        AddOn(
            "warm-up before quality", 10, ((Component.MOBILITY, 8), (Component.STABILITY, 1)), 20
        ),
    ),
)
RACE = Run(
    id="run-2",
    start=at(13, 9),
    title="Winter 10 km",
    kind=RunKind.RACE,
    minutes=48,
    load=384,
    key=True,
    importance_hundredths=300,
    race=Race(RacePriority.C, RaceDistance.TEN_KM),
)


def week(number: int, **changes: object) -> Week:
    """A week of the sample, some weeks after the first."""
    usual = Week(
        start=START + timedelta(weeks=number),
        phase=PhaseName.BASE,
        recovery=False,
        block=1,
        composed=True,
        composition_gap=0.0,
        wanted={SessionKind.FULL: 1, SessionKind.UPPER_CORE: 1},
        placed={SessionKind.FULL: 1},
        missed=(
            Missed(
                SessionKind.UPPER_CORE,
                1,
                ("No window is left on Friday.",),
                ("Free Wednesday evening.",),
                ("I16",),
            ),
        ),
        components={Component.CORE: 24, Component.UPPER_BODY: 31},
        sets={Region.QUADS: 7, Region.HAMSTRINGS: 5.5},
        contacts=60,
        shortfalls=("Two sets of arms went for time.",),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]  # fields of a week by name


BJORNS_SEASON = Season(
    engine="0.1.0",
    zone="Europe/Berlin",
    start=START,
    end=date(2026, 12, 6),
    athlete=BJORN,
    runs=(INTERVALS, RACE),
    phases=(Phase(PhaseName.BASE, START, date(2026, 12, 6)),),
    weeks=(
        week(0),
        week(
            1,
            wanted={SessionKind.MOBILITY: 1},
            placed={SessionKind.MOBILITY: 1},
            missed=(),
            shortfalls=(),
            composed=False,
        ),
    ),
    sessions=(FULL, MOBILITY, DROPPED),
    score=Score(missed_dose=100, interference=1234, comfort=56),
    optimal=True,
    findings=(
        warning("easy pace is assumed.", "Write easy_pace.", Place("bjorn.toml", 3, "easy_pace")),
    ),
    notes={"policy": "hard days hard"},
)
"""Two weeks of Björn: one full session, one flow, one that was dropped, a C race on Sunday."""
