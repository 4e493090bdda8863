"""The small form of a drawing, under 64 pixels: the end pose alone, as one dark shape."""

from __future__ import annotations

from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.equipment import equipment_parts
from wholestride.figures.movement.equipment.scene import Scene
from wholestride.figures.movement.hulls import outline
from wholestride.figures.movement.kit import far_side
from wholestride.figures.movement.painter import Box, box_of, cropped, draw_foot, window
from wholestride.figures.movement.parts import Part, shape
from wholestride.figures.movement.pose import Crop, Movement, Pose
from wholestride.figures.movement.segments import segments
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.solve import solve
from wholestride.figures.movement.spine import heading_frame
from wholestride.figures.movement.svg_static import Words, wrapped

MARGIN = 30.0
"""Room around the shape, in units of the drawing."""


def silhouette(movement: Movement, words: Words) -> str:
    """The end pose in a square: near parts dark, the far side paler, equipment in outline."""
    if movement.feet:
        shown = draw_foot(movement, movement.feet[-1], tinted=False)
        return squared(movement, words, "".join(part.svg for part in shown.parts), shown.box)
    pose = movement.keys[-1]
    skeleton, camera = solve(pose), Camera(*movement.view)
    pieces = gear(pose, skeleton, camera)
    far, near, circles = sides(skeleton, camera)
    behind = "".join(part.svg for part in pieces if part.depth < 0)
    before = "".join(part.svg for part in pieces if part.depth >= 0)
    body = behind + shape("sf", far) + shape("sn", near) + before
    extent = [circle for part in pieces for circle in part.extent]
    box = box_of([*circles, *extent])
    if movement.crop is not Crop.NONE:
        box = cropped(box, skeleton, camera, movement.crop)
        body = window(box, body)
    return squared(movement, words, body, box)


def gear(pose: Pose, skeleton: Skeleton, camera: Camera) -> list[Part]:
    """The equipment without scenery, from far to near."""
    scene = Scene(skeleton, camera, heading_frame(pose.trunk))
    shown = tuple(piece for piece in pose.equipment if not piece.values.get("scenery"))
    return sorted(equipment_parts(shown, scene), key=lambda part: part.depth)


def sides(skeleton: Skeleton, camera: Camera) -> tuple[str, str, list[tuple[float, float, float]]]:
    """Path data of the far limbs and of all else, and every circle of them."""
    far_limbs = {
        f"leg_{far_side(skeleton.leg_r.hip, skeleton.leg_l.hip, camera)}",
        f"arm_{far_side(skeleton.arm_r.shoulder, skeleton.arm_l.shoulder, camera)}",
    }
    far, near = "", ""
    circles: list[tuple[float, float, float]] = []
    for segment in segments(skeleton, camera, ()):
        skin = [group for name, groups in segment.shapes if name != "e" for group in groups]
        drawn = [camera.circles(group) for group in skin]
        circles += [circle for group in drawn for circle in group]
        data = "".join(outline(group) for group in drawn)
        if segment.limb in far_limbs:
            far += data
        else:
            near += data
    return far, near, circles


def squared(movement: Movement, words: Words, inner: str, box: Box) -> str:
    """A shape in the middle of a square frame."""
    left, top, right, bottom = box
    size = max(right - left, bottom - top) + 2 * MARGIN
    x, y = (size - left - right) / 2, (size - top - bottom) / 2
    moved = f'<g transform="translate({x:.0f} {y:.0f})">{inner}</g>'
    return wrapped(f"{movement.id}-s", words, (round(size), round(size)), moved)
