"""The figure as spheres, limb by limb, for checks against floor, furniture and sight."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from wholestride.figures.movement.camera import Sphere
from wholestride.figures.movement.kit import (
    arm_spheres,
    head_spheres,
    leg_spheres,
    torso_spheres,
)
from wholestride.figures.movement.pose import Piece
from wholestride.figures.movement.skeleton import Skeleton

BLOCK_HEIGHTS = {
    "box": 40.0,
    "step": 18.0,
    "bench": 45.0,
    "chair": 45.0,
    "table": 74.0,
    "foam_pad": 6.0,
}
"""Furniture that is a block to touch, with the height of its surface where none is written."""
Block = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]


def spheres_of(skeleton: Skeleton) -> Iterator[tuple[str, Sphere]]:
    """Every sphere of the figure with the name of its part."""
    for side in "RL":
        for group in leg_spheres(skeleton.leg(side)):
            yield from ((f"leg_{side}", sphere) for sphere in group)
        for group in arm_spheres(skeleton.arm(side)):
            yield from ((f"arm_{side}", sphere) for sphere in group)
    for group in torso_spheres(skeleton.spine):
        yield from (("trunk", sphere) for sphere in group)
    for group in head_spheres(skeleton.spine):
        yield from (("head", sphere) for sphere in group)


def blocks_of(pieces: tuple[Piece, ...]) -> Iterator[tuple[str, Block]]:
    """The solid furniture: for tables, chairs and benches the part that is touched."""
    for piece in pieces:
        if piece.kind not in BLOCK_HEIGHTS:
            continue
        top = piece.number("y", BLOCK_HEIGHTS[piece.kind])
        solid = piece.kind in ("box", "step", "foam_pad")
        low = piece.number("from_y", 0.0) if solid else top - 4.0
        yield piece.kind, (pair(piece, "x", 20.0), (low, top), pair(piece, "z", 20.0))


def pair(piece: Piece, key: str, half: float) -> tuple[float, float]:
    """The two ends of a block along an axis."""
    values = piece.numbers(key)
    if values and len(values) >= 2:
        return (min(values[:2]), max(values[:2]))
    width = piece.number(key, half)
    return (-width, width)


def depth_inside(sphere: Sphere, block: Block) -> float:
    """How deep a sphere sinks into a block [cm]; zero where it only touches."""
    (x, y, z), radius = sphere
    (x0, x1), (y0, y1), (z0, z1) = block
    dx, dz = max(x0 - x, 0.0, x - x1), max(z0 - z, 0.0, z - z1)
    dy = max(y0 - y, 0.0, y - y1)
    gap = hypot(dx, dy, dz)
    if gap > 0:
        return max(radius - gap, 0.0)
    return radius + min(x - x0, x1 - x, y1 - y, y - y0)
