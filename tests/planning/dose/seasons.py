"""Whole seasons of doses for the tests, from runs and an athlete."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta

from tests.cast import START
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Level, Weekday, Window
from wholestride.domain.findings import Finding
from wholestride.domain.running import Run
from wholestride.domain.season import Phase, SessionKind, WeekDose
from wholestride.planning.dose import NOTHING_LOGGED, LiftingFacts, week_doses
from wholestride.planning.phases import divide, horizon

CATALOGUE = load()
WEEK = timedelta(weeks=1)
LIFTER = Athlete(
    name="Lifter",
    level=Level.INTERMEDIATE,
    last_lifted=START - timedelta(days=3),
    sessions_last_6_weeks=12,
)
"""Intermediate, accustomed, free every evening."""


def season(
    athlete: Athlete,
    runs: Sequence[Run] = (),
    weeks: int | None = None,
    start: date = START,
    facts: LiftingFacts = NOTHING_LOGGED,
    fixed: tuple[Phase, ...] = (),
) -> tuple[tuple[WeekDose, ...], tuple[Finding, ...]]:
    """Doses and findings of a season up to its horizon, or of so many weeks."""
    end = horizon(runs, athlete, start)
    if weeks is not None:
        end = start - timedelta(days=start.weekday() + 1) + weeks * WEEK
    phases, _ = divide(runs, athlete, start, end, fixed)
    return week_doses(phases, runs, athlete, CATALOGUE, start, end, facts=facts)


def doses(athlete: Athlete, runs: Sequence[Run] = (), weeks: int | None = None) -> list[WeekDose]:
    """Only the doses."""
    return list(season(athlete, runs, weeks)[0])


def sentences(dose: WeekDose) -> str:
    return " ".join(dose.reasons)


def counted(dose: WeekDose) -> int:
    return sum(number for kind, number in dose.wanted.items() if kind.counted)


def heavy(dose: WeekDose) -> int:
    return sum(number for kind, number in dose.wanted.items() if kind.heavy)


def kinds(dose: WeekDose) -> str:
    """The counted sessions of a week (and activation) as one line: ``1 full + 1 power``."""
    shown = [*(kind for kind in SessionKind if kind.counted), SessionKind.ACTIVATION]
    return " + ".join(f"{dose.wanted[kind]} {kind}" for kind in shown if dose.wanted.get(kind))


def daily(minutes: int, days: Sequence[Weekday] = tuple(Weekday)) -> tuple[Window, ...]:
    """A window of so many minutes from 06:00 on each of the days."""
    end = time(6 + minutes // 60, minutes % 60)
    return tuple(Window(day, time(6), end, "home") for day in days)
