"""A session's sets and jumps follow its week, its runs and the weeks before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planning.composition.weeks import MONDAY, dose, place
from tests.planning.runs import a_race, a_run
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.exercise import Pattern
from wholestride.domain.running import RaceDistance, Run
from wholestride.domain.season import Dose, PhaseName, SessionKind, WeekDose
from wholestride.planning.composition.account import account
from wholestride.planning.composition.nouns import (
    ComposedLine,
    ComposedSession,
    Role,
    SessionRequest,
)
from wholestride.planning.fitting import (
    Before,
    FitInputs,
    Piece,
    allowed_contacts,
    fit_season,
    in_its_week,
    landings,
    with_fewer_sets,
    within_contacts,
    without_new_jumps,
)
from wholestride.planning.placement.nouns import PlacedSession

CATALOGUE = load()
TUESDAY, THURSDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)
BASE = dose(PhaseName.BASE, Level.INTERMEDIATE)
HOPS = ComposedLine("pogo_hops", 3, Role.JUMP)
BOX = ComposedLine("box_jump", 2, Role.JUMP)
SQUAT = ComposedLine("squat_bb", 4, Role.MAIN)
CURL = ComposedLine("leg_curl_machine", 3, Role.ASSISTANCE)
CALF = ComposedLine("calf_raise_single", 3, Role.CALF)
ROW = ComposedLine("row_db", 3, Role.UPPER)
PLANK = ComposedLine("plank", 3, Role.CORE)
EVERYTHING = (HOPS, SQUAT, CURL, CALF, ROW, PLANK)


def session(*lines: ComposedLine, kind: SessionKind = SessionKind.FULL) -> ComposedSession:
    return ComposedSession(SessionRequest(kind, 45, place("gym")), lines, 45)


def piece(content: ComposedSession, day: date = TUESDAY, hour: int = 18) -> Piece:
    start = datetime.combine(day, time(hour))
    week = day - timedelta(days=day.weekday())
    return Piece(PlacedSession(content.request.kind, start, 45, "gym", week), content, factor=1.0)


def around(*runs: Run, week: WeekDose = BASE) -> FitInputs:
    return FitInputs(CATALOGUE, runs, {week.start: week})


def sets(fitted: ComposedSession) -> dict[str, int]:
    return {line.exercise: line.sets for line in fitted.lines}


def hard_sets(*sessions: ComposedSession) -> float:
    lines = [line for each in sessions for line in each.lines]
    return sum(account(lines, CATALOGUE).sets.values())


def contacts(*sessions: ComposedSession) -> int:
    return sum(landings(line, CATALOGUE) for each in sessions for line in each.lines)


def jumps(fitted: ComposedSession) -> set[str]:
    return {line.exercise for line in fitted.lines if line.role is Role.JUMP}


def test_a_full_week_far_from_runs_leaves_a_session_as_it_was_composed() -> None:
    fitted = in_its_week(piece(session(*EVERYTHING)), BASE, around())
    assert fitted.lines == EVERYTHING


def test_a_recovery_week_takes_its_share_of_every_part_and_leaves_the_main_lift_a_set() -> None:
    recovery = replace(BASE, factor=0.55, recovery=True)
    fitted = in_its_week(piece(session(*EVERYTHING)), recovery, around(week=recovery))
    before, after = sets(session(*EVERYTHING)), sets(fitted)
    assert after["squat_bb"] >= 1
    for part in ("pogo_hops", "row_db", "plank"):
        assert 1 <= after[part] < before[part]
    legs = ("squat_bb", "leg_curl_machine", "calf_raise_single")
    share = sum(after.get(each, 0) for each in legs) / sum(before[each] for each in legs)
    assert share == pytest.approx(0.55, abs=0.1)


def test_content_of_an_easy_block_is_brought_back_to_the_share_that_its_week_asks_for() -> None:
    easy = replace(piece(session(*EVERYTHING)), factor=0.6)
    first_week = replace(BASE, factor=0.6)
    assert in_its_week(easy, first_week, around()).lines == EVERYTHING


def test_a_tiring_run_a_few_hours_before_takes_leg_sets_and_nothing_else() -> None:
    long_run = a_run(TUESDAY, "long", 120, hour=9)
    fitted = in_its_week(piece(session(*EVERYTHING)), BASE, around(long_run))
    before, after = sets(session(*EVERYTHING)), sets(fitted)
    legs = ("squat_bb", "leg_curl_machine", "calf_raise_single")
    assert sum(after.get(each, 0) for each in legs) < sum(before[each] for each in legs)
    assert (after["row_db"], after["plank"]) == (before["row_db"], before["plank"])


def test_a_week_whose_long_run_leaps_ahead_has_fewer_leg_sets() -> None:
    leaping = replace(BASE, leg_factor=0.7)
    fitted = in_its_week(piece(session(*EVERYTHING)), leaping, around(week=leaping))
    assert sets(fitted)["squat_bb"] < SQUAT.sets
    assert sets(fitted)["row_db"] == ROW.sets


def test_so_near_a_run_of_the_day_there_are_no_jumps() -> None:
    usual = piece(session(*EVERYTHING))
    for placed in (replace(usual.placed, short_gap=True), replace(usual.placed, together=True)):
        assert jumps(in_its_week(replace(usual, placed=placed), BASE, around())) == set()


def left(
    pieces: Mapping[int, Piece], known: frozenset[str], *runs: Run, week: WeekDose = BASE
) -> dict[int, ComposedSession]:
    fresh = {number: each.session for number, each in pieces.items()}
    return without_new_jumps(fresh, pieces, Before(jumps=known), around(*runs, week=week))


def race_on(day: date) -> Run:
    return a_race(day, RaceDistance.TEN_KM)


def test_a_new_jump_is_left_out_for_three_days_before_a_race() -> None:
    week = {1: piece(session(HOPS, SQUAT))}
    assert jumps(left(week, frozenset(), race_on(TUESDAY + timedelta(days=3)))[1]) == set()


def test_seventy_two_hours_before_a_race_a_new_jump_may_stay() -> None:
    week = {1: piece(session(HOPS, SQUAT), hour=6)}
    assert jumps(left(week, frozenset(), race_on(TUESDAY + timedelta(days=3)))[1]) == {"pogo_hops"}


@pytest.mark.parametrize(
    ("novelty", "days", "jumping"),
    [(100, 1, False), (50, 1, False), (100, 2, True), (10, 1, True)],
    ids=["new to lifting", "on the third bout", "48 hours away", "used to lifting"],
)
def test_legs_new_to_lifting_keep_new_jumps_two_days_from_key_runs(
    novelty: int, days: int, jumping: bool
) -> None:
    week = {1: piece(session(HOPS, SQUAT), hour=6)}
    tempo = a_run(TUESDAY + timedelta(days=days), "tempo")
    fitted = left(week, frozenset(), tempo, week=replace(BASE, novelty_hundredths=novelty))
    assert jumps(fitted[1]) == ({"pogo_hops"} if jumping else set())


@pytest.mark.parametrize(("bouts", "jumping"), [(0, False), (2, False), (3, True), (None, True)])
def test_bouts_that_were_missed_leave_the_legs_new(bouts: int | None, jumping: bool) -> None:
    """The week's novelty follows from what was wanted, the legs from what was placed."""
    week = {1: piece(session(HOPS, SQUAT))}
    tempo = a_run(TUESDAY + timedelta(days=1), "tempo")
    fresh = {1: week[1].session}
    fitted = without_new_jumps(fresh, week, Before(bouts=bouts), around(tempo))
    assert jumps(fitted[1]) == ({"pogo_hops"} if jumping else set())


def test_easy_runs_ask_nothing_of_new_jumps() -> None:
    week = {1: piece(session(HOPS, SQUAT))}
    easy = a_run(TUESDAY + timedelta(days=1), "easy")
    fitted = left(week, frozenset(), easy, week=replace(BASE, novelty_hundredths=100))
    assert jumps(fitted[1]) == {"pogo_hops"}


def test_a_jump_that_the_legs_know_stays_before_a_race() -> None:
    week = {1: piece(session(HOPS, BOX, SQUAT))}
    near = race_on(TUESDAY + timedelta(days=2))
    assert jumps(left(week, frozenset({"box_jump"}), near)[1]) == {"box_jump"}


def test_a_jump_of_the_same_week_is_known_by_the_next_session() -> None:
    week = {
        1: piece(session(HOPS, SQUAT), MONDAY),
        2: piece(session(HOPS, SQUAT), THURSDAY),
    }
    fitted = left(week, frozenset(), race_on(MONDAY + timedelta(days=5)))
    assert jumps(fitted[2]) == {"pogo_hops"}


def test_a_jump_that_was_left_out_is_still_new_afterwards() -> None:
    week = {
        1: piece(session(HOPS, SQUAT), MONDAY),
        2: piece(session(HOPS, SQUAT), THURSDAY),
    }
    first, second = race_on(MONDAY + timedelta(days=2)), race_on(MONDAY + timedelta(days=5))
    fitted = left(week, frozenset(), first, second)
    assert jumps(fitted[1]) == jumps(fitted[2]) == set()


def test_what_is_written_already_is_not_touched_but_makes_its_jumps_known() -> None:
    done = replace(piece(session(HOPS, SQUAT), MONDAY), factor=None)
    fresh = piece(session(HOPS, SQUAT), THURSDAY)
    near = race_on(MONDAY + timedelta(days=5))
    fitted = without_new_jumps({2: fresh.session}, {1: done, 2: fresh}, Before(), around(near))
    assert set(fitted) == {2}
    assert jumps(fitted[2]) == {"pogo_hops"}


def test_a_taper_week_holds_at_most_its_share_of_the_last_full_week() -> None:
    week = {1: session(SQUAT, CURL, ROW, PLANK), 2: session(SQUAT, CALF, ROW, PLANK)}
    most = hard_sets(*week.values()) / 2
    fewer = with_fewer_sets(week, most, CATALOGUE)
    assert hard_sets(*fewer.values()) <= most
    assert all(sets(each)["squat_bb"] >= 1 for each in fewer.values())


def test_no_more_sets_are_taken_than_the_share_asks_for() -> None:
    week = {1: session(SQUAT, CURL, ROW, PLANK)}
    fewer = with_fewer_sets(week, hard_sets(*week.values()), CATALOGUE)
    assert fewer[1].lines == week[1].lines


def week_of(most: float) -> WeekDose:
    return replace(BASE, contacts=Dose(0, most, most))


@pytest.mark.parametrize(
    ("earlier", "allowed"),
    [
        ((), 100),
        ((0,), 40),
        ((40,), 60),
        ((30, 60, 50), 80),
        ((90, 40, 40, 40), 60),
        ((90,), 100),
    ],
    ids=[
        "the first week is the dose's affair",
        "a week without jumps lets begin with forty",
        "then twenty more",
        "than the best of three weeks",
        "a week before those is forgotten",
        "and never more than the week's ceiling",
    ],
)
def test_contacts_rise_by_twenty_above_the_best_of_three_weeks(
    earlier: tuple[int, ...], allowed: int
) -> None:
    assert allowed_contacts(week_of(100), Before(contacts=earlier)) == allowed


def test_jumps_that_fit_their_contacts_stay_as_they_are() -> None:
    week = {1: session(HOPS, SQUAT), 2: session(BOX, SQUAT)}
    assert within_contacts(week, contacts(*week.values()), CATALOGUE) == week


def test_sets_go_before_repetitions() -> None:
    week = {1: session(HOPS, SQUAT)}
    one_set = contacts(session(replace(HOPS, sets=1)))
    fitted = within_contacts(week, one_set, CATALOGUE)[1]
    assert sets(fitted) == {"pogo_hops": 1, "squat_bb": 4}
    assert contacts(fitted) == one_set


def test_where_one_set_is_too_much_its_repetitions_are_fewer() -> None:
    one_set = contacts(session(replace(HOPS, sets=1)))
    fitted = within_contacts({1: session(HOPS, SQUAT)}, one_set // 2, CATALOGUE)[1]
    assert jumps(fitted) == {"pogo_hops"}
    assert 0 < contacts(fitted) <= one_set // 2


def test_where_nothing_is_left_the_jump_goes_and_the_rest_stays() -> None:
    fitted = within_contacts({1: session(HOPS, SQUAT, ROW)}, 0, CATALOGUE)[1]
    assert sets(fitted) == {"squat_bb": 4, "row_db": 3}


JUMPS = sorted(each.id for each in CATALOGUE.exercises.values() if each.pattern is Pattern.JUMP)


@given(
    st.lists(st.tuples(st.sampled_from(JUMPS), st.integers(1, 5)), max_size=4),
    st.integers(0, 120),
)
def test_whatever_the_jumps_they_stay_within_the_contacts(
    lines: list[tuple[str, int]], most: int
) -> None:
    week = {
        number: session(ComposedLine(name, count, Role.JUMP), SQUAT)
        for number, (name, count) in enumerate(lines)
    }
    fitted = within_contacts(week, most, CATALOGUE)
    assert contacts(*fitted.values()) <= most
    assert all(sets(each)["squat_bb"] == SQUAT.sets for each in fitted.values())
    assert all(line.sets > 0 for each in fitted.values() for line in each.lines)


def weeks(*phases: PhaseName, **changes: object) -> dict[date, WeekDose]:
    found = {}
    for number, phase in enumerate(phases):
        start = MONDAY + timedelta(weeks=number)
        fresh: WeekDose = replace(BASE, start=start, phase=phase, **changes)  # type: ignore[arg-type]  # any field
        found[start] = fresh
    return found


def test_the_ramp_of_contacts_counts_what_the_weeks_before_really_held() -> None:
    plenty = replace(HOPS, sets=12)
    pieces = {
        number: piece(session(plenty, SQUAT), TUESDAY + timedelta(weeks=number))
        for number in range(4)
    }
    doses = weeks(*[PhaseName.BASE] * 4, contacts=Dose(0, 140, 140), contacts_per_session=140)
    first = replace(doses[MONDAY], contacts=Dose(0, 40, 40))
    fits = fit_season(pieces, FitInputs(CATALOGUE, (), {**doses, MONDAY: first}))
    landed = [contacts(fits[number]) for number in range(4)]
    assert landed[0] <= 40
    assert all(b <= max(40, max(landed[:i][-3:]) + 20) for i, b in enumerate(landed) if i)
    assert landed == sorted(landed)


def test_a_taper_follows_the_last_full_build_week_and_not_an_eased_one() -> None:
    content = session(SQUAT, CURL, ROW, PLANK)
    pieces = {number: piece(content, TUESDAY + timedelta(weeks=number)) for number in range(3)}
    doses = weeks(PhaseName.BUILD, PhaseName.BUILD, PhaseName.TAPER, taper_percent=50)
    second = MONDAY + timedelta(weeks=1)
    doses[second] = replace(doses[second], factor=0.55)
    fits = fit_season(pieces, FitInputs(CATALOGUE, (), doses))
    assert hard_sets(fits[1]) < hard_sets(fits[0])
    assert hard_sets(fits[2]) <= hard_sets(fits[0]) / 2
