"""A mixed-integer programme as plain numbers, and what solving it gives."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace

Term = tuple[int, int]
"""A column and its whole-number coefficient."""
INFINITE = 10**9


@dataclass(frozen=True, slots=True)
class Column:
    """A variable from zero to ``upper``; ``group`` ties options that differ in sets alone."""

    cost: int
    upper: int
    whole: bool
    group: Hashable = None


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of columns between two bounds."""

    lower: int
    upper: int
    terms: tuple[Term, ...]


@dataclass(slots=True)
class Programme:
    """Columns and rows; the cost is to be minimised."""

    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def choice(self, cost: int, group: Hashable) -> int:
        """A column that is taken or not; returns its number."""
        return self._column(Column(cost, 1, True, group))

    def slack(self, cost: int, upper: int) -> int:
        """A column for what is too little or too much; returns its number."""
        return self._column(Column(cost, max(upper, 0), False))

    def _column(self, column: Column) -> int:
        self.columns.append(column)
        return len(self.columns) - 1

    def at_most(self, terms: Iterable[Term], upper: int) -> None:
        """The terms together are at most ``upper``."""
        self._row(-INFINITE, upper, terms)

    def at_least(self, terms: Iterable[Term], lower: int) -> None:
        """The terms together are at least ``lower``."""
        self._row(lower, INFINITE, terms)

    def exactly(self, terms: Iterable[Term], value: int) -> None:
        """The terms together are ``value``."""
        self._row(value, value, terms)

    def _row(self, lower: int, upper: int, terms: Iterable[Term]) -> None:
        kept = tuple(term for term in terms if term[1])
        if kept:
            self.rows.append(Row(lower, upper, kept))


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the search goes: in groups of columns and nodes, never in seconds.

    The integer search looks at the groups of options that the relaxation uses and at ``spare``
    more, at most at so many ``nodes``, and stops within ``close`` of its own bound.
    """

    spare: int = 0
    nodes: int = 10
    close: int = 160

    def wider(self) -> Limits:
        """The limits of a second look."""
        return replace(self, spare=self.spare + 5)


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The optimum where choices may be fractions: its cost bounds every real choice."""

    values: tuple[float, ...]
    reduced_costs: tuple[float, ...]
    cost: float
    nodes: int = 0


@dataclass(frozen=True, slots=True)
class Solution:
    """The values of the columns, their cost, and a proven lower bound of any cost."""

    values: tuple[float, ...]
    cost: float
    bound: float
    nodes: int = 0
