"""On small seasons the solver finds what trying everything finds, to the last session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta
from itertools import product

import pytest
from bench.placement_seasons import MONDAY, lifter, run_on, week_dose, windows_of
from bench.placement_small import (
    season_with_a_break,
    small_replan,
    small_season,
    turn_of_the_week,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.placement.brute import Plan, TooManyPlansError, every_plan

from wholestride.domain.athlete import AnyDay
from wholestride.domain.running import RunKind
from wholestride.domain.season import SessionKind
from wholestride.planning.placement import place
from wholestride.planning.placement.judge import judge
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.placed import as_session
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules.offers import COUNTED
from wholestride.planning.placement.solver.prove import prove
from wholestride.planning.placement.values import difference


def assert_optimal(request: PlacementRequest) -> None:
    solution, best = prove(request), every_plan(request)[0]
    assert solution.score == best.score
    assert sorted(solution.offers) == sorted(best.offers)


def tried(requests: Iterable[PlacementRequest]) -> int:
    """Compare all that can be tried; the number of those."""
    number = 0
    for request in requests:
        with suppress(TooManyPlansError):
            assert_optimal(request)
            number += 1
    return number


@pytest.mark.parametrize("part", range(8))
def test_the_solver_finds_the_one_best_plan(part: int) -> None:
    assert tried(small_season(seed) for seed in range(part, 640, 8)) > 60


@pytest.mark.parametrize("part", range(2))
def test_the_solver_finds_the_one_best_plan_where_weeks_meet(part: int) -> None:
    assert tried(turn_of_the_week(seed) for seed in range(part, 240, 2)) > 90


@pytest.mark.parametrize("part", range(2))
def test_the_solver_finds_the_one_best_plan_around_long_breaks(part: int) -> None:
    assert tried(season_with_a_break(seed) for seed in range(part, 80, 2)) > 30


@pytest.mark.parametrize("part", range(4))
def test_a_replan_finds_the_one_plan_with_the_fewest_changes(part: int) -> None:
    assert tried(small_replan(seed) for seed in range(part, 320, 4)) > 60


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(1000, 10**9))
def test_no_small_season_fools_the_solver(seed: int) -> None:
    tried([turn_of_the_week(seed)])


def every_little_week() -> Iterator[PlacementRequest]:
    """Every layout of three kinds of runs on three days, four availabilities, three wishes."""
    hard = (None, RunKind.EASY, RunKind.TEMPO, RunKind.LONG)
    spans = (
        (((0, 2, 4), "18:00", "19:00"),),
        (((1, 3), "06:00", "07:00"), ((1, 6), "18:00", "19:30")),
        (((0, 1, 2), "18:00", "18:35"),),
    )
    wishes = (
        {SessionKind.FULL: 2, SessionKind.UPPER_CORE: 1},
        {SessionKind.FULL: 1, SessionKind.POWER: 1, SessionKind.PREHAB: 1},
    )
    for layout, span, wanted in product(product(hard, repeat=3), spans, wishes):
        runs = tuple(
            run_on(MONDAY + timedelta(days=day), kind, time(7), 95)
            for day, kind in zip((1, 3, 6), layout, strict=True)
            if kind is not None
        )
        yield PlacementRequest(
            runs=runs,
            doses=(week_dose(MONDAY, wanted),),
            athlete=lifter(windows_of(*span)),
            start=MONDAY,
            end=MONDAY + timedelta(days=6),
            bouts_done=99,
        )


def test_the_solver_is_right_in_every_little_week() -> None:
    weeks = list(every_little_week())
    assert len(weeks) == 384
    for request in weeks:
        assert_optimal(request)


def moved(plans: list[Plan], session: PlacedSession) -> dict[str, int]:
    """The least cost for each other start of a session, found among all plans."""
    now = plans[0].offers
    stay = {each for each in now if each.dose >= COUNTED}
    light = session.kind.leg_dose_hundredths < COUNTED
    found: dict[str, int] = {}
    for plan in plans:
        if light and {each for each in plan.offers if each.dose >= COUNTED} != stay:
            continue
        starts = {
            as_session(each).start
            for each in plan.offers
            if each.kind is session.kind and each.stands_in_for is session.stands_in_for
        }
        if session.start not in starts:
            for start in starts:
                found.setdefault(str(start), plan.cost)
    return found


@pytest.mark.parametrize("part", range(4))
def test_margins_are_what_the_best_plan_with_the_session_there_costs_more(part: int) -> None:
    compared = 0
    for seed in range(part, 100, 4):
        season = small_season(seed)
        request = replace(season, previous=(), doses=season.doses[:1], kept=())
        try:
            plans = every_plan(request)
        except TooManyPlansError:
            continue
        costs = {plan.cost: plan.score for plan in plans}
        for session in place(request).sessions:
            known = moved(plans, session)
            for margin in session.margins:
                here = costs[known[str(margin.start)]]
                assert margin.extra == difference(here, plans[0].score)
                compared += 1
    assert compared > 20


def test_margins_name_every_other_slot_of_a_small_week() -> None:
    request = PlacementRequest(
        runs=(run_on(MONDAY + timedelta(days=3), RunKind.TEMPO, time(7), 60),),
        doses=(week_dose(MONDAY, {SessionKind.FULL: 1, SessionKind.MOBILITY: 1}),),
        athlete=lifter(windows_of(((0, 1, 4), "18:00", "19:00")), AnyDay(20, "home")),
        start=MONDAY,
        end=MONDAY + timedelta(days=6),
        bouts_done=99,
    )
    full, flow = sorted(place(request).sessions, key=lambda each: each.kind)
    assert [margin.start.strftime("%a %H") for margin in full.margins] == ["Mon 18", "Tue 18"]
    assert full.margins[0].extra.interference > 0
    assert len(flow.margins) == 6


def test_the_judge_scores_a_plan_as_the_solver_does() -> None:
    request = next(every_little_week())
    solution = prove(request)
    sessions = [as_session(each) for each in solution.offers]
    assert judge(request, sessions).score == solution.score
