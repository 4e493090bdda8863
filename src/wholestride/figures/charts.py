"""Charts of what was done: a line with its spread, terrain, hanging bars, costs, bars, sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import ceil

from wholestride.figures.svg import Spot, dots, figure, line_through, path, picture, rectangle

LINE_HEIGHT = 60.0
LINE_MARGIN = 6.0
AREA_HEIGHT = 60.0
BARS_HEIGHT = 40.0
COSTS_HEIGHT = 48.0
COSTS_FROM = 8.0
"""The line of the key runs; a disc on it needs room above."""
WIDEST_COST = 3.0
LEAST_SEEN = 1.0
"""The flattest bar that is still seen."""
HEADROOM = 2.0
BAR_SHARE = 0.78
LEAST_APART = 5.0
"""Two discs that are nearer are drawn side by side [% of the width]."""
AIM_AT = 80.0
"""The aim stands at four fifths of the track, so that more than the aim has room."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its spread to both sides, at a place in time (any rising number)."""

    at: float
    value: float
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Cost:
    """A key run on its day and what strength took from it [% of pace]."""

    day: date
    percent: float


def spread_line(points: Sequence[Point], sentence: str) -> str:
    """A line through the values, the band of their spread, the last value as a larger dot."""
    if not points:
        return ""
    low = min(point.value - point.spread for point in points)
    high = max(point.value + point.spread for point in points)
    upper, middle, lower = (
        [_spot(point, points, way, (low, high)) for point in points] for way in (1, 0, -1)
    )
    band = [*upper, *reversed(lower)]
    parts = [
        path(f"{line_through(band)}Z", "spread"),
        path(line_through(middle), "line"),
        path(dots(middle), "dots"),
        path(dots(middle[-1:]), "halo"),
        path(dots(middle[-1:]), "last"),
    ]
    return picture(parts, name="spread-line", sentence=sentence, height=LINE_HEIGHT)


def _spot(point: Point, points: Sequence[Point], way: int, span: tuple[float, float]) -> Spot:
    first, last = points[0].at, points[-1].at
    x = 100 * (point.at - first) / (last - first) if last > first else 50.0
    low, high = span
    share = (point.value + way * point.spread - low) / (high - low) if high > low else 0.5
    return x, LINE_HEIGHT - LINE_MARGIN - share * (LINE_HEIGHT - 2 * LINE_MARGIN)


def terrain_line(values: Sequence[float], sentence: str) -> str:
    """Amounts a week as ground, from zero."""
    if not values:
        return ""
    most = max(values) or 1
    width = 100 / len(values)
    rise = AREA_HEIGHT - HEADROOM
    tops = [AREA_HEIGHT - rise * value / most for value in values]
    spots = [((index + 0.5) * width, top) for index, top in enumerate(tops)]
    ridge = [(0.0, tops[0]), *spots, (100.0, tops[-1])]
    parts = [
        path("M0 2H100M0 31H100", "rule"),
        path(f"{line_through(ridge)}V{figure(AREA_HEIGHT)}H0Z", "solid"),
    ]
    return picture(parts, name="terrain-line", sentence=sentence, height=AREA_HEIGHT)


def hanging_bars(values: Sequence[float], sentence: str) -> str:
    """Amounts a week as plates that hang from zero."""
    if not values:
        return ""
    most = max(values) or 1
    width = 100 / len(values)
    parts = [path("M0 20H100M0 40H100", "rule")]
    parts += [
        rectangle(
            ((index + (1 - BAR_SHARE) / 2) * width, 0),
            (BAR_SHARE * width, (BARS_HEIGHT - HEADROOM) * value / most),
            "hung",
        )
        for index, value in enumerate(values)
        if value > 0
    ]
    return picture(parts, name="hanging-bars", sentence=sentence, height=BARS_HEIGHT)


def costs_line(costs: Sequence[Cost], span: tuple[date, date], sentence: str) -> str:
    """Key runs as discs in time, under each hangs what strength took, in tenths of a percent.

    The lower line stands at :func:`costs_scale`, so that small losses look small.
    """
    if not costs:
        return ""
    days = (span[1] - span[0]).days + 1
    width = min(WIDEST_COST, 60 / len(costs))
    depth = (COSTS_HEIGHT - COSTS_FROM - HEADROOM) / costs_scale(costs)
    middles = [100 * ((each.day - span[0]).days + 0.5) / days for each in costs]
    bottom = figure(COSTS_HEIGHT - HEADROOM)
    parts = [path(f"M0 {figure(COSTS_FROM)}H100M0 {bottom}H100", "rule")]
    parts += [
        rectangle(
            (middle - width / 2, COSTS_FROM),
            (width, max(LEAST_SEEN, depth * round(each.percent, 1))),
            "taken",
        )
        for middle, each in zip(middles, costs, strict=True)
        if round(each.percent, 1) > 0
    ]
    parts.append(path(dots([(middle, COSTS_FROM) for middle in middles]), "key-runs"))
    return picture(parts, name="costs-line", sentence=sentence, height=COSTS_HEIGHT)


def costs_scale(costs: Sequence[Cost]) -> int:
    """What the lower line of the costs stands for: whole percents, at least one."""
    return max(1, *(ceil(round(each.percent, 1)) for each in costs))


def bar(done: float, aim: float, colour: str) -> str:
    """A bar from zero with its aim as a mark; words stand beside it."""
    share = done / aim if aim > 0 else (1.0 if done > 0 else 0.0)
    width = figure(min(100.0, AIM_AT * share))
    mark = f'<rect class="aim" x="{AIM_AT:g}%" y="-3" width="2" height="22"/>' if aim > 0 else ""
    return (
        '<svg class="bar" width="100%" height="16" aria-hidden="true">'
        '<rect class="track-of" width="100%" height="16" rx="2"/>'
        f'<rect class="{escape(colour)}" width="{width}%" height="16" rx="2"/>{mark}</svg>'
    )


def amount_bar(amount: float, most: float, colour: str) -> str:
    """A bar from zero without an aim, as long as its share of the most that stands beside it."""
    width = figure(100 * amount / most if most > 0 else 0)
    return (
        '<svg class="track" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="{escape(colour)}" height="10" width="{width}"/></svg>'
    )


def sides_line(left: float, right: float, error: float, sentence: str) -> str:
    """Both sides as discs on one line, the error of measurement around the stronger one."""
    stronger = max(left, right)
    reach = max(abs(left - right), error, stronger * 0.05) * 1.6 or 1.0
    low, high = stronger - reach, stronger + reach * 0.6

    def x(value: float) -> float:
        return 5 + 90 * (value - low) / (high - low)

    field = (x(stronger - error), x(stronger + error))
    return (
        f'<svg class="sides" width="100%" height="30" role="img" aria-label="{escape(sentence)}">'
        '<rect class="base" y="14" width="100%" height="2"/>'
        f'<rect class="error" x="{figure(field[0])}%" y="4" '
        f'width="{figure(field[1] - field[0])}%" height="22" rx="3"/>'
        f"{_disc(_apart(x(right), x(left)), 'R')}{_disc(_apart(x(left), x(right), -1), 'L')}</svg>"
    )


def _apart(at: float, other: float, side: int = 1) -> float:
    """A little to its side where both discs would lie on each other."""
    return at + side * LEAST_APART / 2 if abs(at - other) < LEAST_APART else at


def _disc(at: float, letter: str) -> str:
    place = figure(min(97.0, max(3.0, at)))
    return (
        f'<circle class="disc {letter}" cx="{place}%" cy="15" r="9.5"/>'
        f'<text class="disc-{letter}" x="{place}%" y="19.2">{letter}</text>'
    )
