"""What every other slot would cost: the best whole season with one session moved there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wholestride.planning.placement.clock import WEEK
from wholestride.planning.placement.rules.offers import Offer
from wholestride.planning.placement.solver.chain import RESTED, State, ToGo
from wholestride.planning.placement.solver.legs import (
    EARLIEST_LAST,
    LegPattern,
    Spell,
)
from wholestride.planning.placement.solver.solve import Solution
from wholestride.planning.placement.solver.streaks import LEAD, LONGEST_STREAK, TRAIL
from wholestride.planning.placement.solver.table import UNKNOWN, Row
from wholestride.planning.placement.solver.uppers import Strength
from wholestride.planning.placement.values import CHANGE_UNIT, unpacked

LEGS, UPPERS, LIGHTS = range(3)


class Move(NamedTuple):
    """A session of a layer (``placed``, by position) that would lie at another offer."""

    layer: int
    placed: int
    other: int


class Outlook:
    """What the weeks before and after each week cost, worked out once for a solution."""

    def __init__(self, solution: Solution) -> None:
        self.solution = solution
        self.layers = solution.chain.forward(solution.start)
        self._to_go: ToGo = {}

    def to_go(self, week: int, state: State) -> int:
        """Least cost of all weeks from this one on."""
        return self.solution.chain.to_go(week, state, self._to_go)

    def seen_from(self, number: int) -> tuple[object, ...] | None:
        """All that the moves of a week depend on outside it; None where bouts are counted.

        Costs to come of every state before it and costs to go of every state that it could
        leave behind, both relative.
        """
        chain, layer = self.solution.chain, self.layers[number]
        if not all(state.spell.over and state.last_bout is None for state in layer):
            return None
        if number + 1 in chain.remembered | chain.anew:
            return None
        lasts = {
            each.start - WEEK
            for each in self.solution.weeks[number].legs
            if each.heavy and each.start > EARLIEST_LAST
        }
        left = [
            State(last, trail, next(iter(layer)).spell, None)
            for last in sorted({RESTED, *lasts})
            for trail in range(LONGEST_STREAK + 1)
        ]
        come = {state: label.cost for state, label in layer.items()}
        go = {state: self.to_go(number + 1, state) for state in left}
        return _relative(come), _relative(go)


@dataclass(slots=True)
class WeekMoves:
    """The least cost of the season for every single move of one week.

    A move takes a session out of its slot and puts one of its kind into another slot; all
    others, in this and every week, may settle anew. Where a light session moves, only the
    light ones of its week do.
    """

    outlook: Outlook
    number: int
    best: dict[Move, int] = field(default_factory=dict)
    _contexts: dict[tuple[object, ...], int] = field(default_factory=dict)
    _leg_moves: dict[int, list[Move]] = field(default_factory=dict)
    _upper_moves: list[Move] = field(default_factory=list)

    @property
    def solution(self) -> Solution:
        """The solution whose sessions move."""
        return self.outlook.solution

    @property
    def now(self) -> int:
        """Cost of the best season that leaves this week as it is."""
        row = self.solution.rows[self.number]
        least = min(self._meet(row, spell) for spell in self._spells())
        return row.cost - unpacked(row.cost).changes * CHANGE_UNIT + least

    def __post_init__(self) -> None:
        for move in self._moves():
            self.best[move] = UNKNOWN
            if move.layer == LEGS:
                self._leg_moves.setdefault(move.other, []).append(move)
            elif move.layer == UPPERS:
                self._upper_moves.append(move)
        self._move_lights()
        floor = self._floor()
        for spell in self._spells():
            table = self.solution.tables.table(self.number, spell)
            for legs in sorted(table.patterns):
                bound = legs.cost + table.uppers.bounds(legs.days)[0].cost + floor
                if bound + table.lights.bound < self._needed(legs):
                    self._try(legs, spell, floor)

    def _moves(self) -> Iterator[Move]:
        week, row = self.solution.weeks[self.number], self.solution.rows[self.number]
        layers: Sequence[tuple[tuple[int, ...], tuple[Offer, ...]]] = (
            (row.legs, week.leg_offers),
            (row.uppers, week.upper_offers),
            (row.lights, week.light_offers),
        )
        for layer, (taken, offers) in enumerate(layers):
            for placed in taken:
                for other, each in enumerate(offers):
                    alike = (each.kind, each.stands_in_for) == (
                        offers[placed].kind,
                        offers[placed].stands_in_for,
                    )
                    if alike and other not in taken:
                        yield Move(layer, placed, other)

    def _move_lights(self) -> None:
        week, row = self.solution.weeks[self.number], self.solution.rows[self.number]
        lights = self.solution.tables.table(self.number, self._spells()[0]).lights
        blocked = 0
        for leg in row.legs:
            blocked |= week.legs[leg].light_mask
        for upper in row.uppers:
            blocked |= week.uppers[upper].light_mask
        chosen = lights.cost_of(row.lights)
        rest = self.now - chosen
        for placed in row.lights:
            for other, cost in lights.best_with_each(blocked, placed).items():
                if Move(LIGHTS, placed, other) in self.best:
                    self.best[Move(LIGHTS, placed, other)] = rest + cost

    def _spells(self) -> list[Spell]:
        found: set[Spell] = set()
        for state in self.outlook.layers[self.number]:
            found.add(state.spell)
            if state.last_bout is not None:
                found.add(state.spell.after_break)
        return sorted(found)

    def _floor(self) -> int:
        """No plan spends less outside this week."""
        before = min(label.cost for label in self.outlook.layers[self.number].values())
        after = min(
            self.outlook.to_go(self.number + 1, state)
            for state in self.outlook.layers[self.number + 1]
        )
        return before + after + self.solution.weeks[self.number].base_cost

    def _made_by(self, legs: LegPattern) -> list[Move]:
        """The moves of leg sessions that these leg sessions would be the outcome of."""
        return [
            move
            for other in legs.chosen
            for move in self._leg_moves.get(other, ())
            if move.placed not in legs.chosen
        ]

    def _needed(self, legs: LegPattern) -> int:
        """A plan with these leg sessions is of use only when it costs less than this."""
        moves = (*self._made_by(legs), *self._upper_moves)
        return max((self.best[move] for move in moves), default=0)

    def _try(self, legs: LegPattern, spell: Spell, floor: int) -> None:
        week = self.solution.weeks[self.number]
        table = self.solution.tables.table(self.number, spell)
        lights = table.lights
        made, needed = self._made_by(legs), self._needed(legs)
        for strength in sorted(table.uppers.beside(legs)):
            own = strength.cost
            if own + lights.bound + floor >= needed:
                return
            moves = (*made, *self._made_with(strength))
            dearest = max((self.best[move] for move in moves), default=0)
            if own + lights.bound + floor >= dearest:
                continue
            total = own + week.base_cost + self._context(legs, strength, spell)
            if total + lights.bound >= dearest:
                continue
            total += lights.best(strength.light_mask).cost
            for move in moves:
                self.best[move] = min(self.best[move], total)

    def _made_with(self, strength: Strength) -> list[Move]:
        """The moves of upper-core sessions that these would be the outcome of."""
        return [
            move
            for move in self._upper_moves
            if move.other in strength.uppers and move.placed not in strength.uppers
        ]

    def _context(self, legs: LegPattern, strength: Strength, spell: Spell) -> int:
        """The least that the other weeks cost beside this way to fill the week."""
        row = _row_of(legs, strength)
        meeting = (spell, *row[2:9])
        known = self._contexts.get(meeting)
        if known is None:
            known = self._contexts[meeting] = self._meet(row, spell)
        return known

    def _meet(self, row: Row, spell: Spell) -> int:
        chain, least = self.solution.chain, UNKNOWN
        for state, label in self.outlook.layers[self.number].items():
            joint = chain.joint(state, row, spell)
            if joint is not None:
                after = chain.after(self.number, state, row)
                cost = label.cost + joint + self.outlook.to_go(self.number + 1, after)
                least = min(least, cost)
        return least


def _relative(costs: Mapping[State, int]) -> dict[State, int]:
    least = min(costs.values())
    return {state: cost - least for state, cost in costs.items()}


def _row_of(legs: LegPattern, strength: Strength) -> Row:
    lead, trail = LEAD[strength.days], TRAIL[strength.days]
    key = (*legs.key, lead, trail, legs.chosen, strength.uppers, ())
    ends = legs.first, legs.last, lead, trail, legs.bouts, legs.first_bout, legs.last_bout
    return Row(0, key, *ends, legs.chosen, strength.uppers, ())
