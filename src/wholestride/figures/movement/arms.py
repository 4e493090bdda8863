"""Joints of an arm from what a pose says of it."""

from __future__ import annotations

from math import sqrt

from wholestride.figures.movement.body import (
    FIST,
    FOREARM,
    PALM_BACK,
    UPPER_ARM,
    WRIST_HEIGHT,
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
from wholestride.figures.movement.pose import ArmPose
from wholestride.figures.movement.skeleton import Arm
from wholestride.figures.movement.vectors import (
    UP,
    Frame,
    Vec,
    add,
    along,
    distance,
    dot,
    mul,
    sub,
    turned,
    unit,
)

ELBOW_ON_FLOOR, FIST_ON_FLOOR = 3.8, 3.6
"""Heights of elbow and fist of an arm that leans on its forearm [cm]."""


def free_arm(pose: ArmPose, socket: Socket) -> Arm:
    """An arm from its joint angles."""
    bone, front = hinge_direction(socket.frame, socket.side, pose.shoulder, pose.abd)
    return arm_along(pose, socket, bone, turned_out(front, bone, socket.side, pose.rot))


def hanging_arm(pose: ArmPose, socket: Socket) -> Arm:
    """An arm that hangs down by its weight, swayed forwards and outwards by angles."""
    heading = Frame(socket.heading.forward, UP, socket.heading.right)
    bone, front = hinge_direction(heading, socket.side, pose.sway, pose.abd)
    return arm_along(pose, socket, bone, front)


def arm_along(pose: ArmPose, socket: Socket, bone: Vec, front: Vec) -> Arm:
    """An arm from the direction and the front of its upper bone."""
    elbow = along(socket.joint, bone, UPPER_ARM)
    lower, lower_front = bent(bone, front, pose.elbow, forwards=True)
    wrist = along(elbow, lower, FOREARM)
    fingers, _ = bent(lower, lower_front, pose.wrist, forwards=True)
    return Arm(socket.joint, elbow, wrist, along(wrist, fingers, FIST), fingers, flat=False)


def elbow_pole(pose: ArmPose, socket: Socket) -> Vec:
    """Where the elbow of a reaching arm goes: behind, below and a little out of itself."""
    if pose.elbow_to:
        return way_out(pose.elbow_to, socket.frame, socket.side)
    f, u, _ = socket.frame
    return add(add(mul(f, -0.7), mul(u, -0.9)), mul(socket.outward, 0.45))


def gripping_arm(pose: ArmPose, socket: Socket, target: Vec) -> tuple[Arm, float]:
    """An arm whose closed hand is at a point."""
    bones = (UPPER_ARM, FOREARM + FIST)
    elbow, fist = two_bones(socket.joint, target, bones, elbow_pole(pose, socket))
    lower = unit(sub(fist, elbow))
    wrist = along(elbow, lower, FOREARM)
    return Arm(socket.joint, elbow, wrist, fist, lower, flat=False), missed(
        socket.joint, target, bones
    )


def palm_arm(pose: ArmPose, socket: Socket) -> tuple[Arm, float]:
    """An arm whose flat hand lies on the floor, on a piece or against a wall."""
    x, y, z = pose.point
    place = (x, y, z * socket.side)
    ahead = socket.heading.forward
    wall = pose.fingers in ("up", "down")
    fingers = {
        "forward": ahead,
        "back": mul(ahead, -1.0),
        "out": mul(socket.heading.right, float(socket.side)),
        "in": mul(socket.heading.right, -float(socket.side)),
        "up": UP,
        "down": mul(UP, -1.0),
    }[pose.fingers]
    off = mul(ahead, -1.0) if wall else UP
    wrist = along(along(place, fingers, -PALM_BACK), off, WRIST_HEIGHT)
    bones = (UPPER_ARM, FOREARM)
    elbow, end = two_bones(socket.joint, wrist, bones, elbow_pole(pose, socket))
    middle = add(along(place, off, 2.2), sub(end, wrist))
    return Arm(socket.joint, elbow, end, middle, fingers, flat=True), missed(
        socket.joint, wrist, bones
    )


def forearm_arm(pose: ArmPose, socket: Socket) -> tuple[Arm, float]:
    """An arm that leans on its forearm: the elbow at its point, the fist ahead of it."""
    x, y, z = pose.point
    target = (x, y + ELBOW_ON_FLOOR, z * socket.side)
    gap = abs(distance(socket.joint, target) - UPPER_ARM)
    elbow = along(socket.joint, unit(sub(target, socket.joint)), UPPER_ARM)
    ahead = turned(socket.heading.forward, UP, -pose.fist_to * socket.side)
    lower = FOREARM + FIST
    drop = min(max(elbow[1] - y - FIST_ON_FLOOR, -lower), lower)
    flat = sqrt(max(lower * lower - drop * drop, 0.0))
    fist = along(along(elbow, ahead, flat), UP, -drop)
    direction = unit(sub(fist, elbow))
    wrist = along(elbow, direction, FOREARM)
    return Arm(socket.joint, elbow, wrist, fist, direction, flat=False), gap


def reach_up(socket: Socket, target: Vec) -> float:
    """How far overhead an arm points, from 0 to 1: its shoulder rises with it."""
    return max(0.0, dot(unit(sub(target, socket.joint)), socket.frame.up))
