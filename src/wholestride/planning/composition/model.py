"""The programme of one block beside its options: a column for each, rows to be added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from wholestride.domain.exercise import Exercise
from wholestride.planning.composition.nouns import ComposedLine
from wholestride.planning.composition.options import Option
from wholestride.planning.composition.programme import Programme, Term
from wholestride.planning.composition.setting import Setting

FixedLines = Mapping[int, tuple[ComposedLine, ...]]


@dataclass(slots=True)
class Model:
    """The programme of one block with its options; option ``i`` is column ``i``.

    ``fixed`` holds by session the lines that are there in any case: warm-ups, written sessions.
    """

    setting: Setting
    options: tuple[Option, ...]
    fixed: FixedLines
    programme: Programme = field(default_factory=Programme)
    dose_slacks: dict[int, dict[int, int]] = field(default_factory=dict)
    """By tier, what a missing unit of the dose costs by its slack column, before the factor."""

    def missing(self, unit_cost: int, factor: int, upper: int) -> int:
        """A slack column for a piece of the dose that is not there."""
        column = self.programme.slack(unit_cost * factor, upper)
        self.dose_slacks.setdefault(factor, {})[column] = unit_cost
        return column

    def terms(self, amount: Callable[[Option], int]) -> list[Term]:
        """What each option holds, as terms of a row."""
        return [(index, amount(option)) for index, option in enumerate(self.options)]

    def in_session(self, session: int) -> Iterable[tuple[int, Option]]:
        """The options of one session with their columns."""
        return ((i, option) for i, option in enumerate(self.options) if option.session == session)

    def fixed_pairs(self) -> list[tuple[ComposedLine, Exercise]]:
        """Every fixed line of the week with its exercise."""
        lines = (line for session in sorted(self.fixed) for line in self.fixed[session])
        return [(line, self.setting.exercise(line.exercise)) for line in lines]

    @property
    def free_sessions(self) -> tuple[int, ...]:
        """The sessions that the programme fills."""
        return tuple(sorted({option.session for option in self.options}))
