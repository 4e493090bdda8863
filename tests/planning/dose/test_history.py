"""What was lifted before: adaptation, breaks, first weeks, novelty."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.cast import ANA, BJORN, START
from tests.planning.dose.seasons import LIFTER, WEEK, daily, doses, kinds, season, sentences
from tests.planning.runs import MARATHONER, a_race, towards, weeks_of_runs
from wholestride.domain.athlete import Absence, Athlete, Level, Readiness
from wholestride.domain.season import Phase, PhaseName, WeekDose
from wholestride.planning.dose import LiftingFacts
from wholestride.planning.dose.history import after_break, arrival, bouts_after

RUNS = weeks_of_runs(MARATHONER, START, 16)
ADAPTATION = PhaseName.ADAPTATION


def adaptation_weeks(athlete: Athlete) -> int:
    return [each.phase for each in doses(athlete, RUNS)].count(ADAPTATION)


def rusty(days: int, level: Level = Level.INTERMEDIATE) -> Athlete:
    return Athlete(level=level, last_lifted=START - timedelta(days=days), sessions_last_6_weeks=12)


@pytest.mark.parametrize(
    ("days", "weeks", "restart", "less", "load"),
    [
        (7, 0, False, False, 100),
        (8, 0, False, True, 95),
        (14, 0, False, True, 90),
        (15, 0, True, False, 90),
        (28, 0, True, False, 80),
        (29, 2, False, False, 100),
        (56, 2, False, False, 100),
        (57, 5, False, False, 100),
    ],
)
def test_a_break_asks_for_what_its_length_says(
    days: int, weeks: int, restart: bool, less: bool, load: int
) -> None:
    back = after_break(days, Level.INTERMEDIATE)
    assert (back.adaptation_weeks, back.restart, back.one_set_less, back.load_percent) == (
        weeks, restart, less, load,
    )  # fmt: skip


def test_the_new_and_the_long_absent_adapt_four_to_six_weeks() -> None:
    by_level = [adaptation_weeks(rusty(90, level)) for level in Level]
    assert by_level == [6, 6, 5, 4]
    assert adaptation_weeks(ANA) == 6


def test_a_month_off_is_two_weeks_of_adaptation() -> None:
    assert adaptation_weeks(rusty(40)) == 2


def test_the_adapted_need_no_adaptation() -> None:
    assert adaptation_weeks(rusty(3)) == 0
    assert adaptation_weeks(rusty(3, Level.NOVICE)) == 0


def test_a_novice_with_few_sessions_finishes_the_adaptation() -> None:
    few = replace(rusty(3, Level.NOVICE), sessions_last_6_weeks=6)
    assert adaptation_weeks(few) == 3


def test_a_novice_of_whom_nothing_is_known_adapts() -> None:
    assert adaptation_weeks(Athlete(level=Level.NOVICE)) == 6


def test_one_session_a_week_makes_the_adaptation_longer() -> None:
    assert adaptation_weeks(replace(ANA, sessions_per_week=1)) == 10


def test_a_season_for_somebody_unknown_begins_as_if_new_and_says_so() -> None:
    weeks, findings = season(Athlete(level=Level.ADVANCED), RUNS)
    assert weeks[0].first_of_more
    assert weeks[0].novelty_hundredths == 100
    assert any("last_lifted" in str(each) for each in findings)
    _, known = season(LIFTER, RUNS)
    assert not any("last_lifted" in str(each) for each in known)


def test_sessions_without_a_date_say_something_too() -> None:
    many = Athlete(level=Level.INTERMEDIATE, sessions_last_6_weeks=12)
    none = replace(many, sessions_last_6_weeks=0)
    some = replace(many, sessions_last_6_weeks=4)
    assert not doses(many, RUNS)[0].first_of_more
    assert adaptation_weeks(none) == 5
    assert doses(some, RUNS)[0].first_of_more
    assert doses(some, RUNS)[0].novelty_hundredths == 50


def test_an_accustomed_lifter_begins_at_once_and_the_little_accustomed_with_a_first_week() -> None:
    assert not doses(rusty(3), RUNS)[0].first_of_more
    assert doses(replace(rusty(3), sessions_last_6_weeks=5), RUNS)[0].first_of_more


def test_bjorn_comes_back_after_thirteen_days_with_one_set_less() -> None:
    first = doses(BJORN, RUNS)[0]
    assert (first.factor, first.load_percent) == (0.75, 90)
    assert "PROG12" in sentences(first)
    assert doses(BJORN, RUNS)[1].factor == 1


def test_a_date_in_the_future_counts_as_today() -> None:
    future = replace(LIFTER, last_lifted=START + timedelta(days=30))
    assert doses(future, RUNS)[0].phase is PhaseName.BASE


def test_the_first_week_of_more_has_six_tenths_and_four_in_reserve() -> None:
    first = doses(rusty(40), RUNS)[0]
    assert first.first_of_more
    assert first.factor == 0.6
    assert first.main.rir.low >= 4


def test_base_after_adaptation_begins_with_a_first_week_but_not_after_a_recovery_week() -> None:
    five = [each.first_of_more for each in doses(rusty(60), RUNS)[:7]]
    assert five == [True, False, False, False, False, True, False]
    six = [each.first_of_more for each in doses(ANA, ())[:8]]
    assert six == [True] + [False] * 7


def test_build_after_base_is_no_first_week() -> None:
    assert [each.first_of_more for each in doses(LIFTER, RUNS)] == [False] * 16


def test_base_comes_before_build_after_a_long_adaptation() -> None:
    short_base = towards(a_race(START + 17 * WEEK - timedelta(days=1)), MARATHONER, START)
    names = [each.phase for each in doses(rusty(60), short_base)[:9]]
    assert names == [ADAPTATION] * 5 + [PhaseName.BASE] * 2 + [PhaseName.BUILD] * 2


def test_three_lost_weeks_start_the_phase_again_with_less_load() -> None:
    away = Absence(START + 4 * WEEK, START + 7 * WEEK - timedelta(days=1), "holiday")
    back = doses(replace(LIFTER, unavailable=(away,)), RUNS)[7]
    assert back.first_of_more
    assert 80 <= back.load_percent <= 90
    assert back.novelty_hundredths >= 50


def test_five_lost_weeks_bring_two_weeks_of_adaptation() -> None:
    away = Absence(START + 4 * WEEK, START + 9 * WEEK - timedelta(days=1), "holiday")
    weeks = doses(replace(LIFTER, unavailable=(away,)), RUNS)
    assert [each.phase for each in weeks[9:12]] == [ADAPTATION, ADAPTATION, PhaseName.BUILD]
    assert weeks[9].novelty_hundredths == 100


def test_novelty_falls_bout_by_bout() -> None:
    weeks = doses(rusty(40), RUNS)[:4]
    assert [each.novelty_hundredths for each in weeks] == [100, 90, 30, 10]


def test_a_new_block_is_a_little_new_again() -> None:
    weeks = doses(LIFTER, RUNS)
    begins = [b for a, b in pairwise(weeks) if a.block != b.block]
    assert {each.novelty_hundredths for each in begins} == {30}


def test_protection_fades_after_two_weeks_and_is_gone_after_four() -> None:
    assert [bouts_after(days, 5) for days in (14, 15, 28, 29)] == [5, 2, 2, 0]


def test_a_stability_session_counts_as_a_bout() -> None:
    short = doses(replace(LIFTER, windows=daily(20)), RUNS)
    assert max(each.novelty_hundredths for each in short) <= 30


def test_the_logbook_counts_before_today_and_the_plan_after() -> None:
    today = START + 3 * WEEK
    nothing_done = LiftingFacts(as_of=today)
    weeks, _ = season(rusty(40), RUNS, facts=nothing_done)
    assert [each.phase for each in weeks[3:5]] == [ADAPTATION] * 2
    done = LiftingFacts(tuple(START + timedelta(days=n) for n in (1, 3, 8, 10, 15, 17)), today)
    weeks, _ = season(rusty(40), RUNS, facts=done)
    assert weeks[3].phase is PhaseName.BASE


def test_a_session_in_the_logbook_before_the_start_is_the_last_one() -> None:
    facts = LiftingFacts((START - timedelta(days=2),))
    weeks, _ = season(replace(rusty(90), sessions_last_6_weeks=None), RUNS, facts=facts)
    assert weeks[0].phase is PhaseName.BASE


def test_an_illness_of_the_logbook_takes_its_days_and_asks_for_care() -> None:
    ill = LiftingFacts(ill=(Absence(START + 2 * WEEK, START + 3 * WEEK - timedelta(days=1)),))
    weeks, _ = season(LIFTER, RUNS, facts=ill)
    assert weeks[2].wanted == {}
    assert kinds(weeks[3]) == "1 stability + 1 upper-core"


def test_who_was_not_active_adapts_for_two_weeks() -> None:
    inactive = replace(LIFTER, readiness=Readiness(regularly_active=False))
    assert adaptation_weeks(inactive) == 2


def test_pregnancy_and_the_first_weeks_after_birth_take_the_adaptations_loads() -> None:
    assert adaptation_weeks(replace(LIFTER, pregnant=True, cleared=True)) == 16
    born = START - 10 * WEEK
    weeks = doses(replace(LIFTER, postpartum_since=born, cleared=True), RUNS)
    assert [each.phase for each in weeks[:3]] == [ADAPTATION, ADAPTATION, PhaseName.BASE]
    assert weeks[2].first_of_more


def test_a_phase_that_the_runner_called_adaptation_is_one() -> None:
    own = (Phase(ADAPTATION, START, START + 3 * WEEK - timedelta(days=1)),)
    weeks, _ = season(LIFTER, RUNS, fixed=own)
    assert [each.phase for each in weeks[:4]] == [ADAPTATION] * 3 + [PhaseName.BASE]


def test_arrival_is_about_the_first_day() -> None:
    arrived = arrival(rusty(3), START, LiftingFacts())
    assert arrived.standing.bouts == 5
    assert not arrived.standing.adapting


def test_every_week_keeps_the_calendars_phase_beside_its_own() -> None:
    weeks: list[WeekDose] = doses(ANA, ())
    assert weeks[0].phase is ADAPTATION
    assert weeks[0].calendar_phase is PhaseName.BASE
