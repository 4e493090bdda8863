"""Warm-ups, hip and trunk work, and stretches that hang on the runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import ANA, BJORN, CHIDI, START
from tests.planning.runs import (
    MARATHONER,
    TWO_EASY_RUNS,
    a_race,
    a_run,
    towards,
    weeks_of_runs,
)
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Level
from wholestride.domain.exercise import Component
from wholestride.domain.running import AddOn, RaceDistance, Run, RunKind
from wholestride.planning.add_ons import hang_add_ons
from wholestride.planning.dose import week_doses
from wholestride.planning.phases import divide, horizon

CATALOGUE = load()
TRAINED = Athlete(
    level=Level.INTERMEDIATE,
    last_lifted=START - timedelta(days=3),
    sessions_last_6_weeks=12,
)
SUNDAY = START + timedelta(days=6)
QUALITY, LONG, EASY = "warm-up before quality", "warm-up before the long run", "warm-up"
HIPS, STRETCH = "hips and trunk before the run", "stretch after the run"


def hung(runs: Sequence[Run], athlete: Athlete = TRAINED, *, dosed: bool = True) -> tuple[Run, ...]:
    end = horizon(runs, athlete, START)
    phases, _ = divide(runs, athlete, START, end)
    doses, _ = week_doses(phases, runs, athlete, CATALOGUE, START, end)
    return hang_add_ons(runs, phases, athlete, CATALOGUE, doses if dosed else ())


def week(runs: Sequence[Run], number: int = 3) -> list[Run]:
    return [run for run in runs if (run.day - START).days // 7 == number - 1]


def names(runs: Sequence[Run]) -> Counter[str]:
    return Counter(add_on.name for run in runs for add_on in run.add_ons)


def add_ons(runs: Sequence[Run]) -> list[AddOn]:
    return [add_on for run in runs for add_on in run.add_ons]


def test_hard_and_long_runs_get_their_own_warm_up() -> None:
    runs = week(hung(weeks_of_runs(MARATHONER, START, 4)))
    by_kind = {run.kind: [each.name for each in run.add_ons] for run in runs}
    assert by_kind[RunKind.INTERVALS] == [QUALITY]
    assert by_kind[RunKind.TEMPO] == [QUALITY]
    assert by_kind[RunKind.LONG] == [LONG]


def test_easy_runs_warm_up_only_until_the_week_has_three() -> None:
    daily = {**MARATHONER, 0: ("easy", 40), 4: ("easy", 40)}
    assert names(week(hung(weeks_of_runs(daily, START, 4))))[EASY] == 0
    calm = dict.fromkeys(range(5), ("easy", 40))
    assert names(week(hung(weeks_of_runs(calm, START, 4))))[EASY] == 3


def test_two_easy_runs_a_week_end_with_a_stretch() -> None:
    runs = week(hung(weeks_of_runs(MARATHONER, START, 4)))
    stretched = [run.kind for run in runs if STRETCH in [each.name for each in run.add_ons]]
    assert stretched == [RunKind.EASY, RunKind.EASY]


def test_a_stretch_never_comes_within_six_hours_before_a_key_run() -> None:
    twice = [
        run
        for n in range(4)
        for run in (
            a_run(START + timedelta(weeks=n, days=1), "easy", 40, hour=12),
            a_run(START + timedelta(weeks=n, days=1), "intervals", 50, hour=18),
            a_run(START + timedelta(weeks=n, days=4), "easy", 40),
        )
    ]
    runs = week(hung(twice))
    assert [STRETCH in [each.name for each in run.add_ons] for run in runs] == [False, False, True]


def test_no_quality_run_ends_with_a_stretch_but_a_long_one_may() -> None:
    hard = {1: ("tempo", 50), 3: ("intervals", 50), 6: ("long", 100)}
    runs = week(hung(weeks_of_runs(hard, START, 4)))
    assert [run.kind for run in runs if STRETCH in [a.name for a in run.add_ons]] == [RunKind.LONG]


def test_beginners_train_hips_and_trunk_before_two_easy_runs() -> None:
    assert names(week(hung(weeks_of_runs(TWO_EASY_RUNS, START, 4), ANA))) == {HIPS: 2, STRETCH: 2}
    assert names(week(hung(weeks_of_runs(TWO_EASY_RUNS, START, 4))))[HIPS] == 0


def test_hips_and_trunk_do_not_wait_for_the_experienced_in_race_week() -> None:
    race = a_race(START + timedelta(days=20), RaceDistance.TEN_KM)
    runs = hung(towards(race, TWO_EASY_RUNS, START), ANA)
    assert names(week(runs, 1))[HIPS] == 2
    assert names(week(runs, 3))[HIPS] == 0


def test_race_week_warms_up_shortly_and_a_long_race_as_well() -> None:
    race = a_race(START + timedelta(weeks=6, days=-1))
    runs = week(hung(towards(race, MARATHONER, START)), 6)
    assert QUALITY not in names(runs)
    assert max(each.minutes for each in add_ons(runs)) <= 6
    assert [each.name for each in runs[-1].add_ons] == [EASY]


def test_recovery_weeks_keep_short_warm_ups_and_stretches() -> None:
    race = a_race(START + timedelta(weeks=6, days=-1))
    after = weeks_of_runs(TWO_EASY_RUNS, START + timedelta(weeks=6), 2)
    runs = week(hung((*towards(race, MARATHONER, START), *after)), 7)
    assert names(runs)[STRETCH] == 2
    assert all(each.minutes <= 5 for each in add_ons(runs))


def test_warm_ups_hold_at_most_half_of_the_weeks_contacts() -> None:
    runs = weeks_of_runs(MARATHONER, START, 12)
    end = horizon(runs, TRAINED, START)
    phases, _ = divide(runs, TRAINED, START, end)
    doses, _ = week_doses(phases, runs, TRAINED, CATALOGUE, START, end)
    with_add_ons = hang_add_ons(runs, phases, TRAINED, CATALOGUE, doses)
    landed = []
    for number, dose in enumerate(doses[:12], start=1):
        contacts = sum(each.contacts for each in add_ons(week(with_add_ons, number)))
        assert contacts * 2 <= dose.contacts.target
        landed.append(contacts)
    assert max(landed) >= 40


def test_without_doses_warm_ups_hold_forty_contacts_a_week_at_most() -> None:
    runs = week(hung(weeks_of_runs(MARATHONER, START, 4), dosed=False))
    assert 20 <= sum(each.contacts for each in add_ons(runs)) <= 40


def test_who_may_not_jump_has_no_contacts_in_warm_ups() -> None:
    for athlete in (BJORN, replace(TRAINED, pregnant=True), ANA):
        runs = hung(weeks_of_runs(MARATHONER, START, 8), athlete, dosed=False)
        assert sum(each.contacts for each in add_ons(runs)) == 0


def test_what_is_excluded_shortens_the_stretch() -> None:
    excluded = replace(ANA, excluded=frozenset({"hamstring_stretch", "figure_four"}))
    full, less = (
        [each.minutes for each in add_ons(hung(weeks_of_runs(TWO_EASY_RUNS, START, 2), athlete))
         if each.name == STRETCH]
        for athlete in (ANA, excluded)
    )  # fmt: skip
    assert len(full) == len(less) == 4
    assert max(less) < min(full)


def test_a_forbidden_line_is_swapped_before_it_is_left_out() -> None:
    swapped = replace(TRAINED, excluded=frozenset({"pogo_hops"}))
    runs = week(hung(weeks_of_runs(MARATHONER, START, 4), swapped))
    quality = next(run for run in runs if run.quality)
    assert quality.add_ons[0].minutes >= 8


def test_a_warm_up_counts_for_mobility_and_a_little_balance() -> None:
    quality = next(run for run in week(hung(weeks_of_runs(MARATHONER, START, 4))) if run.quality)
    minutes = dict(quality.add_ons[0].components)
    assert minutes[Component.MOBILITY] >= 4
    assert minutes[Component.STABILITY] >= 1
    assert 8 <= quality.add_ons[0].minutes <= 10


def test_a_stretch_counts_for_flexibility_and_earns_no_core() -> None:
    stretches = [each for each in add_ons(hung(weeks_of_runs(TWO_EASY_RUNS, START, 2), ANA))
                 if each.name == STRETCH]  # fmt: skip
    for each in stretches:
        assert dict(each.components)[Component.FLEXIBILITY] >= 4
        assert Component.CORE not in dict(each.components)


def test_rest_days_strength_and_cross_training_carry_nothing() -> None:
    others = [
        a_run(START + timedelta(days=n), kind)
        for n, kind in enumerate(("rest", "strength", "cross"))
    ]
    assert add_ons(hung(others)) == []


def test_runs_outside_the_season_stay_as_they_are() -> None:
    before = a_run(START - timedelta(days=3), "intervals")
    phases, _ = divide((), TRAINED, START, START + timedelta(days=27))
    assert hang_add_ons([before], phases, TRAINED, CATALOGUE) == (before,)
    assert hang_add_ons([before], (), TRAINED, CATALOGUE) == (before,)


def test_hanging_twice_hangs_the_same_and_keeps_the_order() -> None:
    once = hung(weeks_of_runs(MARATHONER, START, 4), CHIDI)
    assert hung(once, CHIDI) == once
    assert [run.id for run in once] == [run.id for run in weeks_of_runs(MARATHONER, START, 4)]


def test_a_catalogue_without_written_warm_ups_hangs_nothing() -> None:
    bare = replace(CATALOGUE, templates={})
    runs = weeks_of_runs(MARATHONER, START, 2)
    phases, _ = divide(runs, TRAINED, START, SUNDAY)
    assert add_ons(hang_add_ons(runs, phases, TRAINED, bare)) == []


@pytest.mark.parametrize("level", list(Level))
def test_every_add_on_names_the_session_that_it_follows(level: Level) -> None:
    runs = hung(weeks_of_runs(MARATHONER, START, 4), replace(TRAINED, level=level))
    assert add_ons(runs)
    for each in add_ons(runs):
        assert each.template in CATALOGUE.templates
        assert each.minutes <= round(CATALOGUE.templates[each.template].minutes + 1)
