"""The muscle map: front and back of the figure, each region tinted by sets done of sets planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from wholestride.domain.exercise import Region
from wholestride.figures.movement.camera import Camera, Sphere
from wholestride.figures.movement.hulls import Circle
from wholestride.figures.movement.kit import figure_parts
from wholestride.figures.movement.muscles import ON_LIMBS, ON_TRUNK, spindles
from wholestride.figures.movement.painter import box_of, over_torso
from wholestride.figures.movement.parts import blob
from wholestride.figures.movement.pose import (
    ArmPose,
    Base,
    LegPose,
    Pose,
    Root,
    Tint,
)
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.solve import solve
from wholestride.figures.movement.vectors import dot

FRONT, BACK = Camera(90.0, 2.0), Camera(-90.0, 2.0)
LAYERS = (("leg", "R"), ("leg", "L"), ("torso", ""), ("arm", "R"), ("arm", "L"))
TOWARDS_VIEWER = -0.2
"""A region is drawn where its surface looks at the viewer or to the side."""
HALF, WHOLE = 0.5, 1.0
"""Shares of the planned sets at which the colour grows stronger."""
BETWEEN = 160.0
"""Between front and back, in units of the drawing."""
MARGIN = 40.0


@dataclass(frozen=True, slots=True)
class Sets:
    """Hard sets of a region: done, and planned."""

    done: float
    planned: float

    @property
    def level(self) -> str:
        """The colour class: nothing planned or done, open, begun, half done, done."""
        if self.planned <= 0:
            return "d3" if self.done > 0 else "dn"
        share = self.done / self.planned
        if share <= 0:
            return "d0"
        if share < HALF:
            return "d1"
        return "d2" if share < WHOLE else "d3"

    def __str__(self) -> str:
        return f"{self.done:g} of {self.planned:g}"


STANDING = Pose(
    base=Base(root=Root.POINT, hip=(0.0, 92.0, 0.0)),
    leg_r=LegPose(abd=5, rot=12),
    leg_l=LegPose(abd=5, rot=12),
    arm_r=ArmPose(abd=22, elbow=6, rot=30),
    arm_l=ArmPose(abd=22, elbow=6, rot=30),
)
"""Upright, with the arms a little away from the body."""


def muscle_map(sets: Mapping[str, Sets], sentence: str, name: str = "muscles") -> str:
    """Front and back side by side; each region says its sets when it is pointed at."""
    skeleton = solve(STANDING)
    halves = [half(skeleton, camera, sets) for camera in (FRONT, BACK)]
    left, top, right, bottom = halves[0][1]
    width, height = right - left, bottom - top
    inner = "".join(
        f'<g transform="translate({MARGIN + index * (width + BETWEEN) - box[0]:.0f} '
        f'{MARGIN - top:.0f})">{svg}</g>'
        for index, (svg, box) in enumerate(halves)
    )
    size = f"{2 * width + BETWEEN + 2 * MARGIN:.0f} {height + 2 * MARGIN:.0f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="mv {escape(name)}" '
        f'viewBox="0 0 {size}" role="img" aria-label="{escape(sentence)}">{inner}</svg>'
    )


def half(
    skeleton: Skeleton, camera: Camera, sets: Mapping[str, Sets]
) -> tuple[str, tuple[float, float, float, float]]:
    """One side of the map, and its box."""
    parts = sorted(over_torso(figure_parts(skeleton, camera, ())), key=lambda part: part.depth)
    circles: list[Circle] = [circle for part in parts for circle in part.extent]
    body = "".join(part.svg for part in parts)
    marks = "".join(region_mark(skeleton, camera, name, sets) for name in REGIONS_IN_ORDER)
    return f'<g class="z">{body}</g><g class="mu">{marks}</g>', box_of(circles)


REGIONS_IN_ORDER = tuple(
    region
    for region in (*ON_TRUNK, *ON_LIMBS)
    if region not in ("thoracic", "neck", "arms-front", "triceps")
)
"""The regions of the dose table; what lies on the limbs comes over the trunk."""


def region_mark(skeleton: Skeleton, camera: Camera, region: str, sets: Mapping[str, Sets]) -> str:
    """One region's spindles with its sets; empty on the side where it does not show."""
    amount = sets.get(region, Sets(0, 0))
    data = "".join(blob(camera, spheres) for spheres in shown_spindles(skeleton, camera, region))
    if not data:
        return ""
    words = Region(region).spoken
    return (
        f'<g class="{amount.level}"><title>{escape(words)}: {amount}</title><path d="{data}"/></g>'
    )


def shown_spindles(skeleton: Skeleton, camera: Camera, region: str) -> Iterator[tuple[Sphere, ...]]:
    """The spindles of a region that look at the viewer."""
    for layer, side in LAYERS:
        for _, spindle in spindles(skeleton, side, layer, camera, [Tint(region)]):
            if dot(spindle.normal, camera.towards) > TOWARDS_VIEWER:
                yield spindle.spheres
