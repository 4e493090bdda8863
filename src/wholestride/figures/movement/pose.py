"""Nouns of a written pose: what a pose file says of one figure at one moment.

Lengths in cm, angles in degrees. Every number to the side of a limb is measured *outwards*
from the figure's midline, so that left and right are written alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wholestride.figures.movement.body import HIP_HALF, SHOULDER_HALF
from wholestride.figures.movement.vectors import Vec

Value = float | str | bool | Vec | tuple[object, ...]


class LegWay(StrEnum):
    """How a leg is given."""

    FREE = "free"
    FOOT = "foot"
    TOES = "toes"
    KNEEL = "kneel"
    AT = "at"


class ArmWay(StrEnum):
    """How an arm is given."""

    FREE = "free"
    GRIP = "grip"
    PALM = "palm"
    FOREARM = "forearm"
    HANG = "hang"


class Root(StrEnum):
    """What the place of the pelvis follows from."""

    POINT = "point"
    BALANCE = "balance"
    LINE = "line"
    SEAT = "seat"
    KNEE = "knee"
    HANG = "hang"
    LIE = "lie"


@dataclass(frozen=True, slots=True)
class LegPose:
    """One leg; only the fields of its way count."""

    way: LegWay = LegWay.FREE
    point: Vec = (0.0, 0.0, HIP_HALF)
    of: str = ""
    hip: float = 0.0
    abd: float = 0.0
    rot: float = 0.0
    knee: float = 0.0
    ankle: float | None = None
    heel: float = 0.0
    toe_up: float = 0.0
    out: float = 7.0
    knee_out: float = 0.0
    knee_to: str = ""
    thigh: float = 0.0
    shin_to: float = 180.0
    shin_up: float = 0.0
    toes_to: float | None = None
    tuck: bool = False


@dataclass(frozen=True, slots=True)
class ArmPose:
    """One arm; only the fields of its way count."""

    way: ArmWay = ArmWay.FREE
    point: Vec = (0.0, 0.0, SHOULDER_HALF)
    of: str = ""
    shoulder: float = 0.0
    abd: float = 0.0
    rot: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    elbow_to: str = ""
    fingers: str = "forward"
    sway: float = 0.0
    fist_to: float = 0.0


@dataclass(frozen=True, slots=True)
class Trunk:
    """How pelvis, spine and head are turned."""

    lean: float = 0.0
    spine: float = 0.0
    side: float = 0.0
    twist: float = 0.0
    neck: float = 0.0
    look: float = 0.0
    tilt: float = 0.0
    roll: float = 0.0
    face: float = 0.0
    hike: float = 0.0
    shrug: float = 0.0
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Base:
    """Where the pelvis is, or what its place follows from."""

    root: Root = Root.BALANCE
    hip: Vec = (0.0, 0.0, 0.0)
    hip_y: float | None = None
    surface: float = 0.0
    shoulders: Vec = (0.0, 0.0, 0.0)
    balance_x: float = 0.0
    over: str = ""
    sag: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of equipment or scenery: its kind and what was written of it."""

    kind: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def number(self, key: str, otherwise: float) -> float:
        """A number that was written, or another."""
        value = self.values.get(key)
        return float(value) if isinstance(value, (int, float)) else otherwise

    def word(self, key: str, otherwise: str = "") -> str:
        """A word that was written, or another."""
        value = self.values.get(key)
        return value if isinstance(value, str) else otherwise

    def numbers(self, key: str) -> tuple[float, ...] | None:
        """Some numbers that were written."""
        value = self.values.get(key)
        if isinstance(value, tuple) and all(isinstance(item, float) for item in value):
            return tuple(item for item in value if isinstance(item, float))
        return None

    def spots(self, key: str) -> tuple[str | Vec, ...]:
        """Places of the body or of the room that were written, in their order."""
        value = self.values.get(key, ())
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, tuple):
            return ()
        if value and all(isinstance(item, float) for item in value):
            return (as_point(value),)
        return tuple(as_point(item) if isinstance(item, tuple) else str(item) for item in value)


def as_point(numbers: tuple[object, ...]) -> Vec:
    """A written point; what is not written is zero."""
    x, y, z = (*(float(item) for item in numbers if isinstance(item, float)), 0.0, 0.0, 0.0)[:3]
    return (x, y, z)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A warm arrow that shows a movement: its points, and whether it points both ways."""

    points: tuple[Vec, ...]
    both: bool = False


@dataclass(frozen=True, slots=True)
class Pose:
    """One figure at one moment."""

    base: Base = field(default_factory=Base)
    trunk: Trunk = field(default_factory=Trunk)
    leg_r: LegPose = field(default_factory=LegPose)
    leg_l: LegPose = field(default_factory=LegPose)
    arm_r: ArmPose = field(default_factory=ArmPose)
    arm_l: ArmPose = field(default_factory=ArmPose)
    equipment: tuple[Piece, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    flight: bool = False
    loose: bool = False
    """True where the figure stands in passing, so that balance is not asked of it."""


@dataclass(frozen=True, slots=True)
class FootPose:
    """One foot at one moment."""

    arch: float = 0.0
    """0 rests, 1 is a raised arch."""
    big_toe: float = 0.0
    toes: float = 0.0
    """How far the big toe and the others are lifted."""
    curl: float = 0.0
    """How far all toes are curled under."""
    spread: float = 0.0
    """How far the toes are spread."""
    bend: float = 0.0
    """+ pulls the foot up, - points it."""
    invert: float = 0.0
    """+ turns the sole inwards."""
    turn: float = 0.0
    """+ turns the toes inwards."""
    heel: float = 0.0
    """The heel raised about the ball."""
    lift: float = 0.0
    """The whole foot over the floor."""
    shin: float = 0.0
    """+ leans the shin forwards."""
    equipment: tuple[Piece, ...] = ()
    arrows: tuple[Arrow, ...] = ()


class Crop(StrEnum):
    """Which part of the figure is shown."""

    NONE = "none"
    UPPER = "upper"
    LOWER = "lower"


class Frame(StrEnum):
    """The size of the world that a drawing shows."""

    AUTO = "auto"
    TALL = "tall"
    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"
    CLOSE = "close"
    WIDE = "wide"


class Arrange(StrEnum):
    """How the key poses stand in the frame."""

    AUTO = "auto"
    ROW = "row"
    STACK = "stack"
    GHOST = "ghost"


@dataclass(frozen=True, slots=True)
class Tint:
    """A working muscle group: its region, and the side where only one side works."""

    region: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """One exercise's key poses and how they are shown."""

    id: str
    keys: tuple[Pose, ...]
    view: tuple[float, float] = (22.0, 7.0)
    tint: tuple[Tint, ...] = ()
    frame: Frame = Frame.AUTO
    arrange: Arrange = Arrange.AUTO
    feet: tuple[FootPose, ...] = ()
    """Key poses of the foot rig; then there are no others."""
    passing: Pose | None = None
    """A pose through which the moving drawing goes between its key poses."""
    crop: Crop = Crop.NONE
    tempo: str = "even"
    badges: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    """Parts that may be covered by others."""
    file: str = ""

    @property
    def course(self) -> tuple[Pose, ...]:
        """The key poses with the one that is passed between each two."""
        if self.passing is None:
            return self.keys
        return tuple(pose for key in self.keys for pose in (self.passing, key))[1:]
