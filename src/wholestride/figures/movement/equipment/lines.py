"""Equipment that is pulled straight: bands, towels, cables, straps."""

from __future__ import annotations

from collections.abc import Iterator

from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.equipment.scene import FRONT, Scene, layered, part
from wholestride.figures.movement.parts import Part, flat_extent, line, polygon, shape
from wholestride.figures.movement.pose import Piece
from wholestride.figures.movement.skeleton import Leg
from wholestride.figures.movement.vectors import Vec, along, cross, mean, sub, unit

LOOP_OUT = {"knees": 6.0, "thighs": 7.5, "ankles": 4.0, "shins": 5.0, "feet": 4.5}
"""How far outside the bone a small loop lies, by where it is worn [cm]."""


def pulled(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A band, towel or strap through its places, in their order."""
    look = {"towel": "l", "suspension_trainer": "c2"}.get(piece.kind, "n")
    points = [scene.spot(spot) for spot in piece.spots("through")]
    yield from strung(piece, scene, points, look)


def strung(piece: Piece, scene: Scene, points: list[Vec], look: str) -> Iterator[Part]:
    """A line through points."""
    if len(points) < 2:
        return
    camera = scene.camera
    depth = layered(piece, camera.depth(mean(points)))
    svg = shape(look, line(camera, points))
    yield part(piece, depth, svg, flat_extent(camera, points, 1.5))


def mini_band(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A small loop around both legs."""
    camera, place = scene.camera, piece.word("at", "knees")
    ends: list[Vec] = [worn_at(scene.skeleton.leg(side), place) for side in "RL"]
    way = unit(sub(ends[0], ends[1]))
    out = LOOP_OUT.get(place, 5.0)
    ends = [along(ends[0], way, out), along(ends[1], way, -out)]
    depth = layered(piece, FRONT / 2)
    svg = shape("n", line(camera, ends))
    yield part(piece, depth, svg, flat_extent(camera, ends, 2.0))


def worn_at(leg: Leg, place: str) -> Vec:
    """Where on a leg a small loop is worn."""
    return {
        "thighs": mean((leg.hip, leg.knee, leg.knee)),
        "knees": along(leg.knee, unit(sub(leg.hip, leg.knee)), 6.0),
        "shins": mean((leg.knee, leg.ankle)),
        "ankles": along(leg.ankle, unit(sub(leg.knee, leg.ankle)), 4.0),
        "feet": leg.foot.ball,
    }.get(place, leg.knee)


def anchored(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A line from a fixed anchor to places of the body, with the post or column that holds it."""
    camera = scene.camera
    anchor = scene.spot(piece.spots("from")[0])
    if piece.kind == "cable":
        yield column(piece, camera, anchor)
    look = {"suspension_trainer": "c2", "cable": "c2", "towel": "l"}.get(piece.kind, "n")
    for spot in piece.spots("to"):
        yield from strung(piece, scene, [anchor, scene.spot(spot)], look)
    for index, spot in enumerate(piece.spots("to")):
        if piece.kind == "band" or not isinstance(spot, str) or not spot.startswith("hand"):
            continue
        end = scene.spot(spot)
        side = "R" if spot.endswith("R") else "L"
        grip = handle(camera, end, anchor)
        depth = layered(piece, scene.arm_depth(side) - 0.2 + index * 0.01)
        yield part(piece, depth, shape("d", line(camera, grip)), flat_extent(camera, grip, 2.0))


def handle(camera: Camera, end: Vec, anchor: Vec) -> list[Vec]:
    """A short grip square to its line and to the view."""
    way = unit(sub(end, anchor))
    aside = unit(cross(way, camera.towards), camera.right)
    return [along(end, aside, 7.0), along(end, aside, -7.0)]


def column(piece: Piece, camera: Camera, anchor: Vec) -> Part:
    """The column of a cable machine behind its pulley."""
    height = max(piece.number("height", 205.0), anchor[1] + 8.0)
    x, z = anchor[0] + 6.0, anchor[2]
    face = [(x, 0.0, z), (x + 12.0, 0.0, z), (x + 12.0, height, z), (x, height, z)]
    arm = [(anchor[0], anchor[1], z), (x + 4.0, anchor[1], z)]
    svg = shape("g", polygon(camera, face)) + shape("v", line(camera, arm))
    return part(piece, layered(piece, 0.0, "behind"), svg, flat_extent(camera, face, 1.0))


def any_line(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A line from a fixed anchor where one is written, else through its places."""
    yield from anchored(piece, scene) if piece.spots("from") else pulled(piece, scene)
