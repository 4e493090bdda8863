"""One written key pose by type; what does not fit is noted, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from wholestride.figures.movement.body import HIP_HALF, SHOULDER_HALF
from wholestride.figures.movement.equipment import EVERY_PIECE, KINDS
from wholestride.figures.movement.equipment.scene import PLACES
from wholestride.figures.movement.layers import way_of, ways_of
from wholestride.figures.movement.pose import (
    ArmPose,
    ArmWay,
    Arrow,
    Base,
    FootPose,
    LegPose,
    LegWay,
    Piece,
    Pose,
    Root,
    Trunk,
    Value,
)
from wholestride.figures.movement.vectors import Vec

TRUNK_KEYS = (
    *("lean", "spine", "side", "twist", "neck", "look", "tilt"),
    *("roll", "face", "hike", "shrug", "reach"),
)
BASE_KEYS = (
    *("hip", "hip_x", "hip_y", "hip_z", "on", "shoulders", "shoulder_y", "lie_x"),
    *("balance_x", "over", "sag"),
)
LIMB_KEYS = ("leg_R", "leg_L", "arm_R", "arm_L")
OTHER_KEYS = ("equipment", "arrows", "flight", "loose")
POSE_KEYS = (*TRUNK_KEYS, *BASE_KEYS, *LIMB_KEYS, *OTHER_KEYS)
FOOT_KEYS = (
    *("arch", "big_toe", "toes", "curl", "spread", "bend"),
    *("invert", "turn", "heel", "lift", "shin"),
)
LIMB_WORDS = frozenset({"of", "knee_to", "elbow_to", "fingers"})
LIMB_FLAGS = frozenset({"tuck", "hang"})
DIRECTIONS = frozenset(["front", "back", "head", "feet", "out", "in", "sky", "floor"])
FINGERS = frozenset(["forward", "back", "out", "in", "up", "down"])
ORIGINS = frozenset(["chest", "ribs", "pelvis", "head"]) | frozenset(
    f"{part}{side}"
    for part in ["knee", "ankle", "foot", "heel", "thigh", "shin", "hand", "elbow"]
    for side in ("", "_R", "_L")
)
"""What ``of`` may name; without a side it is the limb's own."""


CLOSED_WORDS: dict[str, frozenset[str]] = {
    "hand": frozenset({"both", "R", "L", "between"}),
    "axis": frozenset({"fore", "across", "up", "hands", "trunk"}),
    "layer": frozenset({"behind", "far", "depth", "front"}),
    "back": frozenset({"left", "right", "none"}),
    "mini_band.at": frozenset({"thighs", "knees", "shins", "ankles", "feet"}),
    "kettlebell.to": frozenset({"down", "up", "fore", "back", "arm"}),
}
"""The words that a piece's key may be."""


def is_number(value: object) -> bool:
    """True for a whole or a decimal number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def tied(key: str) -> bool:
    """True for a piece's key that names a place of the body (kind.key)."""
    kind, _, word = key.partition(".")
    if word == "at":
        return kind != "mini_band"
    if word == "to":
        return kind != "kettlebell"
    return word in ("through", "from", "under", "via", "tip_R", "tip_L", "foot")


class PoseFields:
    """The values of one key pose; :attr:`problems` holds (key, message, next step)."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.problems: list[tuple[str, str, str]] = []

    def reject(self, key: str, message: str, next_step: str) -> None:
        """Note a problem."""
        self.problems.append((key, message, next_step))

    def pose(self) -> Pose:
        """The pose, with defaults in place of what does not fit."""
        for key in self.raw:
            if key not in POSE_KEYS:
                near = get_close_matches(key, (*POSE_KEYS, "leg", "arm", "keys"), 1)
                step = f"Did you mean {near[0]!r}?" if near else "See docs/how-to."
                self.reject(key, "nobody reads this key.", step)
        return Pose(
            base=self.base(),
            trunk=Trunk(**{key: self.number(key) for key in TRUNK_KEYS if key in self.raw}),
            leg_r=self.leg("leg_R"),
            leg_l=self.leg("leg_L"),
            arm_r=self.arm("arm_R"),
            arm_l=self.arm("arm_L"),
            equipment=tuple(self.pieces()),
            arrows=tuple(self.arrows()),
            flight=self.raw.get("flight") is True,
            loose=self.raw.get("loose") is True,
        )

    def foot(self) -> FootPose:
        """A pose of the foot rig."""
        for key in self.raw:
            if key not in (*FOOT_KEYS, "equipment", "arrows"):
                self.reject(
                    key, "the foot rig has no such key.", f"Choose from {', '.join(FOOT_KEYS)}."
                )
        return FootPose(
            **{key: self.number(key) for key in FOOT_KEYS if key in self.raw},
            equipment=tuple(self.pieces()),
            arrows=tuple(self.arrows()),
        )

    def number(self, key: str, otherwise: float = 0.0) -> float:
        """A number of the pose."""
        return self.as_number(key, self.raw.get(key, otherwise))

    def as_number(self, key: str, value: object) -> float:
        """A value that must be a number."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        self.reject(key, f"{value!r} is no number.", "Write a number (cm or degrees).")
        return 0.0

    def point(self, key: str, value: object, rest: tuple[float, float]) -> Vec:
        """A point from one, two or three numbers; what is not written stays at its default."""
        listed = value if isinstance(value, list) else [value]
        if not 1 <= len(listed) <= 3 or not all(is_number(item) for item in listed):
            self.reject(key, f"{value!r} is no point.", "Write x, or [x, y], or [x, y, z].")
            return (0.0, *rest)
        numbers = [self.as_number(key, item) for item in listed]
        x, y, z = (*numbers, *rest[len(numbers) - 1 :])
        return (x, y, z)

    def base(self) -> Base:
        """Where the pelvis is."""
        written = self.raw.get("hip", "balance")
        root = Root.POINT if isinstance(written, list) else None
        if root is None:
            try:
                root = Root(written)
            except ValueError:
                words = ", ".join(word for word in Root if word is not Root.POINT)
                self.reject("hip", f"{written!r} is no root.", f"Write [x, y] or one of {words}.")
                root = Root.BALANCE
        hip = (self.number("hip_x"), 0.0, self.number("hip_z"))
        if isinstance(written, list):
            hip = self.point("hip", written, (0.0, 0.0))
        shoulders = self.point("shoulders", self.raw.get("shoulders", [0.0, 0.0]), (0.0, 0.0))
        if "shoulder_y" in self.raw:
            shoulders = (shoulders[0], self.number("shoulder_y"), shoulders[2])
        if "lie_x" in self.raw:
            shoulders = (self.number("lie_x"), *shoulders[1:])
        over = self.raw.get("over", "")
        if over not in ("", "R", "L"):
            self.reject("over", f"{over!r} is no side.", "Write R or L.")
            over = ""
        hip_y = self.number("hip_y") if "hip_y" in self.raw else None
        return Base(
            root=root,
            hip=hip,
            hip_y=hip_y,
            surface=self.number("on"),
            shoulders=shoulders,
            balance_x=self.number("balance_x"),
            over=over,
            sag=self.number("sag"),
        )

    def limb_values(self, limb: str) -> dict[str, Any]:
        """The values of a limb's table that suit its way, by type."""
        table = self.raw.get(limb, {})
        if not isinstance(table, dict):
            self.reject(limb, f"{table!r} is no table.", "Write {key = value, ...}.")
            return {}
        way = way_of(limb, table)
        values: dict[str, Any] = {"way": way}
        for key, value in table.items():
            if key not in ways_of(limb)[way]:
                known = ", ".join(sorted(ways_of(limb)[way]))
                self.reject(f"{limb}.{key}", f"does not go with {way}.", f"Choose from {known}.")
            elif key in LIMB_WORDS:
                values[key] = self.limb_word(limb, key, value)
            elif key in LIMB_FLAGS:
                values[key] = bool(value)
            elif key not in (str(way), "stance", "half"):
                values[key] = self.as_number(f"{limb}.{key}", value)
        return values

    def limb_word(self, limb: str, key: str, value: object) -> str:
        """A word of a limb: an origin, directions, or where the fingers point."""
        known = {"of": ORIGINS, "fingers": FINGERS}.get(key, DIRECTIONS)
        words = str(value).split()
        if not words or any(word not in known for word in words):
            self.reject(f"{limb}.{key}", f"nobody knows {value!r}.", ", ".join(sorted(known)))
            return "forward" if key == "fingers" else ""
        return str(value)

    def leg(self, limb: str) -> LegPose:
        """A leg."""
        values, table = self.limb_values(limb), self.raw.get(limb, {})
        way = values.get("way", LegWay.FREE)
        if way is LegWay.TOES:
            values.setdefault("heel", 80.0)
            values.setdefault("out", 0.0)
        if way is not LegWay.FREE:
            aside = self.as_number(f"{limb}.stance", table.get("stance", HIP_HALF))
            values["point"] = self.point(f"{limb}.{way}", table[str(way)], (0.0, aside))
        return LegPose(**values)

    def arm(self, limb: str) -> ArmPose:
        """An arm."""
        values, table = self.limb_values(limb), self.raw.get(limb, {})
        way = values.get("way", ArmWay.FREE)
        values.pop("hang", None)
        if way is ArmWay.HANG:
            values = {"elbow": 8.0, "abd": 6.0, **values}
        elif way is not ArmWay.FREE:
            aside = self.as_number(f"{limb}.half", table.get("half", SHOULDER_HALF))
            values["point"] = self.point(f"{limb}.{way}", table[str(way)], (0.0, aside))
        return ArmPose(**values)

    def pieces(self) -> list[Piece]:
        """Equipment and scenery."""
        found = []
        for entry in self.raw.get("equipment", []):
            kind = entry.get("kind") if isinstance(entry, dict) else None
            if kind not in KINDS:
                near = get_close_matches(str(kind), KINDS, 1)
                step = f"Did you mean {near[0]!r}?" if near else f"Kinds: {', '.join(KINDS)}."
                self.reject("equipment", f"nobody draws {kind!r}.", step)
                continue
            known = KINDS[kind][1] | EVERY_PIECE
            for key in set(entry) - known - {"kind"}:
                step = f"Choose from {', '.join(sorted(known))}."
                self.reject(f"equipment.{kind}.{key}", "nobody reads this key.", step)
            values = {
                key: self.piece_value(f"{kind}.{key}", value)
                for key, value in entry.items()
                if key != "kind"
            }
            found.append(Piece(kind, values))
        return found

    def piece_value(self, key: str, value: Any) -> Value:
        """A number, a word, a flag, a point or a list of places."""
        if isinstance(value, bool):
            return value
        if is_number(value):
            return float(value)
        if isinstance(value, list):
            return tuple(self.piece_value(key, item) for item in value)
        if tied(key) and value not in PLACES:
            step = f"Places: {', '.join(sorted(PLACES))}, or [x, y, z]."
            self.reject(f"equipment.{key}", f"nobody knows the place {value!r}.", step)
            return "hands"
        words = CLOSED_WORDS.get(key.rpartition(".")[2]) or CLOSED_WORDS.get(key)
        if words and value not in words:
            self.reject(f"equipment.{key}", f"nobody knows {value!r}.", ", ".join(sorted(words)))
            return ""
        return str(value)

    def arrows(self) -> list[Arrow]:
        """Warm arrows: where something moves."""
        found = []
        for entry in self.raw.get("arrows", []):
            through = entry.get("through", []) if isinstance(entry, dict) else []
            if not isinstance(through, list) or len(through) < 2:
                self.reject("arrows", "an arrow needs two points.", "through = [[x, y], [x, y]].")
                continue
            points = tuple(self.point("arrows", spot, (0.0, 0.0)) for spot in through)
            found.append(Arrow(points, entry.get("both") is True))
        return found
