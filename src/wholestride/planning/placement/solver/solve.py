"""Solve a season exactly: compile its weeks, make their tables, chain them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wholestride.domain.season import Score
from wholestride.planning.placement import values
from wholestride.planning.placement.clock import DAY, monday_of
from wholestride.planning.placement.offering import Offering
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules.offers import COUNTED, HEAVY, Offer, offer_of
from wholestride.planning.placement.solver.breaks import find_breaks
from wholestride.planning.placement.solver.chain import RESTED, Chain, State, trace
from wholestride.planning.placement.solver.earlier import offers_at
from wholestride.planning.placement.solver.legs import NEW_SPELL, Spell
from wholestride.planning.placement.solver.memo import PlacementMemo, inputs_of
from wholestride.planning.placement.solver.replan import fewest_changes
from wholestride.planning.placement.solver.table import Row, WeekTable
from wholestride.planning.placement.solver.week import Compiler, Week
from wholestride.planning.placement.spell import spell_before
from wholestride.planning.placement.surroundings import Surroundings, weekday_of


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a season's weeks, made when they are asked for."""

    weeks: tuple[Week, ...]
    remembered: frozenset[int]
    memo: PlacementMemo
    made: dict[tuple[int, Spell], WeekTable] = field(default_factory=dict)

    def table(self, week: int, spell: Spell) -> WeekTable:
        """The table of a week (by number) after so many bouts."""
        known = self.made.get((week, spell))
        if known is None:
            known = self.memo.table(self.weeks[week], spell, exact=self.is_exact(week))
            self.made[week, spell] = known
        return known

    def rows(self, week: int, spell: Spell) -> Sequence[Row]:
        """The rows of :meth:`table`."""
        return self.table(week, spell).rows

    def is_exact(self, week: int) -> bool:
        """True where the bouts' times must be kept apart."""
        return week in self.remembered or week + 1 in self.remembered


@dataclass(frozen=True, slots=True)
class Solution:
    """The proven optimum with everything that margins and what-ifs need of the search.

    ``chain`` and its ``start`` are those of a first plan; ``rows`` are the plan itself, which
    for a replan changes as few sessions as it can. ``cost`` is that of a first plan, packed.
    """

    around: Surroundings
    tables: Tables
    chain: Chain
    start: State
    rows: tuple[Row, ...]
    score: Score
    cost: int

    @property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks from the first day on which something may be placed."""
        return self.tables.weeks

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The placed sessions in order of time."""
        chosen = [
            offer
            for week, row in zip(self.weeks, self.rows, strict=True)
            for offer in taken(week, row)
        ]
        return tuple(sorted(chosen, key=lambda each: (each.start, values.KIND_ORDER[each.kind])))


def taken(week: Week, row: Row) -> list[Offer]:
    """The offers of a week that a row takes."""
    return offers_at(week, (row.legs, row.uppers, row.lights))


def solve(
    request: PlacementRequest,
    memo: PlacementMemo | None = None,
    *,
    remember_all: bool = False,
) -> Solution:
    """The plan with the least cost over all tiers, and of those the first by its key.

    ``remember_all`` keeps the time of the last leg bout in every week; without it only near
    breaks that the calendar makes possible. That is a relaxation, as a break only ever
    forbids: a plan of it that the judge accepts is the optimum of both.
    """
    memo = memo or PlacementMemo()
    around = Surroundings(request)
    previous = [offer_of(each) for each in request.previous]
    weeks = compile_weeks(around, memo, previous)
    start, last = _start(around)
    breaks = find_breaks(weeks, last)
    remembered = frozenset(range(len(weeks) + 1)) if remember_all else breaks.possible
    tables = Tables(weeks, remembered, memo)
    chain = Chain(len(weeks), tables.rows, remembered, breaks.certain)
    if 0 in breaks.certain:
        start = start._replace(spell=NEW_SPELL)
    if 0 in remembered:
        start = start._replace(last_bout=last)
    if previous:
        cost, rows = fewest_changes(chain, tables, start, offers_by_week(previous))
    else:
        cost, rows = trace(chain.forward(start))
    score = values.unpacked(cost)
    cost -= score.changes * values.CHANGE_UNIT
    return Solution(around, tables, chain, start, tuple(rows), score, cost)


def compile_weeks(
    around: Surroundings, memo: PlacementMemo, previous: Sequence[Offer] = ()
) -> tuple[Week, ...]:
    """Every week from the first day on which something may be placed."""
    wanted = around.wanted
    plain = Compiler(around, Offering(around, wanted))
    with_earlier = Compiler(around, Offering(around, wanted, previous))
    first = monday_of(around.request.first_day).toordinal()
    by_week = offers_by_week(previous)
    weeks = []
    for monday in range(first, around.last_day + 1, 7):
        inputs = inputs_of(monday, around)
        week = memo.week(monday, inputs)
        if week is None:
            week = plain.week(monday, wanted.get(monday, {}))
            memo.weeks[monday] = inputs, week
        if not {(each.start, each.kind) for each in by_week.get(monday, ())} <= week.starts:
            week = with_earlier.week(monday, wanted.get(monday, {}))
        weeks.append(week)
    return tuple(weeks)


def offers_by_week(offers: Iterable[Offer]) -> dict[int, list[Offer]]:
    """Offers by the ordinal of their Monday."""
    weeks: dict[int, list[Offer]] = {}
    for each in offers:
        weeks.setdefault(each.day - weekday_of(each.day), []).append(each)
    return weeks


def _start(around: Surroundings) -> tuple[State, int]:
    """The state before the first week, and when the last leg bout was, in its minutes."""
    request = around.request
    monday = monday_of(request.first_day).toordinal()
    before = [each for day in sorted(around.kept) if day < monday for each in around.kept[day]]
    days = {each.day for each in before if each.dose >= COUNTED}
    trail = 0 if monday - 1 not in days else 1 if monday - 2 not in days else 2
    bouts, last = spell_before(request, [each for each in before if each.dose >= HEAVY])
    return State(RESTED, trail, NEW_SPELL.plus(bouts), None), last - monday * DAY
