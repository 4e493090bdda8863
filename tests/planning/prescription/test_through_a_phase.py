"""Main lifts through real phases: repetitions fall, loads rise, recovery weeks stay light."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest

from tests.cast import BJORN, BJORNS_GYM, DORA, DORAS_GYM, START
from tests.planning.prescription.scenes import CATALOGUE, context, line, working
from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Phase, PhaseName, Prescription, WeekDose
from wholestride.planning.dose import week_doses
from wholestride.planning.progress import estimates

END = date(2027, 4, 4)
PHASES = (
    Phase(PhaseName.BASE, START, date(2027, 1, 17)),
    Phase(PhaseName.BUILD, date(2027, 1, 18), date(2027, 3, 14)),
    Phase(PhaseName.PEAK, date(2027, 3, 15), END),
)
LIFTERS = pytest.mark.parametrize(
    ("athlete", "place"), [(BJORN, BJORNS_GYM), (DORA, DORAS_GYM)], ids=["Björn", "Dora"]
)


@dataclass(frozen=True)
class SquatWeek:
    week: WeekDose
    squat: Prescription

    @property
    def load(self) -> Mass:
        assert self.squat.load is not None
        return self.squat.load


def squats(athlete: Athlete, place: TrainingPlace) -> list[SquatWeek]:
    doses, _ = week_doses(PHASES, (), athlete, CATALOGUE, START, END)
    known = estimates((), athlete, START)
    return [
        SquatWeek(
            dose,
            working(
                line("squat_bb"),
                around=context(
                    dose, athlete, place, estimates=known, week_in_block=index, day=dose.start
                ),
            ),
        )
        for index, dose in enumerate(doses)
    ]


@LIFTERS
def test_loads_rise_through_each_phase(athlete: Athlete, place: TrainingPlace) -> None:
    weeks = squats(athlete, place)
    for phase in (PhaseName.BASE, PhaseName.BUILD):
        loads = [
            each.load
            for each in weeks
            if each.week.phase is phase
            and not each.week.recovery
            and not each.week.first_of_more
            and each.week.load_percent == 100
        ]
        assert loads == sorted(loads)
        assert loads[0] < loads[-1]


@LIFTERS
def test_repetitions_stay_inside_the_phase_and_fall(athlete: Athlete, place: TrainingPlace) -> None:
    for each in squats(athlete, place):
        reps = each.week.main.reps
        assert reps.low <= each.squat.amount.low <= each.squat.amount.high <= reps.high


@LIFTERS
def test_a_recovery_week_is_never_heavier_than_the_week_before(
    athlete: Athlete, place: TrainingPlace
) -> None:
    weeks = squats(athlete, place)
    for before, after in pairwise(weeks):
        if after.week.recovery:
            assert after.load <= before.load
            assert before.squat.rir is not None
            assert after.squat.rir is not None
            assert after.squat.rir.low > before.squat.rir.low


@LIFTERS
def test_no_load_exceeds_the_weeks_share_of_the_maximum(
    athlete: Athlete, place: TrainingPlace
) -> None:
    maximum = athlete.one_rep_max["squat_bb"].mass
    for each in squats(athlete, place):
        band = each.week.main.percent_1rm
        assert band is not None
        assert each.load.grams * 100 <= maximum.grams * band.high


@LIFTERS
def test_base_and_build_reach_what_counts_as_heavy(athlete: Athlete, place: TrainingPlace) -> None:
    for each in squats(athlete, place):
        light = each.week.recovery or each.week.first_of_more
        if not light:
            assert each.squat.rir is not None
            assert each.squat.amount.high + each.squat.rir.low <= 8
