"""A row of the benchmark table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, the figure, the goal, and whether it is met (None: no goal)."""

    name: str
    measured: str
    goal: str
    met: bool | None
