"""Where the key poses stand in the frame: one scale for all standing figures, larger ones for
figures that lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wholestride.figures.movement.marks import Spot
from wholestride.figures.movement.painter import Box
from wholestride.figures.movement.pose import Arrange, Frame

SIZES: dict[Frame, tuple[int, int]] = {
    Frame.CLOSE: (1280, 800),
    Frame.LOW: (2240, 1400),
    Frame.MIDDLE: (2880, 1800),
    Frame.TALL: (3200, 2000),
    Frame.HIGH: (3840, 2400),
    Frame.WIDE: (4800, 3000),
}
"""Width and height of each frame in units of the drawing (10 a centimetre); all 8 to 5."""
STANDS = 1250.0
"""A figure higher than this needs the frame of standing figures."""
MARGIN, FLOOR_MARGIN = 40.0, 90.0
GAP, ARROW = 230.0, 110.0
"""Between two key poses, and the length of the arrow there."""
STACK_GAP = 150.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame's size, each key's shift, and the arrows between them."""

    size: tuple[int, int]
    shifts: tuple[Spot, ...]
    arrows: tuple[tuple[Spot, Spot], ...]
    arrange: Arrange


def lay_out(boxes: Sequence[Box], frame: Frame, arrange: Arrange) -> Layout:
    """The smallest frame that holds the key poses, in a row or one below the other."""
    tall = any(bottom - top > STANDS for _, top, _, bottom in boxes)
    frames = (
        [frame]
        if frame is not Frame.AUTO
        else [
            size
            for size in SIZES
            if size is not Frame.CLOSE and not (tall and size in (Frame.LOW, Frame.MIDDLE))
        ]
    )
    ways = [arrange] if arrange is not Arrange.AUTO else [Arrange.ROW, Arrange.STACK]
    for size in frames:
        for way in ways:
            if fits(boxes, SIZES[size], way):
                return placed(boxes, SIZES[size], way)
    way = ways[0]
    width, height = needed(boxes, way)
    scale = max(width / 8, height / 5)
    return placed(boxes, (round(scale * 8), round(scale * 5)), way)


def needed(boxes: Sequence[Box], way: Arrange) -> tuple[float, float]:
    """The room that the key poses take."""
    widths = [right - left for left, _, right, _ in boxes]
    heights = [bottom - top for _, top, _, bottom in boxes]
    if way is Arrange.GHOST:
        left, top, right, bottom = around(boxes)
        return right - left + 2 * MARGIN, bottom - top + MARGIN + FLOOR_MARGIN
    if way is Arrange.STACK:
        gaps = STACK_GAP * (len(boxes) - 1)
        return max(widths) + 2 * MARGIN, sum(heights) + gaps + 2 * MARGIN
    _, top, _, bottom = around(boxes)
    gaps = GAP * (len(boxes) - 1)
    return sum(widths) + gaps + 2 * MARGIN, bottom - top + MARGIN + FLOOR_MARGIN


def around(boxes: Sequence[Box]) -> Box:
    """The box around all boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def fits(boxes: Sequence[Box], size: tuple[int, int], way: Arrange) -> bool:
    """True when the key poses fit into a frame."""
    width, height = needed(boxes, way)
    return width <= size[0] and height <= size[1]


def placed(boxes: Sequence[Box], size: tuple[int, int], way: Arrange) -> Layout:
    """The key poses in their frame."""
    if way is Arrange.STACK and len(boxes) > 1:
        return stacked(boxes, size)
    if way is Arrange.GHOST:
        left, top, right, bottom = around(boxes)
        shift = (size[0] / 2 - (left + right) / 2, floor_shift(size, top, bottom))
        return Layout(size, (shift,) * len(boxes), (), way)
    return in_row(boxes, size)


def floor_shift(size: tuple[int, int], top: float, bottom: float) -> float:
    """Standing figures stand on the same line of every frame; what is low lies in the middle."""
    if size in (SIZES[Frame.TALL], SIZES[Frame.HIGH]):
        return size[1] - FLOOR_MARGIN - bottom
    return (size[1] - top - bottom) / 2


def in_row(boxes: Sequence[Box], size: tuple[int, int]) -> Layout:
    """Side by side on one floor, a grey arrow between each two."""
    _, top, _, bottom = around(boxes)
    down = floor_shift(size, top, bottom)
    starts = lined_up([right - left for left, _, right, _ in boxes], size[0], GAP)
    shifts = tuple((start - box[0], down) for start, box in zip(starts, boxes, strict=True))
    arrows: list[tuple[Spot, Spot]] = []
    for start, (before, after) in zip(starts[1:], pairwise(boxes), strict=True):
        tip = start - (GAP - ARROW) / 2
        level = down + (max(before[1], after[1]) + min(before[3], after[3])) / 2
        arrows.append(((tip - ARROW, level), (tip, level)))
    return Layout(size, shifts, tuple(arrows), Arrange.ROW)


def stacked(boxes: Sequence[Box], size: tuple[int, int]) -> Layout:
    """One below the other, a grey arrow between each two; the key poses keep their common x."""
    left, _, right, _ = around(boxes)
    starts = lined_up([bottom - top for _, top, _, bottom in boxes], size[1], STACK_GAP)
    aside = (size[0] - left - right) / 2
    shifts = tuple((aside, start - box[1]) for start, box in zip(starts, boxes, strict=True))
    tips = [start - (STACK_GAP - ARROW) / 2 for start in starts[1:]]
    arrows = tuple(((size[0] / 2, tip - ARROW), (size[0] / 2, tip)) for tip in tips)
    return Layout(size, shifts, arrows, Arrange.STACK)


def lined_up(lengths: Sequence[float], room: float, gap: float) -> list[float]:
    """Where each of some lengths begins that stand in the middle of a room, a gap between them.

    >>> lined_up([10, 20], 100, 4)
    [33.0, 47.0]
    """
    pen = (room - sum(lengths) - gap * (len(lengths) - 1)) / 2
    starts = []
    for length in lengths:
        starts.append(pen)
        pen += length + gap
    return starts
