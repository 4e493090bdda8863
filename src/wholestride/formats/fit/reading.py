"""Reads recorded activities from FIT: the summaries of the file, or its records where none is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from math import isnan

from wholestride.domain.findings import Finding, Place, error, note, warning
from wholestride.domain.recordings import Recording, Recordings, Split, Sport
from wholestride.formats.fit.profile import (
    ACTIVITY,
    ACTIVITY_FILE,
    EPOCH,
    FILE_ID,
    FILE_TYPES,
    LAP,
    RECORD,
    SESSION,
    SPORT,
    SPORTS,
    SUB_SPORTS,
)
from wholestride.formats.fit.records import columns_of
from wholestride.formats.fit.scanning import Scan, scan
from wholestride.formats.moments import believable, from_utc, offset_between
from wholestride.formats.recorded_bounds import LONGEST_SECONDS, distance_of
from wholestride.formats.tracks import (
    FEWEST_LAPS,
    Point,
    merged,
    metres_between,
    minute_splits,
    summary_of,
)

ABSOLUTE_FROM = 0x10000000
"""Smaller FIT times count from the moment when the watch was switched on."""

DIGEST_DIGITS = 16
"""Of a file's digest, with which the ids of its recordings begin."""

MOST_SESSIONS = 200
_THINNED = 5
_SUMMARY = (FILE_ID, SPORT, SESSION, LAP, ACTIVITY)
_Values = dict[str, float]


@dataclass(slots=True)
class _Content:
    """The messages of one file of a chain, by what they are."""

    about: _Values = field(default_factory=dict)
    sport: _Values = field(default_factory=dict)
    activity: _Values = field(default_factory=dict)
    sessions: list[_Values] = field(default_factory=list)
    laps: list[_Values] = field(default_factory=list)


def read_fit(name: str, data: bytes, zone: str) -> Recordings:
    """The activities of a FIT file, and what was wrong with it; never an exception.

    ``zone`` is the runner's time zone, for files that do not give their offset.
    """
    place = Place(name)
    scans = scan(data, _SUMMARY)
    if not scans:
        message = "This is no FIT file, or its beginning is damaged."
        return (), (error(message, "Export the activity again.", place),)
    digest = sha256(data).hexdigest()[:DIGEST_DIGITS]
    recordings: list[Recording] = []
    findings: list[Finding] = []
    for number, found in enumerate(scans):
        content = _sorted(data, found)
        if not _is_activity(content):
            findings += _other_file(content, place) if len(scans) == 1 else ()
            continue
        sessions = content.sessions[:MOST_SESSIONS]
        if not sessions:
            sessions, said = _rebuilt(data, number, place)
            findings += said
        if found.broken_at is not None:
            findings.append(_damaged(found.broken_at, place))
        for session in sessions:
            made = _recording(session, content, zone, f"{digest}-{len(recordings) + 1}")
            if isinstance(made, str):
                findings.append(warning(made, "Enter this run by hand.", place))
                continue
            laps = _splits(session, content.laps) or _minutes(data, number, made, session)
            recordings.append(replace(made, splits=laps))
    return tuple(recordings), tuple(findings)


def _sorted(data: bytes, found: Scan) -> _Content:
    content = _Content()
    for definition, at in found.messages:
        values = definition.values(data, at)
        if definition.message == LAP:
            content.laps.append(values)
        elif definition.message == SESSION:
            content.sessions.append(values)
        elif definition.message == FILE_ID:
            content.about = values
        elif definition.message == ACTIVITY:
            content.activity = values
        else:
            content.sport = values
    return content


def _is_activity(content: _Content) -> bool:
    kind = content.about.get("type")
    return kind == ACTIVITY_FILE or bool(content.sessions) or (kind is None and bool(content.laps))


def _other_file(content: _Content, place: Place) -> tuple[Finding, ...]:
    what = FILE_TYPES.get(int(content.about.get("type", -1)), "another")
    return (note(f"This is a {what} file of a watch; it holds no activity.", place=place),)


def _damaged(at: int, place: Place) -> Finding:
    message = f"The file is damaged or cut off at byte {at}; what comes before it was read."
    return warning(message, "Compare the length of the run, or copy the file again.", place)


def _recording(session: _Values, content: _Content, zone: str, key: str) -> Recording | str:
    """The recording of one session, or the words why there is none."""
    start = session.get("start", session.get("timestamp"))
    if start is None or start < ABSOLUTE_FROM:
        start = content.about.get("created", 0)
    if start < ABSOLUTE_FROM or not believable(EPOCH + timedelta(seconds=start)):
        return "The clock of the watch was not set: the day of the activity is unknown."
    timer = session.get("timer")
    elapsed = session.get("elapsed", timer)
    if elapsed is None:
        elapsed = max(0.0, session.get("timestamp", start) - start)
    if (elapsed if timer is None else timer) > LONGEST_SECONDS:
        return "The activity lasts more than a week; the watch was never stopped."
    moment = from_utc(EPOCH + timedelta(seconds=start), zone, _offset(content))
    return Recording(
        id=key,
        start=moment.start,
        utc_start=moment.utc_start,
        zone=moment.zone,
        zone_source=moment.source,
        sport=_sport(session, content.sport),
        elapsed_seconds=round(elapsed),
        moving_seconds=None if timer is None else round(timer),
        distance=distance_of(session.get("distance", 0)),
        climb_m=_whole(session.get("climb")),
        load=_whole(session.get("load")) or None,
        mean_heart_rate=_whole(session.get("mean_heart_rate")) or None,
        highest_heart_rate=_whole(session.get("highest_heart_rate")) or None,
        source="fit",
        device=_device(content.about),
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _offset(content: _Content) -> timedelta | None:
    local, utc = (content.activity.get(key) for key in ("local_timestamp", "timestamp"))
    if local is None or utc is None or utc < ABSOLUTE_FROM:
        return None
    return offset_between(EPOCH + timedelta(seconds=local), EPOCH + timedelta(seconds=utc))


def _sport(session: _Values, otherwise: _Values) -> Sport:
    said = session if "sport" in session else otherwise
    if "sport" not in said:
        return Sport.UNKNOWN
    sport = SPORTS.get(int(said["sport"]), Sport.OTHER)
    return SUB_SPORTS.get(int(said.get("sub_sport", 0)), sport) if sport is Sport.OTHER else sport


def _device(about: _Values) -> str:
    parts = [about.get(key) for key in ("manufacturer", "product", "serial", "created")]
    if parts[3] is None or parts.count(None) > 2:
        return ""
    return sha256(repr(parts).encode()).hexdigest()[:16]


def _splits(session: _Values, laps: list[_Values]) -> tuple[Split, ...]:
    """The laps of the session, where there are enough to show its pieces."""
    begin = session.get("start", 0)
    end = begin + session.get("elapsed", session.get("timer", 0)) + 1
    inside = [lap for lap in laps if begin <= lap.get("start", 0) <= end]
    if len(inside) < FEWEST_LAPS:
        return ()
    return merged(
        [
            Split(
                round(min(lap.get("timer", lap.get("elapsed", 0)), LONGEST_SECONDS)),
                _whole(lap.get("distance")),
                _whole(lap.get("mean_heart_rate")),
            )
            for lap in inside
        ]
    )


def _minutes(data: bytes, number: int, recording: Recording, session: _Values) -> tuple[Split, ...]:
    """A split a minute from the records of a run without laps."""
    if recording.sport is not Sport.RUNNING or not recording.distance:
        return ()
    begin = session.get("start", 0)
    end = begin + recording.elapsed_seconds + 1
    points = _points(data, scan(data, (RECORD,))[number], thinned=True)
    return minute_splits([point for point in points if begin <= point.seconds <= end])


def _rebuilt(data: bytes, number: int, place: Place) -> tuple[list[_Values], tuple[Finding, ...]]:
    """A session made from the records, where the watch wrote none."""
    points = _points(data, scan(data, (RECORD,))[number])
    if len(points) < 2:
        return [], (warning("The file holds no summary and no records.", place=place),)
    made = summary_of(points)
    session = {
        "start": points[0].seconds,
        "elapsed": float(made.elapsed_seconds),
        "timer": float(made.moving_seconds),
        "distance": made.metres,
        "climb": made.climb_m,
        "mean_heart_rate": made.mean_heart_rate,
        "highest_heart_rate": made.highest_heart_rate,
    }
    message = f"The file holds no summary; it was made from its {len(points)} records."
    known = {key: float(value) for key, value in session.items() if value is not None}
    return [known], (note(message, place=place),)


def _points(data: bytes, found: Scan, *, thinned: bool = False) -> list[Point]:
    """The records with a time, in its order, with their distance so far.

    ``thinned`` takes every fifth where there is one a second: enough for minutes.
    """
    columns = columns_of(data, found)
    if "timestamp" not in columns:
        return []
    span = columns["timestamp"][-1:] - columns["timestamp"][:1]
    if thinned and "distance" in columns and 0 < span.sum() < 1.1 * len(columns["timestamp"]):
        columns = {name: column[::_THINNED] for name, column in columns.items()}
    nothing = columns["timestamp"] * float("nan")
    names = ("timestamp", "distance", "altitude", "heart_rate", "latitude", "longitude")
    rows = zip(*(columns.get(name, nothing).tolist() for name in names), strict=True)
    by_places = "distance" not in columns or all(isnan(each) for each in columns["distance"])
    points: list[Point] = []
    last, reached, before = 0.0, 0.0, None
    for seconds, metres, altitude, heart, north, east in rows:
        if isnan(seconds) or seconds < last:
            continue
        if by_places and not isnan(north) and not isnan(east):
            reached += metres_between(before, (north, east)) if before else 0.0
            before, metres = (north, east), reached
        points.append(Point(seconds, metres, altitude, heart))
        last = seconds
    return points
