"""A replan: the same missed dose and wishes with the fewest changed sessions.

Weeks are first looked at hopefully: to keep all of the old sessions is worked out exactly,
anything else is taken to change a single session and to cost nothing below that. Only weeks
in which the best season then leans on such a hope are worked out in full. When it leans on
none it is the optimum, as every hope was a lower bound.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from wholestride.domain.season import SessionKind
from wholestride.planning.placement import values
from wholestride.planning.placement.rules.offers import Offer
from wholestride.planning.placement.solver.chain import Chain, State, trace
from wholestride.planning.placement.solver.earlier import (
    Positions,
    narrowed,
    offers_at,
    positions_of,
    with_previous,
)
from wholestride.planning.placement.solver.legs import Spell
from wholestride.planning.placement.solver.table import HOPED, Row, WeekTable
from wholestride.planning.placement.solver.week import Week


class SeasonTables(Protocol):
    """What a replan needs of the tables of a first plan."""

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks of the season."""

    def rows(self, week: int, spell: Spell) -> Sequence[Row]:
        """Rows of a first plan."""

    def is_exact(self, week: int) -> bool:
        """True where the bouts' times must be kept apart."""


def fewest_changes(
    chain: Chain, tables: SeasonTables, start: State, previous: Mapping[int, Sequence[Offer]]
) -> tuple[int, list[Row]]:
    """Cost (with changes) and rows of the best plan beside the season before.

    ``previous`` holds the old sessions by the ordinal of their Monday.
    """
    hopes = _Hopes(tables, previous)
    anew = replace(chain, rows=hopes.rows)
    layers = anew.forward(start)
    while True:
        cost, rows = trace(layers)
        leaning = [number for number, row in enumerate(rows) if row.key == HOPED]
        if not leaning:
            return cost, rows
        hopes.in_full.update(leaning)
        layers = anew.forward(start, layers[: leaning[0] + 1])


@dataclass(slots=True)
class _Hopes:
    """Rows of weeks beside the season before: hopeful at first, in full where asked."""

    tables: SeasonTables
    previous: Mapping[int, Sequence[Offer]]
    in_full: set[int] = field(default_factory=set)
    _made: dict[tuple[int, Spell, bool], Sequence[Row]] = field(default_factory=dict)

    def rows(self, number: int, spell: Spell) -> Sequence[Row]:
        """Rows of a week by its number."""
        full = number in self.in_full
        key = (number, spell, full)
        if key not in self._made:
            make: Callable[[int, Spell], Sequence[Row]] = self._full if full else self._hopeful
            self._made[key] = make(number, spell)
        return self._made[key]

    def _old(self, week: Week) -> Sequence[Offer]:
        return self.previous.get(week.monday, ())

    def _full(self, number: int, spell: Spell) -> Sequence[Row]:
        week = self.tables.weeks[number]
        return WeekTable(
            with_previous(week, self._old(week)), spell, exact=self.tables.is_exact(number)
        ).rows

    def _hopeful(self, number: int, spell: Spell) -> Sequence[Row]:
        rows = self.tables.rows(number, spell)
        hoped = dict.fromkeys(_hoped(row) for row in rows)
        return [*self._as_before(number, spell, rows), *hoped]

    def _as_before(self, number: int, spell: Spell, rows: Sequence[Row]) -> Sequence[Row]:
        """Rows with the old sessions; mostly one of a first plan, which then changes nothing."""
        week = self.tables.weeks[number]
        old = self._old(week)
        positions = positions_of(week, {(each.start, each.kind) for each in old})
        if _slots(offers_at(week, positions)) == _slots(old):
            same = (row for row in rows if (row.legs, row.uppers, row.lights) == positions)
            row = next(same, None)
            if row is not None:
                return (row,)
        few = with_previous(narrowed(week, positions), old)
        kept = WeekTable(few, spell, exact=self.tables.is_exact(number)).rows
        return [_mapped(row, positions) for row in kept]


def _slots(offers: Sequence[Offer]) -> list[tuple[int, SessionKind, SessionKind]]:
    return sorted((each.start, each.kind, each.wanted) for each in offers)


def _hoped(row: Row) -> Row:
    """No plan with these ends can cost less, the one with the old sessions apart."""
    top = row.cost // values.WISH_UNIT * values.WISH_UNIT
    return row._replace(
        cost=top + values.CHANGE_UNIT, key=HOPED, lead=0, trail=0, legs=(), uppers=(), lights=()
    )


def _mapped(row: Row, back: Positions) -> Row:
    """A row of a narrowed week in the positions of the whole one."""
    legs, uppers, lights = (
        tuple(positions[index] for index in chosen)
        for positions, chosen in zip(back, (row.legs, row.uppers, row.lights), strict=True)
    )
    return row._replace(
        key=(*row.key[:4], legs, uppers, lights), legs=legs, uppers=uppers, lights=lights
    )
