"""Tracks: points in time become a distance, a climb, seconds in motion and splits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, isnan, radians, sin, sqrt
from typing import NamedTuple

from wholestride.domain.recordings import Split
from wholestride.formats.recorded_bounds import FASTEST_HEART, HIGHEST_CLIMB_M, SLOWEST_HEART

EARTH_RADIUS_M = 6_371_009.0
"""Mean radius (IUGG); a sphere is right to about 0.5 % of any run."""

LONGEST_STEP_SECONDS = 30.0
"""Between two points further apart in time the watch was paused; smart recording skips less."""

STANDING_METRES_PER_SECOND = 0.3
SMALLEST_CLIMB_M = 5.0
CLIMB_SECONDS = 30.0
"""Heights are averaged over half a minute, and rises below five metres left out: a phone's height
wanders by that much while it lies on a table."""

SPLIT_SECONDS = 60.0
FEWEST_LAPS = 3
"""With fewer laps the pieces of a run do not show; then a minute is a split."""

MOST_SPLITS = 400
_NEAR = 0.001
"""A thousandth of the radius, about six kilometres [rad]."""

_NAN = float("nan")


class Point(NamedTuple):
    """A moment of a track; NaN where something was not measured.

    ``seconds`` counts from any fixed moment [s], ``metres`` is the distance so far [m].
    """

    seconds: float
    metres: float = _NAN
    altitude: float = _NAN
    heart_rate: float = _NAN


@dataclass(frozen=True, slots=True)
class TrackSummary:
    """What the points of a track add up to."""

    elapsed_seconds: int = 0
    moving_seconds: int = 0
    metres: float | None = None
    climb_m: int | None = None
    mean_heart_rate: int | None = None
    highest_heart_rate: int | None = None


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two places in degrees [m]; the haversine formula.

    a = sin²(dφ/2) + cos φ1 cos φ2 sin²(dλ/2); d = 2 r asin √a. Sinnott 1984. Any two places.

    >>> round(metres_between((52.0, 13.0), (52.001, 13.0)))
    111
    """
    north, far_north = radians(one[0]), radians(other[0])
    up, along = far_north - north, radians(other[1] - one[1])
    if -_NEAR < up < _NEAR and -_NEAR < along < _NEAR:
        # so near the sphere is flat: right to a millimetre in a kilometre
        along *= cos((north + far_north) / 2)
        return EARTH_RADIUS_M * sqrt(up * up + along * along)
    a = sin(up / 2) ** 2 + cos(north) * cos(far_north) * sin(along / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(a)))


def summary_of(points: Sequence[Point]) -> TrackSummary:
    """Elapsed and moving time, distance, climb and heart rate of a track in order of time."""
    if not points:
        return TrackSummary()
    hearts = [
        point.heart_rate for point in points if SLOWEST_HEART < point.heart_rate < FASTEST_HEART
    ]
    metres = [point.metres for point in points if not isnan(point.metres)]
    return TrackSummary(
        elapsed_seconds=round(points[-1].seconds - points[0].seconds),
        moving_seconds=round(sum(step for step, _ in _steps(points))),
        metres=metres[-1] if metres else None,
        climb_m=climb(points),
        mean_heart_rate=round(sum(hearts) / len(hearts)) if hearts else None,
        highest_heart_rate=round(max(hearts)) if hearts else None,
    )


def climb(points: Iterable[Point]) -> int | None:
    """Metres upwards without the noise of the receiver [m]; None without heights.

    >>> climb(Point(60.0 * each, altitude=100 + 10 * (each % 3)) for each in range(7))
    40
    """
    total, low, seen = 0.0, 0.0, False
    for altitude in _averaged(points):
        if not seen or altitude < low:
            low, seen = altitude, True
        elif altitude - low >= SMALLEST_CLIMB_M:
            total += altitude - low
            low = altitude
    return round(total) if seen and total < HIGHEST_CLIMB_M else None


def _averaged(points: Iterable[Point]) -> Iterable[float]:
    """The mean height of each half minute."""
    begun, heights = 0.0, list[float]()
    for point in points:
        if isnan(point.altitude):
            continue
        if heights and point.seconds - begun >= CLIMB_SECONDS:
            yield sum(heights) / len(heights)
            heights = []
        if not heights:
            begun = point.seconds
        heights.append(point.altitude)
    if heights:
        yield sum(heights) / len(heights)


def _steps(points: Sequence[Point]) -> Iterable[tuple[float, Point]]:
    """Seconds in motion up to each point; pauses and standing give none."""
    before = points[0]
    for point in points[1:]:
        seconds = point.seconds - before.seconds
        gone = point.metres - before.metres
        moved = isnan(gone) or gone >= STANDING_METRES_PER_SECOND * seconds
        if 0 < seconds <= LONGEST_STEP_SECONDS and moved:
            yield seconds, point
        before = point


def minute_splits(points: Sequence[Point]) -> tuple[Split, ...]:
    """About a minute in motion each; the rest at the end joins the last one."""
    splits: list[Split] = []
    if not points or isnan(points[-1].metres):
        return ()
    begun = points[0].metres if not isnan(points[0].metres) else 0.0
    seconds, hearts, reached = 0.0, [], begun
    for step, point in _steps(points):
        seconds += step
        reached = point.metres if not isnan(point.metres) else reached
        if SLOWEST_HEART < point.heart_rate < FASTEST_HEART:
            hearts.append(point.heart_rate)
        if seconds >= SPLIT_SECONDS:
            heart = round(sum(hearts) / len(hearts)) if hearts else None
            splits.append(Split(round(seconds), max(0, round(reached - begun)), heart))
            seconds, hearts, begun = 0.0, [], reached
    return tuple(splits) if len(splits) <= MOST_SPLITS else merged(splits)


def merged(splits: Sequence[Split]) -> tuple[Split, ...]:
    """Neighbours joined until there are few enough; a day on foot needs no minutes."""
    few = list(splits)
    while len(few) > MOST_SPLITS:
        few = [_joined(few[at : at + 2]) for at in range(0, len(few), 2)]
    return tuple(few)


def _joined(pair: Sequence[Split]) -> Split:
    metres = [split.metres for split in pair if split.metres is not None]
    hearts = [split.heart_rate for split in pair if split.heart_rate is not None]
    return Split(
        sum(split.seconds for split in pair),
        sum(metres) if metres else None,
        round(sum(hearts) / len(hearts)) if hearts else None,
    )
