"""Runs, sessions and prescriptions in words that can be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from wholestride.domain.exercise import Measure
from wholestride.domain.running import Run
from wholestride.domain.season import Prescription, Range, Session

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
"""Spelled out here, so that no machine's language changes the bytes."""

SAFETY_LINE = "Stop an exercise that hurts more than 3 out of 10."
_UNITS = {Measure.SECONDS: "seconds", Measure.METRES: "metres", Measure.BREATHS: "breaths"}


def day_words(day: date | datetime) -> str:
    """A date in words.

    >>> day_words(date(2026, 11, 24))
    'Tuesday 24 November 2026'
    """
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def range_words(span: Range) -> str:
    """``8``, or ``6 to 8``.

    >>> range_words(Range(6, 8))
    '6 to 8'
    """
    return str(span.low) if span.low == span.high else f"{span.low} to {span.high}"


def session_name(session: Session) -> str:
    """The title, or the kind in words."""
    return session.title or str(session.kind).replace("-", " ")


def prescription_sentence(line: Prescription) -> str:
    """One exercise as a sentence.

    A superset's letter, warm-up sets and the weaker side are said where they apply.
    """
    sets = "1 set" if line.sets == 1 else f"{line.sets} sets"
    unit = _UNITS.get(line.measure, "")
    amount = f"{range_words(line.amount)} {unit}".rstrip()
    parts = [f"{sets} of {amount}{' on each side' if line.per_side else ''}"]
    if line.load is not None:
        parts.append(f"with {line.load}")
    if line.rir is not None and not line.warm_up:
        parts.append(f"{range_words(line.rir)} repetitions in reserve")
    if line.tempo:
        parts.append(f"tempo {line.tempo}")
    parts.append(f"rest {line.rest_seconds} seconds")
    if line.weaker_side_first:
        parts.append(f"{line.weaker_side_first} side first")
    kind = "Warm-up, " if line.warm_up else f"Superset {line.superset}, " if line.superset else ""
    return f"{kind}{line.name}: {', '.join(parts)}."


def sentences(session: Session) -> Iterator[str]:
    """The session's exercises, then why it is where it is, then the safety line."""
    if session.prescriptions:
        yield from (prescription_sentence(line) for line in session.prescriptions)
    else:
        yield "The exercises follow when its block comes near."
    if session.why:
        yield "Why here and now:"
        yield from (str(reason) for reason in session.why)
    yield SAFETY_LINE


def run_sentence(run: Run) -> str:
    """A run with its kind, length and warm-ups."""
    about = "" if run.minutes_known else "about "
    distance = f", {run.distance}" if run.distance else ""
    key = ", a key run" if run.key and run.race is None else ""
    hour = "" if run.time_known else " The time is assumed."
    add_ons = "".join(f" Add {each.name}, {each.minutes} minutes." for each in run.add_ons)
    return f"{run.kind}{key}, {about}{run.minutes} minutes{distance}.{hour}{add_ons}"
