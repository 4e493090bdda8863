"""Wholestride: strength seasons for runners, planned around the running that they really do."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from wholestride.domain.version import ENGINE_VERSION

if TYPE_CHECKING:
    from wholestride.domain.athlete import (
        Athlete,
        Emphasis,
        Injury,
        Level,
        Policy,
        Side,
        TrainingPlace,
        Weekday,
        Window,
    )
    from wholestride.domain.exercise import Component, Equipment, Region
    from wholestride.domain.findings import Finding, UnusableInputError
    from wholestride.domain.logbook import SessionLog, SetLog
    from wholestride.domain.quantities import kg, km, lb, miles
    from wholestride.domain.running import Run, RunKind
    from wholestride.domain.season import Season, Session, SessionKind
    from wholestride.files import (
        plan,
        read_athlete,
        read_runs,
        read_season,
        replan,
        write_fit,
        write_ics,
        write_season,
    )

__version__ = ENGINE_VERSION

_HOMES = {
    "wholestride.domain.athlete": (
        "Athlete",
        "Emphasis",
        "Injury",
        "Level",
        "Policy",
        "Side",
        "TrainingPlace",
        "Weekday",
        "Window",
    ),
    "wholestride.domain.exercise": ("Component", "Equipment", "Region"),
    "wholestride.domain.findings": ("Finding", "UnusableInputError"),
    "wholestride.domain.logbook": ("SessionLog", "SetLog"),
    "wholestride.domain.quantities": ("kg", "km", "lb", "miles"),
    "wholestride.domain.running": ("Run", "RunKind"),
    "wholestride.domain.season": ("Season", "Session", "SessionKind"),
    "wholestride.files": (
        "plan",
        "read_athlete",
        "read_runs",
        "read_season",
        "replan",
        "write_fit",
        "write_ics",
        "write_season",
    ),
}
"""Where each public name lives; it is imported when it is first asked for."""

__all__ = [
    "Athlete",
    "Component",
    "Emphasis",
    "Equipment",
    "Finding",
    "Injury",
    "Level",
    "Policy",
    "Region",
    "Run",
    "RunKind",
    "Season",
    "Session",
    "SessionKind",
    "SessionLog",
    "SetLog",
    "Side",
    "TrainingPlace",
    "UnusableInputError",
    "Weekday",
    "Window",
    "__version__",
    "kg",
    "km",
    "lb",
    "miles",
    "plan",
    "read_athlete",
    "read_runs",
    "read_season",
    "replan",
    "write_fit",
    "write_ics",
    "write_season",
]


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(home), name)
    raise AttributeError(f"module 'wholestride' has no name {name!r}")
