"""A finished session as a FIT activity with its sets, for services that take such files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wholestride.domain.athlete import Side
from wholestride.domain.exercise import Exercise, LoadKind
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.season import Session
from wholestride.formats.fit.planned import UNITS, file_id, seconds_of, serial_of, titles
from wholestride.formats.fit.profile import (
    ACTIVITY,
    ACTIVITY_FILE,
    DEVELOPMENT,
    DEVICE,
    EVENT,
    INDEX,
    LAP,
    RECORD,
    SESSION,
    SET,
    SET_DONE,
    SPORT,
    STRENGTH_TRAINING,
    TIMESTAMP,
    TRAINING,
    UNKNOWN_CATEGORY,
)
from wholestride.formats.fit.steps import short_name
from wholestride.formats.fit.writing import Base, Message, WrittenField, write_messages
from wholestride.formats.spoken import session_name

SECONDS_A_REP = 3
"""How long a repetition lasted where nobody timed it; the catalogue's usual figure."""
_LEAD_SECONDS = 60
_SET_TIMESTAMP = 254
_HEAVIEST_GRAMS = 4_095_000
_TIMER, _SESSION_EVENT, _LAP_EVENT, _ACTIVITY_EVENT = 0, 8, 9, 26
_START, _STOP, _STOP_ALL = 0, 1, 4


@dataclass(frozen=True, slots=True)
class _Timed:
    """A set with the moment of universal time at which it began, and how long it took."""

    done: SetLog
    begun: datetime
    seconds: int


def write_performed(
    session: Session, log: SessionLog, exercises: Mapping[str, Exercise], zone: str
) -> bytes:
    """The sets of a session that was done, as a FIT activity.

    Sets that carry no time are spread evenly over the planned minutes.

    Raises:
        ValueError: when no set was done, or the zone is unknown.
    """
    if not log.sets:
        raise ValueError("No set of this session was written down.")
    local = _zone(zone)
    sets = _timed(session, log.sets, local)
    begun = min(each.begun for each in sets) - timedelta(seconds=_LEAD_SECONDS)
    ended = max(each.begun + timedelta(seconds=each.seconds) for each in sets)
    named = [_named(each.done, exercises) for each in sets]
    return write_messages(
        [
            file_id(ACTIVITY_FILE, serial_of(session), begun),
            _device(begun, serial_of(session)),
            _sport(session),
            _event(begun, _START),
            _record(begun),
            _record(ended),
            *(_set(number, each, exercises) for number, each in enumerate(sets)),
            *titles(named),
            _event(ended, _STOP_ALL),
            *_summaries(begun, ended, local),
        ]
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (LookupError, OSError) as problem:
        raise ValueError(f"{name!r} is no time zone that this machine knows") from problem


def _timed(session: Session, sets: Sequence[SetLog], zone: ZoneInfo) -> list[_Timed]:
    """The sets in order of time; one that was ticked off ended when it was."""
    share = session.minutes * 60 / len(sets)
    timed = []
    for number, done in enumerate(sets):
        seconds = done.seconds or (done.reps or 1) * SECONDS_A_REP
        local = session.start + timedelta(seconds=round(number * share) + _LEAD_SECONDS)
        if done.at is not None:
            local = done.at.replace(tzinfo=None) - timedelta(seconds=seconds)
        begun = local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
        timed.append(_Timed(done, begun.replace(microsecond=0), seconds))
    return sorted(timed, key=lambda each: each.begun)


def _named(done: SetLog, exercises: Mapping[str, Exercise]) -> tuple[int | None, int | None, str]:
    exercise = exercises.get(done.exercise)
    fit = exercise.fit if exercise else None
    if exercise is None or fit is None:
        return UNKNOWN_CATEGORY, None, done.exercise
    side = "" if done.side is Side.BOTH else str(done.side)
    return fit.category_number, fit.name_number, short_name(exercise.name, side)


def _set(number: int, timed: _Timed, exercises: Mapping[str, Exercise]) -> Message:
    done = timed.done
    category, exercise, _ = _named(done, exercises)
    known = exercises.get(done.exercise)
    helped = known is not None and known.load_kind is LoadKind.ASSISTED
    load = None if helped else done.load
    sixteenths = round(min(load.grams, _HEAVIEST_GRAMS) * 16 / 1000) if load else None
    begun = seconds_of(timed.begun)
    return Message(
        SET,
        (
            WrittenField(_SET_TIMESTAMP, Base.UINT32, begun),
            WrittenField(0, Base.UINT32, timed.seconds * 1000),
            WrittenField(3, Base.UINT16, done.reps),
            WrittenField(4, Base.UINT16, sixteenths),
            WrittenField(5, Base.UINT8, SET_DONE),
            WrittenField(6, Base.UINT32, begun),
            WrittenField(7, Base.UINT16, category),
            WrittenField(8, Base.UINT16, exercise),
            WrittenField(9, Base.UINT16, UNITS[load.unit] if load else None),
            WrittenField(10, Base.UINT16, number),
        ),
    )


def _device(begun: datetime, serial: int) -> Message:
    return Message(
        DEVICE,
        (
            WrittenField(TIMESTAMP, Base.UINT32, seconds_of(begun)),
            WrittenField(0, Base.UINT8, 0),
            WrittenField(2, Base.UINT16, DEVELOPMENT),
            WrittenField(3, Base.UINT32Z, serial),
            WrittenField(4, Base.UINT16, 0),
        ),
    )


def _sport(session: Session) -> Message:
    return Message(
        SPORT,
        (
            WrittenField(0, Base.ENUM, TRAINING),
            WrittenField(1, Base.ENUM, STRENGTH_TRAINING),
            WrittenField(3, Base.STRING, short_name(session_name(session))),
        ),
    )


def _event(moment: datetime, what: int) -> Message:
    return Message(
        EVENT,
        (
            WrittenField(TIMESTAMP, Base.UINT32, seconds_of(moment)),
            WrittenField(0, Base.ENUM, _TIMER),
            WrittenField(1, Base.ENUM, what),
        ),
    )


def _record(moment: datetime) -> Message:
    return Message(RECORD, (WrittenField(TIMESTAMP, Base.UINT32, seconds_of(moment)),))


def _summaries(begun: datetime, ended: datetime, zone: ZoneInfo) -> Iterator[Message]:
    """Lap, session and activity, as services ask for them."""
    first, last = seconds_of(begun), seconds_of(ended)
    spent = (last - first) * 1000
    lasted = (
        WrittenField(INDEX, Base.UINT16, 0),
        WrittenField(TIMESTAMP, Base.UINT32, last),
        WrittenField(2, Base.UINT32, first),
        WrittenField(7, Base.UINT32, spent),
        WrittenField(8, Base.UINT32, spent),
        WrittenField(1, Base.ENUM, _STOP),
    )
    sport = (WrittenField(5, Base.ENUM, TRAINING), WrittenField(6, Base.ENUM, STRENGTH_TRAINING))
    laps = (WrittenField(25, Base.UINT16, 0), WrittenField(26, Base.UINT16, 1))
    yield Message(LAP, (*lasted, WrittenField(0, Base.ENUM, _LAP_EVENT)))
    yield Message(SESSION, (*lasted, WrittenField(0, Base.ENUM, _SESSION_EVENT), *sport, *laps))
    there = ended.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    yield Message(
        ACTIVITY,
        (
            WrittenField(TIMESTAMP, Base.UINT32, last),
            WrittenField(0, Base.UINT32, spent),
            WrittenField(1, Base.UINT16, 1),
            WrittenField(2, Base.ENUM, 0),
            WrittenField(3, Base.ENUM, _ACTIVITY_EVENT),
            WrittenField(4, Base.ENUM, _STOP),
            WrittenField(5, Base.UINT32, seconds_of(there)),
        ),
    )
