"""Two bones that reach for a point, and bones that are given by their angles."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from wholestride.figures.movement.vectors import (
    ORIGIN,
    UP,
    Frame,
    Vec,
    add,
    along,
    distance,
    mul,
    square_to,
    sub,
    turned,
    unit,
)

STRAIGHT = 0.9995
"""A limb is stretched to this share of its length at most, so that its joint keeps a side."""


@dataclass(frozen=True, slots=True)
class Socket:
    """Where a limb hangs: its joint, the frame of the part that holds it, and its side."""

    joint: Vec
    frame: Frame
    heading: Frame
    side: int
    """1 for the right side, -1 for the left one."""

    @property
    def outward(self) -> Vec:
        """Away from the midline."""
        return mul(self.frame.right, float(self.side))


def two_bones(start: Vec, target: Vec, bones: tuple[float, float], pole: Vec) -> tuple[Vec, Vec]:
    """Middle joint and end of two bones that reach for a target, bent towards the pole.

    A target that is too far or too near is reached for as far as the bones allow.
    """
    upper, lower = bones
    direction = unit(sub(target, start), (0.0, -1.0, 0.0))
    far, near = (upper + lower) * STRAIGHT, abs(upper - lower) + 0.5
    reach = min(max(distance(start, target), near), far)
    lengthwise = (reach * reach + upper * upper - lower * lower) / (2 * reach)
    aside = sqrt(max(upper * upper - lengthwise * lengthwise, 0.0))
    bend = unit(square_to(pole, direction), unit(square_to((0.3, 0.2, 0.9), direction)))
    middle = along(along(start, direction, lengthwise), bend, aside)
    return middle, along(start, direction, reach)


def missed(start: Vec, target: Vec, bones: tuple[float, float]) -> float:
    """By how much the target lies beyond the stretched bones, or inside the folded ones [cm]."""
    gap = distance(start, target)
    return max(gap - sum(bones), abs(bones[0] - bones[1]) - gap, 0.0)


def hinge_direction(frame: Frame, side: int, flexion: float, abduction: float) -> tuple[Vec, Vec]:
    """Direction of a free upper bone, and where its front looks; hanging down at zero."""
    f, a = radians(flexion), radians(abduction)
    out = mul(frame.right, float(side))
    plane = add(mul(frame.up, -cos(f)), mul(frame.forward, sin(f)))
    bone = add(mul(plane, cos(a)), mul(out, sin(a)))
    return bone, add(mul(frame.forward, cos(f)), mul(frame.up, sin(f)))


def turned_out(front: Vec, bone: Vec, side: int, degrees: float) -> Vec:
    """The front of a bone after rotating it outwards about its own length."""
    return turned(front, bone, degrees * side)


def bent(bone: Vec, front: Vec, degrees: float, forwards: bool) -> tuple[Vec, Vec]:
    """Direction and front of the next bone: the elbow bends forwards, the knee backwards."""
    c, s = cos(radians(degrees)), sin(radians(degrees)) * (1 if forwards else -1)
    return add(mul(bone, c), mul(front, s)), sub(mul(front, c), mul(bone, s))


def way_out(words: str, frame: Frame, side: int) -> Vec:
    """The direction that some words name, in a body part's frame; floor and sky are the room's."""
    named = {
        "front": frame.forward,
        "back": mul(frame.forward, -1.0),
        "head": frame.up,
        "feet": mul(frame.up, -1.0),
        "out": mul(frame.right, float(side)),
        "in": mul(frame.right, -float(side)),
        "sky": UP,
        "floor": mul(UP, -1.0),
    }
    total = ORIGIN
    for word in words.split():
        total = add(total, named.get(word, ORIGIN))
    return total
