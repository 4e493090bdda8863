"""Between rows and nouns: the only module that knows both; a round trip loses nothing."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wholestride.domain.athlete import Athlete, Side
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Distance, Mass, MassUnit
from wholestride.domain.recordings import Recording, Split, Sport, ZoneSource
from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, Week
from wholestride.formats.athlete_file.document import document_of
from wholestride.formats.athlete_file.reading import athlete_from_document
from wholestride.formats.athlete_file.tables import Report
from wholestride.formats.athlete_file.vocabulary import Vocabulary
from wholestride.formats.season_file import write_season
from wholestride.formats.season_file.items import run_from, session_from, week_from
from wholestride.formats.season_file.reading import season_from_document
from wholestride.web.training.findings import printable
from wholestride.web.training.models import (
    IssuedSeason,
    LogEvent,
    RecordedActivity,
    Runner,
    SeasonRun,
    SeasonSession,
    SeasonWeek,
)

LISTS = ("runs", "weeks", "sessions")
"""The parts of a season file that have rows of their own."""
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SeasonRows:
    """An issued season as rows that are not saved yet."""

    season: IssuedSeason
    runs: tuple[SeasonRun, ...]
    weeks: tuple[SeasonWeek, ...]
    sessions: tuple[SeasonSession, ...]


def athlete_document(athlete: Athlete) -> Document:
    """The athlete as plain JSON values."""
    document: Document = json.loads(json.dumps(document_of(athlete), default=str))
    return document


def athlete_of(document: Mapping[str, Any]) -> Athlete:
    """The athlete of a document.

    Raises:
        ValueError: when the document was not written by us.
    """
    report = Report("athlete", strict=False)
    athlete = athlete_from_document(dict(document), Vocabulary(), report)
    if athlete is None or report.broken:
        raise ValueError(f"the stored athlete cannot be read: {report.in_order()}")
    return athlete


def season_rows(season: Season, runner: Runner, number: int) -> SeasonRows:
    """The rows of an issued season, in its own order."""
    document: Document = json.loads(write_season(season))
    head = {key: value for key, value in document.items() if key not in LISTS}
    row = IssuedSeason(runner=runner, number=number, first=season.start, last=season.end, head=head)
    return SeasonRows(
        season=row,
        runs=tuple(
            SeasonRun(season=row, position=index, day=_day(each["start"]), document=each)
            for index, each in enumerate(document["runs"])
        ),
        weeks=tuple(
            SeasonWeek(season=row, position=index, day=_day(each["start"]), document=each)
            for index, each in enumerate(document["weeks"])
        ),
        sessions=tuple(
            SeasonSession(
                season=row,
                position=index,
                day=_day(each["start"]),
                document=each,
                session=each["id"],
            )
            for index, each in enumerate(document["sessions"])
        ),
    )


def _day(start: str) -> date:
    return date.fromisoformat(start[:10])


def season_of(
    row: IssuedSeason,
    runs: Iterable[SeasonRun],
    weeks: Iterable[SeasonWeek],
    sessions: Iterable[SeasonSession],
) -> Season:
    """The season of its rows.

    Raises:
        ValueError: when the rows were not written by us.
    """
    document = {
        **row.head,
        "runs": [each.document for each in runs],
        "weeks": [each.document for each in weeks],
        "sessions": [each.document for each in sessions],
    }
    season, findings = season_from_document("season", document)
    if season is None:
        raise ValueError(f"the stored season cannot be read: {findings[:3]}")
    return season


def session_of(row: SeasonSession) -> Session:
    """The planned session of a row."""
    return session_from(row.document)


def run_of(row: SeasonRun) -> Run:
    """The run of a row."""
    return run_from(row.document)


def week_of(row: SeasonWeek) -> Week:
    """The week's account of a row."""
    return week_from(row.document)


def set_of(event: LogEvent) -> SetLog:
    """The set that an event says was done."""
    unit = MassUnit.LB if event.load_in_pounds else MassUnit.KG
    load = None if event.load_grams is None else Mass(event.load_grams, unit)
    return SetLog(
        exercise=event.exercise,
        reps=event.reps,
        load=load,
        rir=event.rir,
        side=Side(event.side),
        seconds=event.seconds,
        metres=event.metres,
        number=event.set_number,
        at=event.done_at,
        warm_up=event.is_warm_up,
    )


def session_log(session: str, events: Iterable[LogEvent]) -> SessionLog:
    """What was done in a session: of every place the newest event, whatever device it came from."""
    counting = newest(events)
    sets = [
        set_of(event)
        for event in sorted(counting, key=lambda event: event.done_at)
        if event.kind == LogEvent.Kind.SET_DONE
    ]
    notes = {event.kind: event for event in counting if not event.exercise}
    finished = notes.get(LogEvent.Kind.FINISHED)
    note = notes.get(LogEvent.Kind.NOTE)
    sore = _worst_pain(counting)
    return SessionLog(
        session=session,
        sets=tuple(sets),
        srpe=finished.srpe if finished else None,
        pain=sore.pain if sore else None,
        pain_exercise=sore.exercise if sore else "",
        note=note.note if note else "",
        finished=finished is not None,
    )


def newest(events: Iterable[LogEvent]) -> list[LogEvent]:
    """Of every place its newest event.

    Newest means the higher sequence; the uid decides between two devices that are level, so
    that everybody who has the same events sees the same session.
    """
    found: dict[tuple[Any, ...], LogEvent] = {}
    for event in sorted(events, key=lambda each: (each.sequence, each.uid.hex)):
        found[place_of(event)] = event
    return list(found.values())


def _worst_pain(events: Iterable[LogEvent]) -> LogEvent | None:
    """The highest pain that was said, of an exercise or of the session as a whole."""
    said = [event for event in events if event.pain is not None]
    return max(said, key=lambda event: (event.pain or 0, event.exercise), default=None)


def place_of(event: LogEvent) -> tuple[Any, ...]:
    """What an event speaks of: a set on a side, an exercise, or the session itself."""
    if event.kind in (LogEvent.Kind.SET_DONE, LogEvent.Kind.SET_UNDONE):
        return (event.exercise, event.set_number, event.side, event.is_warm_up)
    return (event.kind, event.exercise)


WHOLE = ("moving_seconds", "climb_m", "load", "mean_heart_rate", "highest_heart_rate")
"""Numbers of a recording that may be unknown; the readers keep them small."""
GREATEST, FASTEST_HEART = 10**7, 300
"""No number of a recording is greater: 115 days in seconds; beats a minute."""


def is_possible(recording: Recording) -> bool:
    """False for numbers that cannot be, and names that are none of ours."""
    hearts = (recording.mean_heart_rate, recording.highest_heart_rate)
    metres = recording.distance.metres if recording.distance else 0
    numbers = [recording.elapsed_seconds, metres, *(getattr(recording, name) for name in WHOLE)]
    return (
        all(0 <= (each or 0) <= GREATEST for each in numbers)
        and all((each or 0) <= FASTEST_HEART for each in hearts)
        and len(recording.id) <= 80
        and max(len(recording.source), len(recording.device)) <= 40
    )


def recording_row(recording: Recording, runner: Runner) -> RecordedActivity:
    """The row of a recording; its title loses what is no text."""
    return RecordedActivity(
        runner=runner,
        recording=recording.id,
        start=recording.start,
        utc_start=recording.utc_start,
        zone=printable(recording.zone, 64),
        zone_source=recording.zone_source.value,
        sport=recording.sport.value,
        elapsed_seconds=recording.elapsed_seconds,
        metres=recording.distance.metres if recording.distance else None,
        title=printable(recording.title, 200),
        source=recording.source,
        device=recording.device,
        splits=[[each.seconds, each.metres, each.heart_rate] for each in recording.splits],
        same_as=list(recording.same_as),
        apart_from=list(recording.apart_from),
        **{name: getattr(recording, name) for name in WHOLE},
    )


def recording_of(row: RecordedActivity) -> Recording:
    """The recording of a row."""
    return Recording(
        id=row.recording,
        start=row.start,
        utc_start=row.utc_start,
        zone=row.zone,
        zone_source=ZoneSource(row.zone_source),
        sport=Sport(row.sport),
        elapsed_seconds=row.elapsed_seconds,
        distance=None if row.metres is None else Distance(row.metres),
        title=row.title,
        source=row.source,
        device=row.device,
        splits=tuple(Split(*each) for each in row.splits),
        same_as=tuple(row.same_as),
        apart_from=tuple(row.apart_from),
        **{name: getattr(row, name) for name in WHOLE},
    )


HISTORY_DEVICE = "history"
"""Stands at the events that were read from another app's table instead of tapped."""
_HISTORY = uuid.UUID("6d1e2f0a-6a3c-5a57-9c51-3f0d5a5b7c11")
"""The namespace of their names: the same set of the same session has the same one."""


def history_event(runner: Runner, session: str, sequence: int, done: SetLog) -> LogEvent:
    """The event of a set from another app.

    Raises:
        ValueError: when the set has no time.
    """
    if done.at is None:
        raise ValueError("a set of a history has the time of its session")
    load = done.load
    said = (session, done.exercise, done.number, done.warm_up, done.reps, done.seconds)
    more = (done.metres, done.rir, load.grams if load else None, load.unit if load else None)
    return LogEvent(
        runner=runner,
        uid=uuid.uuid5(_HISTORY, repr((*map(str, said), *map(str, more)))),
        device=HISTORY_DEVICE,
        sequence=sequence,
        session=session,
        day=done.at.date(),
        kind=LogEvent.Kind.SET_DONE,
        exercise=done.exercise,
        set_number=done.number,
        side=done.side.value,
        is_warm_up=done.warm_up,
        reps=done.reps,
        load_grams=load.grams if load else None,
        load_in_pounds=load is not None and load.unit is MassUnit.LB,
        seconds=done.seconds,
        metres=done.metres,
        rir=done.rir,
        done_at=done.at,
    )
