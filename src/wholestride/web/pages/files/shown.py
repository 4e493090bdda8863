"""What the page of files shows, made from rows in a few queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wholestride.domain.findings import Finding
from wholestride.domain.recordings import Recording, Sport
from wholestride.domain.running import Run
from wholestride.web import words
from wholestride.web.training.findings import findings_of
from wholestride.web.training.models import StrengthTable, Upload
from wholestride.web.training.recorded import Beside

SHOWN_NAMES = 3


@dataclass(frozen=True, slots=True)
class Handed:
    """An upload as it is shown."""

    row: Upload
    findings: Sequence[Finding]

    @property
    def name(self) -> str:
        """Its first files by name, and how many more there are."""
        names = self.row.files or [self.row.reading.capitalize()]
        more = len(names) - SHOWN_NAMES
        shown = ", ".join(names[:SHOWN_NAMES])
        return f"{shown} and {more} more" if more > 0 else shown

    @property
    def words(self) -> str:
        """What became of it.

        ``12 activities, 3 of them new``
        """
        row = self.row
        if row.state == Upload.State.FAILED:
            return "Could not be read"
        if not row.found:
            return "No activity in it"
        found = "1 activity" if row.found == 1 else f"{row.found:,} activities"
        if row.fresh == row.found:
            return f"{found}, {'new' if row.found == 1 else 'all new'}"
        return f"{found}, {f'{row.fresh:,} of them new' if row.fresh else 'all here already'}"

    @property
    def progress(self) -> str:
        """How far its reader is."""
        row = self.row
        if not row.claim:
            return "Waits for its turn"
        if not row.total:
            return f"Reading {row.reading}" if row.reading and row.files else "Being read"
        return f"{row.done:,} of {row.total:,} files read"


def handed(rows: Sequence[Upload]) -> list[Handed]:
    """Uploads as they are shown."""
    return [Handed(each, findings_of(each.findings)) for each in rows]


@dataclass(frozen=True, slots=True)
class Table:
    """A strength table as it is shown."""

    row: StrengthTable
    findings: Sequence[Finding]


def tables(rows: Sequence[StrengthTable]) -> list[Table]:
    """Strength tables as they are shown."""
    return [Table(each, findings_of(each.findings)) for each in rows]


def run_words(run: Run | None) -> str:
    """A run in short: ``Tue 24 Nov, 18:30, 52 min, tempo``."""
    if run is None:
        return ""
    clock = words.clock(run.start) if run.time_known else ""
    parts = (words.day(run.day), clock, words.minutes(run.minutes), str(run.kind))
    return ", ".join(each for each in parts if each)


def difference(row: Beside) -> str:
    """What differs between plan and recording."""
    planned, done = row.planned, row.done
    if done is None:
        return "No recording of it: missed"
    if planned is None:
        return "Not planned"
    return ", ".join(_differences(planned, done)).capitalize() or "At another time"


def _differences(planned: Run, done: Run) -> Iterator[str]:
    more = done.minutes - planned.minutes
    if more:
        yield f"{abs(more)} min {'longer' if more > 0 else 'shorter'}"
    if done.kind is not planned.kind:
        yield f"as hard as {done.kind}"
    if done.day != planned.day:
        yield f"on {words.day(done.day)}"
    elif done.start != planned.start and planned.time_known:
        yield "earlier" if done.start < planned.start else "later"


def summary(rows: Sequence[Beside]) -> str:
    """What a proposal is called: ``As recorded: 1 longer, 2 missed``."""
    counts: dict[str, int] = {}
    for each in rows:
        counts[_sort(each)] = counts.get(_sort(each), 0) + 1
    return "As recorded: " + ", ".join(f"{count} {word}" for word, count in counts.items())


def _sort(row: Beside) -> str:
    planned, done = row.planned, row.done
    if done is None:
        return "missed"
    if planned is None:
        return "not planned"
    if done.minutes != planned.minutes:
        return "longer" if done.minutes > planned.minutes else "shorter"
    return "harder" if done.kind is not planned.kind else "at another time"


SOURCES = {
    "fit": "FIT file",
    "tcx": "TCX file",
    "gpx": "GPX file",
    "strava": "Strava",
    "apple-health": "Apple Health",
}


def recording_words(recording: Recording) -> str:
    """A recording in short: ``52 min · 9.8 km · 5:18 /km · heart rate 148``."""
    heart = recording.mean_heart_rate
    return words.together(
        (
            words.minutes(recording.minutes),
            words.far(recording.distance) if recording.distance else "",
            words.pace(recording.pace) if recording.pace and _on_foot(recording) else "",
            f"heart rate {heart}" if heart else "",
        )
    )


def _on_foot(recording: Recording) -> bool:
    return recording.sport in (Sport.RUNNING, Sport.WALKING, Sport.HIKING)


def title(recording: Recording) -> str:
    """Its name, or what was done."""
    return recording.title or str(recording.sport).capitalize()


def source(recording: Recording) -> str:
    """Where it came from."""
    return SOURCES.get(recording.source, recording.source)
