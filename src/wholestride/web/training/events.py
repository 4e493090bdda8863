"""Messages from the phone: read, checked, and kept once however often they come."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from wholestride.domain.athlete import Side
from wholestride.web.training import check_ins, free
from wholestride.web.training.models import LogEvent, Runner, SeasonSession

LARGEST = {
    "sequence": 2**53,
    "set_number": 99,
    "reps": 999,
    "load_grams": 1_000_000,
    "seconds": 86_400,
    "metres": 100_000,
    "rir": 10,
    "srpe": 10,
    "pain": 10,
}
LONGEST_NOTE = 4000
LONGEST_NAME = 80
LONGEST_DEVICE = 40
LONGEST_SEEN = 400


@dataclass(frozen=True, slots=True)
class Refused:
    """A message that cannot be kept, and why, in words for the runner."""

    field: str
    why: str


def read_event(message: Mapping[str, Any]) -> LogEvent | Refused:
    """The event of a message as the phone sends it; nothing is saved yet."""
    try:
        return LogEvent(
            uid=uuid.UUID(str(message["uid"])),
            device=_text(message, "device", LONGEST_DEVICE),
            session=_text(message, "session", LONGEST_NAME),
            day=date.fromisoformat(str(message["day"])),
            kind=LogEvent.Kind(str(message["kind"])),
            exercise=_text(message, "exercise", LONGEST_NAME),
            side=Side(str(message.get("side") or "both")),
            is_warm_up=message.get("is_warm_up") is True,
            load_in_pounds=message.get("load_in_pounds") is True,
            note=_text(message, "note", LONGEST_NOTE),
            done_at=datetime.fromisoformat(str(message["done_at"])).replace(tzinfo=None),
            sequence=_number(message, "sequence") or 0,
            set_number=_number(message, "set_number") or 0,
            reps=_number(message, "reps"),
            load_grams=_number(message, "load_grams"),
            seen=_seen(message),
            seconds=_number(message, "seconds"),
            metres=_number(message, "metres"),
            rir=_number(message, "rir"),
            srpe=_number(message, "srpe"),
            pain=_number(message, "pain"),
        )
    except KeyError as missing:
        return Refused(str(missing.args[0]), "is missing")
    except ValueError as wrong:
        return Refused("message", str(wrong))


def _text(message: Mapping[str, Any], field: str, longest: int) -> str:
    value = message.get(field, "")
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f"{field} is no text of at most {longest} letters")
    if "\0" in value or not _is_unicode(value):
        raise ValueError(f"{field} holds signs that are no text")
    return value


def _seen(message: Mapping[str, Any]) -> str | None:
    return None if message.get("seen") is None else _text(message, "seen", LONGEST_SEEN)


def _is_unicode(value: str) -> bool:
    """False for halves of signs, which no database takes."""
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


def _number(message: Mapping[str, Any], field: str) -> int | None:
    value = message.get(field)
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= LARGEST[field]:
        raise ValueError(f"{field} is no whole number from 0 to {LARGEST[field]}")
    return value


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one message: ``kept``, ``seen`` before, or ``refused`` and why."""

    uid: str
    status: str
    why: str = ""


def keep_all(runner: Runner, messages: Sequence[Any]) -> list[Answer]:
    """Keep what can be kept of a batch and answer each message, in four queries.

    ``kept`` and ``seen`` are said only of rows that were read back, so whoever hears them may
    forget the message. A message that comes twice, or from two requests at once, is one row.
    """
    answers, events = _read_all(messages)
    known = _days(runner, {event.session for event in events.values()})
    fresh = []
    before = _stored(runner, events)
    for uid, event in events.items():
        days = known.get(event.session, [])
        wrong = _wrong(event, days)
        if wrong:
            answers[uid] = Answer(uid, "refused", wrong)
        elif uid in before:
            answers[uid] = Answer(uid, "seen")
        else:
            event.runner = runner
            event.day = event.day if event.day in days else days[-1]
            fresh.append(event)
    if fresh:
        LogEvent.objects.bulk_create(fresh, ignore_conflicts=True)
        there = _stored(runner, {str(event.uid): event for event in fresh})
        for event in fresh:
            uid = str(event.uid)
            answers[uid] = (
                Answer(uid, "kept")
                if uid in there
                else Answer(uid, "refused", "The server could not keep this.")
            )
    return list(answers.values())


def _read_all(messages: Sequence[Any]) -> tuple[dict[str, Answer], dict[str, LogEvent]]:
    """Answers to what cannot be read, and the events of what can, by their uid as it came."""
    answers: dict[str, Answer] = {}
    events: dict[str, LogEvent] = {}
    for message in messages:
        fields = message if isinstance(message, dict) else {}
        read = read_event(fields)
        if isinstance(read, LogEvent):
            events.setdefault(str(read.uid), read)
        else:
            uid = str(fields.get("uid", ""))[:LONGEST_NAME]
            answers[uid] = Answer(uid, "refused", f"{read.field}: {read.why}")
    return answers, events


def _days(runner: Runner, sessions: set[str]) -> dict[str, list[date]]:
    """The days on which each session lay in any season of the runner, the newest season's last.

    A phone that was away knows the day of an older season; what was done stays on that day.
    """
    found: dict[str, list[date]] = {}
    for session in sessions:
        own = free.day_of(session) or check_ins.day_of(session)
        if own:
            found[session] = [own]
    held = SeasonSession.objects.filter(season__runner=runner, session__in=sessions - found.keys())
    rows = held.values_list("session", "day").annotate(newest=Max("season__number"))
    for session, day, _ in rows.order_by("newest"):
        found.setdefault(session, []).append(day)
    return found


def _wrong(event: LogEvent, days: Sequence[date]) -> str:
    """Why an event has no place among the runner's sessions; empty where it has one."""
    if not days:
        return "This session is not in your season."
    of_day = check_ins.day_of(event.session) is not None
    if of_day != (event.kind == LogEvent.Kind.CHECK_IN):
        return "A check-in belongs to a day, everything else to a session."
    try:
        if of_day:
            check_ins.check_in_from(event.note, days[-1])
    except ValueError as wrong:
        return f"note: {wrong}"
    return ""


def _stored(runner: Runner, events: Mapping[str, LogEvent]) -> set[str]:
    uids = [event.uid for event in events.values()]
    return {str(uid) for uid in runner.events.filter(uid__in=uids).values_list("uid", flat=True)}
