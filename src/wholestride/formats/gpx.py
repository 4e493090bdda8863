"""Reads GPX tracks: each track with times is a recording; positions are used and forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from wholestride.domain.findings import Finding, Place, warning
from wholestride.domain.recordings import Recording, Recordings, Sport
from wholestride.formats.moments import from_written
from wholestride.formats.recorded_bounds import LONGEST_SECONDS, distance_of, title_of
from wholestride.formats.sport_words import sport_of
from wholestride.formats.tracks import Point, metres_between, minute_splits, summary_of
from wholestride.formats.xml_reading import (
    NAN,
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

_TAGS = ("trkpt", "trkseg", "trk")
_UNTITLED = "Untitled"
_HEART_RATES = ("hr", "heartrate")


@dataclass(slots=True)
class _Track:
    """The points of one track so far."""

    begun: datetime | None = None
    points: list[Point] = field(default_factory=list)
    metres: float = 0.0
    before: tuple[float, float] | None = None
    untimed: int = 0

    def take(self, element: etree._Element) -> None:
        """Add a point; its place is measured from the one before and then forgotten."""
        north, east = number(element.get("lat")), number(element.get("lon"))
        altitude = heart = NAN
        found = None
        for child in element:
            name = local(child.tag)
            if name == "time":
                found = moment(child.text)
            elif name == "ele":
                altitude = number(child.text)
            elif name == "extensions":
                heart = _heart_rate(child)
        if north == north and east == east:
            if self.before is not None:
                self.metres += metres_between(self.before, (north, east))
            self.before = (north, east)
        if found is None:
            self.untimed += 1
            return
        if self.begun is None:
            self.begun = found
        if (found.tzinfo is None) == (self.begun.tzinfo is None):
            seconds = (found - self.begun).total_seconds()
            self.points.append(Point(seconds, self.metres, altitude, heart))


def _heart_rate(extensions: etree._Element) -> float:
    for child in extensions.iter():
        if local(child.tag) in _HEART_RATES:
            return number(child.text)
    return NAN


def read_gpx(name: str, data: bytes, zone: str) -> Recordings:
    """The recordings of a GPX file, and what was wrong with it; never an exception."""
    data = trimmed(data)
    problem = refused(name, data)
    if problem is not None:
        return (), (problem,)
    found, track = gathering(name, data), _Track()
    try:
        for element in elements(data, _TAGS):
            what = local(element.tag)
            if what == "trkpt":
                track.take(element)
            elif what == "trkseg":
                # what lies between two pieces of a track was not recorded
                track.before = None
            else:
                made = _recording(element, track, zone, found.key)
                found.keep(made, _no_times(track, name))
                track = _Track()
    except NoXmlError:
        found.keep(_recording(None, track, zone, found.key))
        found.findings.append(cut_off(name))
    return found.read("The file holds no track.")


def _no_times(track: _Track, name: str) -> Finding:
    message = f"A track of {track.untimed} points has no times that can be believed."
    return warning(message, "Export it with times, or enter the run by hand.", Place(name))


def _recording(
    element: etree._Element | None, track: _Track, zone: str, key: str
) -> Recording | None:
    """The recording of a track; None where its points have no times."""
    points = in_order(track.points)
    if track.begun is None or not points or points[-1].seconds > LONGEST_SECONDS:
        return None
    made = summary_of(points)
    found = from_written(track.begun, zone)
    sport = sport_of("" if element is None else text_at(element, "{*}type"))
    title = "" if element is None else text_at(element, "{*}name")
    title = "" if title == _UNTITLED else title
    return Recording(
        id=key,
        start=found.start,
        utc_start=found.utc_start,
        zone=found.zone,
        zone_source=found.source,
        sport=sport,
        elapsed_seconds=made.elapsed_seconds,
        moving_seconds=made.moving_seconds,
        distance=distance_of(track.metres),
        climb_m=made.climb_m,
        mean_heart_rate=made.mean_heart_rate,
        highest_heart_rate=made.highest_heart_rate,
        title=title_of(title),
        source="gpx",
        splits=minute_splits(points) if sport in (Sport.RUNNING, Sport.UNKNOWN) else (),
    )
