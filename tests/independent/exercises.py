"""What the exercises are, read from the catalogue's own files: data, not code.

A season file names exercises by id alone; whether a place has their equipment stands here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILES = Path(__file__).resolve().parents[2] / "src/wholestride/catalogue/data/exercises"
EVERYWHERE = frozenset({"wall", "chair", "towel", "door", "table", "step"})
"""Specification, dose-check 2: body weight means floor, wall, chair, towel, door and a stair."""
SECONDS_A_REPETITION = 3.0


@dataclass(frozen=True)
class Exercise:
    """One exercise of the catalogue."""

    id: str
    level: int
    family: str
    main_lift: bool
    kits: tuple[frozenset[str], ...]
    regions: dict[str, float]
    avoid: frozenset[str]
    modify: frozenset[str]
    seconds_a_repetition: float
    hard_landing: bool

    def possible_with(self, equipment: frozenset[str]) -> bool:
        """Some kit is all there."""
        return any(kit <= equipment | EVERYWHERE for kit in self.kits)


@cache
def exercises() -> dict[str, Exercise]:
    """Every exercise by its id."""
    found: dict[str, Exercise] = {}
    for file in sorted(FILES.glob("*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        found |= {name: _exercise(name, table) for name, table in tables.items()}
    return found


def _exercise(name: str, table: dict[str, Any]) -> Exercise:
    counted = table.get("counts_sets", True)
    halves = dict.fromkeys(table.get("secondary", []), 0.5)
    regions = halves | dict.fromkeys(table["primary"], 1.0)
    return Exercise(
        id=name,
        level=table["level"],
        family=table["family"],
        main_lift=table.get("main_lift", False),
        kits=tuple(frozenset(kit) for kit in table["equipment"]),
        regions=regions if counted else {},
        avoid=frozenset(table.get("avoid", [])),
        modify=frozenset(table.get("modify", [])),
        seconds_a_repetition=table.get("seconds_per_rep", SECONDS_A_REPETITION),
        hard_landing=table.get("impact", "none") in ("medium", "high"),
    )
