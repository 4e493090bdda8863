"""Reads TCX: laps with their totals, points where the laps say nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from math import isnan

from lxml import etree

from wholestride.domain.findings import Finding, Place, warning
from wholestride.domain.recordings import Recording, Recordings, Split, Sport
from wholestride.formats.moments import from_written
from wholestride.formats.recorded_bounds import (
    FARTHEST_M,
    LONGEST_SECONDS,
    distance_of,
    heart_rate,
    title_of,
)
from wholestride.formats.sport_words import sport_of
from wholestride.formats.tracks import (
    FEWEST_LAPS,
    Point,
    merged,
    metres_between,
    minute_splits,
    summary_of,
)
from wholestride.formats.xml_reading import (
    NoXmlError,
    cut_off,
    elements,
    gathering,
    in_order,
    local,
    moment,
    number,
    refused,
    text_at,
    trimmed,
)

_TAGS = ("Trackpoint", "Lap", "Activity", "Course")


@dataclass(slots=True)
class _Activity:
    """The laps and points of one activity so far."""

    begun: datetime | None = None
    first_point: datetime | None = None
    laps: list[Split] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    places: float = 0.0
    before: tuple[float, float] | None = None

    def take_point(self, element: etree._Element) -> None:
        """Add a point; its place is measured from the one before and then forgotten."""
        values = {local(child.tag): child.text for child in element.iter()}
        found = moment(values.get("Time"))
        north, east = number(values.get("LatitudeDegrees")), number(values.get("LongitudeDegrees"))
        if not isnan(north) and not isnan(east):
            if self.before is not None:
                self.places += metres_between(self.before, (north, east))
            self.before = (north, east)
        if found is None:
            return
        if self.first_point is None:
            self.first_point = found
        if (found.tzinfo is None) != (self.first_point.tzinfo is None):
            return
        metres = number(values.get("DistanceMeters"))
        # some phones write a distance of 0 into every point
        metres = metres if metres > 0 else self.places
        altitude, heart = number(values.get("AltitudeMeters")), number(values.get("Value"))
        seconds = (found - self.first_point).total_seconds()
        self.points.append(Point(seconds, metres, altitude, heart))

    def take_lap(self, element: etree._Element) -> None:
        """Add the totals of a lap."""
        self.begun = self.begun or moment(element.get("StartTime"))
        seconds = number(text_at(element, "{*}TotalTimeSeconds"))
        metres = number(text_at(element, "{*}DistanceMeters"))
        heart = number(text_at(element, "{*}AverageHeartRateBpm/{*}Value"))
        if 0 <= seconds <= LONGEST_SECONDS:
            self.laps.append(
                Split(
                    round(seconds),
                    round(metres) if 0 <= metres <= FARTHEST_M else None,
                    heart_rate(heart),
                )
            )


def read_tcx(name: str, data: bytes, zone: str) -> Recordings:
    """The recordings of a TCX file, and what was wrong with it; never an exception."""
    data = trimmed(data)
    problem = refused(name, data)
    if problem is not None:
        return (), (problem,)
    found, current = gathering(name, data), _Activity()
    try:
        for element in elements(data, _TAGS):
            what = local(element.tag)
            if what == "Trackpoint":
                current.take_point(element)
            elif what == "Lap":
                current.take_lap(element)
            elif what == "Course":
                current = _Activity()
            else:
                found.keep(_recording(element, current, zone, found.key), _no_times(name))
                current = _Activity()
    except NoXmlError:
        found.keep(_recording(None, current, zone, found.key))
        found.findings.append(cut_off(name))
    return found.read("The file holds no activity.")


def _no_times(name: str) -> Finding:
    message = "An activity has no time that can be believed: the day is unknown."
    return warning(message, "Export it again, or enter the run by hand.", Place(name))


def _recording(
    element: etree._Element | None, read: _Activity, zone: str, key: str
) -> Recording | None:
    points = in_order(read.points)
    made = summary_of(points)
    begun = read.begun or read.first_point
    if begun is None and element is not None:
        begun = moment(text_at(element, "{*}Id"))
    timer = sum(lap.seconds for lap in read.laps) or made.moving_seconds
    elapsed = max(timer, made.elapsed_seconds)
    if begun is None or elapsed > LONGEST_SECONDS:
        return None
    found = from_written(begun, zone)
    metres = sum(lap.metres or 0 for lap in read.laps) or made.metres or 0
    sport = _sport(element)
    return Recording(
        id=key,
        start=found.start,
        utc_start=found.utc_start,
        zone=found.zone,
        zone_source=found.source,
        sport=sport,
        elapsed_seconds=elapsed,
        moving_seconds=timer,
        distance=distance_of(metres),
        climb_m=made.climb_m,
        mean_heart_rate=made.mean_heart_rate or _mean_of(read.laps),
        highest_heart_rate=made.highest_heart_rate,
        title=_title(element),
        source="tcx",
        splits=_splits(read.laps, points, sport),
    )


def _sport(element: etree._Element | None) -> Sport:
    word = "" if element is None else (element.get("Sport") or "")
    # TCX knows running and biking alone: other may be anything
    return Sport.UNKNOWN if word.strip().lower() == "other" else sport_of(word)


def _title(element: etree._Element | None) -> str:
    return title_of("" if element is None else text_at(element, "{*}Notes"))


def _mean_of(laps: list[Split]) -> int | None:
    hearts = [lap.heart_rate for lap in laps if lap.heart_rate is not None]
    return round(sum(hearts) / len(hearts)) if hearts else None


def _splits(laps: list[Split], points: list[Point], sport: Sport) -> tuple[Split, ...]:
    if len(laps) >= FEWEST_LAPS:
        return merged(laps)
    return minute_splits(points) if sport in (Sport.RUNNING, Sport.UNKNOWN) else ()
