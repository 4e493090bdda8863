"""Changes applied to what a season was planned from: runs, athlete, what became of sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wholestride.domain.athlete import Absence, Athlete, Injury
from wholestride.domain.findings import Finding, warning
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    ClosedInjury,
    DoneRun,
    LostDays,
    MissedSession,
    MovedRun,
    MovedSession,
    NewAthlete,
    NewInjury,
    NewRun,
    NewWindows,
    OwnSession,
    SessionLog,
)
from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, SessionStatus

OfTheAthlete = NewWindows | NewInjury | ClosedInjury | NewAthlete
"""Changes of what is known of the runner."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Runs and athlete after the changes, sessions with what became of them."""

    runs: tuple[Run, ...]
    athlete: Athlete
    sessions: tuple[Session, ...]
    findings: tuple[Finding, ...] = ()


def apply_changes(
    season: Season, logbook: Sequence[SessionLog], changes: Iterable[Change]
) -> Changed:
    """Apply logs and changes in their order; what names nothing known becomes a finding."""
    state = Changed(season.runs, season.athlete, _with_logs(season.sessions, logbook))
    for change in changes:
        state = _apply(state, change)
    return state


def _with_logs(sessions: Sequence[Session], logbook: Sequence[SessionLog]) -> tuple[Session, ...]:
    status = {
        log.session: SessionStatus.DONE if log.finished else SessionStatus.STARTED
        for log in logbook
    }
    return tuple(
        replace(session, status=status[session.id]) if session.id in status else session
        for session in sessions
    )


def _apply(state: Changed, change: Change) -> Changed:
    match change:
        case MissedSession(session=wanted):
            return _missed(state, wanted)
        case MovedSession(session=wanted):
            return _moved(state, wanted, change)
        case OwnSession():
            return _own(state, change)
        case MovedRun(run=wanted, start=start):
            return _edit_run(state, wanted, lambda run: replace(run, start=start, time_known=True))
        case CancelledRun(run=wanted):
            return _edit_run(state, wanted, lambda _: None)
        case DoneRun(run=run, planned=planned):
            return _put_run(state, run, planned)
        case NewRun(run=run, instead=instead):
            return _put_run(state, run, instead)
        case LostDays(absence=absence, ill=ill):
            return _lost(state, replace(absence, reason="ill") if ill else absence)
        case _:
            return _apply_to_athlete(state, change)


def _apply_to_athlete(state: Changed, change: OfTheAthlete) -> Changed:
    match change:
        case NewWindows(windows=windows):
            return replace(state, athlete=replace(state.athlete, windows=windows))
        case NewInjury(injury=injury):
            injuries = (*state.athlete.injuries, injury)
            return replace(state, athlete=replace(state.athlete, injuries=injuries))
        case ClosedInjury(injury=injury, until=until):
            return _closed(state, injury, until)
        case NewAthlete(athlete=athlete):
            return replace(state, athlete=athlete)


def _missed(state: Changed, wanted: str) -> Changed:
    return _edit_session(state, wanted, lambda each: replace(each, status=SessionStatus.MISSED))


def _moved(state: Changed, wanted: str, change: MovedSession) -> Changed:
    """A planned session at its new start; what was begun, done or missed stays where it was."""

    def there(session: Session) -> Session:
        if session.status is not SessionStatus.PLANNED:
            return session
        return replace(session, start=change.start, place=change.place or session.place)

    return _edit_session(state, wanted, there)


def _own(state: Changed, change: OwnSession) -> Changed:
    places = state.athlete.planning_places
    session = Session(
        id=f"own-{change.start:%Y-%m-%d-%H%M}",
        start=change.start,
        minutes=change.minutes,
        kind=change.kind,
        phase=change.phase,
        block=0,
        place=change.place if change.place in places else next(iter(places)),
        leg_dose_hundredths=change.kind.leg_dose_hundredths,
        title=change.title,
        template=change.template,
        prescriptions=change.prescriptions,
        own=True,
    )
    if any(each.id == session.id for each in state.sessions):
        finding = warning(f"an own session starts on {change.start:%d %b at %H:%M} already.")
        return replace(state, findings=(*state.findings, finding))
    return replace(state, sessions=(*state.sessions, session))


def _edit_session(state: Changed, wanted: str, edit: Callable[[Session], Session]) -> Changed:
    if all(session.id != wanted for session in state.sessions):
        finding = warning(f"no session is called {wanted}.", "Its id stands in the season file.")
        return replace(state, findings=(*state.findings, finding))
    sessions = [edit(each) if each.id == wanted else each for each in state.sessions]
    return replace(state, sessions=tuple(sessions))


def _edit_run(state: Changed, wanted: str, edit: Callable[[Run], Run | None]) -> Changed:
    if all(run.id != wanted for run in state.runs):
        finding = warning(f"no run is called {wanted}.", "Its id stands in the season file.")
        return replace(state, findings=(*state.findings, finding))
    edited = [edit(run) if run.id == wanted else run for run in state.runs]
    runs = sorted((run for run in edited if run), key=lambda run: (run.start, run.id))
    return replace(state, runs=tuple(runs))


def _put_run(state: Changed, put: Run, instead: str) -> Changed:
    """A run in the place of another one, or beside those that are there."""
    if instead:
        return _edit_run(state, instead, lambda _: put)
    if any(run.id == put.id for run in state.runs):
        return _edit_run(state, put.id, lambda _: put)
    runs = sorted((*state.runs, put), key=lambda run: (run.start, run.id))
    return replace(state, runs=tuple(runs))


def _lost(state: Changed, absence: Absence) -> Changed:
    absences = (*state.athlete.unavailable, absence)
    return replace(state, athlete=replace(state.athlete, unavailable=absences))


def _closed(state: Changed, injury: Injury, until: date) -> Changed:
    def same(each: Injury) -> bool:
        return each.region is injury.region and each.side is injury.side

    injuries = tuple(
        replace(each, until=until) if same(each) and each.until is None else each
        for each in state.athlete.injuries
    )
    return replace(state, athlete=replace(state.athlete, injuries=injuries))
