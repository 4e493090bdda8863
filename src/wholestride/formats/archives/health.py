"""Reads Apple Health exports as a stream: of gigabytes only the activities are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import IO, Any

from lxml import etree

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.quantities import METRES_PER_MILE
from wholestride.domain.recordings import Going, ReadingLimits, Recording, Recordings
from wholestride.formats.moments import Moment, from_offset, from_utc
from wholestride.formats.recorded_bounds import (
    HIGHEST_CLIMB_M,
    LONGEST_SECONDS,
    distance_of,
    heart_rate,
)
from wholestride.formats.sport_words import sport_of
from wholestride.formats.unpacking import TooMuchError, check_growth
from wholestride.formats.xml_reading import cut_off, moment, number

_CHUNK = 1 << 18
_TICK_BYTES = 1 << 24
_METRES = {"m": 1.0, "km": 1000.0, "mi": METRES_PER_MILE, "ft": 0.3048, "yd": 0.9144}
_SECONDS = {"s": 1.0, "min": 60.0, "hr": 3600.0}
_WORKOUT = "Workout"
_PARTS = ("WorkoutStatistics", "MetadataEntry")
MOST_PARTS = 200
_DISTANCE = "HKQuantityTypeIdentifierDistance"
_HEART = "HKQuantityTypeIdentifierHeartRate"

Attributes = dict[str, str]


@dataclass(slots=True)
class _Activities:
    """A target for the parser: told of each element, it keeps those about activities alone."""

    current: Attributes | None = None
    parts: list[tuple[str, Attributes]] = field(default_factory=list)
    found: list[tuple[Attributes, list[tuple[str, Attributes]]]] = field(default_factory=list)
    began: bool = False

    def start(self, tag: str | bytes, attrib: Mapping[Any, Any]) -> None:
        """An element begins."""
        self.began = True
        if tag == _WORKOUT:
            self.current, self.parts = _texts(attrib), []
        elif self.current is not None and tag in _PARTS and len(self.parts) < MOST_PARTS:
            self.parts.append((str(tag), _texts(attrib)))

    def end(self, tag: str | bytes) -> None:
        """An element ends."""
        if tag == _WORKOUT and self.current is not None:
            self.found.append((self.current, self.parts))
            self.current = None

    def data(self, data: str | bytes) -> None:
        """Text between marks says nothing here."""

    def comment(self, text: str | bytes) -> None:
        """Nor do comments."""

    def close(self) -> None:
        """Nothing is left to do."""


def _texts(attributes: Mapping[Any, Any]) -> Attributes:
    return {str(key): str(value) for key, value in attributes.items()}


def read_health(
    name: str, stream: IO[bytes], size: int, zone: str, limits: ReadingLimits, going: Going
) -> Recordings:
    """The activities of an export; ``size`` is what it is packed in [B]. Never an exception.

    Its declaration of elements is allowed, declarations of entities are not.
    """
    place = Place(name)
    target = _Activities()
    findings: list[Finding] = []
    try:
        findings += _fed(name, stream, size, target, limits, going)
    except TooMuchError as refused:
        findings.append(error(f"The file {refused}.", "It is read as far as that.", place))
    except (etree.XMLSyntaxError, OSError, ValueError, EOFError, AssertionError):
        findings.append(cut_off(name))
    recordings = []
    for attributes, parts in target.found:
        made = _recording(attributes, parts, zone)
        if made is None:
            message = "An activity without a usable time was left out."
            findings.append(warning(message, "Enter it by hand.", place))
        else:
            recordings.append(made)
    return tuple(recordings), tuple(findings)


def _fed(
    name: str,
    stream: IO[bytes],
    size: int,
    target: _Activities,
    limits: ReadingLimits,
    going: Going,
) -> list[Finding]:
    parser = etree.XMLParser(
        target=target,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=True,
    )
    total, tail, told = 0, b"", 0
    while part := stream.read(_CHUNK):
        total += len(part)
        check_growth(total, size, limits.health_bytes, limits.ratio)
        if not target.began and b"<!ENTITY" in (tail + part).upper():
            message = "The file declares entities of its own, as XML bombs do; it is not read."
            return [error(message, "Export your data again.", Place(name))]
        parser.feed(part)
        tail = part[-16:]
        if total - told >= _TICK_BYTES:
            told = total
            if not going(0, 0, f"{name}, {total // 10**6} MB"):
                return [warning("Reading was stopped.", "Import it again.", Place(name))]
    parser.close()
    return [cut_off(name)] if len(parser.feed_error_log.filter_from_fatals()) else []


def _recording(
    attributes: Attributes, parts: list[tuple[str, Attributes]], zone: str
) -> Recording | None:
    begun, ended = moment(attributes.get("startDate")), moment(attributes.get("endDate"))
    if begun is None or begun.tzinfo is None:
        return None
    moving = number(attributes.get("duration"))
    moving *= _SECONDS.get(attributes.get("durationUnit", "min"), 60.0)
    elapsed = (ended - begun).total_seconds() if ended and ended.tzinfo else moving
    if not 0 <= elapsed <= LONGEST_SECONDS:
        return None
    facts = {each["key"]: each.get("value", "") for tag, each in parts if "key" in each}
    sums = {each.get("type", ""): each for tag, each in parts if tag == "WorkoutStatistics"}
    found = _moment(begun, facts.get("HKTimeZone", ""), zone)
    heart = sums.get(_HEART, {})
    metres = _metres(attributes, sums)
    key = repr([attributes.get(each) for each in ("workoutActivityType", "startDate", "duration")])
    return Recording(
        id=f"{sha256(key.encode()).hexdigest()[:16]}-1",
        start=found.start,
        utc_start=found.utc_start,
        zone=found.zone,
        zone_source=found.source,
        sport=sport_of(attributes.get("workoutActivityType", "")),
        elapsed_seconds=round(elapsed),
        moving_seconds=round(moving) if 0 <= moving <= LONGEST_SECONDS else None,
        distance=distance_of(metres),
        climb_m=_climb(facts.get("HKElevationAscended", "")),
        mean_heart_rate=heart_rate(number(heart.get("average"))),
        highest_heart_rate=heart_rate(number(heart.get("maximum"))),
        source="apple-health",
    )


def _moment(begun: datetime, written: str, zone: str) -> Moment:
    """Local time by the zone that the activity names, else by the offset of its start."""
    found = from_offset(begun, zone)
    if written and found.utc_start is not None:
        try:
            named = from_utc(found.utc_start, written)
        except (LookupError, ValueError, OSError):
            return found
        offset: timedelta = named.start - found.utc_start
        return from_utc(found.utc_start, zone, offset)
    return found


def _metres(attributes: Attributes, sums: dict[str, Attributes]) -> float:
    """The distance of its statistics, or that of exports before 2022; NaN without one."""
    for kind, each in sums.items():
        if kind.startswith(_DISTANCE):
            return number(each.get("sum")) * _METRES.get(each.get("unit", ""), float("nan"))
    unit = _METRES.get(attributes.get("totalDistanceUnit", ""), float("nan"))
    return number(attributes.get("totalDistance")) * unit


def _climb(written: str) -> int | None:
    amount, _, unit = written.partition(" ")
    metres = number(amount) * {"cm": 0.01, "m": 1.0}.get(unit, float("nan"))
    return round(metres) if 0 <= metres < HIGHEST_CLIMB_M else None
