"""A season gathered for its page: the phases, what was missed, what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_high

from wholestride.domain.catalogue import Catalogue, Rule
from wholestride.domain.season import Phase, Session, SessionKind
from wholestride.figures import PlateState
from wholestride.web import words
from wholestride.web.pages import season_words
from wholestride.web.pages.season_weeks import SeasonWeekRow, SeasonWeeks

MOST_AHEAD = 6
Lines = tuple[str, ...]


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
    """What is said of a season on a day, beside its weeks."""

    weeks: SeasonWeeks
    catalogue: Catalogue

    def phases(self, rows: Sequence[SeasonWeekRow]) -> tuple[PhaseCard, ...]:
        """Every phase of the calendar in words."""
        return tuple(
            self._phase(index, each, rows) for index, each in enumerate(self.weeks.season.phases)
        )

    def _phase(self, index: int, phase: Phase, rows: Sequence[SeasonWeekRow]) -> PhaseCard:
        first, last = (self.weeks.training_week(day) for day in (phase.first, phase.last))
        inside = [row for row in rows if first <= row.number <= last]
        return PhaseCard(
            phase=phase,
            anchor=f"phase-{index + 1}",
            name=words.PHASES[phase.name],
            weeks=f"weeks {first} to {last}" if last > first else f"week {first}",
            purpose=season_words.PURPOSES[phase.name],
            current=phase.covers(self.weeks.today),
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
        for week in self.weeks.season.weeks:
            for text in week.shortfalls:
                groups.setdefault(text, []).append(self.weeks.number(week.start))
        return tuple((words.weeks(weeks), text) for text, weeks in groups.items())

    def ahead(self, rows: Sequence[SeasonWeekRow]) -> tuple[Ahead, ...]:
        """The next phases, recovery weeks and races in order of time."""
        found = sorted(self._coming(rows), key=lambda each: (each.start, each.title))
        return tuple(found[:MOST_AHEAD])

    def _coming(self, rows: Sequence[SeasonWeekRow]) -> Iterator[Ahead]:
        for phase in self.weeks.season.phases:
            if phase.first > self.weeks.today:
                rule = self._rules(season_words.PHASE_RULES[phase.name][:1])
                name = words.PHASES[phase.name]
                text = season_words.PURPOSES[phase.name]
                number = self.weeks.number(phase.first)
                yield Ahead(number, phase.first, f"{name} begins", text, *rule)
        for row in rows:
            if row.recovery and row.start > self.weeks.today:
                rule = self._rules((season_words.RECOVERY_RULE,))
                text = "The running recovers, so the sets drop to about half and the load stays."
                yield Ahead(row.number, row.start, "Recovery week", text, *rule)
        for run in self.weeks.season.runs:
            if run.race is not None and run.day > self.weeks.today:
                title = f"{run.title}, race {run.race.priority}"
                yield Ahead(
                    self.weeks.number(run.day), run.day, title, f"{words.long_day(run.day)}."
                )


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
