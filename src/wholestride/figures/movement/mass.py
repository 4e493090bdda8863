"""The centre of mass of a figure with what it holds."""

from __future__ import annotations

from collections.abc import Iterable

from wholestride.figures.movement import body
from wholestride.figures.movement.pose import Piece
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.vectors import Vec, add, between, mean, mul

USUAL_KG = {
    "barbell": 60.0,
    "trap_bar": 80.0,
    "dumbbell": 12.0,
    "kettlebell": 16.0,
    "plate": 10.0,
    "medicine_ball": 4.0,
    "landmine": 15.0,
}
"""What a piece weighs where no weight is written [kg]."""

Load = tuple[Vec, float]


def segments(skeleton: Skeleton) -> Iterable[Load]:
    """Each segment's centre with its share of the body mass."""
    spine = skeleton.spine
    yield between(spine.hip, spine.shoulders, body.TRUNK_CENTRE), body.TRUNK_MASS
    yield spine.skull, body.HEAD_MASS
    for leg in (skeleton.leg_r, skeleton.leg_l):
        yield between(leg.hip, leg.knee, body.LEG_CENTRE), body.THIGH_MASS
        yield between(leg.knee, leg.ankle, body.LEG_CENTRE), body.SHANK_MASS
        yield between(leg.foot.heel, leg.foot.ball, 0.5), body.FOOT_MASS
    for arm in (skeleton.arm_r, skeleton.arm_l):
        yield between(arm.shoulder, arm.elbow, body.UPPER_ARM_CENTRE), body.UPPER_ARM_MASS
        yield between(arm.elbow, arm.wrist, body.FOREARM_CENTRE), body.FOREARM_MASS
        yield arm.fist, body.HAND_MASS


def centre_of_mass(skeleton: Skeleton, loads: Iterable[Load] = ()) -> Vec:
    """The centre of the figure and of loads in kg."""
    total: Vec = (0.0, 0.0, 0.0)
    weight = 0.0
    for place, kg in [(p, share * body.BODY_KG) for p, share in segments(skeleton)] + list(loads):
        total = add(total, mul(place, kg))
        weight += kg
    return mul(total, 1 / weight)


def held_kg(equipment: Iterable[Piece], skeleton: Skeleton) -> list[Load]:
    """Where the weights are that the hands carry [kg]."""
    right, left = skeleton.arm_r.fist, skeleton.arm_l.fist
    loads: list[Load] = []
    for piece in equipment:
        kg = piece.number("kg", USUAL_KG.get(piece.kind, 0.0))
        match piece.word("hand"):
            case _ if not kg:
                continue
            case "both":
                loads += [(right, kg), (left, kg)]
            case "R":
                loads.append((right, kg))
            case "L":
                loads.append((left, kg))
            case "between":
                loads.append((mean((right, left)), kg))
            case _:
                continue
    return loads
