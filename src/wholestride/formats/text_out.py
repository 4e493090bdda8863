"""The season, a week or a day as plain text that can be printed or read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wholestride.domain.exercise import Component
from wholestride.domain.running import Run
from wholestride.domain.season import Missed, Season, Session, SessionStatus, Week
from wholestride.formats.spoken import day_words, run_sentence, sentences, session_name

_STATUS_WORDS = {
    SessionStatus.STARTED: " (begun)",
    SessionStatus.DONE: " (done)",
    SessionStatus.MISSED: " (missed)",
}


def season_text(season: Season) -> str:
    """The whole season: its frame, its phases, then week by week and day by day."""
    lines = [*_head(season), ""]
    for week in season.weeks:
        lines += [*_week_lines(season, week), ""]
    lines += [str(finding) for finding in season.findings]
    return _joined(lines)


def week_text(season: Season, day: date) -> str:
    """The week that holds a day; says so where the season has no such week."""
    week = season.week_of(day)
    if week is None:
        span = f"{day_words(season.start)} to {day_words(season.end)}"
        return f"{day_words(day)} is outside the season, {span}.\n"
    return _joined(_week_lines(season, week))


def day_text(season: Season, day: date) -> str:
    """One day: its runs, then its sessions with every exercise."""
    lines = list(_day_lines(season, day))
    return _joined(lines or [f"{day_words(day)}: nothing is planned."])


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(season: Season) -> Iterator[str]:
    whose = f" for {season.athlete.name}" if season.athlete.name else ""
    yield f"Strength season{whose}"
    yield f"{day_words(season.start)} to {day_words(season.end)}"
    yield f"{len(season.planned())} sessions around {len(season.runs)} runs."
    for phase in season.phases:
        yield f"{phase.name}: {day_words(phase.first)} to {day_words(phase.last)}."
    for run in season.runs:
        if run.race is not None:
            race = f"{run.race.priority} race, {run.race.distance}"
            yield f"{race}: {run.title}, {day_words(run.day)}."


def _week_lines(season: Season, week: Week) -> Iterator[str]:
    lighter = ", a recovery week" if week.recovery else ""
    yield f"Week of {day_words(week.start)}: {week.phase}{lighter}"
    yield _account(week)
    for missed in week.missed:
        yield _missed_sentence(missed)
    yield from week.shortfalls
    for offset in range(7):
        yield from _day_lines(season, week.start + timedelta(days=offset))


def _account(week: Week) -> str:
    minutes = [
        f"{part.replace('-', ' ')} {week.components[part]}"
        for part in Component
        if part in week.components
    ]
    if not minutes:
        return "Nothing is counted yet."
    word = "" if week.composed else ", estimated"
    return f"Minutes{word}: {', '.join(minutes)}."


def _missed_sentence(missed: Missed) -> str:
    name = str(missed.kind).replace("-", " ")
    helps = f" What would help: {' '.join(missed.relaxations)}" if missed.relaxations else ""
    return f"Not possible, {missed.count} {name}: {' '.join(missed.reasons)}{helps}"


def _day_lines(season: Season, day: date) -> Iterator[str]:
    runs = [run for run in season.runs if run.day == day]
    sessions = [session for session in season.planned() if session.day == day]
    if not runs and not sessions:
        return
    yield ""
    yield day_words(day)
    for run in runs:
        yield _run_line(run)
    for session in sessions:
        yield from _session_lines(session)


def _run_line(run: Run) -> str:
    return f"{run.start:%H:%M} {run.title}: {run_sentence(run)}"


def _session_lines(session: Session) -> Iterator[str]:
    state = _STATUS_WORDS.get(session.status, "")
    yield (
        f"{session.start:%H:%M} {session_name(session)}{state}: "
        f"{session.minutes} minutes, {session.place}."
    )
    for line in sentences(session):
        yield f"  {line}"
