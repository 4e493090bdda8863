"""The few messages and fields of FIT that are needed, with their numbers, scales and units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wholestride.domain.recordings import Sport

FILE_ID, SPORT, SESSION, LAP, RECORD, ACTIVITY = 0, 12, 18, 19, 20, 34
EVENT, DEVICE, PLAN, STEP, SCHEDULE, SET, TITLE = 21, 23, 26, 27, 28, 225, 264
"""``PLAN`` is what FIT calls a workout; ``TITLE`` names the exercise of a step or a set."""
TIMESTAMP, INDEX = 253, 254
ACTIVITY_FILE, PLAN_FILE, SCHEDULE_FILE = 4, 5, 7
FILE_TYPES = {
    1: "device description", 2: "settings", 3: "sport settings", 5: "workout", 6: "course",
    7: "schedule", 9: "weight", 10: "totals", 11: "goals", 14: "blood pressure",
    15: "monitoring", 20: "activity summary", 28: "daily monitoring", 32: "monitoring",
    34: "segment", 35: "segment list",
}  # fmt: skip
"""What the other files of a watch are, for the words of a finding."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name here, and what its number is divided by and then reduced by.

    ``many``: it may hold several numbers; the first one is its value.
    """

    name: str
    scale: float = 1
    offset: float = 0
    text: bool = False
    many: bool = False


FIELDS: dict[int, dict[int, Field]] = {
    FILE_ID: {
        0: Field("type"),
        1: Field("manufacturer"),
        2: Field("product"),
        3: Field("serial"),
        4: Field("created"),
    },
    SPORT: {0: Field("sport"), 1: Field("sub_sport")},
    SESSION: {
        TIMESTAMP: Field("timestamp"),
        2: Field("start"),
        5: Field("sport"),
        6: Field("sub_sport"),
        7: Field("elapsed", 1000),
        8: Field("timer", 1000),
        9: Field("distance", 100),
        16: Field("mean_heart_rate"),
        17: Field("highest_heart_rate"),
        22: Field("climb"),
        168: Field("load", 65536),
    },
    LAP: {
        TIMESTAMP: Field("timestamp"),
        2: Field("start"),
        7: Field("elapsed", 1000),
        8: Field("timer", 1000),
        9: Field("distance", 100),
        15: Field("mean_heart_rate"),
    },
    PLAN: {6: Field("steps"), 8: Field("name", text=True), 17: Field("notes", text=True)},
    STEP: {
        INDEX: Field("index"),
        0: Field("name", text=True),
        1: Field("ending"),
        2: Field("amount"),
        4: Field("times"),
        7: Field("intensity"),
        8: Field("notes", text=True),
        10: Field("category"),
        11: Field("exercise"),
        12: Field("weight", 100),
        13: Field("unit"),
    },
    SCHEDULE: {2: Field("serial"), 3: Field("created"), 6: Field("start")},
    SET: {
        0: Field("seconds", 1000),
        3: Field("reps"),
        4: Field("weight", 16),
        5: Field("kind"),
        6: Field("start"),
        7: Field("category", many=True),
        8: Field("exercise", many=True),
        9: Field("unit"),
    },
    TITLE: {0: Field("category"), 1: Field("exercise"), 2: Field("name", text=True)},
    ACTIVITY: {TIMESTAMP: Field("timestamp"), 5: Field("local_timestamp")},
    RECORD: {
        TIMESTAMP: Field("timestamp"),
        0: Field("latitude", 2**31 / 180),
        1: Field("longitude", 2**31 / 180),
        2: Field("altitude", 5, 500),
        3: Field("heart_rate"),
        4: Field("cadence"),
        5: Field("distance", 100),
        6: Field("speed", 1000),
        7: Field("power"),
        73: Field("enhanced_speed", 1000),
        78: Field("enhanced_altitude", 5, 500),
    },
}

SPORTS = {
    0: Sport.OTHER, 1: Sport.RUNNING, 2: Sport.CYCLING, 3: Sport.TRANSITION, 5: Sport.SWIMMING,
    11: Sport.WALKING, 12: Sport.SKIING, 15: Sport.ROWING, 17: Sport.HIKING, 21: Sport.CYCLING,
}  # fmt: skip
EPOCH = datetime(1989, 12, 31)
"""FIT counts seconds from here."""
STRENGTH_TRAINING = 20
"""The sub-sport of ``training`` that says lifting."""
SUB_SPORTS = {
    1: Sport.RUNNING,
    6: Sport.CYCLING,
    14: Sport.ROWING,
    STRENGTH_TRAINING: Sport.STRENGTH,
}
"""Sub-sports that say more than the gym's generic sport: treadmill, indoor ride, indoor row."""

TRAINING = 10
"""The sport whose sub-sport says lifting."""
SET_DONE = 1
"""The kind of a set message that is no rest."""
UNKNOWN_CATEGORY = 65534
"""A set of which the watch does not know what it was."""
DEVELOPMENT = 255
"""The maker that files of no watch name."""

BASE_TYPES = {
    0: ("B", 0xFF), 1: ("b", 0x7F), 2: ("B", 0xFF), 3: ("h", 0x7FFF), 4: ("H", 0xFFFF),
    5: ("i", 0x7FFFFFFF), 6: ("I", 0xFFFFFFFF), 7: ("s", 0), 8: ("f", None), 9: ("d", None),
    10: ("B", 0), 11: ("H", 0), 12: ("I", 0), 13: ("B", 0xFF), 14: ("q", 2**63 - 1),
    15: ("Q", 2**64 - 1), 16: ("Q", 0),
}  # fmt: skip
"""Base type number: letter of :mod:`struct`, and the value that means "not measured"."""
WIDTHS = {"B": 1, "b": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4, "d": 8, "q": 8, "Q": 8, "s": 1}
