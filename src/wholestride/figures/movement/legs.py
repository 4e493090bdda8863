"""Joints of a leg from what a pose says of it."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

from wholestride.figures.movement.body import (
    BALL_RADIUS,
    SHANK,
    THIGH,
)
from wholestride.figures.movement.bones import (
    Socket,
    bent,
    hinge_direction,
    missed,
    turned_out,
    two_bones,
    way_out,
)
from wholestride.figures.movement.feet import (
    foot_of,
    foot_on_ball,
    foot_towards,
    hanging_foot,
)
from wholestride.figures.movement.pose import LegPose
from wholestride.figures.movement.skeleton import Foot, Leg
from wholestride.figures.movement.vectors import (
    UP,
    Vec,
    add,
    along,
    cross,
    distance,
    length,
    mul,
    square_to,
    sub,
    turned,
    unit,
)

KNEE_ON_FLOOR, ANKLE_POINTED, POINTED = 5.0, 7.0, 27.5
"""Heights of knee and ankle of a kneeling leg, and how steeply its foot points down [degrees]."""


POINTED_UP = 40.0
"""How far the foot of a raised shin is pointed [degrees]."""


def free_leg(pose: LegPose, socket: Socket) -> Leg:
    """A leg from its joint angles."""
    bone, front = hinge_direction(socket.frame, socket.side, pose.hip, pose.abd)
    front = turned_out(front, bone, socket.side, pose.rot)
    knee = along(socket.joint, bone, THIGH)
    shin, shin_front = bent(bone, front, pose.knee, forwards=False)
    ankle = along(knee, shin, SHANK)
    foot = hanging_foot((socket.joint, knee, ankle), shin_front, pose.ankle or 0.0)
    return leg_through(socket, knee, foot, front)


def leg_through(socket: Socket, knee: Vec, foot: Foot, front: Vec) -> Leg:
    """A leg whose joints are known; its fronts follow from the bend where there is one."""
    bone = unit(sub(knee, socket.joint))
    shin = unit(sub(foot.ankle, knee))
    bend = square_to(sub(mul(shin, -1.0), bone), bone)
    flexed = length(bend) > 0.12
    looks = unit(bend) if flexed else unit(square_to(front, bone), front)
    side = mul(cross(looks, mul(bone, -1.0)), float(socket.side))
    shin_looks = unit(square_to(looks if not flexed else add(looks, bone), shin), looks)
    return Leg(socket.joint, knee, foot.ankle, foot, looks, shin_looks, side)


def reaching_leg(pose: LegPose, socket: Socket, foot: Foot, toes: Vec) -> tuple[Leg, float]:
    """A leg that reaches for its foot, and by how much it misses."""
    if pose.knee_to:
        pole = way_out(pose.knee_to, socket.frame, socket.side)
    else:
        pole = add(toes, mul(socket.frame.forward, 0.35))
    pole = add(pole, mul(socket.outward, pose.knee_out))
    bones = (THIGH, SHANK)
    knee, end = two_bones(socket.joint, foot.ankle, bones, pole)
    shift = sub(end, foot.ankle)
    moved = Foot(
        end,
        add(foot.heel, shift),
        add(foot.ball, shift),
        add(foot.toe, shift),
        foot.forward,
        foot.up,
    )
    return leg_through(socket, knee, moved, pole), missed(socket.joint, foot.ankle, bones)


def leg_to_point(pose: LegPose, socket: Socket, target: Vec) -> tuple[Leg, float]:
    """A leg whose ankle is at a point; its foot follows the shin or points a way."""
    toes = socket.frame.forward
    pole = way_out(pose.knee_to, socket.frame, socket.side) if pose.knee_to else toes
    pole = add(pole, mul(socket.outward, pose.knee_out))
    bones = (THIGH, SHANK)
    knee, end = two_bones(socket.joint, target, bones, pole)
    front = unit(square_to(pole, unit(sub(end, knee))), toes)
    if pose.toes_to is None:
        foot = hanging_foot((socket.joint, knee, end), front, pose.ankle or 0.0)
    else:
        foot = foot_towards(pose.toes_to, pose.out, socket, (knee, end))
    return leg_through(socket, knee, foot, pole), missed(socket.joint, target, bones)


def kneeling_leg(pose: LegPose, socket: Socket) -> tuple[Leg, float]:
    """A leg that kneels: the knee at its point, the shin along the floor behind it."""
    knee = knee_of(pose, socket.side)
    back = turned(socket.heading.forward, UP, -pose.shin_to * socket.side)
    front = mul(back, -1.0)
    if pose.shin_up:
        return shin_raised(pose, socket, knee, back)
    tip = foot_on_ball((0.0, BALL_RADIUS, 0.0), front, 85.0) if pose.tuck else None
    height = tip.ankle[1] if tip else ANKLE_POINTED
    rise = pose.point[1] + height - knee[1]
    ankle = along(along(knee, back, sqrt(SHANK * SHANK - rise * rise)), UP, rise)
    if tip:
        foot = foot_of(ankle, tip.forward, tip.up, front)
    else:
        c, s = cos(radians(POINTED)), sin(radians(POINTED))
        foot = foot_of(ankle, add(mul(back, c), mul(UP, -s)), add(mul(UP, -c), mul(back, -s)))
    gap = abs(distance(socket.joint, knee) - THIGH)
    return leg_through(socket, knee, foot, front), gap


def shin_raised(pose: LegPose, socket: Socket, knee: Vec, back: Vec) -> tuple[Leg, float]:
    """A leg that kneels with its shin up, as against a wall."""
    angle = radians(pose.shin_up)
    shin = add(mul(back, cos(angle)), mul(UP, sin(angle)))
    ankle = along(knee, shin, SHANK)
    looks = add(mul(back, -sin(angle)), mul(UP, cos(angle)))
    foot = hanging_foot((socket.joint, knee, ankle), mul(looks, -1.0), -POINTED_UP)
    gap = abs(distance(socket.joint, knee) - THIGH)
    return leg_through(socket, knee, foot, mul(back, -1.0)), gap


def knee_of(pose: LegPose, side: int) -> Vec:
    """The joint of a knee that touches its point."""
    x, y, z = pose.point
    return (x, y + KNEE_ON_FLOOR, z * side)
