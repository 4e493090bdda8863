"""The upper layer: upper-core sessions beside given leg sessions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from wholestride.planning.placement import values
from wholestride.planning.placement.solver.legs import LegPattern
from wholestride.planning.placement.solver.streaks import LEAD, STREAK_COST, TRAIL
from wholestride.planning.placement.solver.week import UpperOffer, Week


class Strength(NamedTuple):
    """Leg and upper-body sessions of a week, before the light ones; ``cost`` with streaks."""

    cost: int
    uppers: tuple[int, ...]
    days: int
    light_mask: int


class EndBound(NamedTuple):
    """The least that a week's upper sessions and streaks cost for one way to meet neighbours."""

    cost: int
    lead: int
    trail: int


class UpperLayer:
    """Every way to add upper-core sessions, and what it costs at least."""

    def __init__(self, week: Week) -> None:
        self._week = week
        counts = week.upper_counts.by_count
        self._prices = counts[0] if counts else (0,)
        self._cheapest: dict[int, int] = {}
        for each in week.uppers:
            known = self._cheapest.get(each.day, each.cost)
            self._cheapest[each.day] = min(known, each.cost)
        self._bounds: dict[int, tuple[EndBound, ...]] = {}
        cheapest = sorted(self._cheapest.values())
        self.least = min(price + sum(cheapest[:count]) for count, price in enumerate(self._prices))
        """No week can spend less on its upper-core sessions."""

    def bounds(self, leg_days: int) -> tuple[EndBound, ...]:
        """Least cost beside leg sessions on these days (a mask), by lead and trail."""
        known = self._bounds.get(leg_days)
        if known is None:
            known = self._bounds[leg_days] = tuple(sorted(self._bound(leg_days)))
        return known

    def _bound(self, leg_days: int) -> Iterator[EndBound]:
        """Windows left aside: the cheapest offer of each day."""
        least: dict[tuple[int, int], int] = {}
        for count, price in enumerate(self._prices):
            for days in combinations(sorted(self._cheapest), count):
                mask = leg_days | self._week.kept_days
                cost = price
                for day in days:
                    mask |= 1 << day
                    cost += self._cheapest[day] + _same_day(leg_days, day)
                ends = LEAD[mask], TRAIL[mask]
                cost += STREAK_COST[mask]
                least[ends] = min(cost, least.get(ends, cost))
        return (EndBound(cost, *ends) for ends, cost in least.items())

    def beside(self, legs: LegPattern) -> list[Strength]:
        """Every set of upper-core sessions beside leg sessions, fewer than wanted too."""
        free = [
            (index, each)
            for index, each in enumerate(self._week.uppers)
            if not legs.upper_mask >> index & 1
        ]
        found: list[Strength] = []
        start = Strength(legs.cost, (), legs.days | self._week.kept_days, legs.light_mask)
        self._grow(start, free, legs.days, found)
        return found

    def _grow(
        self,
        so_far: Strength,
        free: list[tuple[int, UpperOffer]],
        leg_days: int,
        found: list[Strength],
    ) -> None:
        cost, uppers, days, light_mask = so_far
        more = cost + self._prices[len(uppers)] + STREAK_COST[days]
        found.append(Strength(more, uppers, days, light_mask))
        if len(uppers) == len(self._prices) - 1:
            return
        last_day = self._week.uppers[uppers[-1]].day if uppers else -1
        for position, (index, each) in enumerate(free):
            if each.day > last_day:
                longer = Strength(
                    cost + each.cost + _same_day(leg_days, each.day),
                    (*uppers, index),
                    days | 1 << each.day,
                    light_mask | each.light_mask,
                )
                self._grow(longer, free[position + 1 :], leg_days, found)


def _same_day(leg_days: int, day: int) -> int:
    return values.SAME_DAY if leg_days >> day & 1 else 0
