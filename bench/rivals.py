"""The placement model once more, as integer programmes for CP-SAT and HiGHS.

``python -m bench.rivals cpsat|highs SEED WEEKS`` prints the tiers of the optimum and the
seconds of building and solving; each solver lives in a process of its own. The model holds for
runners accustomed to lifting (no first bouts, so no stability session stands in), with at most
two leg sessions a week and one of each light kind.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from time import perf_counter
from typing import Any

from bench.placement_seasons import TWICE_A_DAY, season
from wholestride.domain.season import Score
from wholestride.planning.placement import values
from wholestride.planning.placement.clock import DAY
from wholestride.planning.placement.prices import price
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules import clashes
from wholestride.planning.placement.rules.offers import COUNTED, HEAVY, LEGS, Offer
from wholestride.planning.placement.rules.weeks import free_days, most_leg_sessions
from wholestride.planning.placement.solver.memo import PlacementMemo
from wholestride.planning.placement.solver.solve import compile_weeks
from wholestride.planning.placement.surroundings import Surroundings

TIERS = ("missed_dose", "wishes", "interference", "comfort")
WEIGHTS = {"comfort": 1, "interference": 1 << 13, "wishes": 1 << 36, "missed_dose": 1 << 47}
"""Fields wide enough for two years, small enough for 64 bits."""


@dataclass(slots=True)
class Model:
    """Binaries with costs by tier, and rows ``sum(coefficient x) <= bound``."""

    costs: list[dict[str, int]] = field(default_factory=list)
    rows: list[tuple[dict[int, int], int]] = field(default_factory=list)

    def binary(self, **costs: int) -> int:
        """A new variable."""
        self.costs.append(costs)
        return len(self.costs) - 1

    def at_most(self, terms: dict[int, int], bound: int) -> None:
        """A new row."""
        self.rows.append((terms, bound))

    def together(self, variables: Iterable[int], comfort: int) -> None:
        """A price on all of them at once."""
        terms = dict.fromkeys(variables, 1)
        both = self.binary(comfort=comfort)
        self.at_most({**terms, both: -1}, len(terms) - 1)


def request_of(seed: int, weeks: int) -> PlacementRequest:
    """Two full, upper-core, prehab and a flow a week, mornings and evenings free."""
    return season(seed, weeks, windows=TWICE_A_DAY)


def build(request: PlacementRequest) -> Model:
    """The whole model from the same offers, prices and rules that the planner has."""
    around = Surroundings(request)
    model = Model()
    offers: list[Offer] = []
    for week in compile_weeks(around, PlacementMemo()):
        layers = (*week.leg_offers, *week.upper_offers, *week.light_offers)
        here = [each for each in layers if each.stands_in_for is None or each.dose >= HEAVY]
        numbers = [model.binary(**_tiers(each, around)) for each in here]
        offers += here
        _wanted(model, around, week.monday, list(zip(numbers, here, strict=True)))
        _week_rules(model, around, week.monday, list(zip(numbers, here, strict=True)))
    _pairs(model, offers, around)
    _streaks(model, offers)
    return model


def _tiers(offer: Offer, around: Surroundings) -> dict[str, int]:
    score = values.unpacked(price(offer, around))
    return {tier: getattr(score, tier) for tier in TIERS}


def _wanted(model: Model, around: Surroundings, monday: int, here: list[tuple[int, Offer]]) -> None:
    for kind, count in around.wanted.get(monday, {}).items():
        placed = {number: 1 for number, each in here if each.wanted is kind}
        model.at_most(placed, count)
        steps = [values.missed_price(kind, missed) for missed in range(count + 1)]
        missed = [model.binary(missed_dose=steps[step + 1] - steps[step]) for step in range(count)]
        model.at_most({**dict.fromkeys(placed, -1), **dict.fromkeys(missed, -1)}, -count)


def _week_rules(
    model: Model, around: Surroundings, monday: int, here: list[tuple[int, Offer]]
) -> None:
    legs = [(number, each) for number, each in here if each.dose >= LEGS]
    model.at_most(
        dict.fromkeys([number for number, _ in legs], 1), most_leg_sessions(monday, around)
    )
    free = free_days(monday, around)
    if free:
        on_free = [number for number, each in legs if each.day in free]
        model.at_most(dict.fromkeys(on_free, 1), len(free) - 1)
    for (one, first), (two, then) in combinations(sorted(legs, key=lambda x: x[1].start), 2):
        if then.start - first.start < 3 * DAY:
            model.together((one, two), values.CLOSE_LEGS)
    for number, each in here:
        if COUNTED <= each.dose < LEGS:
            same_day = [other for other, leg in legs if leg.day == each.day]
            if same_day:
                both = model.binary(comfort=values.SAME_DAY)
                model.at_most({number: 1, **dict.fromkeys(same_day, 1), both: -1}, 1)
    _light_days(model, here)


def _light_days(model: Model, here: list[tuple[int, Offer]]) -> None:
    light = [(number, each) for number, each in here if each.dose < COUNTED]
    for day in sorted({each.day for _, each in light}):
        on_day = [number for number, each in light if each.day == day]
        more = model.binary(comfort=values.LIGHT_TOGETHER)
        model.at_most({**dict.fromkeys(on_day, 1), more: -1}, 1)


def _pairs(model: Model, offers: list[Offer], around: Surroundings) -> None:
    order = sorted(range(len(offers)), key=lambda number: offers[number].start)
    numbers = _numbers(model, offers)
    for position, one in enumerate(order):
        for other in order[position + 1 :]:
            if offers[other].start - offers[one].start >= 3 * DAY:
                break
            if clashes(offers[one], offers[other], around):
                model.at_most({numbers[one]: 1, numbers[other]: 1}, 1)


def _numbers(model: Model, offers: list[Offer]) -> list[int]:
    """The variables of the offers: those that were made with all four tiers."""
    found = [number for number, costs in enumerate(model.costs) if len(costs) == len(TIERS)]
    assert len(found) == len(offers)
    return found


def _streaks(model: Model, offers: list[Offer]) -> None:
    numbers = _numbers(model, offers)
    days: dict[int, list[int]] = {}
    for number, each in zip(numbers, offers, strict=True):
        if each.dose >= COUNTED:
            days.setdefault(each.day, []).append(number)
    strength = {}
    for day, members in days.items():
        strength[day] = model.binary(comfort=0)
        for number in members:
            model.at_most({number: 1, strength[day]: -1}, 0)
    for day, here in strength.items():
        if day - 1 in strength:
            model.together((here, strength[day - 1]), values.NEXT_DAY)
            if day - 2 in strength:
                model.together((here, strength[day - 1], strength[day - 2]), values.THIRD_DAY)


def by_cpsat(model: Model) -> list[int]:
    """The optimum by CP-SAT, linearization level 2, one thread."""
    cp_model = importlib.import_module("ortools.sat.python.cp_model")
    cp = cp_model.CpModel()
    x = [cp.new_bool_var("") for _ in model.costs]
    for terms, bound in model.rows:
        cp.add(sum(factor * x[number] for number, factor in terms.items()) <= bound)
    cp.minimize(sum(_weight(costs) * x[number] for number, costs in enumerate(model.costs)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    status = solver.solve(cp)
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    return [solver.value(each) for each in x]


def by_highs(model: Model) -> list[int]:
    """The optimum by HiGHS, tier after tier, as doubles cannot hold all tiers in one sum."""
    highspy = importlib.import_module("highspy")
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    x = [highs.addBinary() for _ in model.costs]
    for terms, bound in model.rows:
        if terms:
            highs.addConstr(sum(factor * x[number] for number, factor in terms.items()) <= bound)
    for tier in TIERS:
        cost = {n: costs[tier] for n, costs in enumerate(model.costs) if costs.get(tier)}
        if not cost:
            continue
        highs.minimize(sum(factor * x[number] for number, factor in cost.items()))
        found = [round(value) for value in highs.getSolution().col_value]
        best = sum(factor * found[number] for number, factor in cost.items())
        highs.addConstr(sum(factor * x[number] for number, factor in cost.items()) <= best)
    return found


def _weight(costs: dict[str, int]) -> int:
    return sum(WEIGHTS[tier] * figure for tier, figure in costs.items())


def score_of(model: Model, chosen: list[int]) -> Score:
    """The tiers of a solution."""
    tiers = {
        tier: sum(costs.get(tier, 0) for costs, x in zip(model.costs, chosen, strict=True) if x)
        for tier in TIERS
    }
    return Score(**tiers)


def main() -> None:
    """Solve one season with one solver and print what came out."""
    name, seed, weeks = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    solve: dict[str, Any] = {"cpsat": by_cpsat, "highs": by_highs}
    importlib.import_module({"cpsat": "ortools.sat.python.cp_model", "highs": "highspy"}[name])
    model = build(request_of(seed, weeks))
    begun = perf_counter()
    chosen = solve[name](model)
    seconds = perf_counter() - begun
    score = score_of(model, chosen)
    print(json.dumps({"seconds": seconds, **{tier: getattr(score, tier) for tier in TIERS}}))


if __name__ == "__main__":
    main()
