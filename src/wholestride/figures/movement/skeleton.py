"""Nouns of a solved figure: where every joint is [cm], and what could not be reached."""

from __future__ import annotations

from dataclasses import dataclass, field

from wholestride.figures.movement.vectors import Frame, Vec


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot: its ankle, ball and toes, where it points and where its instep looks."""

    ankle: Vec
    heel: Vec
    ball: Vec
    toe: Vec
    forward: Vec
    up: Vec


@dataclass(frozen=True, slots=True)
class Leg:
    """A solved leg; ``front`` is where the knee looks, ``outward`` away from the midline."""

    hip: Vec
    knee: Vec
    ankle: Vec
    foot: Foot
    front: Vec
    shin_front: Vec
    outward: Vec


@dataclass(frozen=True, slots=True)
class Arm:
    """A solved arm; ``fingers`` is where the hand points."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    fist: Vec
    fingers: Vec
    flat: bool


@dataclass(frozen=True, slots=True)
class Spine:
    """A solved trunk and head."""

    hip: Vec
    waist: Vec
    ribs: Vec
    shoulders: Vec
    skull: Vec
    pelvis: Frame
    middle: Frame
    chest: Frame
    neck: Frame
    head: Frame


@dataclass(frozen=True, slots=True)
class Miss:
    """A contact that a limb does not reach, or overshoots: the limb and by how much [cm]."""

    limb: str
    by: float


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A solved figure."""

    spine: Spine
    leg_r: Leg
    leg_l: Leg
    arm_r: Arm
    arm_l: Arm
    misses: tuple[Miss, ...] = field(default=())

    def leg(self, side: str) -> Leg:
        """The leg of a side, R or L."""
        return self.leg_r if side == "R" else self.leg_l

    def arm(self, side: str) -> Arm:
        """The arm of a side, R or L."""
        return self.arm_r if side == "R" else self.arm_l
