"""A season week by week, in the weeks that the runner counts in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from wholestride.domain.running import Run
from wholestride.domain.season import Missed, Season, Session, SessionStatus, Week
from wholestride.figures import PlateState
from wholestride.web import words

WEEK = timedelta(days=7)
Lies = TypeVar("Lies", Session, Run)
"""What lies on a day of the season."""


def first_day(day: date, begins: int) -> date:
    """The first day of the week that holds a day, for a week that begins on a weekday.

    >>> first_day(date(2026, 11, 24), 6)
    datetime.date(2026, 11, 22)
    """
    return day - timedelta(days=(day.weekday() - begins) % 7)


def monday_in(starts: date) -> date:
    """The Monday of a week that begins on any day: its training week begins then.

    >>> monday_in(date(2026, 11, 22)), monday_in(date(2026, 11, 23))
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 23))
    """
    return starts + timedelta(days=-starts.weekday() % 7)


@dataclass(frozen=True, slots=True)
class SeasonWeekRow:
    """A week as one row of the table and as the neighbour of a button."""

    number: int
    start: date
    phase: str
    recovery: bool
    runs: int
    run_minutes: int
    load: int
    sessions: tuple[Session, ...]
    """Sessions with a leg dose of 0.15 or more."""
    light: int
    done: int
    states: Mapping[str, PlateState]
    missed: tuple[Missed, ...]
    races: tuple[str, ...] = ()
    """Its races with their priorities."""

    @property
    def end(self) -> date:
        """Its last day."""
        return self.start + timedelta(days=6)

    @property
    def leg_dose(self) -> str:
        """The leg dose of its sessions together."""
        return f"{sum(each.leg_dose_hundredths for each in self.sessions) / 100:.1f}"

    @property
    def titles(self) -> str:
        """Its sessions by name."""
        return words.together(each.title for each in self.sessions) or "light sessions only"


@dataclass(frozen=True, slots=True)
class SeasonWeeks:
    """A season on a day, with the ids of the finished sessions and the weekday weeks begin on."""

    season: Season
    done: frozenset[str]
    today: date
    begins: int = 0

    @property
    def first(self) -> date:
        """The first day of the first week."""
        return first_day(self.season.start, self.begins)

    def number(self, day: date) -> int:
        """The number of a day's week, from 1."""
        return max(0, (day - self.first).days // 7) + 1

    def training_week(self, day: date) -> int:
        """The number of the week whose training a day belongs to; it runs from Monday."""
        return self.number(first_day(day, 0))

    def block(self) -> tuple[Week, ...]:
        """The training weeks of the block that the day lies in; none outside the season."""
        now = self.season.week_of(self.today)
        return tuple(each for each in self.season.weeks if now and each.block == now.block)

    def state(self, session: Session) -> PlateState:
        """What became of a session; a past one that nobody finished counts as missed."""
        if session.id in self.done or session.status is SessionStatus.DONE:
            return PlateState.DONE
        over = session.day < self.today and not session.own
        if over or session.status is SessionStatus.MISSED:
            return PlateState.MISSED
        return PlateState.PLANNED

    def rows(self) -> tuple[SeasonWeekRow, ...]:
        """Every week of the season."""
        sessions, runs = self._by_week(self.season.planned()), self._by_week(self.season.runs)
        accounts = {week.start: week for week in self.season.weeks}
        count = self.number(self.season.end)
        return tuple(
            self._row(starts, sessions.get(starts, ()), runs.get(starts, ()), accounts)
            for starts in (self.first + WEEK * index for index in range(count))
        )

    def _by_week(self, all_of_them: Iterable[Lies]) -> dict[date, list[Lies]]:
        """By the first day of the week in which they lie, in their order."""
        found: dict[date, list[Lies]] = {}
        for each in all_of_them:
            found.setdefault(first_day(each.day, self.begins), []).append(each)
        return found

    def _row(
        self,
        starts: date,
        sessions: Sequence[Session],
        runs: Sequence[Run],
        accounts: Mapping[date, Week],
    ) -> SeasonWeekRow:
        week = accounts.get(monday_in(starts))
        named = week or accounts.get(first_day(starts, 0))
        counted = tuple(each for each in sessions if each.kind.counted)
        states = {each.id: self.state(each) for each in counted}
        return SeasonWeekRow(
            number=self.number(starts),
            start=starts,
            phase=words.PHASES[named.phase] if named else "",
            recovery=week.recovery if week else False,
            runs=sum(run.is_run for run in runs),
            run_minutes=sum(run.minutes for run in runs if run.is_run),
            load=sum(run.load for run in runs),
            sessions=counted,
            light=len(sessions) - len(counted),
            done=sum(state is PlateState.DONE for state in states.values()),
            states=states,
            missed=week.missed if week else (),
            races=tuple(f"{run.title} ({run.race.priority})" for run in runs if run.race),
        )
