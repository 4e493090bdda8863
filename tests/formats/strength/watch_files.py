"""Half an hour in the gym as a watch keeps it: sets with candidates, titles, a summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.formats.fit.files import STARTED, activity, field, file_id, fit_time, session
from wholestride.formats.fit.profile import SET, STRENGTH_TRAINING, TITLE, TRAINING
from wholestride.formats.fit.writing import Base, Message, WrittenField, write_messages

SQUAT, BACK_SQUAT, LUNGE, UNKNOWN = 28, 6, 17, 65534


@dataclass(frozen=True, slots=True)
class Several(WrittenField):
    """A field with one number after another."""

    more: tuple[int | None, ...] = ()

    def content(self, order: str) -> bytes:
        numbers = [field(self.number, self.base, each) for each in (self.value, *self.more)]
        return b"".join(each.content(order) for each in numbers)


def several(number: int, values: Sequence[int | None]) -> Several:
    return Several(number, Base.UINT16, values[0], tuple(values[1:]))


def done(
    reps: int | None,
    *candidates: tuple[int | None, int | None],
    sixteenths: int = 0,
    unit: int = 1,
) -> Message:
    """A set of 40 s in the first minutes of the session."""
    return Message(
        SET,
        (
            field(0, Base.UINT32, 40_000),
            field(3, Base.UINT16, reps),
            field(4, Base.UINT16, sixteenths),
            field(5, Base.UINT8, 1),
            field(6, Base.UINT32, fit_time(STARTED) + 60),
            several(7, [category for category, _ in candidates]),
            several(8, [exercise for _, exercise in candidates]),
            field(9, Base.UINT16, unit),
        ),
    )


def title(category: int, exercise: int, words: str) -> Message:
    return Message(
        TITLE,
        (
            field(0, Base.UINT16, category),
            field(1, Base.UINT16, exercise),
            field(2, Base.STRING, words),
        ),
    )


def gym(*messages: Message) -> bytes:
    """The whole file; it begins at 06:45 in Berlin."""
    summary = session(1800, TRAINING, sub_sport=STRENGTH_TRAINING)
    return write_messages((file_id(), *messages, summary, activity()))
