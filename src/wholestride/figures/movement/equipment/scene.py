"""What a piece of equipment can hold on to: the solved figure, the camera and named places."""

from __future__ import annotations

from dataclasses import dataclass

from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.parts import Part, disc, shape
from wholestride.figures.movement.pose import Piece
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.vectors import UP, Frame, Vec, along, mean, placed, sub, unit

BEHIND, FRONT = -1000.0, 1000.0
BEFORE_TORSO = -500.0
"""Depths outside of all that a figure has: behind it, before it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A solved figure before a camera; ``heading`` is where it faces along the floor."""

    skeleton: Skeleton
    camera: Camera
    heading: Frame

    def spot(self, name: str | Vec) -> Vec:
        """A named place of the body, or a point of the room."""
        if not isinstance(name, str):
            return name
        spine = self.skeleton.spine
        part, _, side = name.rpartition("_")
        if side in ("R", "L"):
            return self.sided(part, side)
        return {
            "back": placed(spine.ribs, spine.chest, -10.0, 6.0, 0.0),
            "chest": placed(spine.ribs, spine.chest, 10.5, 8.0, 0.0),
            "waist": placed(spine.waist, spine.middle, 0.0, 0.0, 0.0),
            "waist_back": placed(spine.waist, spine.middle, -9.0, 0.0, 0.0),
            "hips": placed(spine.hip, spine.pelvis, 9.5, 2.0, 0.0),
            "hips_back": placed(spine.hip, spine.pelvis, -11.0, 0.0, 0.0),
            "neck": placed(spine.shoulders, spine.chest, -6.0, 1.0, 0.0),
            "head": spine.skull,
            "hands": mean((self.skeleton.arm_r.fist, self.skeleton.arm_l.fist)),
            "knees": mean((self.skeleton.leg_r.knee, self.skeleton.leg_l.knee)),
            "ankles": mean((self.skeleton.leg_r.ankle, self.skeleton.leg_l.ankle)),
        }[name]

    def sided(self, part: str, side: str) -> Vec:
        """A named place of a side."""
        leg, arm = self.skeleton.leg(side), self.skeleton.arm(side)
        return {
            "hand": arm.fist,
            "wrist": arm.wrist,
            "elbow": arm.elbow,
            "shoulder": arm.shoulder,
            "hip": leg.hip,
            "thigh": mean((leg.hip, leg.knee)),
            "knee": leg.knee,
            "shin": mean((leg.knee, leg.ankle)),
            "ankle": leg.ankle,
            "heel": leg.foot.heel,
            "foot": along(leg.foot.ball, leg.foot.up, -2.6),
            "sole": along(mean((leg.foot.ball, leg.foot.heel)), leg.foot.up, -3.0),
            "toe": leg.foot.toe,
        }[part]

    def axis(self, name: str, otherwise: Vec) -> Vec:
        """A named direction: along the figure's heading, across it, upright, or of the hands."""
        right, left = self.skeleton.arm_r.fist, self.skeleton.arm_l.fist
        return {
            "fore": self.heading.forward,
            "across": self.heading.right,
            "up": UP,
            "hands": unit(sub(right, left), self.heading.right),
            "trunk": self.skeleton.spine.chest.up,
        }.get(name, otherwise)

    def arm_depth(self, side: str) -> float:
        """The depth of an arm's layer."""
        arm = self.skeleton.arm(side)
        return self.camera.depth(mean((arm.shoulder, arm.elbow, arm.fist)))


PLACES = frozenset(
    [
        "back",
        "chest",
        "waist",
        "waist_back",
        "hips",
        "hips_back",
        "neck",
        "head",
        "hands",
        "knees",
        "ankles",
    ]
) | frozenset(
    f"{part}_{side}"
    for part in [
        "hand",
        "wrist",
        "elbow",
        "shoulder",
        "hip",
        "thigh",
        "knee",
        "shin",
        "ankle",
        "heel",
        "foot",
        "sole",
        "toe",
    ]
    for side in "RL"
)
"""Every place that a piece can be tied to."""


def drum(camera: Camera, start: Vec, end: Vec, radius: float) -> str:
    """Path data of a cylinder: two true ellipses and what lies between them."""
    (x1, y1), (x2, y2) = camera.spot(start), camera.spot(end)
    size = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    normal = unit(sub(end, start))
    faces = disc(camera, start, normal, radius) + disc(camera, end, normal, radius)
    if size < 1:
        return faces
    px, py = -(y2 - y1) / size * radius * camera.units, (x2 - x1) / size * radius * camera.units
    corners = ((x1 - px, y1 - py), (x2 - px, y2 - py), (x2 + px, y2 + py), (x1 + px, y1 + py))
    return faces + "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in corners) + "z"


def ball_shape(camera: Camera, middle: Vec, radius: float, look: tuple[str, str]) -> str:
    """A ball with one arc of light on it."""
    x, y = camera.spot(middle)
    r = radius * camera.units
    inner = r * 0.72
    turn = f"a{r:.0f} {r:.0f} 0 1 1"
    whole = f"M{x + r:.0f} {y:.0f}{turn}{-2 * r:.0f} 0{turn} {2 * r:.0f} 0z"
    arc = (
        f"M{x - inner * 0.97:.0f} {y - inner * 0.26:.0f}"
        f"A{inner:.0f} {inner:.0f} 0 0 1 {x - inner * 0.26:.0f} {y - inner * 0.97:.0f}"
    )
    return shape(look[0], whole) + (shape(look[1], arc) if look[1] else "")


def layered(piece: Piece, depth: float, default: str = "depth") -> float:
    """The depth of a piece's part after what was written of its layer."""
    match piece.word("layer", default):
        case "behind":
            return BEHIND + depth / 100
        case "far":
            return BEFORE_TORSO + depth / 100
        case "front":
            return FRONT + depth / 100
        case _:
            return depth + piece.number("nearer", 0.0)


def part(
    piece: Piece, depth: float, svg: str, extent: tuple[tuple[float, float, float], ...]
) -> Part:
    """A layer of equipment."""
    return Part(piece.kind, depth, svg, extent)
