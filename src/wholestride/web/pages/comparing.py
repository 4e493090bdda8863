"""Two seasons side by side: the figures that a runner compares, and the weeks that differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wholestride.domain.season import Season, Session, SessionKind
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
    return tuple(Figure(name, figure(now), figure(then)) for name, figure in FIGURES.items())


def differences(now: Season, then: Season) -> tuple[Difference, ...]:
    """The weeks that differ, those with the same change together."""
    first = now.start - timedelta(days=now.start.weekday())
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = {}
    for monday in sorted({week.start for season in (now, then) for week in season.weeks}):
        before, after = _sessions(now, monday), _sessions(then, monday)
        only_now = tuple(each for each in before if each not in after)
        only_then = tuple(each for each in after if each not in before)
        if only_now or only_then:
            number = (monday - first).days // 7 + 1
            groups.setdefault((only_now, only_then), []).append(number)
    return tuple(
        Difference(words.weeks(numbers), only_now, only_then)
        for (only_now, only_then), numbers in groups.items()
    )


def _sessions(season: Season, monday: date) -> list[str]:
    return [
        f"{each.title or each.kind}, {each.start:%a} {words.clock(each.start)}"
        for each in season.planned()
        if 0 <= (each.day - monday).days < 7
    ]


def _count(wanted: Callable[[Session], bool]) -> Callable[[Season], str]:
    return lambda season: str(sum(1 for each in season.planned() if wanted(each)))


def _not_possible(season: Season) -> str:
    return str(sum(missed.count for week in season.weeks for missed in week.missed))


def _smallest_gap(season: Season) -> str:
    gaps = [
        (run.start - session.end).total_seconds() / 3600
        for session in season.planned()
        if session.kind.heavy
        for run in season.runs
        if run.key and run.start >= session.end
    ]
    return f"{min(gaps):.0f} h" if gaps else words.DASH


def _hours(season: Season) -> str:
    return words.minutes(sum(session.minutes for session in season.planned()))


FIGURES: dict[str, Callable[[Season], str]] = {
    "Leg sessions": _count(lambda session: session.kind.heavy),
    "Upper-core sessions": _count(lambda session: session.kind is SessionKind.UPPER_CORE),
    "Sessions without a place": _not_possible,
    "Predicted interference, in points": lambda season: f"{season.score.interference / 1000:.1f}",
    "Smallest gap before a key run": _smallest_gap,
    "Strength in all": _hours,
}
"""What is compared."""


def missed_words(season: Season) -> Sequence[str]:
    """Why the season misses what it misses, each reason once."""
    texts = [text for week in season.weeks for each in week.missed for text in each.reasons]
    return list(dict.fromkeys(texts))
