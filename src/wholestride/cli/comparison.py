"""Two seasons side by side: the figures that a runner compares, and the weeks that differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from wholestride.cli.dates import clock
from wholestride.domain.season import Season, SessionKind
from wholestride.formats.spoken import DAYS


@dataclass(frozen=True, slots=True)
class Difference:
    """A week that is not the same in both seasons, with the sessions that only one has."""

    start: date
    only_now: tuple[str, ...]
    only_then: tuple[str, ...]


def figures(season: Season) -> dict[str, float | int]:
    """The figures of a season by the name that the runner reads."""
    return {name: figure(season) for name, figure in FIGURES.items()}


def different_weeks(now: Season, then: Season) -> list[Difference]:
    """The weeks that differ, in order."""
    found = []
    for monday in sorted({week.start for season in (now, then) for week in season.weeks}):
        before, after = _sessions(now, monday), _sessions(then, monday)
        if before != after:
            only_now = tuple(each for each in before if each not in after)
            only_then = tuple(each for each in after if each not in before)
            found.append(Difference(monday, only_now, only_then))
    return found


def grouped(
    differences: Sequence[Difference],
) -> dict[tuple[tuple[str, ...], tuple[str, ...]], list[date]]:
    """The Mondays of each difference that comes again in other weeks."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[date]] = {}
    for each in differences:
        groups.setdefault((each.only_now, each.only_then), []).append(each.start)
    return groups


def _sessions(season: Season, monday: date) -> list[str]:
    return [
        f"{each.kind} {DAYS[each.day.weekday()][:3]} {clock(each.start)}"
        for each in season.planned()
        if 0 <= (each.day - monday).days < 7
    ]


def _smallest_gap(season: Season) -> float:
    """The smallest gap from the end of a leg session to the next key run, in hours."""
    gaps = [
        (run.start - session.end).total_seconds() / 3600
        for session in season.planned()
        if session.kind.heavy
        for run in season.runs
        if run.key and run.start >= session.end
    ]
    return round(min(gaps, default=0), 1)


def _leg_sessions(season: Season) -> int:
    return sum(1 for session in season.planned() if session.kind.heavy)


def _upper_sessions(season: Season) -> int:
    return sum(1 for each in season.planned() if each.kind is SessionKind.UPPER_CORE)


def _not_possible(season: Season) -> int:
    return sum(missed.count for week in season.weeks for missed in week.missed)


def _interference(season: Season) -> float:
    return round(season.score.interference / 1000, 1)


def _hours(season: Season) -> float:
    return round(sum(session.minutes for session in season.planned()) / 60, 1)


FIGURES: dict[str, Callable[[Season], float | int]] = {
    "leg sessions": _leg_sessions,
    "upper-core sessions": _upper_sessions,
    "sessions not possible": _not_possible,
    "predicted interference (points)": _interference,
    "smallest gap before a key run (h)": _smallest_gap,
    "hours of strength": _hours,
}
"""What is compared."""
