"""From a key pose to its layers, painted from far to near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wholestride.figures.movement.camera import UNITS, Camera
from wholestride.figures.movement.equipment import equipment_parts
from wholestride.figures.movement.equipment.scene import Scene
from wholestride.figures.movement.foot_rig import foot_equipment, foot_parts
from wholestride.figures.movement.hulls import Circle
from wholestride.figures.movement.kit import far_side, figure_parts
from wholestride.figures.movement.marks import arrow_part
from wholestride.figures.movement.mirror import OTHER
from wholestride.figures.movement.parts import Part, ellipse_on_floor, shape
from wholestride.figures.movement.pose import Crop, FootPose, Movement, Pose, Tint
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.solve import solve
from wholestride.figures.movement.spine import heading_frame
from wholestride.figures.movement.vectors import Vec

HALO = 12.0
"""Room for halo and strokes around every shape, in units of the drawing."""
LOW_ENOUGH = 16.0
"""Joints below this height tell where the mat lies [cm]."""
FOOT_UNITS = 36.0
"""Units of the drawing in one centimetre of a foot."""
MAT_OF_FOOT = 46.0
"""Half the width of the mat under a foot [tenths of the drawing's units]."""
LIES = 30.0
"""Under a figure whose hips are lower, the mat is as long as the figure [cm]."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One key pose as layers from far to near, and the box that holds them or cuts them off."""

    parts: tuple[Part, ...]
    mat: str
    box: Box
    cut: bool = False

    @property
    def svg(self) -> str:
        """All layers, the mat first."""
        inner = self.mat + "".join(part.svg for part in self.parts)
        return window(self.box, inner) if self.cut else inner


def window(box: Box, inner: str) -> str:
    """What lies inside a box; the rest is cut off."""
    left, top, right, bottom = (round(edge) for edge in box)
    place = f"{left} {top} {right - left} {bottom - top}"
    size = 'x="{}" y="{}" width="{}" height="{}"'.format(*place.split())
    return f'<svg {size} viewBox="{place}">{inner}</svg>'


@dataclass(frozen=True, slots=True)
class DrawnKey:
    """One key pose of the figure: its joints and what is shown of it."""

    skeleton: Skeleton
    shown: Shown

    @property
    def parts(self) -> tuple[Part, ...]:
        """The layers from far to near."""
        return self.shown.parts


def draw_key(movement: Movement, pose: Pose, tints: Sequence[Tint]) -> DrawnKey:
    """One key pose before the movement's camera."""
    camera = Camera(*movement.view)
    skeleton = solve(pose)
    scene = Scene(skeleton, camera, heading_frame(pose.trunk))
    near = near_side(skeleton, camera)
    figure = over_torso(figure_parts(skeleton, camera, tints), near)
    parts = figure + equipment_parts(pose.equipment, scene)
    parts.sort(key=lambda part: part.depth)
    parts += [arrow_part(arrow, camera) for arrow in pose.arrows]
    mat, extent = mat_under(skeleton, camera)
    circles = [circle for part in parts for circle in part.extent]
    box = box_of([*circles, *extent])
    if movement.crop is not Crop.NONE:
        box = cropped(box, skeleton, camera, movement.crop)
    cut = movement.crop is not Crop.NONE
    return DrawnKey(skeleton, Shown(tuple(parts), mat, box, cut))


def cropped(box: Box, skeleton: Skeleton, camera: Camera, crop: Crop) -> Box:
    """The upper or the lower part of a figure's box."""
    left, top, right, bottom = box
    if crop is Crop.LOWER:
        knees = [camera.spot(leg.knee) for leg in (skeleton.leg_r, skeleton.leg_l)]
        return (left, min(y for _, y in knees) - 14 * UNITS, right, bottom)
    return (left, top, right, camera.spot(skeleton.spine.hip)[1] + 2 * UNITS)


def draw_foot(movement: Movement, pose: FootPose, tinted: bool) -> Shown:
    """One key pose of the foot rig."""
    camera = Camera(*movement.view, units=FOOT_UNITS)
    parts = foot_parts(pose, camera, tinted) + foot_equipment(pose, camera)
    parts.sort(key=lambda part: part.depth)
    parts += [arrow_part(arrow, camera) for arrow in pose.arrows]
    x, y = camera.spot((4.0, 0.0, 0.0))
    mat = shape("f", ellipse_on_floor((x, y), (MAT_OF_FOOT, 17.0)))
    circles = [circle for part in parts for circle in part.extent]
    wide = MAT_OF_FOOT * UNITS
    return Shown(
        tuple(parts),
        mat,
        box_of([*circles, (x, y + 140.0, 10.0), (x - wide, y, 0.0), (x + wide, y, 0.0)]),
    )


def over_torso(parts: list[Part], near: str = "") -> list[Part]:
    """The head is painted over the torso, so that no collar line cuts the neck; so is the near
    leg, so that the pelvis does not hide its working muscles.
    """
    torso = next(part.depth for part in parts if part.name == "torso")
    least = {"head": torso + 0.1, f"leg_{near}": torso + 0.05}
    return [
        replace(part, depth=max(part.depth, least.get(part.name, part.depth))) for part in parts
    ]


def near_side(skeleton: Skeleton, camera: Camera) -> str:
    """The side whose leg is the near one, or none where both are about as near."""
    return OTHER.get(far_side(skeleton.leg_r.hip, skeleton.leg_l.hip, camera), "")


def box_of(circles: Sequence[Circle]) -> Box:
    """The box that holds some circles and their halo."""
    return (
        min(x - r for x, _, r in circles) - HALO,
        min(y - r for _, y, r in circles) - HALO,
        max(x + r for x, _, r in circles) + HALO,
        max(y + r for _, y, r in circles) + HALO,
    )


def mat_under(skeleton: Skeleton, camera: Camera) -> tuple[str, list[Circle]]:
    """The mat on the floor under what touches it, or under the hips of a figure in the air."""
    lying = skeleton.spine.hip[1] < LIES
    high = 3 * LIES if lying else LOW_ENOUGH
    low = [point for point in ground_points(skeleton) if point[1] < high]
    spots = [camera.spot((x, 0.0, z)) for x, _, z in low or [skeleton.spine.hip]]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    wide = (right - left) / 20 + 17.0
    middle = ((left + right) / 2, (top + bottom) / 2)
    flat = 3.2 + (bottom - top) / 20 * 0.9
    data = ellipse_on_floor(middle, (wide, flat))
    (x, y), reach = middle, wide * UNITS
    return shape("f", data), [(x, y + flat * UNITS, 0.0), (x - reach, y, 0.0), (x + reach, y, 0.0)]


def ground_points(skeleton: Skeleton) -> list[Vec]:
    """Joints that may be near the floor."""
    spine = skeleton.spine
    points = [spine.hip, spine.shoulders, spine.skull]
    for leg in (skeleton.leg_r, skeleton.leg_l):
        points += [leg.knee, leg.foot.heel, leg.foot.toe]
    for arm in (skeleton.arm_r, skeleton.arm_l):
        points += [arm.elbow, arm.fist]
    return points
