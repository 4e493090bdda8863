"""Repeating events: rules, extra and excepted dates, changed occurrences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from wholestride.formats.running.ics_rules import Budget, Rule, unroll


@dataclass(frozen=True, slots=True)
class Change:
    """An occurrence that was changed: which, to when, by which event, and all later ones too."""

    original: datetime
    start: datetime
    number: int
    and_future: bool = False


@dataclass(slots=True)
class Series:
    """One repeating event on its own zone's wall clock.

    ``excepted`` holds exact starts and, as plain dates, whole days.
    """

    number: int
    start: datetime
    rules: list[Rule] = field(default_factory=list)
    extra: list[datetime] = field(default_factory=list)
    excepted: list[datetime | date] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def occurrences(
    series: Series, span: tuple[date, date], budget: Budget
) -> list[tuple[int, datetime]]:
    """Event number and start of every occurrence in the span, in order.

    Raises:
        RefusedRuleError: when the file's counted rules exceed the budget.
    """
    first = datetime.combine(span[0], time())
    last = datetime.combine(span[1], time(23, 59, 59))
    starts = {start for start in (*series.extra, series.start) if first <= start <= last}
    ends = [rule.until for rule in series.rules if rule.until]
    if ends and len(ends) == len(series.rules) and max(ends) < series.start:
        starts.discard(series.start)
    for rule in series.rules:
        starts.update(unroll(rule, series.start, (first, last), budget))
    excepted = set(series.excepted)
    kept = sorted(when for when in starts if not {when, when.date()} & excepted)
    return sorted(_changed(series, kept), key=lambda found: (found[1], found[0]))


def _changed(series: Series, starts: list[datetime]) -> list[tuple[int, datetime]]:
    """Changed occurrences in place of the original ones; later ones follow where they must."""
    single = {change.original: change for change in series.changes}
    future = sorted(
        (change for change in series.changes if change.and_future),
        key=lambda change: (change.original, change.number),
    )
    found = [(change.number, change.start) for change in single.values()]
    for start in starts:
        if start in single:
            continue
        followed = [change for change in future if change.original < start]
        if followed:
            change = followed[-1]
            found.append((change.number, start + (change.start - change.original)))
        else:
            found.append((series.number, start))
    return found
