"""The season as a chain of weeks: an exact dynamic programme over what meets on Monday."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wholestride.planning.placement.clock import WEEK
from wholestride.planning.placement.rules.pairs import LEG_SPACING
from wholestride.planning.placement.solver.legs import EARLIEST_LAST, NEW_SPELL, Spell
from wholestride.planning.placement.solver.streaks import JOINT_COST
from wholestride.planning.placement.solver.table import Row
from wholestride.planning.placement.spell import FORGOTTEN

RESTED = EARLIEST_LAST - WEEK
"""``last`` of a state in which no leg session is near enough to matter."""


class State(NamedTuple):
    """What a week knows of those before it, in minutes since its Monday.

    ``last`` start of the last heavy session if it is less than 48 h ago, else RESTED;
    ``trail`` strength days in a row up to Sunday; ``last_bout`` when the last leg bout
    started where a long break is possible, else None.
    """

    last: int
    trail: int
    spell: Spell
    last_bout: int | None


class Label(NamedTuple):
    """The cheapest way to a state; ``rank`` orders equal costs by the keys of their rows."""

    cost: int
    rank: int
    before: State | None
    row: Row | None


ToGo = dict[tuple[int, State], int]

Rows = Callable[[int, Spell], Sequence[Row]]
"""Rows of a week (by its number) for the bouts done before it."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The weeks of a season: how many, their tables, where bouts' times must be remembered."""

    weeks: int
    rows: Rows
    remembered: frozenset[int] = frozenset()
    """Numbers of the weeks before whose Monday the last bout's time is kept."""
    anew: frozenset[int] = frozenset()
    """Numbers of the weeks that lie after a long break whatever is placed before them."""

    def forward(
        self, start: State, known: Sequence[dict[State, Label]] = ()
    ) -> list[dict[State, Label]]:
        """By week (and once after the last): every state that can be, and its cheapest label.

        ``known`` are the layers up to the first week whose rows have changed.
        """
        layers = [*known] or [{start: Label(0, 0, None, None)}]
        for week in range(len(layers) - 1, self.weeks):
            layers.append(_ranked(self._step(week, layers[-1])))
        return layers

    def _step(self, week: int, layer: dict[State, Label]) -> dict[State, Label]:
        found: dict[State, Label] = {}
        order: dict[State, tuple[int, int, tuple[object, ...]]] = {}
        for state, label in layer.items():
            for row, joint in self.steps(week, state):
                after = self.after(week, state, row)
                here = (label.cost + row.cost + joint, label.rank, row.key)
                if after not in order or here < order[after]:
                    order[after] = here
                    found[after] = Label(here[0], label.rank, state, row)
        return found

    def to_go(self, week: int, state: State, known: ToGo) -> int:
        """Least cost of all weeks from this one on; ``known`` remembers every answer."""
        if week == self.weeks:
            return 0
        cost = known.get((week, state))
        if cost is None:
            cost = min(
                row.cost + joint + self.to_go(week + 1, self.after(week, state, row), known)
                for row, joint in self.steps(week, state)
            )
            known[week, state] = cost
        return cost

    def steps(self, week: int, state: State) -> list[tuple[Row, int]]:
        """Rows that may follow a state, each with the comfort that is lost where they meet."""
        spells = [state.spell]
        if state.last_bout is not None and state.spell.bouts:
            spells.append(state.spell.after_break)
        return [
            (row, joint)
            for spell in spells
            for row in self.rows(week, spell)
            if (joint := self.joint(state, row, spell)) is not None
        ]

    def joint(self, state: State, row: Row, spell: Spell) -> int | None:
        """Comfort lost where a state and a row meet, or None where they cannot.

        ``spell`` is the one that the row was made for: its first bout decides whether it
        still is the state's own or the one after a long break.
        """
        if row.first < state.last + LEG_SPACING:
            return None
        broken = state.last_bout is not None and row.first_bout > state.last_bout + FORGOTTEN
        due = state.spell.after_break if broken and state.spell.bouts else state.spell
        return JOINT_COST[row.lead][state.trail] if spell == due else None

    def after(self, week: int, state: State, row: Row) -> State:
        """The state in which the next week starts."""
        spell, last_bout = state.spell, state.last_bout
        if row.bouts:
            if last_bout is not None and row.first_bout > last_bout + FORGOTTEN:
                spell = spell.after_break
            spell, last_bout = spell.plus(row.bouts), row.last_bout
        if week + 1 in self.anew:
            spell = NEW_SPELL
        if week + 1 not in self.remembered:
            last_bout = None
        elif last_bout is None:
            last_bout = 0
        remembered = None if last_bout is None else last_bout - WEEK
        return State(row.last - WEEK, row.trail, spell, remembered)


def _ranked(layer: dict[State, Label]) -> dict[State, Label]:
    """Ranks follow the whole history: first the rank of the state before, then the row's key."""

    def history(item: tuple[State, Label]) -> tuple[int, tuple[object, ...]]:
        label = item[1]
        return label.rank, label.row.key if label.row else ()

    in_order = sorted(layer.items(), key=history)
    return {state: label._replace(rank=rank) for rank, (state, label) in enumerate(in_order)}


def trace(layers: Sequence[dict[State, Label]]) -> tuple[int, list[Row]]:
    """Cost and rows of the best plan, week by week."""
    state, label = min(layers[-1].items(), key=lambda item: (item[1].cost, item[1].rank))
    cost, rows = label.cost, []
    for layer in reversed(layers[1:]):
        label = layer[state]
        if label.row is None or label.before is None:
            break
        rows.append(label.row)
        state = label.before
    return cost, rows[::-1]
