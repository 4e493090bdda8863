"""Where the weeks of an undated plan lie in the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanAnchor:
    """Either the date of the plan's first week or the date of its race.

    ``start`` lies anywhere in the plan's first week. ``race_date`` is the day on which the
    plan's race, or else its last training day, falls.
    """

    start: date | None = None
    race_date: date | None = None
