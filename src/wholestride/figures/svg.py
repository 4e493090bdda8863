"""The few pieces of SVG that every drawing is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

Spot = tuple[float, float]
"""A point of a drawing: to the right, downwards."""


def figure(number: float) -> str:
    """A coordinate with two decimals at most.

    >>> figure(12.0), figure(1 / 3)
    ('12', '0.33')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"


def picture(parts: Iterable[str], *, name: str, sentence: str, height: float) -> str:
    """A drawing that is stretched over its place, 100 wide, with a sentence for who cannot see."""
    return (
        f'<svg class="{escape(name)}" viewBox="0 0 100 {figure(height)}" '
        f'preserveAspectRatio="none" width="100%" role="img" aria-label="{escape(sentence)}">'
        f"{''.join(parts)}</svg>"
    )


def path(line: str, name: str) -> str:
    """A path whose stroke keeps its width however far the drawing is stretched."""
    return f'<path class="{name}" d="{line}" vector-effect="non-scaling-stroke"/>'


def rectangle(corner: Spot, size: Spot, name: str) -> str:
    """An upright rectangle."""
    x, y = map(figure, corner)
    width, height = map(figure, size)
    return (
        f'<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{height}" '
        'vector-effect="non-scaling-stroke"/>'
    )


def line_through(spots: Sequence[Spot]) -> str:
    """A path from spot to spot.

    >>> line_through([(0, 1), (2, 3.5)])
    'M0 1L2 3.5'
    """
    return "M" + "L".join(f"{figure(x)} {figure(y)}" for x, y in spots)


def dots(spots: Sequence[Spot]) -> str:
    """A path of zero-length strokes: with round caps they stay round when stretched."""
    return "".join(f"M{figure(x)} {figure(y)}h0" for x, y in spots)
