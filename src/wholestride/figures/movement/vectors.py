"""Points and directions of the figure's world: x forward, y up, z towards the viewer [cm].

A figure that faces +x has its right side at +z, so the right side is the near one.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import acos, cos, radians, sin, sqrt
from typing import NamedTuple

Vec = tuple[float, float, float]

ORIGIN: Vec = (0.0, 0.0, 0.0)
FORWARD: Vec = (1.0, 0.0, 0.0)
UP: Vec = (0.0, 1.0, 0.0)
RIGHT: Vec = (0.0, 0.0, 1.0)


class Frame(NamedTuple):
    """Directions of a body part: forward (where its front looks), up (to the head), right."""

    forward: Vec
    up: Vec
    right: Vec


UPRIGHT = Frame(FORWARD, UP, RIGHT)


def add(a: Vec, b: Vec) -> Vec:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """From b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def mul(a: Vec, factor: float) -> Vec:
    """The vector, made longer by a factor."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def along(start: Vec, direction: Vec, distance: float) -> Vec:
    """The point at a distance from the start."""
    return (
        start[0] + direction[0] * distance,
        start[1] + direction[1] * distance,
        start[2] + direction[2] * distance,
    )


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product: forward x up = right."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """How long it is."""
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec, b: Vec) -> float:
    """How far two points are apart."""
    return length(sub(a, b))


def unit(a: Vec, otherwise: Vec = UP) -> Vec:
    """The same direction with length 1; ``otherwise`` where there is no direction."""
    size = length(a)
    return otherwise if size < 1e-9 else (a[0] / size, a[1] / size, a[2] / size)


def between(a: Vec, b: Vec, share: float) -> Vec:
    """The point that lies at a share of the way from a to b."""
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )


def turning(a: Vec, b: Vec, share: float) -> Vec:
    """The direction at a share of the turn from one to another, the turn being even.

    >>> [round(part, 3) for part in turning((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), 1 / 3)]
    [0.866, 0.5, 0.0]
    """
    angle = acos(max(-1.0, min(1.0, dot(a, b))))
    if not 1e-6 < angle < 3.14:
        return unit(between(a, b, share), a)
    return add(
        mul(a, sin((1 - share) * angle) / sin(angle)), mul(b, sin(share * angle) / sin(angle))
    )


def mean(points: Iterable[Vec]) -> Vec:
    """The middle of some points; the origin where there are none."""
    total, count = ORIGIN, 0
    for point in points:
        total, count = add(total, point), count + 1
    return mul(total, 1 / count) if count else ORIGIN


def square_to(a: Vec, axis: Vec) -> Vec:
    """The part of a vector that stands square to an axis of length 1."""
    return along(a, axis, -dot(a, axis))


def turned(a: Vec, axis: Vec, degrees: float) -> Vec:
    """The vector turned about an axis of length 1, counter-clockwise where the axis comes at you.

    >>> [round(part, 3) for part in turned((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), 90)]
    [0.0, 0.0, -1.0]
    """
    c, s = cos(radians(degrees)), sin(radians(degrees))
    side, rest = cross(axis, a), dot(axis, a) * (1 - c)
    return (
        a[0] * c + side[0] * s + axis[0] * rest,
        a[1] * c + side[1] * s + axis[1] * rest,
        a[2] * c + side[2] * s + axis[2] * rest,
    )


def turned_frame(frame: Frame, axis: Vec, degrees: float) -> Frame:
    """All three directions turned about an axis."""
    if not degrees:
        return frame
    forward = turned(frame.forward, axis, degrees)
    up = turned(frame.up, axis, degrees)
    return Frame(forward, up, cross(forward, up))


def placed(origin: Vec, frame: Frame, forward: float, up: float, right: float) -> Vec:
    """A point from its co-ordinates in a frame."""
    f, u, r = frame
    return (
        origin[0] + f[0] * forward + u[0] * up + r[0] * right,
        origin[1] + f[1] * forward + u[1] * up + r[1] * right,
        origin[2] + f[2] * forward + u[2] * up + r[2] * right,
    )
