"""How strong somebody is, from what they told and what they did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import BJORN, START
from tests.planning.prescription.scenes import CATALOGUE, context, line, working
from tests.planning.progress.logs import MONDAY, asked, by_side, done
from wholestride.domain.athlete import Athlete, KnownMax, Level
from wholestride.domain.logbook import SessionLog
from wholestride.domain.quantities import Mass, kg
from wholestride.domain.season import (
    PhaseName,
    Prescription,
    Score,
    Season,
    Session,
    SessionKind,
    Week,
)
from wholestride.planning.composition.nouns import Role
from wholestride.planning.progress import Estimate, Past, course_of_estimates, estimates

NOBODY = replace(BJORN, one_rep_max={})
LATER = MONDAY + timedelta(days=60)


def known(logs: list[SessionLog], athlete: Athlete = NOBODY, on: date = LATER) -> Estimate:
    (found,) = estimates(logs, athlete, on).values()
    return found


def past(*prescriptions: Prescription, recovery: bool = False) -> Past:
    session = Session(
        id="s",
        start=datetime(2026, 11, 24, 18),
        minutes=45,
        kind=SessionKind.FULL,
        phase=PhaseName.BASE,
        block=1,
        place="gym",
        leg_dose_hundredths=100,
        prescriptions=prescriptions,
    )
    week = Week(MONDAY, PhaseName.BASE, recovery, 1, True, 0.0, {}, {}, (), {}, {}, 0)
    season = Season("0", "UTC", MONDAY, LATER, BJORN, (), (), (week,), (session,), Score(), True)
    return Past(season, CATALOGUE)


def test_a_told_maximum_is_where_it_begins() -> None:
    found = estimates((), BJORN, START)
    assert list(found) == ["squat_bb"]
    assert found["squat_bb"].usable == kg(95)
    assert found["squat_bb"].source == "lifted on 10 Oct 2026"


def test_a_maximum_of_the_future_is_not_known_yet() -> None:
    assert estimates((), BJORN, date(2026, 10, 9)) == {}


def test_a_changed_maximum_changes_the_load_that_is_prescribed() -> None:
    stronger = replace(BJORN, one_rep_max={"squat_bb": KnownMax(kg(120))})
    loads = [
        working(line("squat_bb"), around=context(estimates=estimates((), each, START))).load
        for each in (BJORN, stronger)
    ]
    assert loads == [kg(75), kg(95)]


def test_a_logged_set_gives_a_maximum_with_its_spread() -> None:
    found = known([done("squat_bb", kg(80), (5, 2), (5, 1), day=MONDAY)])
    assert found.e1rm is not None
    assert 97_000 < found.e1rm.grams < 98_500
    assert found.sd_percent == 8
    assert found.on == MONDAY
    assert "23 Nov 2026" in found.source


def test_a_new_set_moves_the_maximum_by_three_tenths() -> None:
    found = known([done("squat_bb", kg(80), (5, 2), day=MONDAY)], BJORN)
    assert found.e1rm is not None
    assert 95_500 < found.e1rm.grams < 96_500


def test_sets_that_were_meant_to_be_easy_never_lower_the_maximum() -> None:
    week = MONDAY + timedelta(days=7)
    hard = done("squat_bb", kg(90), (5, 2), day=MONDAY)
    easy = done("squat_bb", kg(75), (5, 4), (5, 4), day=week)
    light = done("squat_bb", kg(75), (5, 2), day=week)
    before = known([hard]).e1rm
    after, lower = known([hard, easy]).e1rm, known([hard, light]).e1rm
    assert before is not None
    assert lower is not None
    assert after == before
    assert lower < before


def test_sets_before_a_told_maximum_do_not_move_it() -> None:
    old = done("squat_bb", kg(120), (5, 0), day=date(2026, 9, 1))
    assert known([old], BJORN).usable == kg(95)


def test_one_bad_guess_raises_it_by_five_percent_at_most_and_so_do_two_in_a_week() -> None:
    wild = [done("squat_bb", kg(150), (5, 0), day=MONDAY + timedelta(days=d)) for d in (0, 2)]
    found = known(wild, BJORN)
    assert found.e1rm is not None
    assert found.e1rm.grams <= 95_000 * 105 // 100
    novice = known(wild, replace(BJORN, level=Level.NOVICE))
    assert novice.e1rm is not None
    assert found.e1rm < novice.e1rm <= kg(104.5)


def test_long_sets_and_unnumbered_effort_give_no_maximum() -> None:
    found = known([done("row_cable", kg(40), (12, 2), (8, 7), (8, None), day=MONDAY)])
    assert found.e1rm is None
    assert found.working == kg(40)


def test_leg_presses_and_deadlifts_size_no_load() -> None:
    for name in ("leg_press", "deadlift_trap_bar"):
        found = known([done(name, kg(100), (5, 2), day=MONDAY)])
        assert found.e1rm is not None
        assert found.usable is None
        assert found.working == kg(100)


def test_the_weaker_side_decides() -> None:
    both = known([by_side("split_squat", 8, 5, MONDAY, kg(20))])
    left_only = known([by_side("split_squat", 5, 5, MONDAY, kg(20))])
    assert both.e1rm == left_only.e1rm


def test_logs_after_the_day_do_not_count() -> None:
    assert estimates([done("squat_bb", kg(80), (5, 2), day=LATER)], NOBODY, MONDAY) == {}


def test_logs_without_a_time_still_count() -> None:
    found = known([done("squat_bb", kg(80), (5, 2))])
    assert found.e1rm is not None
    assert found.on is None


def test_with_the_season_the_working_load_follows_from_the_rules() -> None:
    heavy = asked("row_cable", kg(100))
    log = done("row_cable", kg(100), (8, 2), (8, 2), (8, 2), day=MONDAY)
    assert estimates([log], NOBODY, LATER)["row_cable"].working == kg(100)
    assert estimates([log], NOBODY, LATER, past(heavy))["row_cable"].working == kg(105)


def test_a_recovery_week_raises_no_working_load() -> None:
    heavy = asked("row_cable", kg(100))
    log = done("row_cable", kg(100), (8, 2), (8, 2), (8, 2), day=MONDAY)
    light = estimates([log], NOBODY, LATER, past(heavy, recovery=True))["row_cable"]
    assert light.working == kg(100)


def test_pain_puts_a_ceiling_over_the_maximum_for_a_fortnight() -> None:
    squat = asked("squat_bb", kg(75))
    log = done("squat_bb", kg(75), (6, 2), (6, 2), (6, 2), day=MONDAY, pain=4)
    for found in (
        estimates([log], BJORN, LATER, past(squat))["squat_bb"],
        estimates([log], BJORN, LATER)["squat_bb"],
    ):
        assert found.ceiling is not None
        assert found.ceiling <= kg(67.5)
        assert found.ceiling_until == MONDAY + timedelta(days=14)
        soon = working(line("squat_bb"), around=context(estimates={"squat_bb": found}))
        assert soon.load is not None
        assert soon.load <= found.ceiling


def test_an_exercise_that_was_stopped_comes_back_a_fifth_lighter() -> None:
    log = done("squat_bb", kg(75), (6, 2), day=MONDAY, pain=7)
    found = estimates([log], BJORN, LATER, past(asked("squat_bb", kg(75))))["squat_bb"]
    assert found.ceiling == kg(60)


def test_an_assistance_load_goes_on_from_what_was_lifted() -> None:
    log = done("row_cable", kg(50), (8, 3), (8, 3), (8, 2), day=MONDAY)
    found = estimates([log], NOBODY, LATER)
    row = working(line("row_cable", Role.UPPER), around=context(estimates=found))
    assert row.load is not None
    assert kg(40) <= row.load <= kg(50)


@given(
    st.lists(
        st.tuples(st.integers(20, 150), st.integers(1, 12), st.integers(0, 6)),
        min_size=1,
        max_size=6,
    )
)
def test_an_estimate_stays_between_the_lowest_and_highest_of_its_sets(
    rows: list[tuple[int, int, int]],
) -> None:
    logs = [
        done("squat_bb", kg(load), (reps, rir), day=MONDAY + timedelta(days=7 * week))
        for week, (load, reps, rir) in enumerate(rows)
    ]
    found = known(logs)
    if found.e1rm is not None:
        loads = [Mass(load * 1000) for load, _, _ in rows]
        assert min(loads) <= found.e1rm
        assert found.e1rm.grams <= max(loads).grams * 1000 // 747


def test_the_same_logs_give_the_same_estimates_in_the_same_order() -> None:
    logs = [done("row_cable", kg(50), (8, 2), day=MONDAY), done("curl", kg(9), (8, 2))]
    assert list(estimates(logs, BJORN, LATER)) == ["curl", "row_cable", "squat_bb"]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40), st.sampled_from([40, 60, 80]), st.integers(3, 6), st.integers(0, 3)
        ),
        max_size=8,
    ),
    st.sampled_from([None, KnownMax(kg(90), MONDAY + timedelta(days=15))]),
)
def test_the_course_in_one_pass_is_what_was_known_on_each_of_its_days(
    sets: list[tuple[int, int, int, int]], told: KnownMax | None
) -> None:
    athlete = replace(NOBODY, one_rep_max={"deadlift": told} if told else {})
    logs = [
        done("deadlift", kg(load), (reps, rir), day=MONDAY + timedelta(days=day))
        for day, load, reps, rir in sorted(sets)
    ]
    course = course_of_estimates(logs, athlete).get("deadlift", ())
    for estimate in course:
        assert estimate.on
        at_the_end = estimates(logs, athlete, estimate.on)["deadlift"]
        assert (at_the_end.e1rm, at_the_end.sd_percent) == (estimate.e1rm, estimate.sd_percent)
    assert [each.on for each in course] == sorted(
        {MONDAY + timedelta(days=each[0]) for each in sets if not told or each[0] >= 15}
    )
