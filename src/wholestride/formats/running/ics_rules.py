"""Repetition rules (RRULE), read with care and unrolled day by day.

Only rules by day, week, month and year are read. Unrolling jumps to the season and ends with
it, so that no rule, however hostile, takes longer than the season's days. (The usual library
walks an impossible rule, such as every 30th of February, to the year 9999.)
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

MOST_INTERVAL = 1_000
MOST_COUNT = 100_000
MOST_STEPS = 200_000
"""Periods that all counted rules of a file together may walk from their start."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_TOO_OFTEN = {"SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(Z)?)?")
_END_OF_DAY = time(23, 59, 59)


class RefusedRuleError(ValueError):
    """A repetition that is not read; the message says why in plain words."""


@dataclass(slots=True)
class Budget:
    """Steps that are left for all counted rules of a file together."""

    steps: int = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Take steps off.

        Raises:
            RefusedRuleError: when the file repeats more than any running calendar.
        """
        self.steps -= steps
        if self.steps < 0:
            raise RefusedRuleError("the calendar repeats more than a running calendar can")


@dataclass(frozen=True, slots=True)
class Rule:
    """A repetition rule; ``weekdays`` are pairs of ordinal (0 for every) and weekday."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weekdays: frozenset[tuple[int, int]] = frozenset()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    ignored: tuple[str, ...] = ()


def read_rule(value: str, zone: tzinfo | None) -> Rule:
    """A rule as written; an end in UTC is turned to the event's own wall clock.

    Raises:
        RefusedRuleError: with plain words, when it repeats within a day or cannot be read.
    """
    given = _parts(value)
    frequency = given.pop("FREQ", "")
    if frequency in _TOO_OFTEN:
        raise RefusedRuleError(f"it repeats every {_TOO_OFTEN[frequency]}")
    if frequency not in _FREQUENCIES:
        raise RefusedRuleError("its repetition has no frequency that is known")
    if any(name in given for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise RefusedRuleError("it repeats several times a day")
    if "BYWEEKNO" in given:
        raise RefusedRuleError("repetition by week number is not read")
    return Rule(
        frequency,
        _whole(given.pop("INTERVAL", ""), MOST_INTERVAL) or 1,
        _whole(given.pop("COUNT", ""), MOST_COUNT),
        _until(given.pop("UNTIL", ""), zone),
        frozenset(_numbers(given.pop("BYMONTH", ""), 1, 12)),
        frozenset(_numbers(given.pop("BYMONTHDAY", ""), -31, 31)),
        frozenset(_numbers(given.pop("BYYEARDAY", ""), -366, 366)),
        frozenset(_weekdays(given.pop("BYDAY", ""))),
        tuple(_numbers(given.pop("BYSETPOS", ""), -366, 366)),
        _week_start(given.pop("WKST", "MO")),
        tuple(given),
    )


def _parts(value: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in value.upper().split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs if name.strip()}


def _whole(text: str, most: int) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,9}", text) or not 1 <= int(text) <= most:
        raise RefusedRuleError("its repetition counts in a number that cannot be read")
    return int(text)


def _numbers(text: str, least: int, most: int) -> list[int]:
    items = [item.strip() for item in text.split(",")] if text else []
    if not all(re.fullmatch(r"[+-]?\d{1,3}", item) for item in items):
        raise RefusedRuleError("its repetition holds a number that cannot be read")
    numbers = sorted({int(item) for item in items})
    if any(number == 0 or not least <= number <= most for number in numbers):
        raise RefusedRuleError("its repetition holds a number that no calendar has")
    return numbers


def _weekdays(text: str) -> list[tuple[int, int]]:
    days = []
    for item in text.split(",") if text else ():
        match = re.fullmatch(r"\s*([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)\s*", item)
        if match is None:
            raise RefusedRuleError("its repetition holds a weekday that cannot be read")
        days.append((int(match[1] or 0), _WEEKDAYS.index(match[2])))
    return days


def _week_start(text: str) -> int:
    return _WEEKDAYS.index(text) if text in _WEEKDAYS else 0


def _until(text: str, zone: tzinfo | None) -> datetime | None:
    if not text:
        return None
    match = _UNTIL.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return datetime.combine(day, _END_OF_DAY)
        wall = datetime.combine(day, time(int(match[4]), int(match[5]), int(match[6] or 0)))
    except ValueError:
        raise RefusedRuleError("the end of its repetition cannot be read") from None
    if match[7] and zone is not None and 1 < day.year < date.max.year:
        return wall.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return wall


def unroll(
    rule: Rule, start: datetime, span: tuple[datetime, datetime], budget: Budget
) -> list[datetime]:
    """The starts of a rule inside the span, in order; the first start itself is not added.

    Raises:
        RefusedRuleError: when counted rules exceed the budget.
    """
    last = min(span[1], rule.until) if rule.until else span[1]
    found = []
    counted = 0
    # a counted rule is walked from its beginning, any other begins with the season
    for day in _days(rule, start.date(), max(start, span[0]).date(), last.date(), budget):
        when = datetime.combine(day, start.time())
        if when < start or when > last:
            continue
        counted += 1
        if rule.count is not None and counted > rule.count:
            break
        if when >= span[0]:
            found.append(when)
    return found


def _days(rule: Rule, start: date, first: date, last: date, budget: Budget) -> Iterator[date]:
    """Matching days from the period of ``first`` (of ``start`` when counted) to ``last``."""
    index = 0
    if rule.count is None:
        index = max(0, _period_index(rule, start, first)) // rule.interval * rule.interval
    while True:
        period = _period(rule, start, index)
        if not period or period[0] > last:
            return
        if rule.count is not None:
            budget.spend(len(period))
        yield from _matching(rule, start, period)
        index += rule.interval


def _period_index(rule: Rule, start: date, day: date) -> int:
    """How many days, weeks, months or years ``day`` is after the rule's start."""
    if rule.frequency == "DAILY":
        return (day - start).days
    if rule.frequency == "WEEKLY":
        return (day - _week_of(start, rule)).days // 7
    if rule.frequency == "MONTHLY":
        return (day.year - start.year) * 12 + day.month - start.month
    return day.year - start.year


def _week_of(day: date, rule: Rule) -> date:
    return day - timedelta(days=(day.weekday() - rule.week_start) % 7)


def _period(rule: Rule, start: date, index: int) -> list[date]:
    """All days of the rule's period of this number."""
    if rule.frequency == "DAILY":
        return [start + timedelta(days=index)]
    if rule.frequency == "WEEKLY":
        monday = _week_of(start, rule) + timedelta(weeks=index)
        return [monday + timedelta(days=number) for number in range(7)]
    if rule.frequency == "MONTHLY":
        year, month = divmod(start.year * 12 + start.month - 1 + index, 12)
        return _month(year, month + 1)
    year = start.year + index
    months = sorted(rule.months) or range(1, 13)
    if not (rule.month_days or rule.year_days or rule.weekdays or rule.months):
        months = [start.month]
    return [day for month in months for day in _month(year, month)]


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]


def _matching(rule: Rule, start: date, period: list[date]) -> list[date]:
    """The days of a period that the rule means."""
    days = [day for day in period if _fits(rule, start, day)]
    if not rule.positions:
        return days
    picked = {
        days[position - 1 if position > 0 else position]
        for position in rule.positions
        if abs(position) <= len(days)
    }
    return sorted(picked)


def _fits(rule: Rule, start: date, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _fits_month_day(rule, day):
        return False
    if rule.year_days and not _fits_year_day(rule, day):
        return False
    if rule.weekdays:
        return any(_fits_weekday(rule, ordinal, weekday, day) for ordinal, weekday in rule.weekdays)
    if rule.month_days or rule.year_days or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day


def _fits_month_day(rule: Rule, day: date) -> bool:
    from_end = day.day - calendar.monthrange(day.year, day.month)[1] - 1
    return day.day in rule.month_days or from_end in rule.month_days


def _fits_year_day(rule: Rule, day: date) -> bool:
    number = day.timetuple().tm_yday
    from_end = number - (366 if calendar.isleap(day.year) else 365) - 1
    return number in rule.year_days or from_end in rule.year_days


def _fits_weekday(rule: Rule, ordinal: int, weekday: int, day: date) -> bool:
    """Every such weekday, or the ordinal one of its month, or of its year."""
    if day.weekday() != weekday:
        return False
    if ordinal == 0 or rule.frequency in ("DAILY", "WEEKLY"):
        return True
    if rule.frequency == "MONTHLY" or rule.months:
        number, length = day.day, calendar.monthrange(day.year, day.month)[1]
    else:
        number, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    if ordinal > 0:
        return (number - 1) // 7 + 1 == ordinal
    return -((length - number) // 7 + 1) == ordinal
