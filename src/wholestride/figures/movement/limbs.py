"""Joints of legs and arms from what a pose says of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

from wholestride.figures.movement.body import (
    ANKLE_HEIGHT,
    BALL_FORWARD,
    BALL_RADIUS,
    FIST,
    FOREARM,
    HEEL_BACK,
    HEEL_RADIUS,
    PALM_BACK,
    SHANK,
    THIGH,
    TOE_FORWARD,
    TOE_RADIUS,
    UPPER_ARM,
    WRIST_HEIGHT,
)
from wholestride.figures.movement.pose import ArmPose, LegPose
from wholestride.figures.movement.skeleton import Arm, Foot, Leg
from wholestride.figures.movement.vectors import (
    ORIGIN,
    UP,
    Frame,
    Vec,
    add,
    along,
    cross,
    distance,
    dot,
    length,
    mul,
    square_to,
    sub,
    turned,
    unit,
)

STRAIGHT = 0.9995
"""A limb is stretched to this share of its length at most, so that its joint keeps a side."""
KNEE_ON_FLOOR, ANKLE_POINTED, POINTED = 5.0, 7.0, 27.5
"""Heights of knee and ankle of a kneeling leg, and how steeply its foot points down [degrees]."""
ELBOW_ON_FLOOR, FIST_ON_FLOOR = 3.8, 3.6


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


# Feet


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


# Legs


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


def foot_towards(angle: float, out: float, socket: Socket, shin: tuple[Vec, Vec]) -> Foot:
    """A foot that points at an angle over the floor, turned so that its shin stands on it."""
    knee, ankle = shin
    flat = turned(socket.heading.forward, UP, -out * socket.side)
    forward = add(mul(flat, cos(radians(angle))), mul(UP, sin(radians(angle))))
    up = unit(square_to(sub(knee, ankle), forward), UP)
    return foot_of(ankle, forward, up)


def kneeling_leg(pose: LegPose, socket: Socket) -> tuple[Leg, float]:
    """A leg that kneels: the knee at its point, the shin along the floor behind it."""
    knee = knee_of(pose, socket.side)
    back = turned(socket.heading.forward, UP, -pose.shin_to * socket.side)
    front = mul(back, -1.0)
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


def knee_of(pose: LegPose, side: int) -> Vec:
    """The joint of a knee that touches its point."""
    x, y, z = pose.point
    return (x, y + KNEE_ON_FLOOR, z * side)


# Arms


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
