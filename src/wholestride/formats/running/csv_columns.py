"""Columns of a CSV calendar: what they are called, and how their values are read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta

from wholestride.domain.quantities import Distance, km, miles
from wholestride.formats.running.csv_words import MONTHS, ROLE_OF

_NUMBERED = re.compile(r"(?:[^\W\d]{2,12}\.?,? +)?(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?:[T ,].*)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}Z?)?")
_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,? +)?"
_NAME = r"([^\W\d]{3,12})"
_WORDED = re.compile(rf"{_WEEKDAY}(\d{{1,2}})\.?,? +(?:de +)?{_NAME}\.?,? +(?:de +)?(\d{{4}}).*")
_WORDED_US = re.compile(rf"{_WEEKDAY}{_NAME}\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}}).*")
_TIME = re.compile(
    r"(?:.*[T ])?(\d{1,2})(?:[:.h](\d\d)?)?(?::\d\d)?\s*(?:uhr|h)?\s*(?:([ap])\.?m\.?)?",
    re.IGNORECASE,
)
_SPREADSHEET_ZERO = date(1899, 12, 30)
_KM = re.compile(r"\bk(m|ms|ilomet\w*)?\b")
_MILES = re.compile(r"\b(mi|miles?|mil(las|es)|meilen|miglia)\b")


def folded(text: str) -> str:
    """Lower case without accents and outer spaces."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read: its role, its place, and the unit that its header names."""

    role: str
    index: int
    unit: str = ""


def columns_of(header: list[str]) -> dict[str, Column]:
    """The columns by role, from header words in seven languages; the first of a role wins.

    >>> sorted(columns_of(["Datum", "Einheit", "Distanz (km)"]))
    ['date', 'distance', 'title']
    """
    columns: dict[str, Column] = {}
    for index, cell in enumerate(header):
        words = folded(cell.replace("\ufeff", ""))
        bare = re.sub(r"[(\[].*", "", words)
        name = re.sub(r"[^a-z]+", "_", bare).strip("_")
        role = ROLE_OF.get(name) or ROLE_OF.get(name.rpartition("_")[0])
        if role and role not in columns:
            columns[role] = Column(role, index, _unit(words))
    return columns


def _unit(header: str) -> str:
    if _MILES.search(header.replace("_", " ")):
        return "mi"
    return "km" if _KM.search(header.replace("_", " ")) else ""


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How numbered dates of a column are read; ``ambiguous`` when every date fits both ways."""

    day_first: bool
    ambiguous: bool = False
    mixed: bool = False


def date_order(cells: list[str]) -> DateOrder:
    """Day or month first, decided over the whole column.

    >>> date_order(["3/4/2027", "3/25/2027"]).day_first
    False
    >>> date_order(["3/4/2027", "5/6/2027"]).ambiguous
    True
    """
    pairs = []
    dotted = False
    for cell in cells:
        match = _NUMBERED.fullmatch(cell.strip())
        if match and len(match[1]) <= 2:
            pairs.append((int(match[1]), int(match[3])))
            dotted = dotted or match[2] in ".-"
    first_high = any(first > 12 for first, _ in pairs)
    second_high = any(second > 12 for _, second in pairs)
    if first_high or second_high:
        return DateOrder(day_first=first_high, mixed=first_high and second_high)
    ambiguous = any(first != second for first, second in pairs) and not dotted
    return DateOrder(day_first=True, ambiguous=ambiguous)


def parse_date(cell: str, order: DateOrder) -> date | None:
    """A date as people and programs write it; None where it is none.

    >>> parse_date("Di, 24.11.2026", DateOrder(True)), parse_date("Nov 24, 2026", DateOrder(True))
    (datetime.date(2026, 11, 24), datetime.date(2026, 11, 24))
    """
    text = cell.strip()
    try:
        return _numbered(text, order) or _compact(text) or _worded(text)
    except (ValueError, OverflowError):
        return None


def _numbered(text: str, order: DateOrder) -> date | None:
    match = _NUMBERED.fullmatch(text)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        return date(first, second, third)
    if len(match[1]) > 2:
        return None
    year = third + 2000 if third < 100 else third
    return date(year, second, first) if order.day_first else date(year, first, second)


def _compact(text: str) -> date | None:
    match = _COMPACT.fullmatch(text)
    if match:
        return date(int(match[1]), int(match[2]), int(match[3]))
    # what a spreadsheet shows when a date lost its format: days since 30 December 1899
    if re.fullmatch(r"\d{5}", text) and 36_000 <= int(text) <= 74_000:
        return _SPREADSHEET_ZERO + timedelta(days=int(text))
    return None


def _worded(text: str) -> date | None:
    plain = folded(text)
    match = _WORDED.fullmatch(plain)
    if match:
        month = _month(match[2])
        return None if month is None else date(int(match[3]), month, int(match[1]))
    match = _WORDED_US.fullmatch(plain)
    month = _month(match[1]) if match else None
    return None if match is None or month is None else date(int(match[3]), month, int(match[2]))


def _month(word: str) -> int | None:
    return MONTHS.get(word[:4]) or MONTHS.get(word[:3])


def parse_time(cell: str) -> time | None:
    """A clock time; None where it is none.

    >>> parse_time("18h30"), parse_time("7:05 PM"), parse_time("6.45 Uhr"), parse_time("later")
    (datetime.time(18, 30), datetime.time(19, 5), datetime.time(6, 45), None)
    """
    match = _TIME.fullmatch(cell.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_minutes(cell: str) -> int | None:
    """A duration in minutes; None where it is none.

    >>> [parse_minutes(cell) for cell in ("75,5", "1:15", "1h15", "45:30")]
    [76, 75, 75, 46]
    """
    text = folded(cell)
    clock = re.fullmatch(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?", text)
    if clock:
        first, second = int(clock[1]), int(clock[2])
        if clock[3] is not None:
            return _sane(first * 60 + second + int(clock[3]) / 60)
        # 1:15 is an hour and a quarter, 45:30 is minutes and seconds
        return _sane(first * 60 + second if first < 10 else first + second / 60)
    hours = re.fullmatch(
        r"(\d{1,2})(?:[.,](\d+))? ?(?:h|std|tim|uur)[a-z]*\.? ?(?:(\d{1,2}) ?\w*)?", text
    )
    if hours:
        return _sane(float(f"{hours[1]}.{hours[2] or 0}") * 60 + int(hours[3] or 0))
    plain = re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,3}))? ?(?:m\w*\.?|')?", text)
    return _sane(float(f"{plain[1]}.{plain[2] or 0}")) if plain else None


def _sane(minutes: float) -> int | None:
    return round(minutes) if 1 <= minutes <= 48 * 60 else None


def parse_distance(cell: str, unit: str) -> Distance | None:
    """A distance; ``unit`` is the header's, "mi" or else kilometres.

    >>> print(parse_distance("10,5", ""), parse_distance("6 mi", "km"), parse_distance("800 m", ""))
    10.5 km 9.66 km 800 m
    """
    match = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,3}))? ?([a-z]*)\.?", folded(cell))
    if match is None:
        return None
    number = float(f"{match[1]}.{match[2] or 0}")
    if match[3] == "m":
        distance = Distance(round(number))
    else:
        distance = miles(number) if _MILES.search(match[3] or unit) else km(number)
    return distance if 100 <= distance.metres <= 400_000 else None
