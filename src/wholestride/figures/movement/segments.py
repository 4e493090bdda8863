"""The figure cut into rigid segments, each with the bone along which it is carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wholestride.figures.movement import body
from wholestride.figures.movement.camera import Camera, Sphere
from wholestride.figures.movement.kit import (
    HAIR_CAP,
    SHORTS_TO,
    arm_spheres,
    bone_spheres,
    eye_spheres,
    far_side,
    foot_spheres,
    head_spheres,
    leg_spheres,
    placed_spheres,
    shank_spheres,
    shorts_spheres,
    sleeve_spheres,
    torso_spheres,
)
from wholestride.figures.movement.muscles import seen_spindles
from wholestride.figures.movement.pose import Tint
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.vectors import Vec

Groups = list[list[Sphere]]
"""Hulls whose union is one colour."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A rigid piece: its name, its limb, its bone, its coloured shapes, and those over its limb."""

    name: str
    limb: str
    bone: tuple[Vec, Vec]
    shapes: tuple[tuple[str, Groups], ...]
    over: tuple[tuple[str, Groups], ...] = ()


def pairs(spheres: Sequence[Sphere]) -> Groups:
    """Neighbouring spheres, as a limb is built."""
    return [list(pair) for pair in pairwise(spheres)]


def segments(skeleton: Skeleton, camera: Camera, tints: Sequence[Tint]) -> Iterator[Segment]:
    """All segments of a figure; the caller puts the limbs in order."""
    yield from leg_segments(skeleton, camera, tints)
    yield from arm_segments(skeleton, camera, tints)
    yield from trunk_segments(skeleton, camera, tints)


def tinted(
    skeleton: Skeleton, camera: Camera, tints: Sequence[Tint], where: tuple[str, str]
) -> list[tuple[str, Groups, Vec]]:
    """The spindles of a layer (layer, side), far ones first: colour class, hull, middle."""
    return [
        ("m2" if far else "m", [list(spindle.spheres)], spindle.spheres[1][0])
        for far, spindle in seen_spindles(skeleton, where, camera, tints)
    ]


def nearer(point: Vec, first: Vec, second: Vec) -> bool:
    """True where a point is nearer to the first place."""
    return sum((a - b) ** 2 for a, b in zip(point, first, strict=True)) <= sum(
        (a - b) ** 2 for a, b in zip(point, second, strict=True)
    )


def shared_out(
    found: Iterable[tuple[str, Groups, Vec]], places: tuple[Vec, Vec], far: str = ""
) -> tuple[tuple[tuple[str, Groups], ...], tuple[tuple[str, Groups], ...]]:
    """The spindles nearer to the first place, and those nearer to the second."""
    first: list[tuple[str, Groups]] = []
    second: list[tuple[str, Groups]] = []
    for name, groups, at in found:
        (first if nearer(at, *places) else second).append((f"{far}{name}", groups))
    return tuple(first), tuple(second)


def leg_segments(skeleton: Skeleton, camera: Camera, tints: Sequence[Tint]) -> Iterator[Segment]:
    """Shank, foot and thigh of both legs; what lies over another comes later."""
    far = far_side(skeleton.leg_r.hip, skeleton.leg_l.hip, camera)
    for side in "RL":
        leg, z = skeleton.leg(side), "z " if far == side else ""
        thigh = bone_spheres(leg.hip, leg.knee, body.THIGH_RADII)
        shorts = bone_spheres(leg.hip, leg.knee, body.THIGH_RADII, SHORTS_TO)
        found = tinted(skeleton, camera, tints, ("leg", side))
        high, low = middle(leg.hip, leg.knee), middle(leg.knee, leg.ankle)
        upper, lower = shared_out(found, (high, low), z)
        limb = f"leg_{side}"
        yield Segment(
            f"foot_{side}",
            limb,
            (leg.foot.heel, leg.foot.toe),
            ((f"{z}b", foot_spheres(leg.foot)),),
        )
        shank = (leg.knee, leg.ankle)
        skin = ((f"{z}k", pairs(shank_spheres(leg))),)
        yield Segment(f"shank_{side}", limb, shank, skin, lower)
        shapes = ((f"{z}k", pairs(thigh)), (f"{z}o", pairs(shorts)))
        yield Segment(f"thigh_{side}", limb, (leg.hip, leg.knee), shapes, upper)


def middle(a: Vec, b: Vec) -> Vec:
    """Half way."""
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def arm_segments(skeleton: Skeleton, camera: Camera, tints: Sequence[Tint]) -> Iterator[Segment]:
    """Forearm with hand, and upper arm with sleeve, of both arms."""
    far = far_side(skeleton.arm_r.shoulder, skeleton.arm_l.shoulder, camera)
    for side in "RL":
        arm, z = skeleton.arm(side), "z " if far == side else ""
        upper, lower, hand = arm_spheres(arm)
        sleeve = sleeve_spheres(arm, skeleton.spine)
        found = tinted(skeleton, camera, tints, ("arm", side))
        halves = (middle(arm.shoulder, arm.elbow), middle(arm.elbow, arm.wrist))
        above, below = shared_out(found, halves, z)
        limb = f"arm_{side}"
        fore = ((f"{z}k", [*pairs(lower), hand]),)
        yield Segment(f"fore_{side}", limb, (arm.elbow, arm.wrist), fore, below)
        shapes = ((f"{z}k", pairs(upper)), (f"{z}t", [sleeve]))
        yield Segment(f"upper_{side}", limb, (arm.shoulder, arm.elbow), shapes, above)


def trunk_segments(skeleton: Skeleton, camera: Camera, tints: Sequence[Tint]) -> Iterator[Segment]:
    """Chest, belly, pelvis and head."""
    spine = skeleton.spine
    shorts, belly, waist, ribs, top = torso_spheres(spine)
    found = tinted(skeleton, camera, tints, ("torso", ""))
    high = middle(spine.ribs, spine.shoulders)
    upper, lower = shared_out(found, (high, spine.waist))
    yield Segment("belly", "torso", (spine.hip, spine.ribs), (("t", [belly, waist]),), lower)
    yield Segment("chest", "torso", (spine.ribs, spine.shoulders), (("t", [ribs, top]),), upper)
    pelvis = [shorts_spheres(spine)]
    yield Segment("pelvis", "torso", (spine.hip, spine.waist), (("t", [shorts]), ("o", pelvis)))
    neck, skull, nose = head_spheres(spine)
    cap = placed_spheres(spine, HAIR_CAP)
    shapes: tuple[tuple[str, Groups], ...] = (("k", [neck, skull, nose]), ("h", [cap]))
    seen = eye_spheres(spine, camera)
    if seen:
        shapes = (*shapes, ("e", seen))
    yield Segment("head", "head", (spine.shoulders, spine.skull), shapes)


def all_spheres(skeleton: Skeleton) -> Iterator[Sphere]:
    """Every sphere of the figure, for its frame."""
    for side in "RL":
        for group in (*leg_spheres(skeleton.leg(side)), *arm_spheres(skeleton.arm(side))):
            yield from group
    for group in (*torso_spheres(skeleton.spine), *head_spheres(skeleton.spine)):
        yield from group
