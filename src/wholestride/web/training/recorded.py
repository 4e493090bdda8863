"""What the kept recordings say: one run once, planned beside done, the watch beside the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Min

from wholestride.catalogue.loader import load
from wholestride.domain.findings import NOWHERE, Finding, Place
from wholestride.domain.logbook import CancelledRun, DoneRun, SessionLog, SetLog
from wholestride.domain.recordings import Recording
from wholestride.domain.running import Run
from wholestride.domain.season import Season
from wholestride.formats.running.recorded import entry_of
from wholestride.formats.spoken import session_name
from wholestride.planning.recorded.done import HISTORY, what_was_done
from wholestride.planning.recorded.gym import on_the_watch
from wholestride.planning.recorded.linking import Activity, linked, told_apart, told_same
from wholestride.web.training import free, mapping, store
from wholestride.web.training.models import IssuedSeason, LogEvent, RecordedActivity, Runner

KEPT_HERE = Place("recordings")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Beside:
    """A run as it was planned and as it was done, each None where there is none."""

    planned: Run | None
    done: Run | None

    @property
    def start(self) -> datetime:
        """When it was done, or would have been."""
        shown = self.done or self.planned
        return shown.start if shown else datetime.min


@dataclass(frozen=True, slots=True)
class Compared:
    """The season's runs beside the recordings, and what each says that the plan does not."""

    changes: tuple[DoneRun | CancelledRun, ...]
    rows: tuple[Beside, ...]
    as_planned: int
    notes: tuple[Finding, ...]
    """Runs that were far longer than any before (rule L01)."""


def between(runner: Runner, first: date, last: date) -> list[Recording]:
    """The recordings of some days, both included, in one query."""
    span = (datetime.combine(first, time.min), datetime.combine(last + DAY, time.min))
    rows = runner.recordings.filter(start__gte=span[0], start__lt=span[1]).order_by("start", "pk")
    return [mapping.recording_of(each) for each in rows]


def needed_since(row: IssuedSeason) -> date:
    """The first day whose recordings say something about a season."""
    return row.first - HISTORY


def compared(row: IssuedSeason, recordings: Sequence[Recording], today: date) -> Compared:
    """Planned against done since the season began; what was accepted before is said no more."""
    season = store.whole_season(row)
    since = needed_since(row)
    entries = [entry_of(each, KEPT_HERE) for each in recordings if each.start.date() >= since]
    done = what_was_done(season, entries, load(), today)
    rows = sorted((_beside(each, season) for each in done.changes), key=lambda each: each.start)
    # what has a place is about recordings that are linked, which has a page of its own
    notes = tuple(each for each in done.findings if each.place == NOWHERE)
    return Compared(done.changes, tuple(rows), done.as_planned, notes)


def _beside(change: DoneRun | CancelledRun, season: Season) -> Beside:
    wanted = change.run if isinstance(change, CancelledRun) else change.planned
    planned = next((run for run in season.runs if run.id == wanted), None)
    return Beside(planned, None if isinstance(change, CancelledRun) else change.run)


@dataclass(frozen=True, slots=True)
class InTheGym:
    """A session that was logged here and that a watch recorded too: one session."""

    title: str
    recording: Recording


def in_the_gym(row: IssuedSeason, recordings: Sequence[Recording]) -> tuple[InTheGym, ...]:
    """The season's logged sessions beside their recordings, the newest first; one query."""
    done = row.runner.events.filter(kind=LogEvent.Kind.SET_DONE, day__gte=row.first)
    begun = done.exclude(device=mapping.HISTORY_DEVICE).order_by().values("session")
    logs = [
        SessionLog(session, (SetLog("", at=at),))
        for session, at in begun.annotate(at=Min("done_at")).values_list("session", "at")
    ]
    planned = {each.id: each for each in store.whole_season(row).sessions} if logs else {}
    beside = on_the_watch(logs, recordings, planned)
    found = [
        InTheGym(session_name(planned[name]) if name in planned else free.TITLE, recording)
        for name, recording in beside.items()
    ]
    return tuple(sorted(found, key=lambda each: each.recording.start, reverse=True))


@dataclass(frozen=True, slots=True)
class Links:
    """Each activity once, those of which several recordings are kept, and pairs that need a word.

    The newest come first. ``asked`` may be one activity with a wrong time zone; ``parted`` were
    said to be two.
    """

    activities: tuple[Activity, ...]
    several: tuple[Activity, ...]
    asked: tuple[tuple[Recording, Recording], ...]
    parted: tuple[tuple[Recording, Recording], ...]


def links(recordings: Sequence[Recording]) -> Links:
    """What belongs together among some recordings."""
    found = linked(recordings)
    newest = tuple(reversed(found.activities))
    several = tuple(each for each in newest if len(each.recordings) > 1)
    known = {each.id: each for each in recordings}
    parted = [
        (one, known[name])
        for one in recordings
        for name in one.apart_from
        if name in known and one.id < name
    ]
    return Links(newest, several, found.asked, tuple(parted))


def say_of_two(runner: Runner, one: str, other: str, *, same: bool) -> bool:
    """Keep the runner's word that two recordings are one activity, or two; False for strangers."""
    with transaction.atomic():
        rows = {
            each.recording: each for each in runner.recordings.filter(recording__in=(one, other))
        }
        if one == other or len(rows) < len((one, other)):
            return False
        tell = told_same if same else told_apart
        for said in tell(mapping.recording_of(rows[one]), mapping.recording_of(rows[other])):
            RecordedActivity.objects.filter(pk=rows[said.id].pk).update(
                same_as=list(said.same_as), apart_from=list(said.apart_from)
            )
    return True


def years_of(runner: Runner) -> list[int]:
    """The years of which there are recordings, the newest first."""
    return [each.year for each in runner.recordings.datetimes("start", "year", order="DESC")]
