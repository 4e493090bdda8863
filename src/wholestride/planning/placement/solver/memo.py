"""What placement remembers between calls, so that only what changed is worked out anew."""

from __future__ import annotations

from dataclasses import dataclass, field

from wholestride.domain.season import Missed, SessionKind
from wholestride.planning.placement.clock import DAY
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.solver.legs import Spell
from wholestride.planning.placement.solver.table import WeekTable
from wholestride.planning.placement.solver.week import Week
from wholestride.planning.placement.surroundings import Surroundings

RACES_BEFORE = 20 * DAY
RACES_AFTER = 18 * DAY
RUNS_BEFORE = 6 * DAY
RUNS_AFTER = 15 * DAY
"""No rule and no price of a week looks further than this from its Monday [min]."""

Inputs = tuple[object, ...]
TableKey = tuple[tuple[object, ...], Spell, bool]


@dataclass(slots=True)
class PlacementMemo:
    """Weeks, tables and answers of earlier calls, each with what it was worked out from.

    Handing over a memo never changes an answer, only the time that it takes.
    """

    weeks: dict[int, tuple[Inputs, Week]] = field(default_factory=dict)
    tables: dict[TableKey, WeekTable] = field(default_factory=dict)
    sessions: dict[int, tuple[Week, Inputs, tuple[PlacedSession, ...]]] = field(
        default_factory=dict
    )
    missed: dict[tuple[int, SessionKind], tuple[Inputs, Missed]] = field(default_factory=dict)

    def week(self, monday: int, inputs: Inputs) -> Week | None:
        """The week as compiled before, if nothing that it depends on has changed."""
        known = self.weeks.get(monday)
        return known[1] if known is not None and known[0] == inputs else None

    def table(self, week: Week, spell: Spell, *, exact: bool) -> WeekTable:
        """The table of a week, or of another one that is just like it."""
        key = (week.content, spell, exact)
        known = self.tables.get(key)
        if known is None:
            known = self.tables[key] = WeekTable(week, spell, exact=exact)
        return known


def inputs_of(monday: int, around: Surroundings) -> Inputs:
    """Everything that compiling a week looks at, but for the season before."""
    start = monday * DAY
    days = range(monday - 2, monday + 7)
    athlete, request = around.athlete, around.request
    runs = around.calendar.busy.between(start - RUNS_BEFORE, start + RUNS_AFTER)
    races = around.calendar.races.between(start - RACES_BEFORE, start + RACES_AFTER)
    near = range(monday - 5, monday + 10)
    return (
        [each.run for each in runs],
        [each.run for each in races],
        around.windows_behind(days),
        [around.away(day) for day in days],
        [around.kept.get(day) for day in near],
        [around.doses.get(each) for each in (monday - 7, monday)],
        [around.wanted.get(each) for each in (monday - 7, monday)],
        max(around.first_day, monday - 2),
        min(around.last_day, monday + 6),
        (around.rest_days, around.preferred_days, around.any_day),
        (athlete.policy, around.one_a_day, around.together),
        request.bans,
    )
