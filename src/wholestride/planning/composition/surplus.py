"""Sets above a region's maximum that nothing needs: they go, from written sessions as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from wholestride.domain.exercise import Region
from wholestride.planning.composition.account import set_halves
from wholestride.planning.composition.kinds import CONTENT
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.roles import WITHOUT_SETS
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.trim import Missing, Week

Place = tuple[int, int]
"""A line by the number of its session and its own."""


def without_surplus(week: Week, setting: Setting) -> Week:
    """The week without sets above a maximum, as long as nothing else gets shorter of its dose.

    Set by set the one goes that takes most off what is too much; no line disappears, and main
    lifts, jumps and sessions that are free of the dose (prehab, activation) stay as they are.
    """
    view = _View(setting, Missing.of(setting))
    fewer = dict(week)
    lacking = view.missing.cost([line for lines in fewer.values() for line in lines])
    while best := view.best(fewer, lacking):
        (session, index), line = best
        lines = fewer[session]
        fewer[session] = (*lines[:index], line, *lines[index + 1 :])
    return fewer


@dataclass(frozen=True, slots=True)
class _View:
    setting: Setting
    missing: Missing

    def best(self, week: Week, lacking: int) -> tuple[Place, ComposedLine] | None:
        """The line with a set less that helps most; None where none helps or all are needed."""
        over = self.over(week)
        if not over:
            return None
        helpful = sorted(
            ((-self.relief(line, over), place, line) for place, line in self._shorter(week)),
            key=lambda each: each[:2],
        )
        for relief, (session, index), line in helpful:
            if relief >= 0:
                return None
            lines = [each for number, found in week.items() if number != session for each in found]
            own = week[session]
            if self.missing.cost([*lines, *own[:index], line, *own[index + 1 :]]) <= lacking:
                return (session, index), line
        return None

    def over(self, week: Week) -> Mapping[Region, int]:
        """Half sets above the maximum, by region."""
        over: dict[Region, int] = {}
        lines = [line for found in week.values() for line in found]
        for region, dose in self.setting.dose.sets.items():
            have = sum(
                set_halves(line, self.setting.exercise(line.exercise), region) for line in lines
            )
            if have > max(dose.maximum, dose.target) * 2:
                over[region] = have - round(max(dose.maximum, dose.target) * 2)
        return over

    def relief(self, line: ComposedLine, over: Mapping[Region, int]) -> int:
        """Half sets too many that go with a set of the line."""
        regions = self.setting.exercise(line.exercise).regions
        return sum(min(regions.get(region, 0), halves) for region, halves in over.items())

    def _shorter(self, week: Week) -> Iterator[tuple[Place, ComposedLine]]:
        for session, lines in sorted(week.items()):
            if not CONTENT[self.setting.request.sessions[session].kind].limited:
                continue
            for index, line in enumerate(lines):
                stays = line.role in WITHOUT_SETS | {Role.MAIN, Role.JUMP} or not line.hard_sets
                if line.sets > 1 and not stays:
                    yield (session, index), replace(line, sets=line.sets - 1)
