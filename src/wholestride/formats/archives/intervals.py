"""Reads the table of activities that intervals.icu exports; its times are local, zoneless."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from wholestride.domain.findings import Place, warning
from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording, Recordings
from wholestride.formats.moments import believable, from_local
from wholestride.formats.recorded_bounds import (
    FARTHEST_M,
    HIGHEST_CLIMB_M,
    LONGEST_SECONDS,
    title_of,
)
from wholestride.formats.running.text import decode, limited
from wholestride.formats.sport_words import sport_of

MARK = "start_date_local"
MOST_ROWS = 100_000


def is_intervals(header: Sequence[str]) -> bool:
    """True for the header of such a table."""
    return MARK in [cell.strip() for cell in header]


def read_intervals(name: str, data: bytes) -> Recordings:
    """The recordings of the table; a row that cannot be used is a finding with its line."""
    text, findings = decode(name, data)
    recordings: list[Recording] = []
    try:
        reader = csv.DictReader(io.StringIO(text.replace("\0", ""), newline=""))
        for row in reader:
            if len(recordings) >= MOST_ROWS:
                break
            made = _recording({(key or "").strip(): value for key, value in row.items()})
            if isinstance(made, str):
                place = Place(name, reader.line_num)
                findings.append(warning(f"The row was left out: {made}.", "Correct it.", place))
            else:
                recordings.append(made)
    except csv.Error as broken:
        message = f"The table cannot be read to its end: {broken}."
        findings.append(warning(message, "Export it again.", Place(name)))
    return tuple(recordings), limited(findings, name)


def _recording(row: dict[str, object]) -> Recording | str:
    began = _moment(row.get(MARK))
    if began is None:
        return f"its {MARK} is no time"
    elapsed = _whole(row.get("elapsed_time"), LONGEST_SECONDS)
    moving = _whole(row.get("moving_time"), LONGEST_SECONDS)
    lasted = moving if elapsed is None else elapsed
    if lasted is None:
        return "it has neither elapsed_time nor moving_time"
    moment = from_local(began)
    metres = _whole(row.get("distance"), FARTHEST_M)
    return Recording(
        id=f"{sha256(repr((row.get('id'), began)).encode()).hexdigest()[:16]}-1",
        start=moment.start,
        zone_source=moment.source,
        sport=sport_of(_text(row.get("type"))),
        elapsed_seconds=lasted,
        moving_seconds=moving,
        distance=Distance(metres) if metres else None,
        climb_m=_whole(row.get("total_elevation_gain"), HIGHEST_CLIMB_M),
        load=_whole(row.get("icu_training_load"), 100_000) or None,
        mean_heart_rate=_whole(row.get("average_heartrate"), 250) or None,
        highest_heart_rate=_whole(row.get("max_heartrate"), 250) or None,
        title=title_of(_text(row.get("name"))),
        source="intervals.icu",
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(_text(value)).replace(tzinfo=None)
    except ValueError:
        return None
    return found if believable(found) else None


def _whole(value: object, most: int) -> int | None:
    try:
        number = float(_text(value))
    except ValueError:
        return None
    return round(number) if 0 <= number <= most else None
