"""Reads whole archives: the export of a service, or any zip of recorded activities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZipInfo

from wholestride.domain.findings import Finding, Place, Severity, error, note, warning
from wholestride.domain.recordings import (
    USUAL_LIMITS,
    Going,
    ReadingLimits,
    Recording,
    Recordings,
    keep_going,
)
from wholestride.formats.activities import read_activities
from wholestride.formats.archives.leaves import Archive, Leaf, leaves, named, opened
from wholestride.formats.archives.strava import StravaRow, by_hand, read_table, with_row
from wholestride.formats.unpacking import ZIP_MARK, TooMuchError

ENDINGS = (".fit", ".tcx", ".gpx", ".fit.gz", ".tcx.gz", ".gpx.gz")
HEALTH_FILE = "export.xml"
STRAVA_TABLE = "activities.csv"
HEALTH_MARK = b"<HealthData"
_LOOKED_AT = 1 << 16
_ROUTES = "workout-routes/"
"""The tracks of activities that stand in the export of Apple Health already."""

Read = Callable[[Leaf], tuple[str, Recordings]]
Work = Callable[[Read, Iterable[Leaf]], Iterable[tuple[str, Recordings]]]
"""How the leaves are read, each by the same function, in their order: ``map``, or a pool."""


def read_leaf(leaf: Leaf, *, zone: str, limits: ReadingLimits) -> tuple[str, Recordings]:
    """The name and the recordings of one file of an archive."""
    return leaf.name, read_activities(leaf.name, leaf.data, zone=zone, limits=limits)


def read_recorded(
    name: str,
    stream: IO[bytes],
    *,
    zone: str,
    limits: ReadingLimits = USUAL_LIMITS,
    going: Going = keep_going,
    work: Work = map,
) -> Recordings:
    """The recordings of whatever a runner hands over: one activity, a table, or an archive.

    The arguments are those of :func:`read_archive`; a stream of bytes in memory will do.
    """
    head = stream.read(_LOOKED_AT)
    stream.seek(0)
    if head.startswith(ZIP_MARK):
        return read_archive(name, stream, zone=zone, limits=limits, going=going, work=work)
    if HEALTH_MARK in head:
        from wholestride.formats.archives.health import read_health

        size = stream.seek(0, 2)
        stream.seek(0)
        return read_health(name, stream, size, zone, limits, going)
    return read_activities(name, stream.read(limits.file_bytes + 1), zone=zone, limits=limits)


@dataclass(slots=True)
class _Reading:
    """What an archive gave so far."""

    limits: ReadingLimits
    recordings: list[Recording] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    linked: list[tuple[StravaRow, Recording]] = field(default_factory=list)
    without_activity: int = 0
    unsaid: int = 0

    def say(self, findings: Iterable[Finding]) -> None:
        """Keep problems; what is merely no activity is counted, and so is what nobody reads."""
        for finding in findings:
            if finding.severity is Severity.NOTE:
                self.without_activity += 1
            elif len(self.findings) >= self.limits.findings:
                self.unsaid += 1
            else:
                self.findings.append(finding)

    def closing(self, place: Place) -> Iterator[Finding]:
        """What is said once at the end."""
        if self.unsaid:
            yield warning(f"{self.unsaid} more problems like these were found.", place=place)
        if self.without_activity:
            message = f"{self.without_activity} files of the archive hold no activity."
            yield note(message, place=place)


def read_archive(
    name: str,
    stream: IO[bytes],
    *,
    zone: str,
    limits: ReadingLimits = USUAL_LIMITS,
    going: Going = keep_going,
    work: Work = map,
) -> Recordings:
    """The recordings of a zip and of the zips in it; never an exception.

    Args:
        name: the archive's name, for the findings.
        stream: its bytes; it must be seekable, so that a great archive stays on its disk.
        zone: the runner's time zone, for files that give universal time alone.
        limits: how much is read at all.
        going: told of the progress; reading ends where it answers False.
        work: how the files are read, such as ``map`` or the like of a process pool.
    """
    place = Place(name)
    archive = opened(name, stream, limits)
    if isinstance(archive, Finding):
        return (), (archive,)
    entries = archive.entries()
    reading = _Reading(limits)
    health = _entry(entries, HEALTH_FILE)
    rows: tuple[StravaRow, ...] = ()
    table = _entry(entries, STRAVA_TABLE)
    if table is not None:
        rows, said = _table(archive, table)
        reading.say(said)
    if health is not None:
        made, said = _health(archive, health, zone, going)
        reading.recordings += made
        reading.say(said)
    _read_leaves(archive, rows, reading, partial(read_leaf, zone=zone, limits=limits), going, work)
    made, said = by_hand(rows, reading.linked, zone, place)
    reading.recordings += made
    reading.say(said)
    if not reading.recordings and not reading.findings:
        message = "No recorded activity is in this archive."
        return (), (error(message, "FIT, TCX and GPX are looked for.", place),)
    return tuple(reading.recordings), (*reading.findings, *reading.closing(place))


def _entry(entries: list[ZipInfo], file: str) -> ZipInfo | None:
    """The entry of this file name that lies nearest to the top."""
    named = [each for each in entries if PurePosixPath(each.filename).name == file]
    return min(named, key=lambda each: each.filename.count("/"), default=None)


def _table(archive: Archive, entry: ZipInfo) -> tuple[tuple[StravaRow, ...], tuple[Finding, ...]]:
    name = named(archive.name, entry.filename)
    try:
        return read_table(name, archive.read(entry).getvalue())
    except TooMuchError as refused:
        return (), (error(f"The table {refused}.", "It is not read.", Place(name)),)
    except Exception as broken:
        message = f"The table of activities cannot be read: {type(broken).__name__}."
        return (), (warning(message, "Download the export again.", Place(name)),)


def _health(archive: Archive, entry: ZipInfo, zone: str, going: Going) -> Recordings:
    from wholestride.formats.archives.health import read_health

    name = named(archive.name, entry.filename)
    try:
        with archive.file.open(entry) as stream:
            return read_health(name, stream, entry.compress_size, zone, archive.limits, going)
    except (OSError, RuntimeError, ValueError, NotImplementedError):
        message = "The health data in the archive are damaged or locked."
        return (), (error(message, "Export them again.", Place(name)),)


def _wanted(name: str) -> bool:
    return name.lower().endswith(ENDINGS) and _ROUTES not in name


def _read_leaves(
    archive: Archive,
    rows: tuple[StravaRow, ...],
    reading: _Reading,
    read: Read,
    going: Going,
    work: Work,
) -> None:
    """Read every file; problems of the archive and of its files in their order."""
    total = sum(_wanted(each.filename) for each in archive.entries())
    by_file = {row.file.lower(): row for row in rows if row.file}
    answers = work(read, _files(archive, reading))
    for done, (name, (made, said)) in enumerate(answers, start=1):
        row = by_file.get("/".join(name.split("/")[-2:]).lower())
        for each in made:
            recording = with_row(each, row) if row and len(made) == 1 else each
            reading.recordings.append(recording)
            if row:
                reading.linked.append((row, recording))
        reading.say(said)
        if not going(done, total, name):
            message = f"Reading was stopped after {done} files."
            reading.findings.append(warning(message, "Import it again.", Place(archive.name)))
            return


def _files(archive: Archive, reading: _Reading) -> Iterator[Leaf]:
    """The files; problems are kept with the others."""
    for found in leaves(archive, _wanted):
        if isinstance(found, Finding):
            reading.say((found,))
        else:
            yield found
