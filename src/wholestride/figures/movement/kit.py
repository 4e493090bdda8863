"""The figure itself: skin, shirt, shorts, shoes and hair over the joints, limb by limb."""

from __future__ import annotations

from collections.abc import Sequence

from wholestride.figures.movement import body
from wholestride.figures.movement.camera import Camera, Sphere
from wholestride.figures.movement.muscles import muscle_shapes
from wholestride.figures.movement.parts import Part, blob, chain, shape
from wholestride.figures.movement.pose import Tint
from wholestride.figures.movement.skeleton import Arm, Foot, Leg, Skeleton, Spine
from wholestride.figures.movement.vectors import (
    Vec,
    add,
    along,
    between,
    cross,
    dot,
    mean,
    mul,
    placed,
    sub,
    unit,
)

SIDES_APART = 5.0
"""Limbs whose roots differ less in depth are both drawn as near [cm]."""
FLAT = 0.97
"""Toes that go on as straight as this are drawn with their foot as one shape."""
SHORTS_TO, SLEEVE_TO = 0.46, 0.46
"""How far shorts and sleeves cover their bones."""


def figure_parts(skeleton: Skeleton, camera: Camera, tints: Sequence[Tint]) -> list[Part]:
    """The figure's five layers and its head, each with the depth of its middle."""
    far_leg = far_side(skeleton.leg_r.hip, skeleton.leg_l.hip, camera)
    far_arm = far_side(skeleton.arm_r.shoulder, skeleton.arm_l.shoulder, camera)
    parts = [torso_part(skeleton, camera, tints)]
    for side in ("R", "L"):
        parts.append(leg_part(skeleton, side, camera, (far_leg == side, tints)))
        parts.append(arm_part(skeleton, side, camera, (far_arm == side, tints)))
    parts.append(head_part(skeleton.spine, camera))
    return parts


def far_side(right: Vec, left: Vec, camera: Camera) -> str:
    """The side that is drawn paler, or none where both are about as near."""
    gap = camera.depth(right) - camera.depth(left)
    if abs(gap) < SIDES_APART:
        return ""
    return "L" if gap > 0 else "R"


def bone_spheres(
    start: Vec, end: Vec, radii: Sequence[tuple[float, float]], until: float = 1.0
) -> list[Sphere]:
    """Spheres along a bone, up to a share of it."""
    spheres: list[Sphere] = []
    before = radii[0]
    for share, radius in radii:
        if share > until:
            cut = (until - before[0]) / (share - before[0])
            width = before[1] + (radius - before[1]) * cut
            spheres.append((between(start, end, until), width))
            break
        spheres.append((between(start, end, share), radius))
        before = (share, radius)
    return spheres


def shank_spheres(leg: Leg) -> list[Sphere]:
    """The shank, with the calf behind it."""
    spheres = bone_spheres(leg.knee, leg.ankle, body.SHANK_RADII)
    middle, radius = spheres[1]
    spheres[1] = (along(middle, leg.shin_front, -body.CALF_BACK), radius)
    return spheres


def foot_spheres(foot: Foot) -> list[list[Sphere]]:
    """The shoe: heel to ball with the instep, and the toes."""
    instep = along(along(foot.ankle, foot.forward, 3.5), foot.up, -1.6)
    side = cross(foot.forward, foot.up)
    balls = [(along(foot.ball, side, wide), body.BALL_RADIUS) for wide in (-1.4, 1.4)]
    toes = [(along(foot.toe, side, wide), body.TOE_RADIUS) for wide in (-1.2, 1.2)]
    heel = (foot.heel, body.HEEL_RADIUS)
    if dot(foot.forward, unit(sub(foot.toe, foot.ball))) > FLAT:
        return [[heel, *balls, *toes, (instep, 3.2)]]
    return [[heel, *balls, (instep, 3.2)], [*balls, *toes]]


def leg_spheres(leg: Leg) -> list[list[Sphere]]:
    """All of a leg as sets of spheres."""
    return [
        bone_spheres(leg.hip, leg.knee, body.THIGH_RADII),
        shank_spheres(leg),
        *foot_spheres(leg.foot),
    ]


def leg_part(
    skeleton: Skeleton, side: str, camera: Camera, look: tuple[bool, Sequence[Tint]]
) -> Part:
    """A leg: skin, shorts over the upper thigh, the shoe, and its working muscles."""
    far, tints = look
    leg = skeleton.leg(side)
    thigh, shank = bone_spheres(leg.hip, leg.knee, body.THIGH_RADII), shank_spheres(leg)
    shoe = "".join(blob(camera, spheres) for spheres in foot_spheres(leg.foot))
    whole = chain(camera, thigh) + chain(camera, shank)
    short = chain(camera, bone_spheres(leg.hip, leg.knee, body.THIGH_RADII, SHORTS_TO))
    svg = (
        shape("k x", whole)
        + shape("b x", shoe)
        + shape("k", chain(camera, shank[-2:]))
        + shape("o", short)
        + muscle_shapes(skeleton, side, "leg", camera, tints)
    )
    depth = camera.depth(mean((leg.hip, leg.knee, leg.ankle)))
    return layer(f"leg_{side}", (depth, far), svg, camera, leg_spheres(leg))


def arm_spheres(arm: Arm) -> list[list[Sphere]]:
    """All of an arm as sets of spheres."""
    upper = bone_spheres(arm.shoulder, arm.elbow, body.UPPER_ARM_RADII)
    lower = bone_spheres(arm.elbow, arm.wrist, body.FOREARM_RADII)
    return [upper, lower, hand_spheres(arm)]


def hand_spheres(arm: Arm) -> list[Sphere]:
    """A closed hand, or a flat one that lies on something."""
    if not arm.flat:
        return [(arm.wrist, 2.5), (along(arm.wrist, arm.fingers, 3.0), 3.1), (arm.fist, 3.5)]
    tip = along(arm.fist, arm.fingers, 6.0)
    return [
        (along(arm.wrist, unit(sub(arm.fist, arm.wrist)), 2.0), 2.7),
        (arm.fist, 2.2),
        (tip, 1.6),
    ]


def arm_part(
    skeleton: Skeleton, side: str, camera: Camera, look: tuple[bool, Sequence[Tint]]
) -> Part:
    """An arm: skin, the sleeve over its upper half, and its working muscles."""
    far, tints = look
    arm = skeleton.arm(side)
    upper, lower, hand = arm_spheres(arm)
    sleeve = blob(camera, sleeve_spheres(arm, skeleton.spine))
    whole = chain(camera, upper) + chain(camera, lower) + blob(camera, hand)
    svg = (
        shape("k x", whole)
        + shape("t", sleeve)
        + muscle_shapes(skeleton, side, "arm", camera, tints)
    )
    depth = camera.depth(mean((arm.shoulder, arm.elbow, arm.fist)))
    return layer(f"arm_{side}", (depth, far), svg, camera, arm_spheres(arm))


def sleeve_spheres(arm: Arm, spine: Spine) -> list[Sphere]:
    """The sleeve over the shoulder and the upper half of the arm."""
    cap = (along(arm.shoulder, spine.chest.up, -0.5), 5.9)
    return [cap, *bone_spheres(arm.shoulder, arm.elbow, body.UPPER_ARM_RADII, SLEEVE_TO)]


def torso_spheres(spine: Spine) -> list[list[Sphere]]:
    """Pelvis and seat; waist and ribs; ribs and shoulders."""
    shorts = pelvis_spheres(spine)
    waist = [(placed(spine.waist, spine.middle, 0.3, 2.0, wide), 7.9) for wide in (-4.2, 4.2)]
    ribs = [(placed(spine.ribs, spine.chest, 0.6, 1.0, wide), 8.8) for wide in (-6.2, 6.2)]
    top = [
        (placed(spine.shoulders, spine.chest, 0.0, -6.0, wide), radius)
        for wide, radius in ((-9.5, 7.2), (9.5, 7.2))
    ]
    yoke = [(placed(spine.shoulders, spine.chest, -1.0, 0.6, wide), 5.2) for wide in (-5.0, 5.0)]
    return [shorts, [*shorts[:2], *waist], [*waist, *ribs], [*ribs, *top], [*top, *yoke]]


def pelvis_spheres(spine: Spine) -> list[Sphere]:
    """Hips and seat."""
    hips = [(placed(spine.hip, spine.pelvis, 0.0, 1.0, wide), 8.6) for wide in (-6.2, 6.2)]
    seat = [(placed(spine.hip, spine.pelvis, -3.0, -0.5, wide), 8.2) for wide in (-4.5, 4.5)]
    return [*hips, *seat]


def shorts_spheres(spine: Spine) -> list[Sphere]:
    """The shorts: hips and seat up to the belt."""
    belt = [(placed(spine.hip, spine.pelvis, 0.2, 5.5, wide), 8.3) for wide in (-5.2, 5.2)]
    return [*pelvis_spheres(spine), *belt]


def torso_part(skeleton: Skeleton, camera: Camera, tints: Sequence[Tint]) -> Part:
    """The shirt with the shorts below it, and the working muscles of the trunk."""
    spine = skeleton.spine
    groups = torso_spheres(spine)
    girdle = [
        [
            (placed(spine.shoulders, spine.chest, 0.0, -6.0, wide), 6.8),
            (along(arm.shoulder, spine.chest.up, -1.0), 5.6),
        ]
        for wide, arm in ((9.0, skeleton.arm_r), (-9.0, skeleton.arm_l))
    ]
    shirt = "".join(blob(camera, group) for group in [*groups[1:], *girdle])
    shorts = blob(camera, shorts_spheres(spine))
    svg = (
        shape("t x", shirt + shorts)
        + shape("o", shorts)
        + muscle_shapes(skeleton, "", "torso", camera, tints)
    )
    depth = camera.depth(between(spine.hip, spine.shoulders, 0.5))
    return layer("torso", (depth, False), svg, camera, [*groups, *girdle])


def head_spheres(spine: Spine) -> list[list[Sphere]]:
    """Neck, skull, jaw and nose."""
    neck = [
        (along(spine.shoulders, spine.neck.up, 1.0), 6.0),
        (along(spine.skull, spine.head.up, -7.0), 5.0),
    ]
    jaw = (placed(spine.skull, spine.head, 2.4, -6.6, 0.0), 5.2)
    skull = (spine.skull, body.SKULL_RADIUS)
    nose = (placed(spine.skull, spine.head, 8.9, -2.6, 0.0), 1.3)
    bridge = (placed(spine.skull, spine.head, 7.0, 0.6, 0.0), 1.2)
    return [neck, [skull, jaw], [nose, bridge]]


HAIR_CAP: tuple[tuple[Vec, float], ...] = (
    ((-1.4, 2.6, 0.0), 7.5),
    ((2.2, 4.6, 0.0), 5.2),
    ((-4.0, -1.2, 0.0), 5.1),
)
"""The hair from the side: forward of the middle of the skull, up, aside, and radius."""
HAIR_TUFT: tuple[Vec, float] = ((-0.5, 4.2, 0.0), 6.0)
HAIR_IN_FRONT: tuple[tuple[Vec, float], ...] = (
    ((0.5, 4.6, -3.6), 5.0),
    ((0.5, 4.6, 3.6), 5.0),
    ((0.0, 5.0, 0.0), 5.3),
)
HAIR_BEHIND: tuple[tuple[Vec, float], ...] = (
    ((-0.9, 1.2, 0.0), body.SKULL_RADIUS - 0.1),
    ((2.6, 4.4, 0.0), 5.6),
    ((-3.2, -3.0, 0.0), 6.0),
)


def placed_spheres(spine: Spine, spots: Sequence[tuple[Vec, float]]) -> list[Sphere]:
    """Spheres of the head at their places."""
    return [(placed(spine.skull, spine.head, *spot), radius) for spot, radius in spots]


def head_part(spine: Spine, camera: Camera) -> Part:
    """Head and neck: hair shows the back of the head, nose and eyes the front."""
    neck, skull, nose = head_spheres(spine)
    whole = "".join(blob(camera, group) for group in (neck, skull, nose))
    svg = shape("k x", whole) + hair_shape(spine, camera) + eyes(spine, camera)
    depth = camera.depth(spine.skull)
    return layer("head", (depth, False), svg, camera, [neck, skull, nose])


def hair_shape(spine: Spine, camera: Camera) -> str:
    """A cap of hair that lies over the top and the back; from the front only the top shows."""
    facing = dot(spine.head.forward, camera.towards)
    spots: Sequence[tuple[Vec, float]] = (*HAIR_CAP[:2], HAIR_TUFT, HAIR_CAP[2])
    if facing > 0.45:
        spots = HAIR_IN_FRONT
    elif facing < -0.3:
        spots = HAIR_BEHIND
    return shape("h", blob(camera, placed_spheres(spine, spots)))


def eyes(spine: Spine, camera: Camera) -> str:
    """Dots where the face looks towards the viewer."""
    found = "".join(blob(camera, group) for group in eye_spheres(spine, camera))
    return shape("e", found) if found else ""


def eye_spheres(spine: Spine, camera: Camera) -> list[list[Sphere]]:
    """The eyes that the viewer sees."""
    found = []
    for wide in (-3.3, 3.3):
        normal = unit(add(spine.head.forward, mul(spine.head.right, wide / 8.0)))
        if dot(normal, camera.towards) > 0.12:
            found.append([(placed(spine.skull, spine.head, 7.7, -0.6, wide), 0.9)])
    return found


def layer(
    name: str,
    place: tuple[float, bool],
    svg: str,
    camera: Camera,
    groups: Sequence[Sequence[Sphere]],
) -> Part:
    """A layer of the figure; a far limb's colours are paler."""
    depth, far = place
    covers = tuple(tuple(camera.circles(group)) for group in groups)
    extent = tuple(circle for group in covers for circle in group)
    wrapped = f'<g class="z">{svg}</g>' if far else svg
    return Part(name, depth, wrapped, extent, covers)
