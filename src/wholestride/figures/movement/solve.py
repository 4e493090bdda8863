"""From a written pose to joints: the spine upwards, then each limb; the pelvis by its root."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import asin, cos, degrees, hypot, radians, sin

from wholestride.figures.movement import limbs
from wholestride.figures.movement.body import (
    BALL_FORWARD,
    CHEST_SHARE,
    HIP_HALF,
    PELVIS_SHARE,
    SHANK,
    SHOULDER_HALF,
    THIGH,
    TRUNK,
)
from wholestride.figures.movement.limbs import Socket
from wholestride.figures.movement.mass import centre_of_mass, held_kg
from wholestride.figures.movement.pose import ArmPose, ArmWay, LegPose, LegWay, Pose, Root, Trunk
from wholestride.figures.movement.skeleton import Arm, Leg, Miss, Skeleton, Spine
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
    turned_frame,
)

SIDES = (("R", 1), ("L", -1))
ROUNDS = 7
"""Steps after which the centre of mass stands over its support within a millimetre or two."""
TALLEST = 0.996
"""A standing leg is stretched to this share of its length where no height is written."""
SHOULDER_RISE = 4.5
SHOULDER_IN = 3.0
"""How far a shoulder joint goes up and inwards under an arm that points overhead [cm]."""
PELVIS_SPHERES = ((0.0, 1.0, 6.2, 8.6), (-3.0, -0.5, 4.5, 8.2))
"""Forward, up, aside and radius of the pelvis and of the seat."""
RIBS_SPHERE, SHOULDER_SPHERE = (0.0, 0.0, 6.5, 8.6), (0.0, -4.0, 15.0, 6.8)
YOKE_SPHERE = (-1.0, 0.6, 5.0, 5.2)


def heading_frame(trunk: Trunk) -> Frame:
    """Where the figure faces along the floor."""
    return turned_frame(UPRIGHT, UP, trunk.face)


def pelvis_frame(trunk: Trunk) -> Frame:
    """The trunk's frame with the left hip hiked over the right one."""
    frame = trunk_frame(trunk)
    return turned_frame(frame, frame.forward, trunk.hike)


def trunk_frame(trunk: Trunk) -> Frame:
    """Facing, then leaning, then rolled about the own length."""
    frame = heading_frame(trunk)
    frame = turned_frame(frame, frame.right, -trunk.lean)
    return turned_frame(frame, frame.up, trunk.roll)


def bent_frame(frame: Frame, trunk: Trunk, share: float) -> Frame:
    """A frame farther up the spine: a share of its bend, its side bend and its twist."""
    frame = turned_frame(frame, frame.right, -trunk.spine * share)
    frame = turned_frame(frame, frame.forward, trunk.side * share)
    return turned_frame(frame, frame.up, trunk.twist * share)


def spine_from(hip: Vec, trunk: Trunk) -> Spine:
    """The trunk and the head upwards from the middle of the hips."""
    pelvis, level = pelvis_frame(trunk), trunk_frame(trunk)
    middle, chest = bent_frame(level, trunk, 0.5), bent_frame(level, trunk, 1.0)
    waist = along(hip, pelvis.up, TRUNK * PELVIS_SHARE)
    ribs = along(waist, middle.up, TRUNK * (CHEST_SHARE - PELVIS_SHARE))
    shoulders = along(ribs, chest.up, TRUNK * (1 - CHEST_SHARE))
    neck = turned_frame(chest, chest.right, -trunk.neck * 0.6)
    head = turned_frame(chest, chest.right, -trunk.neck)
    head = turned_frame(head, head.up, trunk.look)
    skull = placed(along(shoulders, neck.up, 11.0), head, 1.4, 9.8, 0.0)
    return Spine(hip, waist, ribs, shoulders, skull, pelvis, middle, chest, neck, head)


def hip_socket(spine: Spine, heading: Frame, side: int) -> Socket:
    """Where a leg hangs."""
    joint = along(spine.hip, spine.pelvis.right, HIP_HALF * side)
    return Socket(joint, spine.pelvis, heading, side)


def shoulder_socket(spine: Spine, trunk: Trunk, heading: Frame, side: int) -> Socket:
    """Where an arm hangs, shrugged and reached forwards as the trunk says."""
    joint = placed(
        spine.shoulders, spine.chest, trunk.reach, trunk.shrug - 1.0, SHOULDER_HALF * side
    )
    return Socket(joint, spine.chest, heading, side)


def risen(socket: Socket, share: float) -> Socket:
    """The socket under an arm that points overhead by a share."""
    moved = along(socket.joint, socket.frame.up, SHOULDER_RISE * share)
    return replace(socket, joint=along(moved, socket.outward, -SHOULDER_IN * share))


@dataclass(frozen=True, slots=True)
class Setting:
    """What limbs can refer to: the spine, the heading, and what is solved already."""

    spine: Spine
    heading: Frame
    joints: dict[str, Vec]

    def point(self, of: str, offset: Vec, side: int) -> Vec:
        """A written point in the room, in a part's frame or beside a joint."""
        forward, up, out = offset
        if not of:
            return (forward, up, out * side)
        spine = self.spine
        parts = {
            "chest": (spine.shoulders, spine.chest),
            "ribs": (spine.ribs, spine.chest),
            "pelvis": (spine.hip, spine.pelvis),
            "head": (spine.skull, spine.head),
        }
        if of in parts:
            origin, frame = parts[of]
            return placed(origin, frame, forward, up, out * side)
        own = "R" if side > 0 else "L"
        origin = self.joints.get(of) or self.joints.get(f"{of}_{own}") or spine.hip
        return placed(origin, self.heading, forward, up, out * side)


def solve_leg(pose: LegPose, socket: Socket, setting: Setting) -> tuple[Leg, float]:
    """One leg by its way."""
    match pose.way:
        case LegWay.FREE:
            return limbs.free_leg(pose, socket), 0.0
        case LegWay.FOOT:
            foot = limbs.standing_foot(pose, socket)
            return limbs.reaching_leg(pose, socket, foot, limbs.heading_of(pose, socket))
        case LegWay.TOES:
            foot = limbs.toes_foot(pose, socket)
            return limbs.reaching_leg(pose, socket, foot, limbs.heading_of(pose, socket))
        case LegWay.KNEEL:
            return limbs.kneeling_leg(pose, socket)
        case LegWay.AT:
            target = setting.point(pose.of, pose.point, socket.side)
            return limbs.leg_to_point(pose, socket, target)


def solve_arm(pose: ArmPose, socket: Socket, setting: Setting) -> tuple[Arm, float]:
    """One arm by its way; the shoulder rises with an arm that points overhead."""
    match pose.way:
        case ArmWay.FREE:
            arm = limbs.free_arm(pose, socket)
            return limbs.free_arm(pose, risen(socket, limbs.reach_up(socket, arm.elbow))), 0.0
        case ArmWay.HANG:
            return limbs.hanging_arm(pose, socket), 0.0
        case ArmWay.GRIP:
            target = setting.point(pose.of, pose.point, socket.side)
            socket = risen(socket, limbs.reach_up(socket, target))
            return limbs.gripping_arm(pose, socket, target)
        case ArmWay.PALM:
            target = (pose.point[0], pose.point[1], pose.point[2] * socket.side)
            socket = risen(socket, limbs.reach_up(socket, target))
            return limbs.palm_arm(pose, socket)
        case ArmWay.FOREARM:
            return limbs.forearm_arm(pose, socket)


def solve_from(hip: Vec, pose: Pose) -> Skeleton:
    """All joints of a figure whose hips are at a point."""
    heading = heading_frame(pose.trunk)
    spine = spine_from(hip, pose.trunk)
    setting = Setting(spine, heading, {})
    misses: list[Miss] = []
    legs: dict[str, Leg] = {}
    written = {"R": pose.leg_r, "L": pose.leg_l}
    for name, side in sorted(SIDES, key=lambda entry: bool(written[entry[0]].of)):
        leg, gap = solve_leg(written[name], hip_socket(spine, heading, side), setting)
        legs[name] = leg
        misses.append(Miss(f"leg_{name}", gap))
        setting.joints.update(leg_joints(leg, name))
    arms: dict[str, Arm] = {}
    arm_poses = {"R": pose.arm_r, "L": pose.arm_l}
    for name, side in sorted(SIDES, key=lambda entry: arm_poses[entry[0]].of.startswith("hand")):
        socket = shoulder_socket(spine, pose.trunk, heading, side)
        arms[name], gap = solve_arm(arm_poses[name], socket, setting)
        misses.append(Miss(f"arm_{name}", gap))
        setting.joints.update({f"hand_{name}": arms[name].fist, f"elbow_{name}": arms[name].elbow})
    found = tuple(miss for miss in misses if miss.by > 0.05)
    return Skeleton(spine, legs["R"], legs["L"], arms["R"], arms["L"], found)


def leg_joints(leg: Leg, name: str) -> dict[str, Vec]:
    """The places of a leg by the names that a pose may use."""
    return {
        f"knee_{name}": leg.knee,
        f"ankle_{name}": leg.ankle,
        f"foot_{name}": leg.foot.ball,
        f"heel_{name}": leg.foot.heel,
        f"thigh_{name}": mean((leg.hip, leg.knee)),
        f"shin_{name}": mean((leg.knee, leg.ankle)),
    }


def solve(pose: Pose) -> Skeleton:
    """All joints of a figure: first its root, then spine and limbs."""
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
        spots.append(along((x, y, z * side), limbs.heading_of(leg, socket), ahead))
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
        standing = limbs.toes_foot if leg.way is LegWay.TOES else limbs.standing_foot
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
        start, stretch = limbs.knee_of(leg, side), THIGH + TRUNK
    else:
        socket = Socket((0.0, 0.0, 0.0), UPRIGHT, heading, side)
        standing = limbs.toes_foot if leg.way is LegWay.TOES else limbs.standing_foot
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
    joint = along(limbs.knee_of(leg, side), thigh, THIGH)
    pelvis = pelvis_frame(pose.trunk)
    socket = mul(pelvis.right, HIP_HALF * side)
    aside = limbs.knee_of(leg, side)[2] - side * HIP_HALF
    middle = sub(joint, socket)
    return (middle[0], middle[1], aside if abs(pose.trunk.roll) < 1 else middle[2])


def below_shoulders(pose: Pose) -> Vec:
    """The hips under shoulders whose place is written."""
    spine = spine_from((0.0, 0.0, 0.0), pose.trunk)
    place = pose.base.shoulders
    return sub(place, spine.shoulders)
