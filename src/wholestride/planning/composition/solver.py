"""HiGHS: the only file that knows the solver library, and imports it when it is needed.

One thread, seed 0, bounded by nodes: the same programme gives the same bytes. First the linear
relaxation, whose value bounds every cost from below; then the integer programme over the groups
of columns that the relaxation uses or nearly uses. Those few hundredths of all columns hold the
optimum or come close (see the bench), and the bound says how close.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from wholestride.planning.composition.programme import (
    USUAL_LIMITS,
    Limits,
    Programme,
    Relaxed,
    Solution,
)

OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
}
"""No restarts, no search for symmetry, no neighbourhood searches: on programmes of this size they
cost more time than they save (measured, see the bench). The pool of cuts keeps its own size: under
a short one HiGHS 1.15 writes past its end and the process dies."""
USED = 1e-7


def relax(programme: Programme) -> Relaxed | None:
    """The linear relaxation: a bound that no choice can beat; None where rows contradict."""
    return _run(programme, None, USUAL_LIMITS)


def solve(programme: Programme, relaxed: Relaxed, limits: Limits = USUAL_LIMITS) -> Solution | None:
    """The best choice found within the limits, around what the relaxation likes."""
    found = _run(programme, _promising(programme, relaxed, limits.spare), limits)
    if found is None:
        return None
    return Solution(found.values, found.cost, relaxed.cost, found.nodes)


def _promising(programme: Programme, relaxed: Relaxed, spare: int) -> set[int]:
    """The columns without a group, those of groups that the relaxation uses, and some more."""
    groups: dict[Hashable, list[int]] = {}
    for index, column in enumerate(programme.columns):
        groups.setdefault(column.group, []).append(index)
    kept = set(groups.pop(None, ()))

    def worth(group: Hashable) -> tuple[float, float, int]:
        members = groups[group]
        used = sum(relaxed.values[index] for index in members)
        price = min(relaxed.reduced_costs[index] for index in members)
        return -used if used > USED else 0.0, round(price, 6), members[0]

    ranked = sorted(groups, key=worth)
    number = sum(worth(group)[0] < 0 for group in ranked) + spare
    for group in ranked[:number]:
        kept.update(groups[group])
    return kept


def _run(programme: Programme, kept: set[int] | None, limits: Limits) -> Relaxed | None:
    """One call of the solver: integer over the kept columns, or relaxed over all of them."""
    import highspy  # the import takes a fifth of a second, so only who composes pays for it

    solver: Any = highspy.Highs  # the package has no types for its own class
    model = solver()
    for name, value in OPTIONS.items():
        model.setOptionValue(name, value)
    model.setOptionValue("mip_max_nodes", limits.nodes)
    model.setOptionValue("mip_abs_gap", float(limits.close))
    model.passModel(_problem(highspy, programme, kept))
    model.run()
    info, solution = model.getInfo(), model.getSolution()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    return Relaxed(
        tuple(solution.col_value),
        tuple(solution.col_dual),
        info.objective_function_value,
        max(info.mip_node_count, 0),
    )


def _problem(highspy: Any, programme: Programme, kept: set[int] | None) -> Any:
    columns, rows = programme.columns, programme.rows
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = len(columns), len(rows)
    problem.col_cost_ = _floats(column.cost for column in columns)
    problem.col_lower_ = [0.0] * len(columns)
    problem.col_upper_ = _floats(
        column.upper if kept is None or index in kept else 0 for index, column in enumerate(columns)
    )
    problem.row_lower_ = _floats(row.lower for row in rows)
    problem.row_upper_ = _floats(row.upper for row in rows)
    _fill_matrix(problem.a_matrix_, highspy, programme)
    if kept is not None:
        kinds = highspy.HighsVarType
        problem.integrality_ = [
            kinds.kInteger if column.whole else kinds.kContinuous for column in columns
        ]
    return problem


def _fill_matrix(matrix: Any, highspy: Any, programme: Programme) -> None:
    starts, indices, values = [0], [], []
    for row in programme.rows:
        for column, coefficient in row.terms:
            indices.append(column)
            values.append(float(coefficient))
        starts.append(len(indices))
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = len(programme.columns), len(programme.rows)
    matrix.start_, matrix.index_, matrix.value_ = starts, indices, values


def _floats(numbers: Iterable[int]) -> list[float]:
    return [float(number) for number in numbers]
