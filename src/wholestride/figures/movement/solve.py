"""Where the hips are: given, or following from balance, a line, a seat, a knee, a bar."""

from __future__ import annotations

from dataclasses import replace
from math import asin, cos, degrees, hypot, radians, sin

from wholestride.figures.movement.body import (
    BALL_FORWARD,
    HIP_HALF,
    SHANK,
    THIGH,
    TRUNK,
)
from wholestride.figures.movement.bones import (
    Socket,
)
from wholestride.figures.movement.feet import (
    heading_of,
    standing_foot,
    toes_foot,
)
from wholestride.figures.movement.figure import solve_from
from wholestride.figures.movement.legs import (
    knee_of,
)
from wholestride.figures.movement.mass import centre_of_mass, held_kg
from wholestride.figures.movement.pose import LegPose, LegWay, Pose, Root
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.spine import (
    heading_frame,
    pelvis_frame,
    spine_from,
)
from wholestride.figures.movement.vectors import (
    UP,
    UPRIGHT,
    Frame,
    Vec,
    add,
    along,
    mean,
    mul,
    placed,
    sub,
)

ROUNDS = 7
"""Steps after which the centre of mass stands over its support within a millimetre or two."""
TALLEST = 0.996
"""A standing leg is stretched to this share of its length where no height is written."""
PELVIS_SPHERES = ((0.0, 1.0, 6.2, 8.6), (-3.0, -0.5, 4.5, 8.2))
"""Forward, up, aside and radius of the pelvis and of the seat."""
RIBS_SPHERE, SHOULDER_SPHERE = (0.0, 0.0, 6.5, 8.6), (0.0, -4.0, 15.0, 6.8)
YOKE_SPHERE = (-1.0, 0.6, 5.0, 5.2)


def solve(pose: Pose) -> Skeleton:
    """All joints of a figure: first its root, then spine and"""
    match pose.base.root:
        case Root.POINT:
            return solve_from(pose.base.hip, pose)
        case Root.BALANCE:
            return balanced(pose)
        case Root.LINE:
            return in_line(pose)
        case Root.SEAT:
            return solve_from(resting(pose, with_chest=False), pose)
        case Root.LIE:
            return solve_from(resting(pose, with_chest=True), pose)
        case Root.KNEE:
            return solve_from(over_knee(pose), pose)
        case Root.HANG:
            return solve_from(below_shoulders(pose), pose)


def balanced(pose: Pose) -> Skeleton:
    """Moved until the centre of mass, with its load, stands over the middle of the feet."""
    aim = support_of(pose)
    hip = (aim[0], standing_height(pose, aim), aim[2])
    skeleton = solve_from(hip, pose)
    for _ in range(ROUNDS):
        centre = centre_of_mass(skeleton, held_kg(pose.equipment, skeleton))
        off = sub(centre, aim)
        if abs(off[0]) < 0.1 and abs(off[2]) < 0.1:
            break
        hip = (hip[0] - 1.1 * off[0], hip[1], hip[2] - 1.1 * off[2])
        if pose.base.hip_y is None:
            hip = (hip[0], tallest(pose, hip), hip[2])
        skeleton = solve_from(hip, pose)
    return skeleton


def standing_legs(pose: Pose) -> list[tuple[LegPose, int]]:
    """The legs that stand on a foot and carry the figure."""
    legs = {"R": (pose.leg_r, 1), "L": (pose.leg_l, -1)}
    chosen = [legs[pose.base.over]] if pose.base.over else list(legs.values())
    return [entry for entry in chosen if entry[0].way in (LegWay.FOOT, LegWay.TOES)]


def support_of(pose: Pose) -> Vec:
    """The middle of the feet that stand; of a raised heel its ball counts."""
    heading = heading_frame(pose.trunk)
    spots: list[Vec] = []
    for leg, side in standing_legs(pose):
        socket = Socket((0.0, 0.0, 0.0), UPRIGHT, heading, side)
        x, y, z = leg.point
        if leg.way is LegWay.TOES:
            spots.append((x, y, z * side))
            continue
        ahead = BALL_FORWARD if leg.heel > 5 else BALL_FORWARD * 0.4
        spots.append(along((x, y, z * side), heading_of(leg, socket), ahead))
    middle = mean(spots)
    return (middle[0] + pose.base.balance_x, middle[1], middle[2])


def standing_height(pose: Pose, aim: Vec) -> float:
    """The written height of the hips, or the tallest that the standing legs allow."""
    if pose.base.hip_y is not None:
        return pose.base.hip_y
    return tallest(pose, aim)


def tallest(pose: Pose, hip: Vec) -> float:
    """How high the hips come over their place with the standing legs stretched."""
    heading = heading_frame(pose.trunk)
    pelvis = pelvis_frame(pose.trunk)
    heights: list[float] = []
    for leg, side in standing_legs(pose):
        joint = mul(pelvis.right, HIP_HALF * side)
        socket = Socket(add(hip, joint), pelvis, heading, side)
        standing = toes_foot if leg.way is LegWay.TOES else standing_foot
        ankle = standing(leg, socket).ankle
        aside = hypot(ankle[0] - socket.joint[0], ankle[2] - socket.joint[2])
        reach = (THIGH + SHANK) * TALLEST
        heights.append(ankle[1] + (max(reach**2 - aside**2, 1.0)) ** 0.5 - joint[1])
    return min(heights, default=90.0)


def in_line(pose: Pose) -> Skeleton:
    """A straight body from ankle or knee to a written shoulder height."""
    leg, side = (pose.leg_l, -1) if pose.base.over == "L" else (pose.leg_r, 1)
    heading = heading_frame(pose.trunk)
    if leg.way is LegWay.KNEEL:
        start, stretch = knee_of(leg, side), THIGH + TRUNK
    else:
        socket = Socket((0.0, 0.0, 0.0), UPRIGHT, heading, side)
        standing = toes_foot if leg.way is LegWay.TOES else standing_foot
        on_point = leg.way is LegWay.AT
        place = (leg.point[0], leg.point[1], leg.point[2] * side)
        start = place if on_point else standing(leg, socket).ankle
        stretch = (THIGH + SHANK) * 0.9985 + TRUNK
    rise = min(max((pose.base.shoulders[1] - start[1]) / stretch, -1.0), 1.0)
    tilt = degrees(asin(rise))
    backwards = pose.trunk.lean < 0
    trunk = replace(pose.trunk, lean=(tilt - 90.0) if backwards else 90.0 - tilt)
    frame = pelvis_frame(trunk)
    middle = start if pose.trunk.roll else (start[0], start[1], pose.base.hip[2])
    hip = along(middle, frame.up, stretch - TRUNK)
    hip = along(hip, UP, -pose.base.sag)
    return solve_from(hip, replace(pose, trunk=trunk))


def resting(pose: Pose, with_chest: bool) -> Vec:
    """The hips over a surface on which pelvis, or pelvis and chest, rest."""
    spine = spine_from((0.0, 0.0, 0.0), pose.trunk)
    lowest = [low(spine.hip, spine.pelvis, sphere) for sphere in PELVIS_SPHERES]
    x = pose.base.hip[0]
    if with_chest:
        lowest.append(low(spine.ribs, spine.chest, RIBS_SPHERE))
        lowest.append(low(spine.shoulders, spine.chest, SHOULDER_SPHERE))
        lowest.append(low(spine.shoulders, spine.chest, YOKE_SPHERE))
        x = pose.base.shoulders[0] - spine.shoulders[0]
    return (x, pose.base.surface - min(lowest), pose.base.hip[2])


def low(origin: Vec, frame: Frame, sphere: tuple[float, float, float, float]) -> float:
    """The lowest height of a sphere and its twin on the other side."""
    forward, up, aside, radius = sphere
    return min(placed(origin, frame, forward, up, aside * s)[1] for s in (1, -1)) - radius


def over_knee(pose: Pose) -> Vec:
    """The hips over a kneeling leg whose thigh leans forwards by its angle."""
    right = pose.leg_r.way is LegWay.KNEEL and pose.base.over != "L"
    leg, side = (pose.leg_r, 1) if right else (pose.leg_l, -1)
    heading = heading_frame(pose.trunk)
    angle = radians(leg.thigh)
    thigh = add(mul(UP, cos(angle)), mul(heading.forward, sin(angle)))
    joint = along(knee_of(leg, side), thigh, THIGH)
    pelvis = pelvis_frame(pose.trunk)
    socket = mul(pelvis.right, HIP_HALF * side)
    aside = knee_of(leg, side)[2] - side * HIP_HALF
    middle = sub(joint, socket)
    return (middle[0], middle[1], aside if abs(pose.trunk.roll) < 1 else middle[2])


def below_shoulders(pose: Pose) -> Vec:
    """The hips under shoulders whose place is written."""
    spine = spine_from((0.0, 0.0, 0.0), pose.trunk)
    place = pose.base.shoulders
    return sub(place, spine.shoulders)
