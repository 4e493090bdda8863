"""The camera: orthographic, a little off the side, so that left and right come apart."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from wholestride.figures.movement.hulls import Circle
from wholestride.figures.movement.vectors import Vec

Sphere = tuple[Vec, float]
UNITS = 10.0
"""Units of the drawing in one centimetre."""


class Camera:
    """Azimuth 0 looks at the figure's right side, 90 at its face; elevation looks down."""

    def __init__(self, azimuth: float, elevation: float, units: float = UNITS) -> None:
        self.units = units
        a, e = radians(azimuth), radians(elevation)
        self.right: Vec = (cos(a), 0.0, -sin(a))
        self.up: Vec = (-sin(e) * sin(a), cos(e), -sin(e) * cos(a))
        self.towards: Vec = (cos(e) * sin(a), sin(e), cos(e) * cos(a))

    def spot(self, point: Vec) -> tuple[float, float]:
        """A point of the world in the drawing: to the right, downwards."""
        x, y, z = point
        rx, _, rz = self.right
        ux, uy, uz = self.up
        return (self.units * (x * rx + z * rz), -self.units * (x * ux + y * uy + z * uz))

    def circle(self, sphere: Sphere) -> Circle:
        """A sphere in the drawing."""
        right, down = self.spot(sphere[0])
        return (right, down, sphere[1] * self.units)

    def circles(self, spheres: Iterable[Sphere]) -> list[Circle]:
        """Spheres in the drawing."""
        return [self.circle(sphere) for sphere in spheres]

    def depth(self, point: Vec) -> float:
        """How near a point is to the viewer [cm]."""
        tx, ty, tz = self.towards
        return point[0] * tx + point[1] * ty + point[2] * tz
