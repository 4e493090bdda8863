"""In-between figures: solved at every step from one key pose to the next.

Where two key poses give a limb in the same way, the written numbers are mixed and solved anew,
so that planted feet stay. Where they do not, the limb's bones turn from one direction to the
other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from wholestride.figures.movement.blend import blend, same_limbs, same_way
from wholestride.figures.movement.body import FIST, FOREARM, SHANK, THIGH, UPPER_ARM
from wholestride.figures.movement.feet import foot_of
from wholestride.figures.movement.pose import Base, Pose, Root
from wholestride.figures.movement.skeleton import Arm, Leg, Skeleton
from wholestride.figures.movement.solve import solve
from wholestride.figures.movement.vectors import Vec, along, between, square_to, sub, turning, unit

STEPS = (4, 6, 8, 12, 16)
"""Steps of a whole animation, as many as its joints need to stay closed."""

Moment = tuple[Pose, Skeleton]


def moments(keys: tuple[Pose, ...], steps: int) -> Iterator[Moment]:
    """The figure at every stop of its animation, from the first key pose to the last."""
    each = max(steps // max(len(keys) - 1, 1), 2)
    solved = [solve(key) for key in keys]
    heights = [with_height(key, figure) for key, figure in zip(keys, solved, strict=True)]
    yield keys[0], solved[0]
    for (first, second), ends in zip(pairwise(heights), pairwise(solved), strict=True):
        for step in range(1, each + 1):
            yield moment((first, second), ends, step / each)


def with_height(pose: Pose, solved: Skeleton) -> Pose:
    """A pose that stands tall with the height that this gave, so that it can be mixed."""
    if pose.base.hip_y is not None or pose.base.root is not Root.BALANCE:
        return pose
    return replace(pose, base=replace(pose.base, hip_y=solved.spine.hip[1]))


def moment(poses: tuple[Pose, Pose], ends: tuple[Skeleton, Skeleton], share: float) -> Moment:
    """The figure at a share of the way between two key poses."""
    first, second = poses
    if share >= 1:
        return second, ends[1]
    pose = blend(first, second, share)
    if same_limbs(first, second):
        return pose, solve(pose)
    hip = between(ends[0].spine.hip, ends[1].spine.hip, share)
    trunk = trunk_leans(poses, ends)
    pose = replace(
        pose,
        base=Base(root=Root.POINT, hip=hip),
        trunk=replace(pose.trunk, lean=trunk[0] + (trunk[1] - trunk[0]) * share),
    )
    skeleton = solve(pose)
    changes: dict[str, Leg | Arm] = {}
    for name, side in (("leg_r", "R"), ("leg_l", "L")):
        if not same_way(getattr(first, name), getattr(second, name)):
            pair = (ends[0].leg(side), ends[1].leg(side))
            changes[name] = turning_leg(skeleton.leg(side), pair, share)
    for name, side in (("arm_r", "R"), ("arm_l", "L")):
        if not same_way(getattr(first, name), getattr(second, name)):
            pair_of_arms = (ends[0].arm(side), ends[1].arm(side))
            changes[name] = turning_arm(skeleton.arm(side), pair_of_arms, share)
    return pose, replace(skeleton, **changes)  # type: ignore[arg-type]  # legs under leg names, arms under arm names


def trunk_leans(poses: tuple[Pose, Pose], ends: tuple[Skeleton, Skeleton]) -> tuple[float, float]:
    """The lean of two key poses; a straight body's lean is known only when it is solved."""
    from math import atan2, degrees

    found = []
    for pose, end in zip(poses, ends, strict=True):
        up = end.spine.pelvis.up
        solved = degrees(atan2(up[0], up[1]))
        found.append(solved if pose.base.root is Root.LINE else pose.trunk.lean)
    return found[0], found[1]


def towards(a: Vec, b: Vec, share: float) -> Vec:
    """A direction on its way from one to another, turning evenly."""
    return turning(unit(a), unit(b), share)


def turning_leg(now: Leg, ends: tuple[Leg, Leg], share: float) -> Leg:
    """A leg whose bones turn from one direction to another."""
    first, second = ends
    thigh = towards(sub(first.knee, first.hip), sub(second.knee, second.hip), share)
    shin = towards(sub(first.ankle, first.knee), sub(second.ankle, second.knee), share)
    knee = along(now.hip, thigh, THIGH)
    ankle = along(knee, shin, SHANK)
    forward = towards(first.foot.forward, second.foot.forward, share)
    up = unit(square_to(towards(first.foot.up, second.foot.up, share), forward))
    front = towards(first.front, second.front, share)
    return replace(
        now,
        knee=knee,
        ankle=ankle,
        foot=foot_of(ankle, forward, up),
        front=front,
        shin_front=towards(first.shin_front, second.shin_front, share),
        outward=towards(first.outward, second.outward, share),
    )


def turning_arm(now: Arm, ends: tuple[Arm, Arm], share: float) -> Arm:
    """An arm whose bones turn from one direction to another."""
    first, second = ends
    upper = towards(sub(first.elbow, first.shoulder), sub(second.elbow, second.shoulder), share)
    lower = towards(sub(first.wrist, first.elbow), sub(second.wrist, second.elbow), share)
    fingers = towards(first.fingers, second.fingers, share)
    elbow = along(now.shoulder, upper, UPPER_ARM)
    wrist = along(elbow, lower, FOREARM)
    fist = along(wrist, fingers, FIST)
    return replace(now, elbow=elbow, wrist=wrist, fist=fist, fingers=fingers)
