"""Badges: small round signs in the corner for what no pose can show."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from wholestride.figures.movement.parts import shape

RADIUS, GAP = 0.030, 0.016
"""A badge's radius and the gap between badges, as shares of the frame's width."""

Spot = tuple[float, float]


def strokes(*lines: Sequence[Spot]) -> str:
    """Path data of open lines."""
    return "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in each) for each in lines)


def ring(radius: float) -> str:
    """A circle around the middle."""
    r = f"{radius:.0f}"
    return f"M{r} 0a{r} {r} 0 1 1 {-2 * radius:.0f} 0a{r} {r} 0 1 1 {2 * radius:.0f} 0"


def wave(size: float) -> str:
    """A breath: one wave."""
    spots = [(size * (n / 8 - 1), -size * 0.4 * sin(n / 16 * 2 * pi)) for n in range(17)]
    return strokes(spots)


SIGNS: dict[str, str] = {
    "hold": ring(52) + strokes([(0, -30), (0, 0), (22, 12)]),
    "slow-down": strokes(
        [(0, -54), (0, 46)], [(-30, 18), (0, 50), (30, 18)], [(-44, -54), (44, -54)]
    ),
    "slow-up": strokes(
        [(0, 54), (0, -46)], [(-30, -18), (0, -50), (30, -18)], [(-44, 54), (44, 54)]
    ),
    "fast": strokes([(-40, 6), (0, -34), (40, 6)], [(-40, 46), (0, 6), (40, 46)]),
    "heavy": ring(54) + ring(16) + ring(34),
    "light": ring(26),
    "band": strokes([(-52, 0), (-30, -26), (30, 26), (52, 0)]),
    "breathe": wave(52),
    "eyes-closed": strokes(
        [(-50, -6), (-26, 14), (0, 20), (26, 14), (50, -6)],
        [(-26, 14), (-34, 36)],
        [(0, 20), (0, 44)],
        [(26, 14), (34, 36)],
    ),
    "weak-side-first": strokes([(-46, 40), (-46, 0)], [(0, 40), (0, -46)], [(46, 40), (46, -14)]),
    "both-ways": strokes(
        [(-52, 0), (52, 0)], [(-28, -24), (-52, 0), (-28, 24)], [(28, -24), (52, 0), (28, 24)]
    ),
    "circle": strokes([(46 * cos(n * pi / 8), 46 * sin(n * pi / 8)) for n in range(14)])
    + strokes([(20, -60), (18, -42), (40, -32)]),
}
"""Every badge as lines around its middle, 60 units to the rim."""


def badge_row(names: Sequence[str], size: tuple[int, int]) -> str:
    """The badges in the upper right corner of a frame."""
    width = size[0]
    radius, gap = width * RADIUS, width * GAP
    found = ""
    for index, name in enumerate(names):
        x = width - gap - radius - index * (2 * radius + gap)
        y = gap + radius
        scale = radius / 84
        found += (
            f'<g transform="translate({x:.0f} {y:.0f})scale({scale:.2f})">'
            f"{shape('bd', ring(84) + 'z')}{shape('bs', SIGNS[name])}</g>"
        )
    return found
