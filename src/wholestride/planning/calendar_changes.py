"""What changed in a running calendar, as changes that a replan answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, note
from wholestride.domain.logbook import CancelledRun, MovedRun, NewRun
from wholestride.domain.running import CalendarEntry, Run, RunKind
from wholestride.domain.season import Season
from wholestride.planning.classify import classify
from wholestride.planning.classify.words import fold

FARTHEST_DAYS = 6
"""A run of the same title within a week is the same run on another day (grade D)."""

MOST_COMPARED = 250_000
"""Pairs that are compared; beyond it this is another calendar, and nothing became anything."""

CalendarChange = MovedRun | CancelledRun | NewRun
Pair = tuple[Run, Run]


@dataclass(frozen=True, slots=True)
class Calendars:
    """The runs of a calendar as it was known, and as it is now."""

    before: Sequence[Run]
    now: Sequence[Run]


def season_changes(
    season: Season,
    before: Sequence[CalendarEntry] | None,
    now: Sequence[CalendarEntry],
    catalogue: Catalogue,
    today: date,
) -> tuple[tuple[CalendarChange, ...], tuple[Finding, ...]]:
    """What a calendar changes in the running of a season from today on.

    ``before`` is what the season knows of the calendar; None compares with all of its runs.
    """
    runs, findings = classify(now, season.athlete, catalogue)
    known = season.runs if before is None else classify(before, season.athlete, catalogue)[0]
    changes = calendar_changes(Calendars(known, runs), season.runs, today, season.end)
    late = sum(run.is_run and run.day > season.end for run in runs)
    if late:
        words = f"{late} of its runs lie after the season’s end, {season.end:%d %B %Y}."
        findings = (*findings, note(words, "Plan anew to reach them."))
    return changes, findings


def calendar_changes(
    calendars: Calendars, season: Sequence[Run], first: date, last: date
) -> tuple[CalendarChange, ...]:
    """The runs that move, fall away, become others or are new between two days.

    Only what the calendar says differently than before is told, so that what the runner moved
    stays there. ``season`` are the runs that the season knows: what it does not hold cannot
    fall away, and what it holds already is not new.
    """
    before = _compared(calendars.before, first, last)
    now = _compared(calendars.now, first, last)
    pairs, gone, new = _matched(before, now)
    known = _Known(season)
    changes = (
        *(CancelledRun(run.id) for run in gone if run.id in known.by_id),
        *(made for pair in pairs if (made := _changed(pair, known)) is not None),
        *(NewRun(known.named(run)) for run in new if not known.holds(run)),
    )
    return tuple(sorted(changes, key=known.when))


def _compared(runs: Sequence[Run], first: date, last: date) -> list[Run]:
    """The runner's own strength entries stand in the season as sessions, not as runs."""
    return [run for run in runs if first <= run.day <= last and run.kind is not RunKind.STRENGTH]


class _Known:
    """The runs of the season, and ids for new ones that none of them has."""

    def __init__(self, season: Sequence[Run]) -> None:
        self.by_id = {run.id: run for run in season}
        self.taken = set(self.by_id)
        self.told = {_told(run) for run in season}

    def holds(self, run: Run) -> bool:
        """True when the season has the same run on its day already."""
        return _told(run) in self.told

    def when(self, change: CalendarChange) -> tuple[datetime, str]:
        """When the run was to start, or starts where it is new."""
        name = change.instead if isinstance(change, NewRun) else change.run
        run = change.run if isinstance(change, NewRun) and not name else self.by_id[str(name)]
        return run.start, run.id

    def named(self, run: Run) -> Run:
        """The run under an id of its own."""
        name, number = run.id, 1
        while name in self.taken:
            number += 1
            name = f"{run.id}-{number}"
        self.taken.add(name)
        return replace(run, id=name)


def _told(run: Run) -> tuple[object, ...]:
    return run.day, run.kind, fold(run.title)


def _changed(pair: Pair, known: _Known) -> CalendarChange | None:
    """The change from one run to the other; None where the season has it so already."""
    before, now = pair
    held = known.by_id.get(before.id)
    if held is None:
        return None if known.holds(now) else NewRun(known.named(now))
    if _tells(held) == _tells(now):
        return None
    if _tells(replace(before, start=now.start)) == _tells(now):
        return MovedRun(held.id, now.start)
    return NewRun(replace(now, id=held.id), instead=held.id)


def _tells(run: Run) -> tuple[object, ...]:
    """All that matters of a run for a plan; not its id, and not why it was taken for what."""
    return (
        *(run.start, run.title, run.kind, run.subkind, run.minutes),
        *(run.distance and run.distance.metres, run.race),
    )


Likeness = Callable[[Run, Run], bool]


def _matched(before: Sequence[Run], now: Sequence[Run]) -> tuple[list[Pair], list[Run], list[Run]]:
    """Runs that differ, each beside what it became; what has gone; what is new.

    The likest first: the same title on its day, the only run of a day, the same title within a
    week, the nearest first.
    """
    old, new = _without_common(before, now), _without_common(now, before)
    if len(old) * len(new) > MOST_COMPARED:
        return [], old, new
    pairs: list[Pair] = []
    for alike in (_same_day_and_title, _alone_on_day(old, new), _same_title_near):
        pairs += _taken(old, new, alike)
    return pairs, old, new


def _without_common(runs: Sequence[Run], others: Sequence[Run]) -> list[Run]:
    """The runs of which the others hold none that tells the same."""
    same = Counter(map(_tells, others))
    left = []
    for run in runs:
        if same[_tells(run)]:
            same[_tells(run)] -= 1
        else:
            left.append(run)
    return left


def _taken(old: list[Run], new: list[Run], alike: Likeness) -> list[Pair]:
    """Take the pairs that are alike out of both lists, the nearest in time first."""
    near = sorted(
        (abs((one.start - other.start).total_seconds()), position, number)
        for position, one in enumerate(old)
        for number, other in enumerate(new)
        if alike(one, other)
    )
    olds, news = dict(enumerate(old)), dict(enumerate(new))
    pairs = [
        (olds.pop(position), news.pop(number))
        for _, position, number in near
        if position in olds and number in news
    ]
    old[:], new[:] = olds.values(), news.values()
    return pairs


def _same_day_and_title(one: Run, other: Run) -> bool:
    return one.day == other.day and fold(one.title) == fold(other.title)


def _alone_on_day(old: Sequence[Run], new: Sequence[Run]) -> Likeness:
    """Alike where one run of a day differs, before and now."""
    olds, news = Counter(run.day for run in old), Counter(run.day for run in new)

    def alike(one: Run, other: Run) -> bool:
        alone = olds[one.day] == 1 and news[other.day] == 1
        return alone and one.day == other.day and one.is_run and other.is_run

    return alike


def _same_title_near(one: Run, other: Run) -> bool:
    days = abs((one.day - other.day).days)
    return days <= FARTHEST_DAYS and fold(one.title) == fold(other.title)
