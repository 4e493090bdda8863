"""Two compared seasons in the words of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from wholestride.domain.season import Season, Session
from wholestride.planning import comparison
from wholestride.planning.comparison import Figures
from wholestride.planning.sessions import KIND_TITLES
from wholestride.web import words


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of both seasons."""

    name: str
    now: str
    then: str

    @property
    def differs(self) -> bool:
        """True where the other season is not the same."""
        return self.now != self.then


@dataclass(frozen=True, slots=True)
class Difference:
    """Weeks with the same change: what only one of the seasons has."""

    weeks: str
    only_now: tuple[str, ...]
    only_then: tuple[str, ...]


def figures(now: Season, then: Season) -> tuple[Figure, ...]:
    """Every figure of both seasons by its name."""
    before, after = comparison.figures_of(now), comparison.figures_of(then)
    return tuple(Figure(name, figure(before), figure(after)) for name, figure in FIGURES.items())


def differences(now: Season, then: Season) -> tuple[Difference, ...]:
    """The weeks that differ by their numbers, those with the same change together."""
    first = now.start - timedelta(days=now.start.weekday())
    return tuple(
        Difference(
            words.weeks((monday - first).days // 7 + 1 for monday in each.mondays),
            each.only_now,
            each.only_then,
        )
        for each in comparison.differences(now, then, _name)
    )


def _name(session: Session) -> str:
    name = session.title if session.own else KIND_TITLES[session.kind]
    return f"{name}, {session.start:%a} {words.clock(session.start)}"


def _gap(figures_of_season: Figures) -> str:
    hours = figures_of_season.smallest_gap_hours
    return words.DASH if hours is None else f"{hours:.0f} h"


FIGURES: dict[str, Callable[[Figures], str]] = {
    "Leg sessions": lambda each: str(each.leg_sessions),
    "Upper-core sessions": lambda each: str(each.upper_sessions),
    "Sessions without a place": lambda each: str(each.not_possible),
    "Predicted interference, in points": lambda each: f"{each.interference_points:.1f}",
    "Smallest gap before a key run": _gap,
    "Strength in all": lambda each: words.minutes(each.minutes),
}
"""What is compared."""
