"""The outline of circles: the convex hull in closed form, written as lines and arcs."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, pi, sin

Circle = tuple[float, float, float]
"""Middle to the right, middle downwards, radius."""
FULL = 2 * pi


def apart(circles: Sequence[Circle]) -> list[Circle]:
    """The circles that do not lie inside another one."""
    kept: list[Circle] = []
    for circle in sorted(circles, key=lambda item: -item[2]):
        x, y, r = circle
        if all(hypot(x - kx, y - ky) > kr - r + 1e-9 for kx, ky, kr in kept):
            kept.append(circle)
    return kept


def hull(circles: Sequence[Circle]) -> list[tuple[Circle, float, float]]:
    """The hull as arcs (circle, from angle, to angle), joined by straight lines.

    Wraps around from the circle that reaches farthest to the right. At each arc it asks which
    other circle's support overtakes next: that is where their common tangent touches.
    """
    kept = apart(circles)
    if len(kept) == 1:
        return [(kept[0], 0.0, FULL)]
    start = max(kept, key=lambda item: (item[0] + item[2], item[2]))
    arcs: list[tuple[Circle, float, float]] = []
    current, angle = start, 0.0
    for _ in range(4 * len(kept)):
        turn, following = min(
            ((overtaking(current, other, angle), other) for other in kept if other is not current),
            key=lambda item: item[0],
        )
        if angle + turn >= FULL - 1e-12:
            arcs.append((current, angle, FULL))
            break
        arcs.append((current, angle, angle + turn))
        current, angle = following, angle + turn
    return arcs


def overtaking(current: Circle, other: Circle, angle: float) -> float:
    """How far the direction turns until the other circle reaches farther than the current one."""
    dx, dy = other[0] - current[0], other[1] - current[1]
    gap = hypot(dx, dy)
    share = max(-1.0, min(1.0, (current[2] - other[2]) / gap))
    turn = (atan2(dy, dx) - acos(share) - angle) % FULL
    return turn if turn > 1e-9 or share > -1 else FULL


def outline(circles: Sequence[Circle]) -> str:
    """The hull as SVG path data in whole units, always turning the same way.

    >>> outline([(0, 0, 10)])
    'M10 0a10 10 0 1 1-20 0a10 10 0 1 1 20 0z'
    """
    arcs = hull(circles)
    if len(arcs) == 1:
        x, y, r = (round(part) for part in arcs[0][0])
        return f"M{x + r} {y}a{r} {r} 0 1 1{-2 * r} 0a{r} {r} 0 1 1 {2 * r} 0z".replace(" -", "-")
    circle, low, _ = arcs[-1]
    if circle is arcs[0][0]:
        arcs = [(circle, low - FULL, arcs[0][2]), *arcs[1:-1]]
    spots = [(at(circle, low), at(circle, high)) for circle, low, high in arcs]
    first = rounded(spots[0][0])
    parts, pen = [f"M{first[0]}{spaced(first[1])}"], first
    for (circle, low, high), (begin, end) in zip(arcs, spots, strict=True):
        begin_at, end_at = rounded(begin), rounded(end)
        if begin_at != pen:
            parts.append(f"l{step(pen, begin_at)}")
        if end_at != begin_at:
            radius = round(circle[2])
            large = 1 if high - low > pi else 0
            parts.append(f"a{radius} {radius} 0 {large} 1{lead(step(begin_at, end_at))}")
        pen = end_at
    return "".join(parts) + "z"


def at(circle: Circle, angle: float) -> tuple[float, float]:
    """A point of a circle's rim."""
    return (circle[0] + circle[2] * cos(angle), circle[1] + circle[2] * sin(angle))


def rounded(spot: tuple[float, float]) -> tuple[int, int]:
    """A point in whole units."""
    return (round(spot[0]), round(spot[1]))


def step(start: tuple[int, int], end: tuple[int, int]) -> str:
    """A relative move."""
    return f"{end[0] - start[0]}{spaced(end[1] - start[1])}"


def spaced(number: int) -> str:
    """A second number: a minus sign needs no space before it."""
    return f"{number}" if number < 0 else f" {number}"


def lead(text: str) -> str:
    """Numbers after a flag: a minus sign needs no space before it."""
    return text if text.startswith("-") else f" {text}"


def hull_area(circles: Sequence[Circle]) -> float:
    """The area of the hull, by its arcs' ends and their segments."""
    spots: list[tuple[float, float]] = []
    round_parts = 0.0
    for circle, low, high in hull(circles):
        spots += [at(circle, low), at(circle, high)]
        round_parts += circle[2] ** 2 * (high - low - sin(high - low)) / 2
    pairs = zip(spots, spots[1:] + spots[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2 + round_parts


def inside(circles: Sequence[Circle], spot: tuple[float, float]) -> bool:
    """True when a point lies inside the hull."""
    x, y = spot
    return all(
        any((cx - x) * c + (cy - y) * s + r >= 0 for cx, cy, r in circles) for c, s in DIRECTIONS
    )


DIRECTIONS = tuple((cos(FULL * n / 24), sin(FULL * n / 24)) for n in range(24))
