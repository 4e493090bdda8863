"""Solve, then let the judge look at the plan before anyone else sees it."""

from __future__ import annotations

from wholestride.planning.placement.judge import judge
from wholestride.planning.placement.placed import as_session
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.solver.memo import PlacementMemo
from wholestride.planning.placement.solver.solve import Solution, solve


class UnprovenPlanError(Exception):
    """The solver and the judge disagree: a defect of the planner, never of the input."""


def prove(request: PlacementRequest, memo: PlacementMemo | None = None) -> Solution:
    """The optimum, in which the judge finds no broken rule and the same score.

    Raises:
        UnprovenPlanError: when it does not.
    """
    memo = memo or PlacementMemo()
    solution = solve(request, memo)
    objections = _objections(request, solution)
    if objections:
        solution = solve(request, memo, remember_all=True)
        objections = _objections(request, solution)
    if objections:
        raise UnprovenPlanError(objections)
    return solution


def _objections(request: PlacementRequest, solution: Solution) -> str:
    sessions = [as_session(each) for each in solution.offers]
    judgement = judge(request, sessions, solution.around)
    broken = [f"{each.rule}: {each.text}" for each in judgement.broken]
    if judgement.score != solution.score:
        broken.append(f"the score is {judgement.score}, not {solution.score}")
    return "; ".join(broken)
