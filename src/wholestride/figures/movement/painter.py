"""From a key pose to its layers, painted from far to near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.equipment import equipment_parts
from wholestride.figures.movement.equipment.scene import Scene
from wholestride.figures.movement.hulls import Circle
from wholestride.figures.movement.kit import figure_parts
from wholestride.figures.movement.marks import arrow_part
from wholestride.figures.movement.parts import Part, ellipse_on_floor, shape
from wholestride.figures.movement.pose import Movement, Pose, Tint
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.solve import heading_frame, solve
from wholestride.figures.movement.vectors import Vec

HALO = 12.0
"""Room for halo and strokes around every shape, in units of the drawing."""
LOW_ENOUGH = 16.0
"""Joints below this height tell where the mat lies [cm]."""
LIES = 30.0
"""Under a figure whose hips are lower, the mat is as long as the figure [cm]."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in units of the drawing."""


@dataclass(frozen=True, slots=True)
class DrawnKey:
    """One key pose: its joints, its layers from far to near, and the box that holds them."""

    skeleton: Skeleton
    parts: tuple[Part, ...]
    mat: str
    box: Box

    @property
    def svg(self) -> str:
        """All layers, the mat first."""
        return self.mat + "".join(part.svg for part in self.parts)


def draw_key(movement: Movement, pose: Pose, tints: Sequence[Tint]) -> DrawnKey:
    """One key pose before the movement's camera."""
    camera = Camera(*movement.view)
    skeleton = solve(pose)
    scene = Scene(skeleton, camera, heading_frame(pose.trunk))
    figure = over_torso(figure_parts(skeleton, camera, tints))
    parts = figure + equipment_parts(pose.equipment, scene)
    parts.sort(key=lambda part: part.depth)
    parts += [arrow_part(arrow, camera) for arrow in pose.arrows]
    mat, extent = mat_under(skeleton, camera)
    circles = [circle for part in parts for circle in part.extent]
    return DrawnKey(skeleton, tuple(parts), mat, box_of([*circles, *extent]))


def over_torso(parts: list[Part]) -> list[Part]:
    """The head is painted over the torso, so that no collar line cuts the neck."""
    torso = next(part.depth for part in parts if part.name == "torso")
    return [
        replace(part, depth=max(part.depth, torso + 0.1)) if part.name == "head" else part
        for part in parts
    ]


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
    return shape("f", data), [(middle[0], middle[1], 10.0)]


def ground_points(skeleton: Skeleton) -> list[Vec]:
    """Joints that may be near the floor."""
    spine = skeleton.spine
    points = [spine.hip, spine.shoulders, spine.skull]
    for leg in (skeleton.leg_r, skeleton.leg_l):
        points += [leg.knee, leg.foot.heel, leg.foot.toe]
    for arm in (skeleton.arm_r, skeleton.arm_l):
        points += [arm.elbow, arm.fist]
    return points
