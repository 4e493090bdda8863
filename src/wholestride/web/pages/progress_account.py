"""Looking back: lifts, components, regions, adherence, sides, loads, interference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property

from wholestride.domain.athlete import Athlete, Side
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Component
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass, MassUnit
from wholestride.domain.running import Run
from wholestride.domain.season import Session
from wholestride.planning.progress import (
    Adherence,
    Estimate,
    adherence,
    course_of_estimates,
    side_gaps,
)
from wholestride.planning.progress.history import amount_of, read_history, to_failure
from wholestride.science.e1rm import percent_tenths
from wholestride.science.interference import losses, novelty_at_bout
from wholestride.science.load import session_load
from wholestride.web.pages.progress_done import (
    Amounts,
    Share,
    done_amounts,
    planned_amounts,
    region_shares,
)
from wholestride.web.training import free
from wholestride.web.training.history import History
from wholestride.web.words import SIX

WEEK = timedelta(days=7)
RECENT = timedelta(weeks=4)
NEGLECTED_PERCENT = 70
"""Under this share of its plan a component is named as neglected (our default)."""
LEAST_PLANNED_MINUTES = 10
MOST_SIDES = 6
SIDE_ERROR_PERCENT, SIDE_ERROR_REPS = 10, 3.0
"""Smaller gaps are noise, as the planner sees them."""
LIFTED = (Component.FUNCTIONAL, Component.UPPER_BODY)
"""A maximum says little of a core or balance exercise."""
SESSIONS_COMPARED = 3
COSTS_FOR_HOURS = 7 * 24


@dataclass(frozen=True, slots=True)
class LiftPoint:
    """An estimated maximum on a day with its standard deviation, in the runner's unit."""

    day: date
    value: float
    spread: float


@dataclass(frozen=True, slots=True)
class Lift:
    """One exercise's estimated maxima in order of time."""

    exercise: str
    name: str
    unit: str
    points: tuple[LiftPoint, ...]

    @property
    def last(self) -> LiftPoint:
        """The newest estimate."""
        return self.points[-1]

    @property
    def change(self) -> float:
        """From the first to the last."""
        return self.last.value - self.points[0].value

    @property
    def beyond(self) -> bool:
        """True where the change is more than the spread of either end."""
        return abs(self.change) > max(self.points[0].spread, self.last.spread)

    @property
    def verdict(self) -> str:
        """The change in words."""
        if len(self.points) == 1:
            return "one session so far"
        sign = "+" if self.change >= 0 else "−"
        where = "beyond" if self.beyond else "inside"
        return f"{sign}{abs(self.change):.0f}, {where} the spread"


@dataclass(frozen=True, slots=True)
class Sides:
    """Left against right of one exercise or self-test."""

    name: str
    left: float
    right: float
    error: float
    unit: str
    weaker: Side | None


@dataclass(frozen=True, slots=True)
class WeekLoads:
    """A week on two axes: running and strength [session RPE x min]."""

    start: date
    running: int
    strength: int


@dataclass(frozen=True, slots=True)
class KeyRunCost:
    """What the sessions of the week before took from a key run, as the model sees it."""

    run: Run
    percent: float
    session: Session | None
    hours: float


class ProgressAccount:
    """Everything that the progress page says, from a history and a day."""

    def __init__(
        self, history: History, athlete: Athlete, catalogue: Catalogue, today: date
    ) -> None:
        self._history = history
        self._athlete = athlete
        self._catalogue = catalogue
        self._today = today
        self._logs = {log.session: log for log in history.logs}

    @property
    def empty(self) -> bool:
        """True before anything was logged."""
        return not any(log.sets or log.finished for log in self._history.logs)

    @cached_property
    def lifts(self) -> tuple[Lift, ...]:
        """Exercises with an estimated maximum, those with the longest history first."""
        courses = course_of_estimates(self._weighed_logs(), self._athlete)
        lifts = [
            self._lift(name, [self._point(each) for each in course])
            for name, course in courses.items()
            if course
        ]
        return tuple(sorted(lifts, key=lambda each: (-len(each.points), each.name)))

    def _point(self, estimate: Estimate) -> LiftPoint:
        assert estimate.e1rm, "a set moved it"
        assert estimate.on, "on a day"
        spread = estimate.e1rm.grams * estimate.sd_percent // 100
        return LiftPoint(estimate.on, self._number(estimate.e1rm.grams), self._number(spread))

    def _lift(self, name: str, points: Sequence[LiftPoint]) -> Lift:
        exercise = self._catalogue.exercises.get(name)
        unit = self._athlete.unit.value
        return Lift(name, exercise.name if exercise else name, unit, tuple(points))

    def _number(self, grams: int) -> float:
        mass = Mass(grams)
        return mass.lb if self._athlete.unit is MassUnit.LB else mass.kg

    def _weighed_logs(self) -> list[SessionLog]:
        """The logs with only the sets that say something of a maximum, on the day they are of."""
        found = []
        for log in self._history.logs:
            day = self._history.days[log.session]
            noon = datetime.combine(day, time(12))
            sets = [replace(each, at=noon) for each in log.sets if self._says_a_maximum(each)]
            if sets:
                found.append((day, log.session, replace(log, sets=tuple(sets))))
        return [log for _, _, log in sorted(found, key=lambda each: each[:2])]

    def _says_a_maximum(self, done: SetLog) -> bool:
        """True for a weighed set of a lift that ends within what is known of its reserve."""
        exercise = self._catalogue.exercises.get(done.exercise)
        if exercise is None or exercise.components[0] not in LIFTED or done.warm_up:
            return False
        return done.load is not None and bool(done.reps) and to_failure(done) is not None

    @property
    def _recent(self) -> tuple[Session, ...]:
        first = self._today - RECENT
        return tuple(
            each
            for each in self._history.sessions
            if first < each.day and (each.day < self._today or each.id in self._logs)
        )

    @property
    def _free(self) -> tuple[Session, ...]:
        """The sessions of the last four weeks that nobody planned."""
        first = self._today - RECENT
        made = free.free_sessions(self._history.logs, self._athlete)
        return tuple(each for each in made if first < each.day <= self._today)

    @cached_property
    def _amounts(self) -> tuple[Amounts, Amounts]:
        sessions = (*self._recent, *self._free)
        planned = planned_amounts(sessions, self._athlete, self._catalogue)
        return planned, done_amounts(sessions, self._logs, self._athlete, self._catalogue)

    @property
    def components(self) -> tuple[Share, ...]:
        """The six of the last four weeks, in fixed order [min]."""
        planned, done = self._amounts
        return tuple(
            Share(
                part.value,
                part.value.replace("-", " ").capitalize(),
                f"c-{part.value}",
                planned.minutes.get(part, 0),
                done.minutes.get(part, 0),
            )
            for part in SIX
        )

    @property
    def regions(self) -> tuple[Share, ...]:
        """Hard sets by region of the last four weeks, those that have any."""
        return region_shares(*self._amounts)

    @property
    def neglected(self) -> Share | None:
        """The component that lacks most of its plan, where that is much."""
        short = [
            each
            for each in self.components
            if each.planned >= LEAST_PLANNED_MINUTES
            and each.done * 100 < each.planned * NEGLECTED_PERCENT
        ]
        return min(short, key=lambda each: each.done / each.planned, default=None)

    @property
    def adherence(self) -> Adherence:
        """Counted sessions of the whole span that were done."""
        return adherence(self._history.sessions, self._history.logs, self._today)

    @cached_property
    def sides(self) -> tuple[Sides, ...]:
        """Left against right, the gaps first."""
        found = [*self._tested_sides(), *self._logged_sides()]
        found.sort(key=lambda each: (each.weaker is None, -_gap_percent(each), each.name))
        return tuple(found[:MOST_SIDES])

    def _tested_sides(self) -> Iterator[Sides]:
        verdicts = side_gaps((), self._athlete.self_tests)
        newest = {each.test: each for each in sorted(self._athlete.self_tests, key=lambda t: t.on)}
        for test in newest.values():
            verdict = verdicts.get(test.test)
            if verdict is not None and test.left is not None and test.right is not None:
                error = max(test.left, test.right) * SIDE_ERROR_PERCENT / 100
                name = test.test.capitalize()
                yield Sides(name, test.left, test.right, error, "", verdict.weaker)

    def _logged_sides(self) -> Iterator[Sides]:
        verdicts = side_gaps(self._history.logs)
        logged = read_history(self._history.logs, self._history.days)
        for name, verdict in verdicts.items():
            exercise = self._catalogue.exercises.get(name)
            if exercise is None or not exercise.counts_sets:
                continue
            both = [log for log in logged.of(name) if {Side.LEFT, Side.RIGHT} <= set(log.by_side)]
            sets = [each for log in both[-SESSIONS_COMPARED:] for each in log.sets]
            loaded = all(each.load is not None for each in sets)
            left, right = (_mean(sets, side, loaded=loaded) for side in (Side.LEFT, Side.RIGHT))
            share = max(left, right) * SIDE_ERROR_PERCENT / 100
            error = share if loaded else max(SIDE_ERROR_REPS, share)
            unit = "kg" if loaded else exercise.measure.value
            yield Sides(exercise.name, left, right, error, unit, verdict.weaker)

    @cached_property
    def loads(self) -> tuple[WeekLoads, ...]:
        """Every week of the span up to the running one."""
        weeks = []
        monday = self._history.first - timedelta(days=self._history.first.weekday())
        while monday <= self._today:
            weeks.append(WeekLoads(monday, self._running(monday), self._strength(monday)))
            monday += WEEK
        return tuple(weeks)

    def _running(self, monday: date) -> int:
        runs = self._history.runs
        return sum(run.load for run in runs if monday <= run.day < monday + WEEK)

    def _strength(self, monday: date) -> int:
        return sum(
            session_load(srpe, session.minutes)
            for session in self._history.sessions
            if monday <= session.day < monday + WEEK
            and session.id in self._logs
            and (srpe := self._logs[session.id].srpe) is not None
        )

    @cached_property
    def key_runs(self) -> tuple[KeyRunCost, ...]:
        """The key runs of the span with what strength took from them, in order of time."""
        past = (run for run in self._history.runs if run.key and run.day <= self._today)
        return tuple(self._cost(run) for run in sorted(past, key=lambda run: run.start))

    @property
    def dearest(self) -> KeyRunCost | None:
        """The key run that lost most, where any lost a tenth of a percent."""
        lost = [each for each in self.key_runs if round(each.percent, 1) > 0]
        return max(lost, key=lambda each: each.percent, default=None)

    def _cost(self, run: Run) -> KeyRunCost:
        total, most, worst, hours = 0, 0, None, 0.0
        for session, novelty in self._leg_sessions:
            gap = int((run.start - session.end).total_seconds()) // 60
            if not 0 <= gap <= COSTS_FOR_HOURS * 60:
                continue
            loss = losses(session.leg_dose_hundredths, novelty, [gap])[0]
            total += loss
            if loss > most:
                most, worst, hours = loss, session, gap / 60
        return KeyRunCost(run, total / 1000, worst, hours)

    @cached_property
    def _leg_sessions(self) -> tuple[tuple[Session, int], ...]:
        """Leg sessions that were done, each with how new it was to the legs (rule I15)."""
        done = [
            each
            for each in self._history.sessions
            if each.id in self._logs and self._logs[each.id].finished and each.kind.counted
        ]
        return tuple((each, novelty_at_bout(number)) for number, each in enumerate(done))


def _gap_percent(sides: Sides) -> float:
    stronger = max(sides.left, sides.right)
    return 100 * abs(sides.left - sides.right) / stronger if stronger else 0.0


def _mean(sets: Sequence[SetLog], side: Side, *, loaded: bool) -> float:
    """Repetitions with their reserve, or with loads the maximum that they point to [kg]."""
    of_side = [each for each in sets if each.side is side]
    return sum(_strength(each, loaded=loaded) for each in of_side) / len(of_side)


def _strength(done: SetLog, *, loaded: bool) -> float:
    amount = to_failure(done) or amount_of(done)
    if not loaded or done.load is None:
        return float(amount)
    return done.load.kg * 1000 / percent_tenths(amount)
