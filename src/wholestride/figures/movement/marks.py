"""Marks beside the figure: warm arrows for what moves, grey ones for what comes then."""

from __future__ import annotations

from math import cos, hypot, sin

from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.parts import Part, shape
from wholestride.figures.movement.pose import Arrow

HEAD = 55.0
"""Length of an arrow's barbs, in units of the drawing."""
OPEN = 0.55
"""Half the angle between the barbs [rad]."""

Spot = tuple[float, float]


def arrow_part(arrow: Arrow, camera: Camera) -> Part:
    """A warm arrow through points of the room; three points and more make a curve."""
    spots = [camera.spot(point) for point in arrow.points]
    data = curve(spots) + barbs(spots[-2], spots[-1])
    if arrow.both:
        data += barbs(spots[1], spots[0])
    extent = tuple((x, y, HEAD * 0.6) for x, y in spots)
    return Part("arrow", 5000.0, shape("a", data), extent)


def curve(spots: list[Spot]) -> str:
    """A line through spots; smooth where there are three and more."""
    (x, y), rest = spots[0], spots[1:]
    data = f"M{x:.0f} {y:.0f}"
    if len(rest) == 1:
        return f"{data}L{rest[0][0]:.0f} {rest[0][1]:.0f}"
    if len(rest) == 2:
        cx, cy = (
            2 * part - (a + b) / 2 for part, a, b in zip(rest[0], spots[0], rest[1], strict=True)
        )
        return f"{data}Q{cx:.0f} {cy:.0f} {rest[1][0]:.0f} {rest[1][1]:.0f}"
    for index in range(len(rest)):
        before = spots[max(index - 1, 0)]
        start, end = spots[index], spots[index + 1]
        after = spots[min(index + 2, len(spots) - 1)]
        c1 = [start[n] + (end[n] - before[n]) / 6 for n in (0, 1)]
        c2 = [end[n] - (after[n] - start[n]) / 6 for n in (0, 1)]
        data += "C" + " ".join(f"{part:.0f}" for part in (*c1, *c2, *end))
    return data


def barbs(tail: Spot, tip: Spot, size: float = HEAD) -> str:
    """The two short lines at an arrow's tip."""
    gap = hypot(tip[0] - tail[0], tip[1] - tail[1]) or 1.0
    dx, dy = (tail[0] - tip[0]) / gap * size, (tail[1] - tip[1]) / gap * size
    ends = []
    for turn in (OPEN, -OPEN):
        c, s = cos(turn), sin(turn)
        ends.append((tip[0] + dx * c - dy * s, tip[1] + dx * s + dy * c))
    (x1, y1), (x2, y2) = ends
    return f"M{x1:.0f} {y1:.0f}L{tip[0]:.0f} {tip[1]:.0f}L{x2:.0f} {y2:.0f}"


def then_arrow(start: Spot, end: Spot) -> str:
    """A grey arrow from one key pose to the next."""
    return shape(
        "c", f"M{start[0]:.0f} {start[1]:.0f}L{end[0]:.0f} {end[1]:.0f}" + barbs(start, end, 40.0)
    )
