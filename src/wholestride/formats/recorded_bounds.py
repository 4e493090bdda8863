"""What nobody can have done: the bounds that every reader of recorded activities keeps to."""

from __future__ import annotations

from wholestride.domain.quantities import Distance

LONGEST_SECONDS = 7 * 24 * 3600
"""Nobody moves for longer; greater numbers come from watches that were never stopped."""

FARTHEST_M = 1_000_000
HIGHEST_CLIMB_M = 100_000
SLOWEST_HEART, FASTEST_HEART = 20, 250
LONGEST_TITLE = 200


def distance_of(metres: float) -> Distance | None:
    """A distance [m] that somebody may have gone; None for less than a metre, more, and NaN.

    >>> distance_of(10_400.4), distance_of(0.2), distance_of(float("nan"))
    (Distance(metres=10400), None, None)
    """
    return Distance(round(metres)) if 1 <= metres <= FARTHEST_M else None


def heart_rate(beats: float) -> int | None:
    """A heart rate [1/min] that somebody may have; None for any other, and NaN.

    >>> heart_rate(149.6), heart_rate(0), heart_rate(float("nan"))
    (150, None, None)
    """
    return round(beats) if SLOWEST_HEART < beats < FASTEST_HEART else None


def title_of(text: str) -> str:
    """A name on one line, no longer than anybody reads."""
    return " ".join(text.split())[:LONGEST_TITLE]
