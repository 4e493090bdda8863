"""The table of a week: the cheapest way to fill it for every way to meet its neighbours."""

from __future__ import annotations

from typing import NamedTuple

from wholestride.planning.placement.solver.legs import (
    EARLIEST_LAST,
    LATEST_FIRST,
    LegPattern,
    Spell,
    leg_patterns,
)
from wholestride.planning.placement.solver.lights import LightLayer
from wholestride.planning.placement.solver.streaks import (
    LEAD,
    MOST_JOINT_COST,
    TRAIL,
)
from wholestride.planning.placement.solver.uppers import UpperLayer
from wholestride.planning.placement.solver.week import Week

Key = tuple[int, int, int, int, tuple[int, ...], tuple[int, ...], tuple[int, ...]]


UNKNOWN = 1 << 200
"""More than any season can cost."""

FREE_ENDS = (LATEST_FIRST, EARLIEST_LAST)
"""First and last heavy start of a week that leaves its neighbours all room. A row with these
ends bounds every other one, whatever its neighbours are."""

HOPED: Key = (-1, 0, 0, 0, (), (), ())
"""The key of a row that is only a lower bound; it comes before all others."""


class Row(NamedTuple):
    """One way to fill the week and what its neighbours notice of it.

    ``first`` and ``last`` heavy start as in :class:`LegPattern`; ``lead`` and ``trail``
    strength days in a row at either end. ``key`` breaks ties: the plan that leaves the
    neighbouring weeks most room, then the earliest.
    """

    cost: int
    key: Key
    first: int
    last: int
    lead: int
    trail: int
    bouts: int
    first_bout: int
    last_bout: int
    legs: tuple[int, ...]
    uppers: tuple[int, ...]
    lights: tuple[int, ...]


Meeting = tuple[int, ...]
"""What must be equal for one row to stand for another: bouts while they are counted."""


class WeekTable:
    """Rows of one week, none of which another one makes needless.

    A row is needless when another one costs no more (ties by key) and leaves its neighbours
    no less room. ``exact`` keeps apart the bouts' times, for weeks near a long break.
    """

    def __init__(self, week: Week, spell: Spell, *, exact: bool) -> None:
        self.lights = LightLayer(week)
        self.uppers = UpperLayer(week)
        self.patterns = leg_patterns(week, spell)
        self._base_cost = week.base_cost
        self._counting = not spell.over
        self._exact = exact
        self._best: dict[tuple[int, ...], Row] = {}
        self._free = UNKNOWN
        rest = self.uppers.least + self.lights.bound + week.base_cost
        for legs in sorted(self.patterns):
            if legs.cost + rest > self._free:
                break
            if not self._hopeless(legs):
                self._fill(legs)
        self.rows = tuple(self._best.values())

    def _meeting(self, legs: LegPattern) -> Meeting:
        if self._exact:
            return legs.bouts, legs.first_bout, legs.last_bout
        return (legs.bouts,) if self._counting else ()

    def _hopeless(self, legs: LegPattern) -> bool:
        """True when rows are better than anything that these leg sessions can become."""
        meeting = self._meeting(legs)
        base = legs.cost + self.lights.bound + self._base_cost
        return all(
            self._needless(
                (legs.first, legs.last, bound.lead, bound.trail, *meeting),
                base + bound.cost,
                (*legs.key, bound.lead, bound.trail, legs.chosen, (), ()),
            )
            for bound in self.uppers.bounds(legs.days)
        )

    def _fill(self, legs: LegPattern) -> None:
        meeting = self._meeting(legs)
        for strength in sorted(self.uppers.beside(legs)):
            lead, trail = LEAD[strength.days], TRAIL[strength.days]
            where = (legs.first, legs.last, lead, trail, *meeting)
            cost = strength.cost + self._base_cost
            start = (*legs.key, lead, trail, legs.chosen, strength.uppers)
            if self._needless(where, cost + self.lights.bound, (*start, ())):
                continue
            light = self.lights.best(strength.light_mask)
            key = (*start, light.chosen)
            if self._needless(where, cost + light.cost, key):
                continue
            if where[:2] == FREE_ENDS and not meeting:
                self._free = min(self._free, cost + light.cost + MOST_JOINT_COST)
            self._best[where] = Row(
                cost + light.cost,
                key,
                legs.first,
                legs.last,
                lead,
                trail,
                legs.bouts,
                legs.first_bout,
                legs.last_bout,
                legs.chosen,
                strength.uppers,
                light.chosen,
            )

    def _needless(self, where: tuple[int, ...], cost: int, key: Key) -> bool:
        """True when some row costs no more than this (ties by key) and leaves no less room.

        A row whose streaks meet its neighbours worse must be better by more than that costs.
        """
        first, last, lead, trail, *meeting = where
        for at, row in self._best.items():
            if row.cost > cost or row.first < first or row.last > last or [*at[4:]] != meeting:
                continue
            if row.cost + MOST_JOINT_COST < cost:
                return True
            if row.lead <= lead and row.trail <= trail and (row.cost < cost or row.key < key):
                return True
        return False
