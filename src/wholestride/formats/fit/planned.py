"""Sessions as FIT files that a watch leads through, and the schedule of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from zlib import crc32

from wholestride.domain.exercise import Exercise
from wholestride.domain.quantities import MassUnit
from wholestride.domain.season import Session
from wholestride.formats.fit.profile import (
    DEVELOPMENT,
    EPOCH,
    FILE_ID,
    INDEX,
    PLAN,
    PLAN_FILE,
    SCHEDULE,
    SCHEDULE_FILE,
    STEP,
    STRENGTH_TRAINING,
    TITLE,
    TRAINING,
)
from wholestride.formats.fit.steps import Ending, Step, StepKind, short_name, steps_of
from wholestride.formats.fit.writing import Base, Message, WrittenField, write_messages
from wholestride.formats.spoken import SAFETY_LINE, session_name

UNITS = {MassUnit.KG: 1, MassUnit.LB: 2}
ENDINGS = {Ending.SECONDS: 0, Ending.BUTTON: 5, Ending.ROUNDS: 6, Ending.REPS: 29}
INTENSITIES = {
    StepKind.WORK: 0,
    StepKind.REST: 1,
    StepKind.WARM_UP: 2,
    StepKind.COOL_DOWN: 3,
    StepKind.AGAIN: None,
}
_OPEN_TARGET = 2
_HEAVIEST_GRAMS = 655_340
"""More does not fit into the field, and nobody lifts it."""


def write_session(session: Session, exercises: Mapping[str, Exercise]) -> bytes:
    """The session as a FIT file of steps; the same session gives the same bytes.

    Raises:
        ValueError: when it has no exercises yet, or more than a watch can hold.
    """
    steps = steps_of(session, exercises)
    notes = f"{session.minutes} min, {session.place}. {SAFETY_LINE}"
    plan = Message(
        PLAN,
        (
            WrittenField(4, Base.ENUM, TRAINING),
            WrittenField(11, Base.ENUM, STRENGTH_TRAINING),
            WrittenField(6, Base.UINT16, len(steps)),
            WrittenField(8, Base.STRING, name_of(session)),
            WrittenField(17, Base.STRING, notes),
        ),
    )
    written = (_step(number, step) for number, step in enumerate(steps))
    named = [(step.category, step.exercise, step.name) for step in steps if step.name]
    return write_messages([_about(session), plan, *written, *titles(named)])


def write_schedule(sessions: Iterable[Session]) -> bytes:
    """On which day which session is due; the files themselves are handed over beside it."""
    head = file_id(SCHEDULE_FILE, 1, EPOCH)
    return write_messages([head, *(_scheduled(each) for each in sessions if each.prescriptions)])


def name_of(session: Session) -> str:
    """The session's name with its day, so that a watch's list can be read.

    The day comes first, because the end is cut off on a small screen.
    """
    return f"{session.day:%d.%m.} {short_name(session_name(session))}"


def serial_of(session: Session) -> int:
    """A number for this form of the session, never 0; a changed session has another."""
    return crc32(f"{session.id}/{session.revision}".encode()) or 1


def file_id(kind: int, serial: int, created: datetime) -> Message:
    """The first message of every file; ``created`` tells files of one number apart."""
    return Message(
        FILE_ID,
        (
            WrittenField(0, Base.ENUM, kind),
            WrittenField(1, Base.UINT16, DEVELOPMENT),
            WrittenField(2, Base.UINT16, 0),
            WrittenField(3, Base.UINT32Z, serial),
            WrittenField(4, Base.UINT32, seconds_of(created)),
        ),
    )


def seconds_of(moment: datetime) -> int:
    """A moment as FIT counts it.

    >>> seconds_of(datetime(1989, 12, 31, 0, 1))
    60
    """
    return round((moment - EPOCH).total_seconds())


def titles(named: Iterable[tuple[int | None, int | None, str]]) -> Iterable[Message]:
    """A title for each category and exercise that one name of ours stands for.

    Where several share them, each keeps the name of its step only.
    """
    found = dict.fromkeys((category, name, _sideless(words)) for category, name, words in named)
    count = Counter((category, exercise) for category, exercise, _ in found)
    alone = [each for each in found if each[0] is not None and count[each[:2]] == 1]
    for number, (category, exercise, words) in enumerate(alone):
        yield Message(
            TITLE,
            (
                WrittenField(INDEX, Base.UINT16, number),
                WrittenField(0, Base.UINT16, category),
                WrittenField(1, Base.UINT16, exercise),
                WrittenField(2, Base.STRING, words),
            ),
        )


def _sideless(name: str) -> str:
    return name.removesuffix(", left").removesuffix(", right")


def _about(session: Session) -> Message:
    return file_id(PLAN_FILE, serial_of(session), session.start)


def _step(number: int, step: Step) -> Message:
    again = step.kind is StepKind.AGAIN
    amount = step.amount * 1000 if step.ending is Ending.SECONDS else step.amount
    grams = min(step.load.grams, _HEAVIEST_GRAMS) if step.load else None
    return Message(
        STEP,
        (
            WrittenField(INDEX, Base.UINT16, number),
            WrittenField(0, Base.STRING, step.name),
            WrittenField(1, Base.ENUM, ENDINGS[step.ending]),
            WrittenField(2, Base.UINT32, None if step.ending is Ending.BUTTON else amount),
            WrittenField(3, Base.ENUM, None if again else _OPEN_TARGET),
            WrittenField(4, Base.UINT32, step.rounds if again else 0),
            WrittenField(7, Base.ENUM, INTENSITIES[step.kind]),
            WrittenField(8, Base.STRING, step.notes),
            WrittenField(10, Base.UINT16, step.category),
            WrittenField(11, Base.UINT16, step.exercise),
            WrittenField(12, Base.UINT16, None if grams is None else grams // 10),
            WrittenField(13, Base.UINT16, UNITS[step.load.unit] if step.load else None),
        ),
    )


def _scheduled(session: Session) -> Message:
    return Message(
        SCHEDULE,
        (
            WrittenField(0, Base.UINT16, DEVELOPMENT),
            WrittenField(1, Base.UINT16, 0),
            WrittenField(2, Base.UINT32Z, serial_of(session)),
            WrittenField(3, Base.UINT32, seconds_of(session.start)),
            WrittenField(4, Base.ENUM, 0),
            WrittenField(5, Base.ENUM, 0),
            WrittenField(6, Base.UINT32, seconds_of(session.start)),
        ),
    )
