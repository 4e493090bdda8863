"""Working muscles: how much of them the viewer sees under limbs that are painted later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wholestride.domain.exercise import Exercise, Pattern
from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.hulls import Circle, hull_area
from wholestride.figures.movement.muscles import FACES_AWAY, spindles
from wholestride.figures.movement.of_exercise import tints_for
from wholestride.figures.movement.painter import DrawnKey
from wholestride.figures.movement.pose import Tint
from wholestride.figures.movement.svg_static import Drawing
from wholestride.figures.movement.validator.picture_checks import covered
from wholestride.figures.movement.vectors import dot

Problem = tuple[str, str, str]
TINTED = 0.0007
"""Least share of the frame that the seen muscles take in some key pose."""
UNTINTED = (Pattern.MOBILITY, Pattern.BREATHING)
"""Movements that need no working muscle."""


def working_muscle_seen(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """9. The working muscles that can be seen take enough of the picture in some key pose."""
    movement = drawing.movement
    tints = movement.tint or tints_for(exercise)
    if movement.feet or not tints or (not movement.tint and exercise.pattern in UNTINTED):
        return
    camera = Camera(*movement.view)
    width, height = drawing.layout.size
    seen = max(seen_area(key, camera, tints) for key in drawing.keys)
    if seen / (width * height) < TINTED:
        yield "tint", "no working muscle can be seen", "Turn the view, or write tint = [...]."


def seen_area(key: DrawnKey, camera: Camera, tints: Sequence[Tint]) -> float:
    """The area of the muscles that lie under no later layer, in square units."""
    total = 0.0
    for index, part in enumerate(key.parts):
        layer, _, side = part.name.partition("_")
        if layer not in ("leg", "arm", "torso") or not part.covers:
            continue
        later = [group for other in key.parts[index + 1 :] for group in other.covers]
        for _, spindle in spindles(key.skeleton, side, layer, camera, tints):
            if dot(spindle.normal, camera.towards) > FACES_AWAY:
                circles: list[Circle] = camera.circles(spindle.spheres)
                total += hull_area(circles) * (1 - covered(circles, later))
    return total
