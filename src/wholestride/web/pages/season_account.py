"""A season gathered for its page: the strip, the phases, what was missed, what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_high

from wholestride.domain.catalogue import Catalogue, Rule
from wholestride.domain.season import (
    Missed,
    Phase,
    Season,
    Session,
    SessionKind,
    SessionStatus,
    Week,
)
from wholestride.figures import Band, Flag, Plate, PlateState, Strip, StripWeek
from wholestride.web import words
from wholestride.web.pages import season_words

WEEK = timedelta(days=7)
MOST_AHEAD = 6
Lines = tuple[str, ...]


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
        """Its Sunday."""
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
class PhaseCard:
    """A phase in words, with the facts of its weeks and its rules."""

    phase: Phase
    anchor: str
    name: str
    weeks: str
    purpose: str
    current: bool
    facts: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class NotPossible:
    """The same sessions missed for the same reasons in some weeks."""

    weeks: str
    name: str
    reasons: tuple[str, ...]
    relaxations: tuple[str, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that comes: its week, what it is, a sentence, the rule behind it."""

    week: int
    start: date
    title: str
    text: str
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class SeasonAccount:
    """A season on a day, with the ids of the sessions that were finished."""

    season: Season
    done: frozenset[str]
    today: date
    catalogue: Catalogue

    @property
    def first(self) -> date:
        """The Monday of the first week."""
        return self.season.start - timedelta(days=self.season.start.weekday())

    def number(self, day: date) -> int:
        """The number of a day's week, from 1."""
        return (day - self.first).days // 7 + 1

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
        by_week: dict[date, list[Session]] = {}
        for session in self.season.planned():
            by_week.setdefault(_monday(session.day), []).append(session)
        accounts = {week.start: week for week in self.season.weeks}
        count = self.number(self.season.end)
        return tuple(
            self._row(monday, by_week.get(monday, ()), accounts.get(monday))
            for monday in (self.first + WEEK * index for index in range(count))
        )

    def _row(self, monday: date, sessions: Sequence[Session], week: Week | None) -> SeasonWeekRow:
        runs = [run for run in self.season.runs if monday <= run.day < monday + WEEK]
        counted = tuple(each for each in sessions if each.kind.counted)
        states = {each.id: self.state(each) for each in counted}
        return SeasonWeekRow(
            number=self.number(monday),
            start=monday,
            phase=words.PHASES[week.phase] if week else "",
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

    def strip(self, rows: Sequence[SeasonWeekRow], chosen: int | None = None) -> Strip:
        """The season as a drawing."""
        return Strip(
            weeks=tuple(StripWeek(row.start, row.load, tuple(_plates(row))) for row in rows),
            bands=tuple(self._band(card) for card in self.phases(rows)),
            flags=tuple(
                Flag(run.day, run.race.priority.value, run.title)
                for run in self.season.runs
                if run.race is not None
            ),
            today=self.today,
            chosen=chosen,
        )

    def _band(self, card: PhaseCard) -> Band:
        name = card.phase.name
        short = season_words.SHORT_NAMES.get(name, card.name)
        count = self.number(card.phase.last) - self.number(card.phase.first) + 1
        note = f"{count} weeks" if count > 1 else "1 week"
        return Band(card.name, short, note, card.phase.first, card.phase.last, f"#{card.anchor}")

    def phases(self, rows: Sequence[SeasonWeekRow]) -> tuple[PhaseCard, ...]:
        """Every phase of the calendar in words."""
        return tuple(
            self._phase(index, each, rows) for index, each in enumerate(self.season.phases)
        )

    def _phase(self, index: int, phase: Phase, rows: Sequence[SeasonWeekRow]) -> PhaseCard:
        inside = [row for row in rows if phase.first <= row.end and row.start <= phase.last]
        first, last = self.number(phase.first), self.number(phase.last)
        return PhaseCard(
            phase=phase,
            anchor=f"phase-{index + 1}",
            name=words.PHASES[phase.name],
            weeks=f"weeks {first} to {last}" if last > first else f"week {first}",
            purpose=season_words.PURPOSES[phase.name],
            current=phase.covers(self.today),
            facts=tuple(_facts(inside)),
            rules=self._rules(season_words.PHASE_RULES[phase.name]),
        )

    def _rules(self, ids: Iterable[str]) -> tuple[Rule, ...]:
        return tuple(self.catalogue.rules[each] for each in ids if each in self.catalogue.rules)

    def not_done(self, rows: Sequence[SeasonWeekRow]) -> tuple[tuple[int, Session], ...]:
        """Past sessions that nobody finished, with the number of their week."""
        return tuple(
            (row.number, session)
            for row in rows
            for session in row.sessions
            if row.states[session.id] is PlateState.MISSED
        )

    def not_possible(self, rows: Sequence[SeasonWeekRow]) -> tuple[NotPossible, ...]:
        """What found no place, each reason once with its weeks."""
        groups: dict[tuple[SessionKind, Lines, Lines, Lines], list[int]] = {}
        for row in rows:
            for each in row.missed:
                key = (each.kind, each.reasons, each.relaxations, each.rules)
                groups.setdefault(key, []).append(row.number)
        return tuple(
            NotPossible(
                words.weeks(weeks),
                kind.value.replace("-", " ").capitalize(),
                why,
                ways,
                self._rules(ids),
            )
            for (kind, why, ways, ids), weeks in groups.items()
        )

    def shortfalls(self) -> tuple[tuple[str, str], ...]:
        """What the weeks hold less of than they should, each sentence once with its weeks."""
        groups: dict[str, list[int]] = {}
        for week in self.season.weeks:
            for text in week.shortfalls:
                groups.setdefault(text, []).append(self.number(week.start))
        return tuple((words.weeks(weeks), text) for text, weeks in groups.items())

    def ahead(self, rows: Sequence[SeasonWeekRow]) -> tuple[Ahead, ...]:
        """The next phases, recovery weeks and races in order of time."""
        found = sorted(self._coming(rows), key=lambda each: (each.start, each.title))
        return tuple(found[:MOST_AHEAD])

    def _coming(self, rows: Sequence[SeasonWeekRow]) -> Iterator[Ahead]:
        for phase in self.season.phases:
            if phase.first > self.today:
                rule = self._rules(season_words.PHASE_RULES[phase.name][:1])
                name = words.PHASES[phase.name]
                text = season_words.PURPOSES[phase.name]
                number = self.number(phase.first)
                yield Ahead(number, phase.first, f"{name} begins", text, *rule)
        for row in rows:
            if row.recovery and row.start > self.today:
                rule = self._rules((season_words.RECOVERY_RULE,))
                text = "The running recovers, so the sets drop to about half and the load stays."
                yield Ahead(row.number, row.start, "Recovery week", text, *rule)
        for run in self.season.runs:
            if run.race is not None and run.day > self.today:
                title = f"{run.title}, race {run.race.priority}"
                yield Ahead(self.number(run.day), run.day, title, f"{words.long_day(run.day)}.")


def _plates(row: SeasonWeekRow) -> Iterator[Plate]:
    for session in row.sessions:
        kind = words.KIND_CLASSES[session.kind]
        yield Plate(kind, session.leg_dose_hundredths, row.states[session.id])
    for missed in row.missed:
        if missed.kind.counted:
            kind = words.KIND_CLASSES[missed.kind]
            for _ in range(missed.count):
                yield Plate(kind, missed.kind.leg_dose_hundredths, PlateState.MISSED)


def _facts(rows: Sequence[SeasonWeekRow]) -> Iterator[tuple[str, str]]:
    full = [row for row in rows if not row.recovery] or rows
    if not full:
        return
    sessions = median_high(len(row.sessions) for row in full)
    minutes = median_high(sum(each.minutes for each in row.sessions) for row in full)
    if sessions:
        noun = "session" if sessions == 1 else "sessions"
        yield "Strength a week", f"{sessions} {noun}, {words.minutes(minutes)}"
    else:
        yield "Strength a week", "light sessions only"
    main = _main_lift(full)
    if main:
        yield "Main lift", main
    recovery = [row.number for row in rows if row.recovery]
    if recovery:
        yield "Recovery weeks", f"{words.weeks(recovery)}: about half the sets"
    placed = sum(len(row.sessions) for row in rows)
    lost = sum(each.count for row in rows for each in row.missed if each.kind.counted)
    yield "Sessions placed", f"{placed} of {placed + lost}"


def _main_lift(rows: Sequence[SeasonWeekRow]) -> str:
    """How the main lift is done in the last week that has one."""
    for row in reversed(rows):
        for session in row.sessions:
            for line in session.prescriptions:
                if line.part == "main" and not line.warm_up:
                    effort = f" at RIR {words.figures(line.rir)}" if line.rir else ""
                    return f"{words.amount(line)}{effort}"
    return ""


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
