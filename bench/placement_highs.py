"""HiGHS on the placement model, tier by tier."""

from __future__ import annotations

import highspy
import numpy as np

from bench.placement_model import TIERS, LinearModel
from wholestride.domain.season import Score


def solve_with_highs(model: LinearModel) -> Score:
    """The proven optimum of every tier, each with those above it held."""
    highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)
    count = len(model.integral)
    highs.addVars(count, np.zeros(count), np.ones(count))
    whole = np.array([number for number, is_whole in enumerate(model.integral) if is_whole])
    kinds = np.array([highspy.HighsVarType.kInteger] * len(whole))
    highs.changeColsIntegrality(len(whole), whole, kinds)
    for row in model.rows:
        _add_row(highs, row.terms, row.most)
    values: list[int] = [0] * count
    for tier in TIERS:
        costs = np.zeros(count)
        for number, cost in model.costs[tier].items():
            costs[number] = cost
        highs.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"HiGHS stopped with {highs.getModelStatus()}")
        values = [round(value) for value in highs.getSolution().col_value]
        best = round(highs.getInfo().objective_function_value)
        _add_row(highs, list(model.costs[tier].items()), best)
    return model.score_of(values)


def _add_row(highs: highspy.Highs, terms: list[tuple[int, int]], most: int) -> None:
    columns = np.array([number for number, _ in terms], dtype=np.int32)
    coefficients = np.array([coefficient for _, coefficient in terms], dtype=np.float64)
    highs.addRow(-highspy.kHighsInf, most, len(terms), columns, coefficients)
