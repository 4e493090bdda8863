"""Planned against done: recorded runs become changes that a replan answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, note, warning
from wholestride.domain.logbook import CancelledRun, DoneRun
from wholestride.domain.running import CalendarEntry, Run, RunKind
from wholestride.domain.season import Season
from wholestride.planning.changes import apply_changes
from wholestride.planning.classify import understand
from wholestride.planning.classify.weights import importance_hundredths, is_key, load
from wholestride.planning.loads import LEAP_WINDOW_DAYS, leaps
from wholestride.planning.matching import monday_of
from wholestride.planning.recorded.entries import each_activity_once

FARTHEST_DAYS = 2
"""A run that was done on another day of its week lies no farther from its plan (grade D)."""

ALIKE_PERCENT = 20
"""On another day only a run of about the planned length is the planned one (grade D)."""

NOTICED_PERCENT, NOTICED_MINUTES = 10, 5
NOTICED_START_MINUTES = 60
"""Less than this is a run as planned, and no change (grade D)."""

HISTORY = timedelta(days=LEAP_WINDOW_DAYS + 15)
"""Recordings before the season that L01 looks at: its 30 days, and two weeks to be known."""

RECORDED = "as it was recorded"


@dataclass(frozen=True, slots=True)
class Done:
    """What recordings say of a season: changes, how many runs were as planned, findings."""

    changes: tuple[DoneRun | CancelledRun, ...] = ()
    as_planned: int = 0
    findings: tuple[Finding, ...] = ()


NOTHING_DONE = Done()

Pair = tuple[Run | None, Run]
"""A planned run, or none, and the recorded one."""


def what_was_done(
    season: Season, entries: Sequence[CalendarEntry], catalogue: Catalogue, today: date
) -> Done:
    """Recorded runs matched to planned ones: longer, harder, earlier, later, extra, missed.

    ``entries`` carry recordings, those of :data:`HISTORY` before the season too. A planned run
    was missed where its day lies between recorded ones; beyond them nothing is known.
    """
    once, findings = each_activity_once(each for each in entries if each.day <= today)
    known = [each.day for each in once if each.recording is not None]
    if not known:
        return Done(findings=findings)
    recorded = _recorded_runs(once, season, catalogue)
    pairs = _pairs(season, [run for run in recorded if run.day >= season.start], today)
    changes = [made for pair in pairs if (made := _change(*pair)) is not None]
    matched = {run.id for run, _ in pairs if run is not None}
    missed = [
        CancelledRun(run.id)
        for run in season.runs
        if run.is_run and run.day < today and min(known) <= run.day <= max(known)
        and run.id not in matched and RECORDED not in run.reasons
    ]  # fmt: skip
    every: tuple[DoneRun | CancelledRun, ...] = (*changes, *missed)
    before = [run for run in recorded if run.day < season.start]
    said = _leap_findings(season, every, before, catalogue)
    return Done(every, len(pairs) - len(changes), (*findings, *said))


def _recorded_runs(
    entries: Sequence[CalendarEntry], season: Season, catalogue: Catalogue
) -> list[Run]:
    """Runs and cross-training that were recorded, each called after its recording."""
    pairs, _ = understand(entries, season.athlete, catalogue)
    return [
        replace(run, id=f"recorded-{entry.recording.id}", reasons=(*run.reasons, RECORDED))
        for entry, run in pairs
        if entry.recording is not None and (run.is_run or run.kind is RunKind.CROSS)
    ]


def _pairs(season: Season, recorded: Sequence[Run], today: date) -> list[Pair]:
    """Each recorded run once, beside the planned one that is nearest, each of them once."""
    last = today + timedelta(days=FARTHEST_DAYS)
    planned = {run.id: run for run in season.runs if season.start <= run.day <= last}
    left = {run.id: run for run in recorded}
    near = sorted(
        (_distance(run, done), run.id, done.id)
        for run in planned.values()
        for done in recorded
        if _fit(run, done)
    )
    found: list[Pair] = []
    for _, one, other in near:
        if one in planned and other in left:
            found.append((planned.pop(one), left.pop(other)))
    return [*found, *((None, run) for run in left.values())]


def _fit(planned: Run, done: Run) -> bool:
    if planned.id == done.id:
        return True
    if planned.day == done.day:
        both_cross = planned.kind is RunKind.CROSS and done.kind is RunKind.CROSS
        return (planned.is_run and done.is_run) or both_cross
    near = abs(planned.day - done.day).days <= FARTHEST_DAYS
    same_week = near and monday_of(planned.day) == monday_of(done.day)
    alike = abs(planned.minutes - done.minutes) * 100 <= ALIKE_PERCENT * planned.minutes
    both_run = planned.is_run and done.is_run and planned.race is None
    return same_week and alike and both_run and planned.quality == done.quality


def _distance(planned: Run, done: Run) -> tuple[int, int, int, int]:
    days = abs(planned.day - done.day).days
    minutes = abs(planned.minutes - done.minutes)
    return int(planned.id != done.id), days, minutes, _minutes_between(planned, done)


def _minutes_between(planned: Run, done: Run) -> int:
    return round(abs(planned.start - done.start).total_seconds() / 60)


def _change(planned: Run | None, done: Run) -> DoneRun | None:
    """The run as it was done; None where it was about as planned, or is known already."""
    if planned is None:
        return DoneRun(done)
    made = _as_done(planned, done)
    apart = abs(planned.minutes - made.minutes)
    longer = apart >= NOTICED_MINUTES and apart * 100 > NOTICED_PERCENT * planned.minutes
    other_time = planned.time_known and _minutes_between(planned, done) >= NOTICED_START_MINUTES
    noticed = longer or other_time or planned.day != done.day or planned.kind is not made.kind
    return DoneRun(made, planned.id) if noticed and made != planned else None


def _as_done(planned: Run, done: Run) -> Run:
    """The planned run with what was recorded; it is as hard as the harder of both."""
    harder = done.importance_hundredths > planned.importance_hundredths
    of = done if harder and planned.race is None else planned
    kept = [each for each in of.reasons if each != RECORDED]
    return replace(
        planned,
        start=done.start,
        time_known=True,
        minutes=done.minutes,
        minutes_known=True,
        distance=done.distance or planned.distance,
        kind=of.kind,
        subkind=of.subkind,
        load=load(of.kind, of.subkind, done.minutes),
        key=is_key(of.kind, of.subkind, done.minutes),
        importance_hundredths=importance_hundredths(of.kind, of.subkind),
        reasons=(*kept, RECORDED),
    )


def _leap_findings(
    season: Season,
    changes: Sequence[DoneRun | CancelledRun],
    before: Sequence[Run],
    catalogue: Catalogue,
) -> Iterator[Finding]:
    """Runs that were longer than anything in 30 days by more than 10 % (rule L01)."""
    fresh = {each.run.day for each in changes if isinstance(each, DoneRun)}
    last = max(fresh, default=season.start)
    runs = [run for run in apply_changes(season, (), changes).runs if run.day <= last]
    grade = catalogue.rules["L01"].grade
    for leap in leaps([*before, *runs]):
        if leap.day in fresh:
            words = (
                f"the run on {leap.day:%d %b} was {leap.percent - 100} % longer than any of the "
                f"30 days before (L01, grade {grade})."
            )
            step = "A step in between would be kinder to the legs."
            yield warning(words, step) if leap.strong else note(words, step)
