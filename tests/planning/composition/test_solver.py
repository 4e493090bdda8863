"""The programme's solver: right on small programmes, bounded below, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.planning.composition.weeks import pattern, request
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.season import PhaseName
from wholestride.planning.composition.filling import Plan, fill
from wholestride.planning.composition.options import options_for
from wholestride.planning.composition.programme import Limits, Programme
from wholestride.planning.composition.rows import build_model
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.solver import relax, solve
from wholestride.planning.composition.templates import warm_up_lines

THOROUGH = Limits(spare=50, nodes=1000, close=0)


def knapsack(costs: list[int], weights: list[int], needed: int) -> Programme:
    """Choose columns of enough weight; what is missing costs fifty each."""
    programme = Programme()
    columns = [programme.choice(cost, index) for index, cost in enumerate(costs)]
    missing = programme.slack(50, needed)
    terms = [(column, weight) for column, weight in zip(columns, weights, strict=True)]
    programme.at_least([*terms, (missing, 1)], needed)
    return programme


def by_hand(costs: list[int], weights: list[int], needed: int) -> int:
    return min(
        sum(cost for cost, taken in zip(costs, choice, strict=True) if taken)
        + 50 * max(needed - sum(w for w, taken in zip(weights, choice, strict=True) if taken), 0)
        for choice in product((False, True), repeat=len(costs))
    )


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 9)), min_size=1, max_size=7),
    st.integers(1, 30),
)
def test_small_programmes_are_solved_as_by_hand(pairs: list[tuple[int, int]], needed: int) -> None:
    costs, weights = [cost for cost, _ in pairs], [weight for _, weight in pairs]
    programme = knapsack(costs, weights, needed)

    relaxed = relax(programme)
    assert relaxed is not None
    solution = solve(programme, relaxed, THOROUGH)

    assert solution is not None
    assert round(solution.cost) == by_hand(costs, weights, needed)
    assert solution.bound <= solution.cost + 1e-6


def test_rows_that_contradict_each_other_have_no_solution() -> None:
    programme = Programme()
    column = programme.choice(1, "only")
    programme.at_least([(column, 1)], 2)

    assert relax(programme) is None


def test_a_longer_search_never_costs_more_than_the_bound_allows() -> None:
    setting = Setting(
        request(PhaseName.BASE, Level.NOVICE, pattern("2x45", PhaseName.BASE, "home")),
        load(),
    )
    sessions = setting.request.sessions
    options = [o for i in range(len(sessions)) for o in options_for(setting, i, frozenset())]
    fixed = {i: warm_up_lines(setting, session) for i, session in enumerate(sessions)}
    programme = build_model(setting, options, fixed).programme

    relaxed = relax(programme)
    assert relaxed is not None
    quick, long = solve(programme, relaxed), solve(programme, relaxed, Limits(12, 60, 5))

    assert quick is not None
    assert long is not None
    assert relaxed.cost <= min(quick.cost, long.cost)
    assert quick.cost - relaxed.cost < 0.25 * max(relaxed.cost, 400)


def test_a_demanding_call_gives_up_where_the_minimum_is_out_of_reach() -> None:
    setting = Setting(
        request(PhaseName.BASE, Level.ADVANCED, pattern("1x30+3x10", PhaseName.BASE, "gym")[:1]),
        load(),
    )

    assert fill(setting, Plan({}, {}), Limits(), demanding=True) is None
    assert fill(setting, Plan({}, {}), Limits()) is not None


PRINT_WEEKS = """
from tests.planning.composition.weeks import pattern, request
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.season import PhaseName
from wholestride.planning.composition import compose_block

for shape, where in (("2x45", "gym"), ("2x30+10", "home"), ("3x40", "bodyweight")):
    asked = request(PhaseName.BUILD, Level.INTERMEDIATE, pattern(shape, PhaseName.BUILD, where))
    block = compose_block(asked, load())
    print(*((each.template, each.minutes, each.lines) for each in block.sessions))
    print(block.sets, block.minutes, block.contacts, block.gap, block.shortfalls)
"""


def test_two_processes_with_other_hash_seeds_compose_the_same_bytes() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PRINT_WEEKS],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "4711")
    }

    assert len(outputs) == 1
