"""Two compared seasons in the words of the terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from wholestride.cli.dates import clock
from wholestride.domain.season import Season, Session
from wholestride.formats.spoken import DAYS
from wholestride.planning.comparison import Difference, Figures, differences, figures_of

FIGURES: dict[str, Callable[[Figures], float | int]] = {
    "leg sessions": lambda each: each.leg_sessions,
    "upper-core sessions": lambda each: each.upper_sessions,
    "sessions not possible": lambda each: each.not_possible,
    "predicted interference (points)": lambda each: round(each.interference_points, 1),
    "smallest gap before a key run (h)": lambda each: round(each.smallest_gap_hours or 0, 1),
    "hours of strength": lambda each: round(each.minutes / 60, 1),
}
"""What is compared."""


def figures(season: Season) -> dict[str, float | int]:
    """The figures of a season by the name that the runner reads."""
    known = figures_of(season)
    return {name: figure(known) for name, figure in FIGURES.items()}


def different(now: Season, then: Season) -> tuple[Difference, ...]:
    """The weeks that differ, those with the same change together."""
    return differences(now, then, _name)


def week_by_week(found: tuple[Difference, ...]) -> list[tuple[date, Difference]]:
    """Every week that differs, in order."""
    return sorted(
        ((monday, each) for each in found for monday in each.mondays), key=lambda pair: pair[0]
    )


def _name(session: Session) -> str:
    return f"{session.kind} {DAYS[session.day.weekday()][:3]} {clock(session.start)}"
