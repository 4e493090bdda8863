"""The 18-week marathon example of the dose check, through the whole planner.

Reproduced in shape: base, build, peak, taper and race week in this order, no leg session in
the last nine days, loads rising. Sessions and sets by week are held against it in the tests
of the dose. What differs, and why: phase lengths
follow the peak of three to four weeks and the taper of two to three; every fourth week is a
recovery week only where the running has none of its own; the band of loads follows the block,
so that single weeks differ by a point or a repetition.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

from tests.cast import BJORN, START
from tests.planning.calendars import weekly
from tests.stories.seasons import broken_rules
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import PlannedRace
from wholestride.domain.running import Race, RaceDistance, RacePriority
from wholestride.domain.season import PhaseName, Season
from wholestride.planning.recipe import Wishes, plan

RACE_DAY = START + timedelta(days=7 * 18 - 1)
RUNNER = replace(
    BJORN,
    races=(PlannedRace(RACE_DAY, Race(RacePriority.A, RaceDistance.MARATHON), "Marathon"),),
    injuries=(),
    unavailable=(),
    run_kinds=(),
    one_rep_max={"back_squat_box": BJORN.one_rep_max["squat_bb"]},
)
RUNS = {"tue": "6 x 800 m", "wed": "easy 45 min", "thu": "tempo 50 min", "sun": "long run 110 min"}


@cache
def example() -> Season:
    return plan(weekly(RUNS, START, 18), RUNNER, load(), START, Wishes(compose_all=True))


def test_it_breaks_no_rule() -> None:
    assert broken_rules(example()) == []


def test_base_build_peak_taper_and_race_follow_each_other() -> None:
    order = list(dict.fromkeys(phase.name for phase in example().phases))
    expected = [PhaseName.BASE, PhaseName.BUILD, PhaseName.PEAK, PhaseName.TAPER, PhaseName.RACE]
    assert [name for name in order if name in expected] == expected


def test_the_last_leg_session_is_ten_days_before_the_race() -> None:
    heavy = [each.day for each in example().planned() if each.kind.heavy and each.day < RACE_DAY]
    assert 10 <= (RACE_DAY - max(heavy)).days <= 21


def test_the_load_of_the_squat_rises_from_base_to_build_and_is_kept() -> None:
    def heaviest(phase: PhaseName) -> float:
        return max(
            line.load.kg
            for session in example().planned()
            if session.phase is phase
            for line in session.prescriptions
            if line.exercise == "back_squat_box" and line.load is not None and not line.warm_up
        )

    assert heaviest(PhaseName.BASE) < heaviest(PhaseName.BUILD)
    assert heaviest(PhaseName.TAPER) >= heaviest(PhaseName.BASE)
