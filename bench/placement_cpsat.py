"""CP-SAT on the placement model, all tiers in one sum."""

from __future__ import annotations

from ortools.sat.python import cp_model

from bench.placement_model import LinearModel
from wholestride.domain.season import Score

WEIGHTS = {"comfort": 1, "interference": 1 << 13, "wishes": 1 << 36, "missed_dose": 1 << 47}
"""Fields wide enough for two years, small enough for 64 bits."""


def solve_with_cpsat(model: LinearModel) -> Score:
    """The proven optimum at its best setting: linearization level 2, one thread."""
    cp = cp_model.CpModel()
    x = [cp.new_bool_var("") for _ in model.integral]
    for row in model.rows:
        cp.add(sum(coefficient * x[number] for number, coefficient in row.terms) <= row.most)
    cp.minimize(
        sum(
            WEIGHTS[tier] * cost * x[number]
            for tier, costs in model.costs.items()
            for number, cost in costs.items()
        )
    )
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    status = solver.solve(cp)
    if status != cp_model.OPTIMAL:
        raise RuntimeError(f"CP-SAT stopped with {solver.status_name(status)}")
    return model.score_of([solver.value(each) for each in x])
