"""Strength days in a row as tables over the seven days of a week."""

from __future__ import annotations

from wholestride.planning.placement.prices import streak_price

LONGEST_STREAK = 2
"""A streak of two or more days weighs the same on the next day."""


def days_in(mask: int) -> tuple[int, ...]:
    """The days of a bit mask, Monday is 0.

    >>> days_in(0b1000101)
    (0, 2, 6)
    """
    return tuple(day for day in range(7) if mask >> day & 1)


STREAK_COST = tuple(streak_price(days_in(mask)) for mask in range(128))
"""Comfort lost inside the week by its mask of strength days."""

LEAD = tuple(0 if not mask & 1 else 1 if not mask & 2 else 2 for mask in range(128))
"""Strength days from Monday on, at most two."""

TRAIL = tuple(0 if not mask & 64 else 1 if not mask & 32 else 2 for mask in range(128))
"""Strength days up to Sunday, at most two."""


def _joint(lead: int, trail: int) -> int:
    """Comfort lost where the streak before Monday meets the one after it."""
    before = range(-trail, 0)
    after = range(lead)
    both = streak_price((*before, *after))
    return both - streak_price(before) - streak_price(after)


JOINT_COST = tuple(
    tuple(_joint(lead, trail) for trail in range(LONGEST_STREAK + 1))
    for lead in range(LONGEST_STREAK + 1)
)
"""By lead of the week and trail of the week before."""

MOST_JOINT_COST = 2 * max(max(row) for row in JOINT_COST)
"""More than the streaks at both ends of a week can cost."""
