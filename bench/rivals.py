"""One season solved by another solver, in a process of its own.

``python -m bench.rivals cpsat|highs usual|many SEED WEEKS`` prints the tiers of the optimum and the
seconds of handing over and solving the model, which is given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import perf_counter

from bench.placement_model import TIERS, LinearModel, model_of
from bench.placement_seasons import TWICE_A_DAY, USUAL, season
from wholestride.domain.season import Score, SessionKind
from wholestride.planning.placement.request import PlacementRequest

MANY = {
    SessionKind.FULL: 2,
    SessionKind.UPPER_CORE: 2,
    SessionKind.STABILITY: 1,
    SessionKind.PREHAB: 1,
    SessionKind.MOBILITY: 2,
}
"""More than six sessions a week, a third leg session among them."""

WEEKS = {"usual": USUAL, "many": MANY}


def request_of(asked: str, seed: int, weeks: int) -> PlacementRequest:
    """The usual or the many sessions a week, mornings and evenings free."""
    return season(seed, weeks, WEEKS[asked], TWICE_A_DAY)


def main() -> None:
    """Solve one season with one solver and print what came out."""
    name, asked, seed, weeks = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    solve = _solver(name)
    model = model_of(request_of(asked, seed, weeks))
    begun = perf_counter()
    score = solve(model)
    seconds = perf_counter() - begun
    print(json.dumps({"seconds": seconds, **{tier: getattr(score, tier) for tier in TIERS}}))


def _solver(name: str) -> Callable[[LinearModel], Score]:
    """Imported before the clock starts, and one alone: they cannot live in one process."""
    if name == "highs":
        from bench.placement_highs import solve_with_highs

        return solve_with_highs
    from bench.placement_cpsat import solve_with_cpsat

    return solve_with_cpsat


if __name__ == "__main__":
    main()
