"""The drawing against its catalogue row: the same equipment, the same sides."""

from __future__ import annotations

from collections.abc import Iterator

from wholestride.domain.exercise import EVERYWHERE, Equipment, Exercise, Measure, Sidedness
from wholestride.figures.movement.equipment import SCENERY
from wholestride.figures.movement.pose import Piece
from wholestride.figures.movement.svg_static import Drawing

Problem = tuple[str, str, str]
NOT_DRAWN = frozenset({Equipment.RACK, Equipment.PARTNER, Equipment.STEP})
"""Pieces that a drawing may leave out: what holds the bar, who helps, an edge to stand on."""
SPELLED = {"pull_up_bar": Equipment.PULL_UP_BAR}
SAME = 1e-6


def piece_of(piece: Piece) -> Equipment | None:
    """The catalogue's word for a drawn piece; none for scenery."""
    if piece.kind in SCENERY or piece.values.get("scenery") is True:
        return None
    return SPELLED.get(piece.kind) or Equipment(piece.kind.replace("_", " "))


def equipment_as_in_the_catalogue(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """14. What is drawn is one of the exercise's kits."""
    pieces = [piece for pose in drawing.movement.keys for piece in pose.equipment]
    pieces += [piece for pose in drawing.movement.feet for piece in pose.equipment]
    drawn = {found for found in map(piece_of, pieces) if found is not None}
    for kit in exercise.equipment:
        extra, missing = drawn - kit, kit - drawn
        if not missing - NOT_DRAWN and not extra - EVERYWHERE:
            return
    kits = " or ".join(", ".join(sorted(kit)) or "nothing" for kit in exercise.equipment)
    shown = ", ".join(sorted(drawn)) or "nothing"
    yield "equipment", f"shows {shown}, the catalogue asks for {kits}", "Draw one of the kits."


def sides_as_in_the_catalogue(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """15. What is done side by side shows two different sides."""
    if exercise.sidedness is Sidedness.BOTH or drawing.movement.feet:
        return
    for pose in drawing.movement.keys:
        turned = any(
            abs(angle) > SAME for angle in (pose.trunk.twist, pose.trunk.side, pose.trunk.roll)
        )
        if turned or pose.leg_r != pose.leg_l or pose.arm_r != pose.arm_l or pose.trunk.look:
            return
        if any(piece.word("hand") in ("R", "L") or piece.spots("from") for piece in pose.equipment):
            return
    yield "keys", "left and right do the same", "Give leg_R or arm_R its own part."


def hold_has_its_badge(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """16. One still pose that is measured in seconds wears the clock."""
    movement = drawing.movement
    still = len(movement.keys) + len(movement.feet) == 1
    if not still or exercise.measure is not Measure.SECONDS or "hold" in movement.badges:
        return
    if any(pose.arrows or pose.flight for pose in movement.keys):
        return
    if any(foot.arrows for foot in movement.feet):
        return
    yield "badges", "is held, and no clock says so", 'Write badges = ["hold"].'
