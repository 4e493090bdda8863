"""What a drawing is put together from: a part knows its layer, its depth and its extent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, degrees, hypot

from wholestride.figures.movement.camera import UNITS, Camera, Sphere
from wholestride.figures.movement.hulls import Circle, outline
from wholestride.figures.movement.vectors import Vec, dot


@dataclass(frozen=True, slots=True)
class Part:
    """One layer: SVG text, depth towards the viewer, the circles that it covers."""

    name: str
    depth: float
    svg: str
    extent: tuple[Circle, ...] = ()
    covers: tuple[tuple[Circle, ...], ...] = field(default=())
    """Filled shapes as sets of circles, for who asks what hides what."""


def shape(name: str, data: str, *, style: str = "") -> str:
    """A path of a colour class."""
    return f'<path class="{name}" d="{data}"{style}/>'


def blob(camera: Camera, spheres: Iterable[Sphere]) -> str:
    """Path data of the hull of spheres."""
    return outline(camera.circles(spheres))


def chain(camera: Camera, spheres: Sequence[Sphere]) -> str:
    """Path data of a limb: the union of the hulls of neighbouring spheres."""
    circles = camera.circles(spheres)
    return "".join(outline((first, second)) for first, second in pairwise(circles))


def polygon(camera: Camera, points: Sequence[Vec]) -> str:
    """Path data of a flat face."""
    spots = [tuple(round(part) for part in camera.spot(point)) for point in points]
    return "M" + "L".join(f"{x} {y}" for x, y in spots) + "z"


def line(camera: Camera, points: Sequence[Vec]) -> str:
    """Path data of an open line."""
    spots = [tuple(round(part) for part in camera.spot(point)) for point in points]
    return "M" + "L".join(f"{x} {y}" for x, y in spots)


def disc(camera: Camera, middle: Vec, normal: Vec, radius: float) -> str:
    """Path data of a round face: a true ellipse."""
    x, y = camera.spot(middle)
    facing = abs(dot(normal, camera.towards))
    nx, ny = dot(normal, camera.right), -dot(normal, camera.up)
    wide = radius * camera.units
    flat = max(wide * facing, 0.5)
    tilt = degrees(atan2(nx, -ny)) if hypot(nx, ny) > 1e-6 else 0.0
    size = hypot(nx, ny)
    ax, ay = (-ny / size * wide, nx / size * wide) if size > 1e-6 else (wide, 0.0)
    arc = f"a{wide:.0f} {flat:.0f} {tilt:.0f} 1 1"
    return (
        f"M{x + ax:.0f} {y + ay:.0f}{arc}{-2 * ax:.0f} {-2 * ay:.0f}{arc}{2 * ax:.0f} {2 * ay:.0f}z"
    )


def flat_extent(camera: Camera, points: Iterable[Vec], margin: float = 0.0) -> tuple[Circle, ...]:
    """Points as circles, for the frame."""
    return tuple(camera.circle((point, margin)) for point in points)


def ellipse_on_floor(middle: tuple[float, float], reach: tuple[float, float]) -> str:
    """The mat under a figure: an ellipse around a spot, of half widths in cm."""
    x, y = middle
    wide, flat = reach[0] * UNITS, reach[1] * UNITS
    return (
        f"M{x - wide:.0f} {y:.0f}a{wide:.0f} {flat:.0f} 0 1 1 {2 * wide:.0f} 0"
        f"a{wide:.0f} {flat:.0f} 0 1 1 {-2 * wide:.0f} 0z"
    )
