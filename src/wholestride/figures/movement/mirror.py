"""The same pose with left and right exchanged."""

from __future__ import annotations

from dataclasses import replace

from wholestride.figures.movement.pose import Arrow, Base, Piece, Pose, Trunk, Value
from wholestride.figures.movement.vectors import Vec

OTHER = {"R": "L", "L": "R"}
SIDED_KEYS = {"tip_R": "tip_L", "tip_L": "tip_R"}
POINTS = frozenset({"at", "through", "from", "to", "under", "via", "foot", "tip_R", "tip_L"})
"""Keys of pieces that hold points or places."""


def other_side(name: str) -> str:
    """The same place on the other side.

    >>> other_side("hand_R"), other_side("chest")
    ('hand_L', 'chest')
    """
    part, _, side = name.rpartition("_")
    if name in OTHER:
        return OTHER[name]
    return f"{part}_{OTHER[side]}" if part and side in OTHER else name


def mirrored(pose: Pose) -> Pose:
    """Left and right exchanged, in limbs, turns, places and equipment."""
    return replace(
        pose,
        base=mirrored_base(pose.base),
        trunk=mirrored_trunk(pose.trunk),
        leg_r=replace(pose.leg_l, of=other_side(pose.leg_l.of)),
        leg_l=replace(pose.leg_r, of=other_side(pose.leg_r.of)),
        arm_r=replace(pose.arm_l, of=other_side(pose.arm_l.of)),
        arm_l=replace(pose.arm_r, of=other_side(pose.arm_r.of)),
        equipment=tuple(mirrored_piece(piece) for piece in pose.equipment),
        arrows=tuple(
            Arrow(tuple(flipped(point) for point in arrow.points), arrow.both)
            for arrow in pose.arrows
        ),
    )


def flipped(point: Vec) -> Vec:
    """A point on the other side of the figure."""
    return (point[0], point[1], -point[2])


def mirrored_base(base: Base) -> Base:
    """The pelvis on the other side."""
    return replace(
        base, hip=flipped(base.hip), shoulders=flipped(base.shoulders), over=other_side(base.over)
    )


def mirrored_trunk(trunk: Trunk) -> Trunk:
    """Turns and side bends the other way."""
    return replace(
        trunk,
        side=-trunk.side,
        twist=-trunk.twist,
        look=-trunk.look,
        tilt=-trunk.tilt,
        roll=-trunk.roll,
        face=-trunk.face,
        hike=-trunk.hike,
    )


def mirrored_piece(piece: Piece) -> Piece:
    """Places and hands of a piece exchanged."""
    values: dict[str, Value] = {}
    for key, value in piece.values.items():
        values[SIDED_KEYS.get(key, key)] = exchanged(key, value)
    return Piece(piece.kind, values)


def exchanged(key: str, value: Value) -> Value:
    """One value of a piece on the other side."""
    if isinstance(value, str):
        return other_side(value)
    if key == "z":
        if isinstance(value, tuple):
            return tuple(-item if isinstance(item, float) else item for item in value)
        return value
    if key in POINTS and isinstance(value, tuple):
        if len(value) == 3 and all(isinstance(item, float) for item in value):
            return flipped(value)  # type: ignore[arg-type]  # three floats are a point
        return tuple(exchanged(key, item) for item in value)  # type: ignore[arg-type]  # as above
    return value
