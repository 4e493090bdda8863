"""Where bones are in the drawing at the stops of an animation, and how far joints open between."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin

from wholestride.figures.movement.between import STEPS, Moment, moments
from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.pose import Movement
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.vectors import Vec, distance

Carried = tuple[float, float, float, float]
"""Where a bone starts (right, down), how it is turned [degrees], how long it looks."""
CLOSED = 0.8
"""A joint that opens less between two stops is covered by its round ends [cm]."""


def carried(bone: tuple[Vec, Vec], camera: Camera) -> Carried:
    """A bone in the drawing."""
    (x1, y1), (x2, y2) = camera.spot(bone[0]), camera.spot(bone[1])
    return (x1, y1, degrees(atan2(y2 - y1, x2 - x1)), hypot(x2 - x1, y2 - y1))


def unrolled(places: list[Carried]) -> list[Carried]:
    """The same turns, never jumping by a full turn."""
    found = [places[0]]
    for x, y, turn, size in places[1:]:
        before = found[-1][2]
        found.append((x, y, before + (turn - before + 180) % 360 - 180, size))
    return found


def joint_gap(movement: Movement) -> float:
    """The widest opening of a knee or an elbow between two stops [cm].

    Bones are carried in straight steps between stops, so a joint opens where its bones turn fast.
    """
    return closed_moments(movement, Camera(*movement.view))[1]


def closed_moments(movement: Movement, camera: Camera) -> tuple[list[Moment], float]:
    """As few stops as keep the joints closed, or the most that there are; and the widest gap."""
    stops: list[Moment] = []
    gap = 0.0
    for steps in STEPS:
        stops = list(moments(movement.course, steps))
        gap = widest(stops, camera)
        if gap <= CLOSED:
            break
    return stops, gap


def widest(stops: list[Moment], camera: Camera) -> float:
    """The widest opening of a knee or an elbow half way between two stops [cm]."""
    worst = 0.0
    for (_, first), (_, second) in pairwise(stops):
        for side in "RL":
            for bones in joint_bones(first, second, side):
                worst = max(worst, opening(bones, camera))
    return worst


Bones = tuple[tuple[tuple[Vec, Vec], tuple[Vec, Vec]], tuple[Vec, Vec]]
"""An upper bone at two stops, and the joint below it at both."""


def joint_bones(first: Skeleton, second: Skeleton, side: str) -> list[Bones]:
    """Thigh and upper arm of two stops with knee and elbow."""
    a, b, c, d = first.leg(side), second.leg(side), first.arm(side), second.arm(side)
    return [
        (((a.hip, a.knee), (b.hip, b.knee)), (a.knee, b.knee)),
        (((c.shoulder, c.elbow), (d.shoulder, d.elbow)), (c.elbow, d.elbow)),
    ]


def opening(bones: Bones, camera: Camera) -> float:
    """How far the end of a carried bone is from its joint half way between two stops [cm]."""
    (first, second), (start, end) = bones
    one, two = unrolled([carried(first, camera), carried(second, camera)])
    x, y, turn, size = ((p + q) / 2 for p, q in zip(one, two, strict=True))
    tip = (x + size * cos(radians(turn)), y + size * sin(radians(turn)))
    (x1, y1), (x2, y2) = camera.spot(start), camera.spot(end)
    joint = ((x1 + x2) / 2, (y1 + y2) / 2)
    return distance((*tip, 0.0), (*joint, 0.0)) / camera.units
