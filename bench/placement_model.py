"""The placement problem as an integer programme, for solvers that know nothing of weeks.

The same offers and prices as the planner's; the rules once more as linear rows. It holds for
first plans (nothing kept, nothing to change) of runners accustomed to lifting who take no
long break: the first leg bouts of rule I03 and their stand-ins are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

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


@dataclass
class Row:
    """A linear row: ``sum of coefficient x variable <= most``."""

    terms: list[tuple[int, int]]
    most: int


@dataclass
class LinearModel:
    """Binary variables, rows, and a cost per tier; ``integral`` says which must be whole.

    The others settle on 0 or 1 by themselves, as their cost is positive.
    """

    integral: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    costs: dict[str, dict[int, int]] = field(default_factory=lambda: {tier: {} for tier in TIERS})

    def variable(self, integral: bool = False, **costs: int) -> int:
        """A new variable between 0 and 1 and its cost by tier."""
        self.integral.append(integral)
        number = len(self.integral) - 1
        for tier, cost in costs.items():
            if cost:
                self.costs[tier][number] = cost
        return number

    def at_most(self, terms: Iterable[tuple[int, int]], most: int) -> None:
        """A row over (variable, coefficient)."""
        self.rows.append(Row(list(terms), most))

    def score_of(self, chosen: Sequence[int]) -> Score:
        """The tiers of a solution, by the values of all variables."""
        sums = {
            tier: sum(cost * chosen[number] for number, cost in costs.items())
            for tier, costs in self.costs.items()
        }
        return Score(**sums)


def model_of(request: PlacementRequest) -> LinearModel:
    """The whole season as one linear model."""
    around, model = Surroundings(request), LinearModel()
    weeks = compile_weeks(around, PlacementMemo())
    by_offer: dict[Offer, int] = {}
    for week in weeks:
        for each in (*week.leg_offers, *week.upper_offers, *week.light_offers):
            if each.stands_in_for is None or each.dose >= HEAVY:
                by_offer[each] = model.variable(integral=True, **_tiers(each, around))
    _clashes(model, by_offer, around)
    for week in weeks:
        inside = {o: n for o, n in by_offer.items() if week.monday <= o.day < week.monday + 7}
        _wanted(model, inside, around, week.monday)
        _week_rules(model, inside, around, week.monday)
        _leg_comfort(model, inside)
        _light_comfort(model, inside)
    _streaks(model, by_offer)
    return model


def _tiers(offer: Offer, around: Surroundings) -> dict[str, int]:
    score = values.unpacked(price(offer, around))
    return {tier: getattr(score, tier) for tier in TIERS}


def _clashes(model: LinearModel, offers: dict[Offer, int], around: Surroundings) -> None:
    in_order = sorted(offers, key=lambda each: each.start)
    for position, one in enumerate(in_order):
        for other in in_order[position + 1 :]:
            if other.start - one.start >= 3 * DAY:
                break
            if clashes(one, other, around):
                model.at_most([(offers[one], 1), (offers[other], 1)], 1)


def _wanted(
    model: LinearModel, offers: dict[Offer, int], around: Surroundings, monday: int
) -> None:
    for kind, count in around.wanted.get(monday, {}).items():
        of_kind = [number for offer, number in offers.items() if offer.wanted is kind]
        steps = [
            model.variable(
                missed_dose=values.missed_price(kind, missed + 1)
                - values.missed_price(kind, missed)
            )
            for missed in range(count)
        ]
        model.at_most([(number, 1) for number in of_kind], count)
        model.at_most([(number, -1) for number in (*of_kind, *steps)], -count)


def _week_rules(
    model: LinearModel, offers: dict[Offer, int], around: Surroundings, monday: int
) -> None:
    legs = [(offer, number) for offer, number in offers.items() if offer.dose >= LEGS]
    model.at_most([(number, 1) for _, number in legs], most_leg_sessions(monday, around))
    free = free_days(monday, around)
    on_free = [(number, 1) for offer, number in legs if offer.day in free]
    if free:
        model.at_most(on_free, len(free) - 1)


def _leg_comfort(model: LinearModel, offers: dict[Offer, int]) -> None:
    """Leg sessions close after each other, and upper-core beside one (of which a day has one)."""
    legs = sorted((each for each in offers if each.dose >= LEGS), key=lambda each: each.start)
    for first, then in combinations(legs, 2):
        if then.start - first.start < 3 * DAY:
            close = model.variable(comfort=values.CLOSE_LEGS)
            between = [each for each in legs if first.start < each.start < then.start]
            both = [(offers[first], 1), (offers[then], 1), (close, -1)]
            model.at_most([*both, *((offers[each], -1) for each in between)], 1)
    for upper in offers:
        today = [(offers[each], 1) for each in legs if each.day == upper.day]
        if today and COUNTED <= upper.dose < LEGS:
            beside = model.variable(comfort=values.SAME_DAY)
            model.at_most([(offers[upper], 1), *today, (beside, -1)], 1)


def _light_comfort(model: LinearModel, offers: dict[Offer, int]) -> None:
    """Light sessions together on a day, and the same one (of which a day has one) again."""
    light = {offer: number for offer, number in offers.items() if offer.dose < COUNTED}
    for day in sorted({offer.day for offer in light}):
        today = [number for offer, number in light.items() if offer.day == day]
        more = [model.variable(comfort=values.LIGHT_TOGETHER) for _ in today[1:]]
        model.at_most([*((number, 1) for number in today), *((each, -1) for each in more)], 1)
    for kind, day in sorted({(offer.kind, offer.day) for offer in light}):
        days = [n for o, n in light.items() if o.kind is kind and o.day in (day, day + 1)]
        again = model.variable(comfort=values.LIGHT_NEXT_DAY)
        model.at_most([*((number, 1) for number in days), (again, -1)], 1)


def _streaks(model: LinearModel, offers: dict[Offer, int]) -> None:
    strength: dict[int, int] = {}
    for offer, number in offers.items():
        if offer.dose >= COUNTED:
            if offer.day not in strength:
                strength[offer.day] = model.variable()
            model.at_most([(number, 1), (strength[offer.day], -1)], 0)
    for day, number in strength.items():
        if day - 1 in strength:
            two = model.variable(comfort=values.NEXT_DAY)
            model.at_most([(number, 1), (strength[day - 1], 1), (two, -1)], 1)
            if day - 2 in strength:
                three = model.variable(comfort=values.THIRD_DAY)
                days = [number, strength[day - 1], strength[day - 2]]
                model.at_most([*((each, 1) for each in days), (three, -1)], 2)
