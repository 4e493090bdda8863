"""In-between poses: every written number on its way from one key pose to the next."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from wholestride.figures.movement.pose import ArmPose, LegPose, Piece, Pose, Value


def mixed(a: Any, b: Any, share: float) -> Any:
    """A number or a point between two; a word is that of the second, so that no joint flips."""
    if isinstance(a, float) and isinstance(b, float):
        return a + (b - a) * share
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
        return tuple(mixed(x, y, share) for x, y in zip(a, b, strict=True))
    return a if share <= 0 or b is None else b


def mixed_fields(a: Any, b: Any, share: float) -> Any:
    """A noun whose numbers lie between those of two others."""
    names = [field.name for field in fields(a)]
    return replace(a, **{name: mixed(getattr(a, name), getattr(b, name), share) for name in names})


def mixed_piece(a: Piece, b: Piece, share: float) -> Piece:
    """A piece on its way, where it is the same piece."""
    if a.kind != b.kind:
        return a if share < 0.5 else b
    values: dict[str, Value] = {
        key: mixed(value, b.values.get(key, value), share) for key, value in a.values.items()
    }
    return Piece(a.kind, values)


def same_limbs(a: Pose, b: Pose) -> bool:
    """True where every limb is given in the same way, so that its numbers can be mixed."""
    pairs = ((a.leg_r, b.leg_r), (a.leg_l, b.leg_l), (a.arm_r, b.arm_r), (a.arm_l, b.arm_l))
    return all(same_way(x, y) for x, y in pairs) and a.base.root is b.base.root


def same_way(a: LegPose | ArmPose, b: LegPose | ArmPose) -> bool:
    """True where two limb poses are written with the same words."""
    return a.way == b.way and a.of == b.of


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """The pose at a share of the way from a to b."""
    pieces = a.equipment if share < 0.5 else b.equipment
    if len(a.equipment) == len(b.equipment):
        pairs = zip(a.equipment, b.equipment, strict=True)
        pieces = tuple(mixed_piece(x, y, share) for x, y in pairs)
    return replace(
        a if share < 0.5 else b,
        base=mixed_fields(a.base, b.base, share),
        trunk=mixed_fields(a.trunk, b.trunk, share),
        leg_r=mixed_fields(a.leg_r, b.leg_r, share),
        leg_l=mixed_fields(a.leg_l, b.leg_l, share),
        arm_r=mixed_fields(a.arm_r, b.arm_r, share),
        arm_l=mixed_fields(a.arm_l, b.arm_l, share),
        equipment=pieces,
    )
