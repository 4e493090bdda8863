"""CSS keyframes of a carried piece: place, turn and length each with as few stops as they need.

Between two stops a browser goes evenly, so the easing lies in when the stops come. A property
that a stop leaves out goes evenly from the stop before to the stop after.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import acos, pi

from wholestride.figures.movement.stops import Carried

Values = tuple[float, ...]


def placed_at(values: Values) -> str:
    """A place as CSS."""
    x, y = values
    return f"translate:{x:.0f}px {y:.0f}px"


def turned_by(values: Values) -> str:
    """A turn as CSS."""
    return f"rotate:{values[0]:.1f}deg"


def stretched_to(values: Values) -> str:
    """A foreshortening along the bone as CSS."""
    return f"scale:{values[0]:.2f} 1"


PROPERTIES: tuple[tuple[slice, float, Callable[[Values], str]], ...] = (
    (slice(0, 2), 2.4, placed_at),
    (slice(2, 3), 0.4, turned_by),
    (slice(3, 4), 0.01, stretched_to),
)
"""Which numbers of a stop each property takes, how far they may be off [units of the drawing,
degrees, share], and how they are written.
"""


NOTHING = frozenset({"rotate:0.0deg", "scale:1.00 1"})
"""What changes nothing and need not be written."""


def keyframes(own: str, stops: Sequence[Carried]) -> str:
    """The rule and the keyframes of the class ``own``; what stays stands in the rule alone."""
    times = [when(at / (len(stops) - 1)) for at in range(len(stops))]
    still: list[str] = []
    moved: dict[int, list[str]] = {}
    for part, tolerance, write in PROPERTIES:
        values: list[Values] = [tuple(stop)[part] for stop in stops]
        if max(apart(values[0], each) for each in values) <= tolerance:
            still += {write(values[0])} - NOTHING
            continue
        for at in needed(times, values, tolerance):
            moved.setdefault(at, []).append(write(values[at]))
    if not moved:
        return f"g.{own}{{{';'.join(still)}}}"
    frames = "".join(f"{times[at]:.3g}%{{{';'.join(moved[at])}}}" for at in sorted(moved))
    named = ";".join((f"animation-name:{own}", *still))
    return f"g.{own}{{{named}}}@keyframes {own}{{{frames}}}"


def when(share: float) -> float:
    """When a share of the way is done in percent of the time: slow at both ends.

    >>> [round(when(share / 4)) for share in range(5)]
    [0, 33, 50, 67, 100]
    """
    return 100 * acos(1 - 2 * share) / pi


def apart(a: Values, b: Values) -> float:
    """By how much the farthest of their numbers differ."""
    return max(abs(x - y) for x, y in zip(a, b, strict=True))


def needed(times: Sequence[float], values: Sequence[Values], tolerance: float) -> list[int]:
    """The stops without which the way between the others would be too far off.

    >>> needed([0, 1, 2, 3], [(0.0,), (5.0,), (10.0,), (0.0,)], 0.5)
    [0, 2, 3]
    """
    kept, open_spans = {0, len(values) - 1}, [(0, len(values) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        worst, at = 0.0, 0
        for index in range(first + 1, last):
            share = (times[index] - times[first]) / (times[last] - times[first])
            guess = tuple(
                a + (b - a) * share for a, b in zip(values[first], values[last], strict=True)
            )
            off = apart(values[index], guess)
            worst, at = max((worst, at), (off, index))
        if worst > tolerance:
            kept.add(at)
            open_spans += [(first, at), (at, last)]
    return sorted(kept)
