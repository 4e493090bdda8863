"""Messages from the phone: read, checked, and kept once however often they come."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from wholestride.domain.athlete import Side
from wholestride.web.training.models import LogEvent, Runner

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
    return value


def _number(message: Mapping[str, Any], field: str) -> int | None:
    value = message.get(field)
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= LARGEST[field]:
        raise ValueError(f"{field} is no whole number from 0 to {LARGEST[field]}")
    return value


def keep(runner: Runner, event: LogEvent) -> bool:
    """Keep an event; False when it was there already.

    The row is written before this returns, so whoever hears True or False may forget it.
    """
    event.runner = runner
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError:
        if not runner.events.filter(uid=event.uid).exists():
            raise
        return False
    return True
