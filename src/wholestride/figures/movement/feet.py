"""Feet: standing flat, on the ball or on the heel, hanging from a shank, pointing a way."""

from __future__ import annotations

from math import cos, radians, sin

from wholestride.figures.movement.body import (
    ANKLE_HEIGHT,
    BALL_FORWARD,
    BALL_RADIUS,
    HEEL_BACK,
    HEEL_RADIUS,
    TOE_FORWARD,
    TOE_RADIUS,
)
from wholestride.figures.movement.bones import (
    Socket,
)
from wholestride.figures.movement.pose import LegPose
from wholestride.figures.movement.skeleton import Foot
from wholestride.figures.movement.vectors import (
    UP,
    Vec,
    add,
    along,
    mul,
    square_to,
    sub,
    turned,
    unit,
)


def foot_of(ankle: Vec, forward: Vec, up: Vec, toes: Vec | None = None) -> Foot:
    """A foot from its ankle; the toes go on straight unless they lie flat another way."""
    heel = along(along(ankle, forward, -HEEL_BACK), up, HEEL_RADIUS - ANKLE_HEIGHT)
    ball = along(along(ankle, forward, BALL_FORWARD), up, BALL_RADIUS - ANKLE_HEIGHT)
    drop = 0.0 if toes else TOE_RADIUS - BALL_RADIUS
    toe = along(along(ball, toes or forward, TOE_FORWARD), up, drop)
    if toes:
        toe = (toe[0], ball[1] + TOE_RADIUS - BALL_RADIUS, toe[2])
    return Foot(ankle, heel, ball, toe, forward, up)


def heading_of(pose: LegPose, socket: Socket) -> Vec:
    """Where a standing foot points along the floor."""
    return turned(socket.heading.forward, UP, -pose.out * socket.side)


def standing_foot(pose: LegPose, socket: Socket) -> Foot:
    """A foot that stands: flat, on its ball (``heel``) or on its heel (``toe_up``)."""
    x, y, z = pose.point
    flat = heading_of(pose, socket)
    place = (x, y, z * socket.side)
    if pose.toe_up:
        angle = radians(pose.toe_up)
        forward = add(mul(flat, cos(angle)), mul(UP, sin(angle)))
        up = sub(mul(UP, cos(angle)), mul(flat, sin(angle)))
        heel = along(along(place, flat, -HEEL_BACK), UP, HEEL_RADIUS)
        ankle = along(along(heel, forward, HEEL_BACK), up, ANKLE_HEIGHT - HEEL_RADIUS)
        return foot_of(ankle, forward, up)
    ball = along(along(place, flat, BALL_FORWARD), UP, BALL_RADIUS)
    return foot_on_ball(ball, flat, pose.heel)


def foot_on_ball(ball: Vec, flat: Vec, rise: float) -> Foot:
    """A foot that stands on its ball with the heel raised by an angle; its toes lie flat."""
    angle = radians(rise)
    forward = sub(mul(flat, cos(angle)), mul(UP, sin(angle)))
    up = add(mul(UP, cos(angle)), mul(flat, sin(angle)))
    ankle = along(along(ball, forward, -BALL_FORWARD), up, ANKLE_HEIGHT - BALL_RADIUS)
    return foot_of(ankle, forward, up, flat)


def toes_foot(pose: LegPose, socket: Socket) -> Foot:
    """A foot that stands on its toes: the point is where the ball touches."""
    x, y, z = pose.point
    flat = heading_of(pose, socket)
    return foot_on_ball((x, y + BALL_RADIUS, z * socket.side), flat, pose.heel)


def hanging_foot(leg: tuple[Vec, Vec, Vec], front: Vec, ankle_bend: float) -> Foot:
    """A foot at the end of a shank (hip, knee, ankle): square to it, pulled up by an angle."""
    _, knee, ankle = leg
    shin = unit(sub(ankle, knee))
    a = radians(ankle_bend)
    front = unit(square_to(front, shin), front)
    forward = sub(mul(front, cos(a)), mul(shin, sin(a)))
    return foot_of(ankle, forward, sub(mul(shin, -cos(a)), mul(front, sin(a))))


def foot_towards(angle: float, out: float, socket: Socket, shin: tuple[Vec, Vec]) -> Foot:
    """A foot that points at an angle over the floor, turned so that its shin stands on it."""
    knee, ankle = shin
    flat = turned(socket.heading.forward, UP, -out * socket.side)
    forward = add(mul(flat, cos(radians(angle))), mul(UP, sin(radians(angle))))
    up = unit(square_to(sub(knee, ankle), forward), UP)
    return foot_of(ankle, forward, up)
