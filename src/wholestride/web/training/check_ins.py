"""The daily check-in as a message: a few answers of a day, which only ever lighten its session."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from wholestride.domain.logbook import CheckIn
from wholestride.web.training.models import LogEvent

QUESTIONS = ("sleep", "soreness", "energy", "stress")
ILL = "signs of illness"
DAY = re.compile(r"day-(20\d\d-\d\d-\d\d)")


def session_of_day(day: date) -> str:
    """The name under which a day's check-in is kept."""
    return f"day-{day}"


def day_of(session: str) -> date | None:
    """The day of such a name."""
    found = DAY.fullmatch(session)
    try:
        return date.fromisoformat(found.group(1)) if found else None
    except ValueError:
        return None


def note_of(answers: Mapping[str, Any]) -> str:
    """The answers as they are kept."""
    return json.dumps({name: answers[name] for name in (*QUESTIONS, "ill") if answers.get(name)})


def check_in_from(note: str, day: date) -> CheckIn:
    """The answers of a message.

    Raises:
        ValueError: when they cannot be read.
    """
    found = json.loads(note)
    if not isinstance(found, dict) or found.keys() - {*QUESTIONS, "ill"}:
        raise ValueError("these are no answers of a check-in")
    answers = {name: found[name] for name in QUESTIONS if found.get(name) is not None}
    if any(type(each) is not int or not 1 <= each <= 5 for each in answers.values()):
        raise ValueError("an answer is no whole number from 1 to 5")
    return _answered(day, answers, is_ill=bool(found.get("ill")))


def _answered(day: date, answers: Mapping[str, int], *, is_ill: bool = False) -> CheckIn:
    return CheckIn(
        day,
        sleep=answers.get("sleep"),
        soreness=answers.get("soreness"),
        energy=answers.get("energy"),
        stress=answers.get("stress"),
        symptoms=(ILL,) if is_ill else (),
    )


def low_answers(day: date) -> list[CheckIn]:
    """A check-in with none, one, two and more low answers: what the phone counts."""
    return [_answered(day, dict.fromkeys(QUESTIONS[:count], 1)) for count in range(5)]


def ill(day: date) -> CheckIn:
    """A check-in with signs of illness."""
    return _answered(day, {}, is_ill=True)


def check_in_of(events: Iterable[LogEvent]) -> CheckIn | None:
    """The newest check-in among the events."""
    said = [each for each in events if each.kind == LogEvent.Kind.CHECK_IN]
    newest = max(said, key=lambda each: (each.sequence, each.uid.hex), default=None)
    return check_in_from(newest.note, newest.day) if newest else None
