"""Joints: within what people can do, and different enough between the key poses.

Limits are in degrees, flexion positive: the normal range, or farther where a stretch or a deep
squat under body weight goes farther. ``docs/sources-of-the-drawings.md`` has a row for each, with
what was seen of its source and what is our judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import acos, atan2, degrees

from wholestride.domain.exercise import Exercise
from wholestride.figures.movement.skeleton import Arm, Leg, Skeleton, Spine
from wholestride.figures.movement.svg_static import Drawing
from wholestride.figures.movement.vectors import Vec, distance, dot, length, square_to, sub, unit

Problem = tuple[str, str, str]

LIMITS: dict[str, tuple[float, float]] = {
    "hip flexion": (-28.0, 135.0),
    "hip abduction": (-38.0, 70.0),
    "knee flexion": (-2.0, 156.0),
    "ankle dorsiflexion": (-65.0, 46.0),
    "elbow flexion": (-2.0, 152.0),
    "spine flexion": (-45.0, 85.0),
    "spine twist": (-52.0, 52.0),
    "spine side bend": (-42.0, 42.0),
    "neck flexion": (-65.0, 65.0),
}
"""Least and greatest angle of each joint."""
TURNED, MOVED = 15.0, 4.0
"""Two key poses differ by a joint of so many degrees, or by hips or hands of so many cm."""


def leg_angles(leg: Leg, spine: Spine, sign: int) -> dict[str, float]:
    """A leg's angles against the pelvis."""
    thigh, shin = unit(sub(leg.knee, leg.hip)), unit(sub(leg.ankle, leg.knee))
    f, u, r = spine.pelvis
    out = dot(thigh, r) * sign
    abduction = degrees(atan2(out, max(length(square_to(thigh, r)), 1e-6)))
    ahead, down = dot(thigh, f), -dot(thigh, u)
    flexion = degrees(atan2(ahead, down)) if abs(abduction) < 55 else 0.0
    foot = leg.foot.forward
    return {
        "hip flexion": flexion if flexion > -120 else flexion + 360,
        "hip abduction": abduction if flexion < 60 else min(abduction, 60.0),
        "knee flexion": between(thigh, shin),
        "ankle dorsiflexion": between(foot, shin) - 90.0,
    }


def between(a: Vec, b: Vec) -> float:
    """The angle between two directions [degrees]."""
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))


def arm_angles(arm: Arm) -> dict[str, float]:
    """An arm's angle at the elbow."""
    upper, lower = unit(sub(arm.elbow, arm.shoulder)), unit(sub(arm.wrist, arm.elbow))
    return {"elbow flexion": between(upper, lower)}


def angles(skeleton: Skeleton) -> dict[str, float]:
    """Every measured joint by limb and name."""
    found: dict[str, float] = {}
    for side, sign in (("R", 1), ("L", -1)):
        for name, value in leg_angles(skeleton.leg(side), skeleton.spine, sign).items():
            found[f"leg_{side} {name}"] = value
        for name, value in arm_angles(skeleton.arm(side)).items():
            found[f"arm_{side} {name}"] = value
    return found


def joints_within_limits(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """4. No joint goes farther than joints go."""
    del exercise
    poses = zip(drawing.movement.keys, drawing.keys, strict=True)
    for number, (pose, key) in enumerate(poses, start=1):
        trunk = pose.trunk
        measured = angles(key.skeleton) | {
            "trunk spine flexion": trunk.spine,
            "trunk spine twist": trunk.twist,
            "trunk spine side bend": trunk.side,
            "trunk neck flexion": trunk.neck,
        }
        for what, value in measured.items():
            limb, _, joint = what.partition(" ")
            low, high = LIMITS[joint]
            if not low <= value <= high:
                step = f"Keep it from {low:g} to {high:g}."
                yield f"keys[{number}].{limb}", f"has {value:.0f} degrees of {joint}", step


def keys_differ(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """6. Two key poses show two positions."""
    del exercise
    for number, (first, second) in enumerate(pairwise(drawing.keys), start=1):
        a, b = angles(first.skeleton), angles(second.skeleton)
        turned = max(abs(a[name] - b[name]) for name in a)
        moved = max(
            distance(x, y)
            for x, y in zip(marks(first.skeleton), marks(second.skeleton), strict=True)
        )
        if turned < TURNED and moved < MOVED:
            step = "Change it, or write one key for a hold."
            yield f"keys[{number + 1}]", f"looks like key {number}", step


def marks(skeleton: Skeleton) -> list[Vec]:
    """Places that show a difference."""
    spine = skeleton.spine
    ends = [
        skeleton.arm_r.fist,
        skeleton.arm_l.fist,
        skeleton.leg_r.foot.toe,
        skeleton.leg_l.foot.toe,
    ]
    return [
        spine.hip,
        spine.shoulders,
        spine.skull,
        skeleton.leg_r.ankle,
        skeleton.leg_l.ankle,
        *ends,
    ]
