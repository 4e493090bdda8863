"""Working muscles as warm spindles: where each region lies on the figure.

They are larger than in a body, because they are a message and not anatomy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wholestride.figures.movement.camera import Camera, Sphere
from wholestride.figures.movement.parts import blob, shape
from wholestride.figures.movement.pose import Tint
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.vectors import (
    ORIGIN,
    Frame,
    Vec,
    add,
    along,
    between,
    cross,
    dot,
    mul,
    placed,
    sub,
    unit,
)

FACES_AWAY = -0.5
"""A spindle whose surface looks farther away from the viewer than this is not drawn."""


@dataclass(frozen=True, slots=True)
class Spindle:
    """Three spheres on a limb, and the direction in which their surface looks."""

    spheres: tuple[Sphere, ...]
    normal: Vec


# (bone, from share, to share, front, outward, lift from the bone's middle, half thickness)
ON_LIMBS: dict[str, tuple[tuple[str, float, float, float, float, float, float], ...]] = {
    "quads": (("thigh", 0.22, 0.92, 1.0, 0.25, 3.2, 3.6),),
    "hamstrings": (("thigh", 0.2, 0.95, -1.0, 0.15, 3.0, 3.1),),
    "adductors": (("thigh", 0.12, 0.7, 0.25, -1.0, 3.4, 3.1),),
    "calves": (("shank", 0.06, 0.55, -1.0, 0.2, 2.6, 2.9),),
    "soleus": (("shank", 0.4, 0.95, -1.0, 0.3, 1.5, 2.3),),
    "shin-foot": (("shank", 0.1, 0.75, 1.0, 0.4, 1.8, 2.1),),
    "hip-flexors": (("thigh", -0.16, 0.36, 1.0, 0.2, 4.0, 3.3),),
    "shoulders": (("upper", -0.1, 0.52, 0.0, 0.0, 0.0, 4.3),),
    "arms-front": (("upper", 0.25, 0.95, 1.0, 0.2, 1.8, 2.7),),
    "triceps": (("upper", 0.2, 0.95, -1.0, 0.2, 1.8, 2.8),),
    "arms-grip": (
        ("fore", 0.0, 0.75, 0.3, 0.4, 0.8, 2.7),
        ("upper", 0.35, 0.95, 0.6, 0.4, 1.4, 2.4),
    ),
}
# (from: forward, up, out), (to: forward, up, out), half thickness, normal (forward, up, out)
ON_TRUNK: dict[str, tuple[tuple[Vec, Vec, float, Vec], ...]] = {
    "glutes": (((-6.0, 4.5, 6.5), (-5.0, -6.0, 7.5), 5.0, (-0.8, 0.0, 0.6)),),
    "hip-abductors": (((-1.0, 8.0, 8.5), (0.0, -5.0, 11.5), 4.0, (0.0, 0.0, 1.0)),),
    "trunk-front": (((6.5, 6.0, 3.0), (7.0, 34.0, 3.5), 3.6, (1.0, 0.0, 0.25)),),
    "trunk-side": (((2.5, 9.0, 9.0), (3.5, 30.0, 10.5), 4.0, (0.3, 0.0, 1.0)),),
    "low-back": (((-5.5, 7.0, 3.2), (-5.5, 27.0, 3.6), 3.4, (-1.0, 0.0, 0.25)),),
    "chest": (((6.0, 40.5, 2.5), (4.5, 42.0, 13.0), 4.2, (1.0, 0.0, 0.2)),),
    "back": (((-4.5, 24.0, 6.0), (-5.0, 40.0, 11.5), 4.6, (-0.9, 0.0, 0.5)),),
    "scapula-cuff": (((-6.0, 36.0, 5.0), (-4.0, 45.5, 13.5), 3.7, (-1.0, 0.0, 0.3)),),
    "thoracic": (((-6.5, 22.0, 2.4), (-6.5, 46.0, 2.6), 3.2, (-1.0, 0.0, 0.2)),),
    "neck": (((-1.0, 47.0, 5.0), (-1.0, 55.0, 3.6), 2.8, (0.0, 0.0, 1.0)),),
}
OVER_THE_HIP = frozenset({"glutes", "hip-abductors"})
"""Regions of the pelvis that are painted with the leg, so that the thigh does not hide them."""
LEG_BONES, ARM_BONES = ("thigh", "shank"), ("upper", "fore")
REGIONS = frozenset(ON_LIMBS) | frozenset(ON_TRUNK)
"""Every region that can be tinted."""


def muscle_shapes(
    skeleton: Skeleton, side: str, layer: str, camera: Camera, tints: Sequence[Tint]
) -> str:
    """The spindles of one layer of the figure: of a leg, of an arm or of the torso."""
    found = seen_spindles(skeleton, (layer, side), camera, tints)
    drawn = [(far, blob(camera, spindle.spheres)) for far, spindle in found]
    away, near = ("".join(text for far, text in drawn if far is which) for which in (True, False))
    return (shape("m2", away) if away else "") + (shape("m", near) if near else "")


def seen_spindles(
    skeleton: Skeleton, where: tuple[str, str], camera: Camera, tints: Sequence[Tint]
) -> list[tuple[bool, Spindle]]:
    """The spindles of a layer (layer, side) that look towards the viewer, far ones first."""
    layer, side = where
    found = spindles(skeleton, side, layer, camera, tints)
    seen = [each for each in found if dot(each[1].normal, camera.towards) > FACES_AWAY]
    return sorted(seen, key=lambda each: not each[0])


def spindles(
    skeleton: Skeleton, side: str, layer: str, camera: Camera, tints: Sequence[Tint]
) -> Iterator[tuple[bool, Spindle]]:
    """Each spindle of a layer, and whether it lies on the far side of the trunk."""
    for tint in tints:
        sides = tint.side or "RL"
        if layer == "torso":
            for name in sides if tint.region not in OVER_THE_HIP else "":
                found = trunk_spindles(skeleton, tint.region, name)
                yield from ((is_far(skeleton, name, camera), spindle) for spindle in found)
        elif side in sides:
            if layer == "leg" and tint.region in OVER_THE_HIP:
                found = trunk_spindles(skeleton, tint.region, side)
                yield from ((False, spindle) for spindle in found)
            bones = LEG_BONES if layer == "leg" else ARM_BONES
            yield from (
                (False, spindle) for spindle in limb_spindles(skeleton, tint.region, side, bones)
            )


def is_far(skeleton: Skeleton, side: str, camera: Camera) -> bool:
    """True for the side of the trunk that looks away from the viewer."""
    right = dot(skeleton.spine.chest.right, camera.towards)
    return abs(right) > 0.5 and (right > 0) != (side == "R")


def limb_spindles(
    skeleton: Skeleton, region: str, side: str, bones: Iterable[str]
) -> Iterator[Spindle]:
    """The spindles of a region on the bones of a limb."""
    for bone, low, high, front, outward, lift, half in ON_LIMBS.get(region, ()):
        if bone not in bones:
            continue
        start, end, fore, out = bone_frame(skeleton, bone, side)
        normal = unit(add(mul(fore, front), mul(out, outward)), ORIGIN)
        middle = between(start, end, (low + high) / 2)
        spheres = (
            (along(between(start, end, low), normal, lift * 0.75), half * 0.45),
            (along(middle, normal, lift), half),
            (along(between(start, end, high), normal, lift * 0.7), half * 0.4),
        )
        yield Spindle(spheres, normal)


def bone_frame(skeleton: Skeleton, bone: str, side: str) -> tuple[Vec, Vec, Vec, Vec]:
    """A bone's ends, where its front looks, and outwards."""
    if bone in LEG_BONES:
        leg = skeleton.leg(side)
        if bone == "thigh":
            return leg.hip, leg.knee, leg.front, leg.outward
        return leg.knee, leg.ankle, leg.shin_front, leg.outward
    arm = skeleton.arm(side)
    ends = (arm.shoulder, arm.elbow) if bone == "upper" else (arm.elbow, arm.wrist)
    direction = unit(sub(ends[1], ends[0]))
    sign = 1.0 if side == "R" else -1.0
    out = mul(skeleton.spine.chest.right, sign)
    lower = unit(sub(arm.wrist, arm.elbow))
    bend = sub(lower, mul(direction, dot(lower, direction)))
    if dot(bend, bend) > 0.02:
        fore = unit(bend)
        out = mul(cross(fore, mul(direction, -1.0)), sign)
    else:
        out = unit(sub(out, mul(direction, dot(out, direction))), skeleton.spine.chest.forward)
        fore = mul(cross(mul(direction, -1.0), out), sign)
    return *ends, fore, out


def trunk_spindles(skeleton: Skeleton, region: str, side: str) -> Iterator[Spindle]:
    """The spindles of a region on one side of the trunk."""
    sign = 1.0 if side == "R" else -1.0
    for low, high, half, normal in ON_TRUNK.get(region, ()):
        ends = [trunk_place(skeleton, spot, sign) for spot in (low, high)]
        middle = between(ends[0][0], ends[1][0], 0.5)
        frame = ends[0][1]
        looks = unit(placed((0.0, 0.0, 0.0), frame, normal[0], normal[1], normal[2] * sign))
        spheres = ((ends[0][0], half * 0.6), (middle, half), (ends[1][0], half * 0.6))
        yield Spindle(spheres, looks)


def trunk_place(skeleton: Skeleton, spot: Vec, sign: float) -> tuple[Vec, Frame]:
    """A place of the trunk by its height over the hips: in the pelvis, the waist or the chest."""
    forward, up, out = spot
    spine = skeleton.spine
    if up < 11:
        return placed(spine.hip, spine.pelvis, forward, up, out * sign), spine.pelvis
    if up < 27:
        return placed(spine.waist, spine.middle, forward, up - 10.9, out * sign), spine.middle
    return placed(spine.ribs, spine.chest, forward, up - 27.2, out * sign), spine.chest
