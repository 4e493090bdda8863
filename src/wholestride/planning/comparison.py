"""Two seasons side by side: the figures that a runner compares, and the weeks that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wholestride.domain.season import Season, Session, SessionKind

Named = Callable[[Session], str]
"""What a session is called where seasons are compared: the same name, the same session."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is compared of a season."""

    leg_sessions: int
    """Sessions with a leg dose of 0.5 or more."""
    upper_sessions: int
    not_possible: int
    interference_points: float
    """Predicted loss of pace, weighed by the runs' importance [points]."""
    smallest_gap_hours: float | None
    """From the end of a leg session to the next key run [h]; None where none follows one."""
    minutes: int
    """Strength in all [min]."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The same change in some weeks, by their Mondays: what only one of the seasons has."""

    mondays: tuple[date, ...]
    only_now: tuple[str, ...]
    only_then: tuple[str, ...]


def figures_of(season: Season) -> Figures:
    """The figures of a season."""
    sessions = season.planned()
    return Figures(
        leg_sessions=sum(each.kind.heavy for each in sessions),
        upper_sessions=sum(each.kind is SessionKind.UPPER_CORE for each in sessions),
        not_possible=sum(missed.count for week in season.weeks for missed in week.missed),
        interference_points=season.score.interference / 1000,
        smallest_gap_hours=min(_gaps_hours(season), default=None),
        minutes=sum(each.minutes for each in sessions),
    )


def _gaps_hours(season: Season) -> Iterable[float]:
    return (
        (run.start - session.end).total_seconds() / 3600
        for session in season.planned()
        if session.kind.heavy
        for run in season.runs
        if run.key and run.start >= session.end
    )


def differences(now: Season, then: Season, named: Named) -> tuple[Difference, ...]:
    """The weeks that differ in order, those with the same change together."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[date]] = {}
    for monday in sorted({week.start for season in (now, then) for week in season.weeks}):
        before, after = _names(now, monday, named), _names(then, monday, named)
        only_now = tuple(each for each in before if each not in after)
        only_then = tuple(each for each in after if each not in before)
        if only_now or only_then:
            groups.setdefault((only_now, only_then), []).append(monday)
    return tuple(Difference(tuple(mondays), *both) for both, mondays in groups.items())


def _names(season: Season, monday: date, named: Named) -> Sequence[str]:
    sunday = monday + timedelta(days=6)
    return [named(each) for each in season.planned() if monday <= each.day <= sunday]


def reasons_missed(season: Season) -> tuple[str, ...]:
    """Why the season misses what it misses, each reason once."""
    texts = (text for week in season.weeks for each in week.missed for text in each.reasons)
    return tuple(dict.fromkeys(texts))
