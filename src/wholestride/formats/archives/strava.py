"""The table of a Strava export: names and kinds of its files, and what was entered by hand.

The header comes in the runner's language, some names twice, and its columns have changed over the
years. The first seven have always been the same; the column of file names is known by its content.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from hashlib import sha256

from wholestride.domain.findings import Finding, Place, note, warning
from wholestride.domain.recordings import Recording, Sport
from wholestride.formats.moments import believable, from_local, from_utc
from wholestride.formats.recorded_bounds import LONGEST_SECONDS, distance_of, title_of
from wholestride.formats.running.csv_columns import date_order, parse_date
from wholestride.formats.running.text import decode
from wholestride.formats.sport_words import sport_of
from wholestride.formats.table_numbers import numbers_of

_ID, _DATE, _NAME, _TYPE, _ELAPSED, _DISTANCE = 0, 1, 2, 3, 5, 6
_FILE = re.compile(r"activities/[^/\\]+\.(?:fit|gpx|tcx)(?:\.gz)?", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d.])(\d{1,2})[:.](\d\d)[:.](\d\d)(?!\d)(?:\s*([AaPp])\.?\s?[Mm])?")
MOST_ROWS = 100_000
_SAME_SECONDS = 120


@dataclass(frozen=True, slots=True)
class StravaRow:
    """One line of the table; ``began`` is in whatever zone the table is written."""

    id: str
    line: int
    name: str
    sport: Sport
    began: datetime | None
    elapsed_seconds: float | None
    distance: float | None
    file: str


def is_strava(header: Sequence[str], first: Sequence[str]) -> bool:
    """True for a table whose rows begin as those of Strava do, in any language."""
    wide = len(header) >= 7 and len(first) >= 7
    return wide and first[_ID].strip().isdigit() and _CLOCK.search(first[_DATE]) is not None


def read_table(name: str, data: bytes) -> tuple[tuple[StravaRow, ...], tuple[Finding, ...]]:
    """The rows of ``activities.csv``, and what was wrong with it."""
    text, findings = decode(name, data)
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", ""), newline="")))
    except csv.Error as broken:
        message = f"The table of activities cannot be read: {broken}."
        return (), (warning(message, "Download the export again.", Place(name)),)
    body = [row for row in rows[1 : MOST_ROWS + 1] if len(row) > _DISTANCE]
    if not body or not is_strava(rows[0], body[0]):
        message = "This is no table of activities as Strava writes it."
        return (), (*findings, note(message, place=Place(name)))
    order = date_order([row[_DATE].split(",")[0] for row in body])
    elapsed = numbers_of([row[_ELAPSED] for row in body])
    distance = numbers_of([row[_DISTANCE] for row in body])
    found = []
    for at, row in enumerate(body):
        day, clock = parse_date(row[_DATE], order), _clock(row[_DATE])
        found.append(
            StravaRow(
                row[_ID].strip(),
                at + 2,
                title_of(row[_NAME]),
                sport_of(row[_TYPE]),
                datetime.combine(day, clock) if day and clock else None,
                elapsed[at],
                distance[at],
                next((cell for cell in row[_DISTANCE + 1 :] if _FILE.fullmatch(cell)), ""),
            )
        )
    return tuple(found), tuple(findings)


def _clock(cell: str) -> time | None:
    match = _CLOCK.search(cell)
    if match is None:
        return None
    hour, minute, second = (int(match[part]) for part in (1, 2, 3))
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def with_row(recording: Recording, row: StravaRow) -> Recording:
    """The recording of a file with the name and, where it says none, the sport of its row."""
    vague = recording.sport in (Sport.UNKNOWN, Sport.OTHER) and row.sport is not Sport.UNKNOWN
    return replace(
        recording,
        title=row.name or recording.title,
        sport=row.sport if vague else recording.sport,
    )


def by_hand(
    rows: Sequence[StravaRow],
    linked: Sequence[tuple[StravaRow, Recording]],
    zone: str,
    place: Place,
) -> tuple[tuple[Recording, ...], tuple[Finding, ...]]:
    """Recordings of the rows without a file, their units told by the rows that have one."""
    alone = [row for row in rows if not row.file]
    if not alone:
        return (), ()
    in_metres = _in_metres(linked)
    is_local = _is_local(linked)
    made = [_made(row, zone, in_metres=in_metres, is_local=is_local) for row in alone]
    recordings = tuple(each for each in made if each is not None)
    findings = []
    if recordings and not linked:
        message = (
            f"{len(recordings)} activities were entered by hand; their times are taken for "
            "universal time and their distances for kilometres."
        )
        findings.append(warning(message, "Compare one of them.", place))
    if len(recordings) < len(alone):
        message = f"{len(alone) - len(recordings)} activities without a file have no usable date."
        findings.append(warning(message, "Enter them by hand.", place))
    return recordings, tuple(findings)


def _in_metres(linked: Sequence[tuple[StravaRow, Recording]]) -> bool:
    """True where the table's distances are as great as those of the files (before 2019)."""
    votes = [
        row.distance > each.distance.metres / 30
        for row, each in linked
        if row.distance and each.distance
    ]
    return sum(votes) * 2 > len(votes)


def _is_local(linked: Sequence[tuple[StravaRow, Recording]]) -> bool:
    """True where the table's times agree with local time and not with universal time."""
    local = utc = 0
    for row, each in linked:
        if row.began and each.utc_start and each.start != each.utc_start:
            local += abs((row.began - each.start).total_seconds()) <= _SAME_SECONDS
            utc += abs((row.began - each.utc_start).total_seconds()) <= _SAME_SECONDS
    return local > utc


def _made(row: StravaRow, zone: str, *, in_metres: bool, is_local: bool) -> Recording | None:
    if row.began is None or not believable(row.began):
        return None
    if row.elapsed_seconds is None or not 0 <= row.elapsed_seconds <= LONGEST_SECONDS:
        return None
    moment = from_local(row.began) if is_local else from_utc(row.began, zone)
    metres = (row.distance or 0) * (1 if in_metres else 1000)
    return Recording(
        id=f"{sha256(f'strava {row.id}'.encode()).hexdigest()[:16]}-1",
        start=moment.start,
        utc_start=moment.utc_start,
        zone=moment.zone,
        zone_source=moment.source,
        sport=row.sport,
        elapsed_seconds=round(row.elapsed_seconds),
        distance=distance_of(metres),
        title=row.name,
        source="strava",
    )
