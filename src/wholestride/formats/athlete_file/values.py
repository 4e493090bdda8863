"""Readers of single values: each returns the value as a noun or says what to write instead."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import TypeVar

from wholestride.domain.athlete import Weekday
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.formats.athlete_file.tables import Misfit
from wholestride.formats.wording import near, shown

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

LONGEST_TEXT = 300
SEARCHED_LETTERS = 80
CLOCK_EXAMPLE = 'Write it on the 24-hour clock, like "06:45".'
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\s*(\d{1,2})[:.](\d{2})\s*")
_AM_PM = re.compile(r"\d\s*(?:am|pm|a\.m\.|p\.m\.)", re.IGNORECASE)

WEEKDAYS: Mapping[str, Weekday] = {day.name.lower(): day for day in Weekday}
"""``monday`` to ``sunday``."""


def text(value: object) -> str:
    """A line of text."""
    if not isinstance(value, str):
        raise Misfit(f"{shown(value)} is not text.", "Put it between quotation marks.")
    if not value.strip():
        raise Misfit("is empty.", "Write something, or delete the line.")
    if len(value) > LONGEST_TEXT:
        raise Misfit("is too long.", f"Keep it under {LONGEST_TEXT} letters.")
    if not value.isprintable():
        raise Misfit("holds a line break or a control character.", "Write one plain line.")
    return value


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise Misfit(f"{shown(value)} is neither true nor false.", "Write true or false, unquoted.")


def whole_number(low: int, high: int, step: str = "") -> Callable[[object], int]:
    """A reader of whole numbers from ``low`` to ``high``."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Misfit(
                f"{shown(value)} is not a whole number.",
                step or f"Write a number from {low} to {high}, without quotation marks.",
            )
        if not low <= value <= high:
            raise Misfit(f"{shown(value)} is not possible here.", step or f"Write {low} to {high}.")
        return value

    return read


def number(low: float, high: float, unit: str = "") -> Callable[[object], float]:
    """A reader of finite numbers from ``low`` to ``high``."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Misfit(
                f"{shown(value)} is not a number.", "Write a number without quotation marks."
            )
        if not math.isfinite(value) or not low <= value <= high:
            span = f"{low:g} to {high:g} {unit}".rstrip()
            raise Misfit(f"{shown(value)} is not possible here.", f"Write {span}.")
        return float(value)

    return read


def mass(unit: MassUnit, lightest_kg: float, heaviest_kg: float) -> Callable[[object], Mass]:
    """A reader of masses in a unit, within a range in kilograms [kg]."""
    make = kg if unit is MassUnit.KG else lb
    factor = make(1000).kg / 1000
    read_number = number(round(lightest_kg / factor, 1), round(heaviest_kg / factor, 1), unit)

    def read(value: object) -> Mass:
        return make(read_number(value))

    return read


def day(value: object) -> date:
    """A date, as TOML date or ISO text."""
    found = None
    if isinstance(value, date) and not isinstance(value, datetime):
        found = value
    elif isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
        found = _date_or_none(value.strip())
    if found is None:
        raise Misfit(f"{shown(value)} is not a date.", "Write it like 2027-04-25, unquoted.")
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise Misfit(f"the year {found.year} is not possible.", "Check the year.")
    return found


def _date_or_none(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def clock(value: object) -> time:
    """A time of day on a 24-hour clock, such as ``06:45``."""
    if isinstance(value, time) and value.tzinfo is None:
        return value.replace(second=0, microsecond=0)
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise Misfit(f"{shown(value)} is not a time of day.", clock_hint(value, CLOCK_EXAMPLE))
    return clock_time(match[1], match[2])


def clock_hint(written: object, example: str) -> str:
    """The example, or a word on the 24-hour clock where somebody wrote a.m. or p.m."""
    if isinstance(written, str) and _AM_PM.search(written[:SEARCHED_LETTERS]):
        return "Use the 24-hour clock: 7 pm is 19:00."
    return example


def clock_time(hours: str, minutes: str) -> time:
    """A time from its two numbers as text; midnight at the end of a day is 23:59."""
    if (hours, minutes) == ("24", "00"):
        return time(23, 59)
    if int(hours) > 23 or int(minutes) > 59:
        raise Misfit(f"{hours}:{minutes} is not a time of day.", CLOCK_EXAMPLE)
    return time(int(hours), int(minutes))


def choice(options: type[E], also: Mapping[str, E] | None = None) -> Callable[[object], E]:
    """A reader of one of an enum's words, or of another word for it in ``also``."""
    words: dict[str, E] = {plain(str(option.value)): option for option in options}
    listed = ", ".join(str(option.value) for option in options)
    return word_of({**words, **(also or {})}, listed)


def word_of(words: Mapping[str, T], listed: str) -> Callable[[object], T]:
    """A reader of one of some words; ``listed`` says which there are."""

    def read(value: object) -> T:
        word = plain(value) if isinstance(value, str) else ""
        if word not in words:
            step = near(word, words, f"Write one of: {listed}.")
            raise Misfit(f"{shown(value)} is not one of the possible words.", step)
        return words[word]

    return read


def plain(word: str) -> str:
    """Small letters, with hyphens for spaces and underscores."""
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())


weekday = word_of(WEEKDAYS, "monday to sunday")
"""A reader of weekday names."""
