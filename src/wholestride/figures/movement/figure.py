"""A figure whose hips are at a point: spine, legs, arms, and what they miss."""

from __future__ import annotations

from dataclasses import dataclass

from wholestride.figures.movement.arms import (
    forearm_arm,
    free_arm,
    gripping_arm,
    hanging_arm,
    palm_arm,
    reach_up,
)
from wholestride.figures.movement.bones import (
    Socket,
)
from wholestride.figures.movement.feet import (
    heading_of,
    standing_foot,
    toes_foot,
)
from wholestride.figures.movement.legs import (
    free_leg,
    kneeling_leg,
    leg_to_point,
    reaching_leg,
)
from wholestride.figures.movement.pose import ArmPose, ArmWay, LegPose, LegWay, Pose
from wholestride.figures.movement.skeleton import Arm, Leg, Miss, Skeleton, Spine
from wholestride.figures.movement.spine import (
    heading_frame,
    hip_socket,
    risen,
    shoulder_socket,
    spine_from,
)
from wholestride.figures.movement.vectors import (
    Frame,
    Vec,
    mean,
    placed,
)

SIDES = (("R", 1), ("L", -1))


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
            return free_leg(pose, socket), 0.0
        case LegWay.FOOT:
            foot = standing_foot(pose, socket)
            return reaching_leg(pose, socket, foot, heading_of(pose, socket))
        case LegWay.TOES:
            foot = toes_foot(pose, socket)
            return reaching_leg(pose, socket, foot, heading_of(pose, socket))
        case LegWay.KNEEL:
            return kneeling_leg(pose, socket)
        case LegWay.AT:
            target = setting.point(pose.of, pose.point, socket.side)
            return leg_to_point(pose, socket, target)


def solve_arm(pose: ArmPose, socket: Socket, setting: Setting) -> tuple[Arm, float]:
    """One arm by its way; the shoulder rises with an arm that points overhead."""
    match pose.way:
        case ArmWay.FREE:
            arm = free_arm(pose, socket)
            return free_arm(pose, risen(socket, reach_up(socket, arm.elbow))), 0.0
        case ArmWay.HANG:
            return hanging_arm(pose, socket), 0.0
        case ArmWay.GRIP:
            target = setting.point(pose.of, pose.point, socket.side)
            socket = risen(socket, reach_up(socket, target))
            return gripping_arm(pose, socket, target)
        case ArmWay.PALM:
            target = (pose.point[0], pose.point[1], pose.point[2] * socket.side)
            socket = risen(socket, reach_up(socket, target))
            return palm_arm(pose, socket)
        case ArmWay.FOREARM:
            return forearm_arm(pose, socket)


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
