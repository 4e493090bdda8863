"""Long breaks from leg work that the calendar makes certain or possible (rule I03)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wholestride.planning.placement.clock import DAY
from wholestride.planning.placement.solver.week import Week
from wholestride.planning.placement.spell import FORGOTTEN


class Breaks(NamedTuple):
    """Numbers of weeks: after a certain break, and those within reach of a possible one."""

    certain: frozenset[int]
    possible: frozenset[int]


def find_breaks(weeks: Sequence[Week], last: int) -> Breaks:
    """Breaks of more than four weeks between leg bouts; ``last`` started before the first week.

    ``last`` in minutes since the first Monday. A break is certain when even the latest bout
    that could be and the earliest of a week are too far apart, possible when some are.
    """
    certain: set[int] = set()
    possible: set[int] = set()
    earlier, first, latest = -1, last, last
    for number, starts in _bout_times(weeks):
        if min(starts) - latest > FORGOTTEN:
            certain.add(number)
        elif max(starts) - first > FORGOTTEN:
            possible.update(range(earlier + 1, number + 1))
        earlier, first, latest = number, min(starts), max(latest, *starts)
    return Breaks(frozenset(certain), frozenset(possible))


def _bout_times(weeks: Sequence[Week]) -> Iterator[tuple[int, list[int]]]:
    for number, week in enumerate(weeks):
        monday = (week.monday - weeks[0].monday) * DAY
        starts = [*week.kept_bouts, *(each.start for each in week.legs if each.bout)]
        if starts:
            yield number, [monday + start for start in starts]
