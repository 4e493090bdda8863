"""On long seasons the solver's optimum is the one of a general integer programme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.placement_highs import solve_with_highs
from bench.placement_model import model_of
from bench.placement_seasons import TWICE_A_DAY, season, windows_of
from bench.rivals import MANY

from wholestride.domain.athlete import AnyDay
from wholestride.domain.season import SessionKind
from wholestride.planning.placement.solver.prove import prove

FEWER = {SessionKind.FULL: 1, SessionKind.POWER: 1, SessionKind.UPPER_CORE: 1}


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 5, 8, 9])
def test_half_a_year_has_the_score_that_highs_proves(seed: int) -> None:
    request = season(seed, 26)
    assert prove(request).score == solve_with_highs(model_of(request))


@pytest.mark.parametrize("seed", [6, 10, 12])
def test_a_year_has_the_score_that_highs_proves(seed: int) -> None:
    request = season(seed, 52, FEWER, any_day=AnyDay(20, "home"))
    assert prove(request).score == solve_with_highs(model_of(request))


def test_a_quarter_with_two_windows_a_day_has_the_score_that_highs_proves() -> None:
    request = season(7, 13, windows=TWICE_A_DAY)
    assert prove(request).score == solve_with_highs(model_of(request))


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_eight_sessions_a_week_have_the_score_that_highs_proves(seed: int) -> None:
    request = season(seed, 8, MANY, TWICE_A_DAY)
    assert prove(request).score == solve_with_highs(model_of(request))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lifting_right_after_a_run_has_the_score_that_highs_proves(seed: int) -> None:
    mornings = windows_of((range(7), "07:00", "09:15"))
    request = season(seed, 12, windows=mornings)
    together = replace(request, athlete=replace(request.athlete, together=True))
    assert any(each.together for each in prove(together).offers)
    assert prove(together).score == solve_with_highs(model_of(together))
