"""Equipment that stands: boxes, benches, chairs, walls, bars, balls, rollers, machines."""

from __future__ import annotations

from collections.abc import Iterator

from wholestride.figures.movement.camera import Camera, Sphere
from wholestride.figures.movement.equipment.scene import Scene, ball_shape, drum, layered, part
from wholestride.figures.movement.parts import Part, blob, disc, flat_extent, line, polygon, shape
from wholestride.figures.movement.pose import Piece
from wholestride.figures.movement.vectors import RIGHT, Vec, along

Span = tuple[float, float]
WOOD, DARK = ("w", "u", "q1"), ("y", "y1", "y2")
"""Colour classes of the front, the top and the side of a block."""
HEIGHTS = {"box": 40.0, "step": 18.0, "bench": 45.0, "chair": 45.0, "table": 74.0, "foam_pad": 6.0}
"""Heights of furniture where none is written [cm]."""


def span(piece: Piece, key: str, otherwise: Span) -> Span:
    """Two numbers, the smaller one first; one number stands for both sides of zero."""
    values = piece.numbers(key)
    if values and len(values) >= 2:
        return (min(values[:2]), max(values[:2]))
    if key == "z":
        half = piece.number("z", otherwise[1])
        return (-half, half)
    return otherwise


def block(camera: Camera, x: Span, y: Span, z: Span, look: tuple[str, str, str]) -> str:
    """The three faces of a block that the camera sees."""
    front_z = z[1] if camera.towards[2] > 0 else z[0]
    side_x = x[1] if camera.towards[0] > 0 else x[0]
    side = [(side_x, y[0], z[0]), (side_x, y[0], z[1]), (side_x, y[1], z[1]), (side_x, y[1], z[0])]
    top = [(x[0], y[1], z[0]), (x[1], y[1], z[0]), (x[1], y[1], z[1]), (x[0], y[1], z[1])]
    front = [
        (x[0], y[0], front_z),
        (x[1], y[0], front_z),
        (x[1], y[1], front_z),
        (x[0], y[1], front_z),
    ]
    return (
        shape(look[2], polygon(camera, side))
        + shape(look[1], polygon(camera, top))
        + shape(look[0], polygon(camera, front))
    )


def corners(x: Span, y: Span, z: Span) -> list[Vec]:
    """The corners of a block."""
    return [(a, b, c) for a in x for b in y for c in z]


def middle(x: Span, y: Span, z: Span) -> Vec:
    """The middle of a block."""
    return ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, (z[0] + z[1]) / 2)


def top_of(piece: Piece) -> float:
    """The height of a piece's surface [cm]."""
    return piece.number("y", HEIGHTS.get(piece.kind, 40.0))


def box(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A box, a step or a foam pad: a block on the floor."""
    x, z = span(piece, "x", (20.0, 60.0)), span(piece, "z", (-25.0, 25.0))
    y = (piece.number("from_y", 0.0), top_of(piece))
    look = ("n1", "n2", "n3") if piece.kind == "foam_pad" else WOOD
    svg = block(scene.camera, x, y, z, look)
    depth = layered(piece, scene.camera.depth(middle(x, y, z)), "behind")
    yield part(piece, depth, svg, flat_extent(scene.camera, corners(x, y, z)))


def bench(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A flat bench: a pad on two feet."""
    camera = scene.camera
    x, z, top = span(piece, "x", (-60.0, 60.0)), span(piece, "z", (-14.0, 14.0)), top_of(piece)
    pad = (top - 8.0, top)
    svg = ""
    for foot in (x[0] + 8.0, x[1] - 14.0):
        svg += block(camera, (foot, foot + 6.0), (0.0, top - 8.0), (z[0] + 3, z[1] - 3), DARK)
    svg += block(camera, x, pad, z, DARK)
    depth = layered(piece, camera.depth(middle(x, pad, z)), "behind")
    yield part(piece, depth, svg, flat_extent(camera, corners(x, (0.0, top), z)))


def table(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A table: a board on four legs."""
    camera = scene.camera
    x, z, top = span(piece, "x", (20.0, 100.0)), span(piece, "z", (-40.0, 40.0)), top_of(piece)
    svg = legs(camera, x, z, top)
    svg += block(camera, x, (top - 4.0, top), z, WOOD)
    depth = layered(piece, camera.depth(middle(x, (0, top), z)), "behind")
    yield part(piece, depth, svg, flat_extent(camera, corners(x, (0.0, top), z)))


def legs(camera: Camera, x: Span, z: Span, top: float) -> str:
    """Four thin legs, the far ones first."""
    places = [(a, c) for a in (x[0] + 3, x[1] - 3) for c in (z[0] + 3, z[1] - 3)]
    places.sort(key=lambda place: camera.depth((place[0], 0.0, place[1])))
    return shape("f1", "".join(line(camera, [(a, 0.0, c), (a, top - 2.0, c)]) for a, c in places))


def chair(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A chair; ``back`` says on which side of the picture its back stands, if it has one."""
    camera = scene.camera
    x, z, top = span(piece, "x", (-22.0, 22.0)), span(piece, "z", (-22.0, 22.0)), top_of(piece)
    svg = legs(camera, x, z, top)
    back = piece.word("back", "left")
    rest = ""
    if back in ("left", "right"):
        edge = (x[0] - 3.0, x[0]) if back == "left" else (x[1], x[1] + 3.0)
        rest = block(camera, edge, (top + 14.0, top + 46.0), z, WOOD)
        posts = [[(edge[0] + 1.5, top, c), (edge[0] + 1.5, top + 20.0, c)] for c in z]
        rest = shape("f1", "".join(line(camera, post) for post in posts)) + rest
    svg = rest + svg + block(camera, x, (top - 4.0, top), z, WOOD)
    depth = layered(piece, camera.depth(middle(x, (0, top), z)), "behind")
    high = top + 46.0 if rest else top
    yield part(piece, depth, svg, flat_extent(camera, corners(x, (0.0, high), z)))


def incline_bench(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A bench with a slanted back: ``pads`` are its seat and its back."""
    yield from machine(piece, scene)


def wall(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A wall or a door whose face stands at ``x``, behind everything; or behind the figure at z."""
    camera = scene.camera
    x, height = piece.number("x", 40.0), piece.number("y", 200.0)
    thick = piece.number("thick", 7.0)
    z = span(piece, "z", (-42.0, 42.0))
    edge = (x, x + thick) if thick > 0 else (x + thick, x)
    svg = block(camera, edge, (0.0, height), z, ("g", "g2", "g2"))
    depth = layered(piece, -60.0, "behind")
    yield part(piece, depth, svg, flat_extent(camera, corners(edge, (0.0, height), z)))


def post(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A thin post, such as holds a band."""
    camera, x, z = scene.camera, piece.number("x", 80.0), piece.number("z", 0.0)
    foot, top = (x, 0.0, z), (x, piece.number("y", 150.0), z)
    depth = layered(piece, -50.0, "behind")
    yield part(
        piece, depth, shape("g1", line(camera, [foot, top])), flat_extent(camera, [foot, top], 3.0)
    )


def rack(piece: Piece, scene: Scene) -> Iterator[Part]:
    """Two posts behind the figure, with a bar between them where a height is written."""
    camera, x = scene.camera, piece.number("x", -10.0)
    height, bar = piece.number("y", 190.0), piece.number("bar", 0.0)
    ends = [(x, 0.0, z) for z in (-58.0, 58.0)]
    svg = "".join(shape("g1", line(camera, [end, (x, height, end[2])])) for end in ends)
    depth = layered(piece, -50.0, "behind")
    yield part(piece, depth, svg, flat_extent(camera, [*ends, (x, height, 0.0)], 3.0))
    if bar:
        rod = [(x, bar, -58.0), (x, bar, 58.0)]
        svg = shape("g1", line(camera, rod))
        yield part(piece, layered(piece, 0.0), svg, flat_extent(camera, rod, 2.0))


def pull_up_bar(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A bar overhead between two thin posts."""
    camera, x, y = scene.camera, piece.number("x", 0.0), piece.number("y", 222.0)
    half = piece.number("half", 62.0)
    posts = "".join(
        shape("g1", line(camera, [(x, 0.0, z), (x, y + 3.0, z)])) for z in (-half, half)
    )
    rod = [(x, y, -half), (x, y, half)]
    extent = flat_extent(camera, [*rod, (x, 0.0, -half), (x, 0.0, half)], 3.0)
    yield part(piece, layered(piece, -60.0, "behind"), posts, extent)
    yield part(piece, layered(piece, -50.0, "far"), shape("v", line(camera, rod)), extent)


def dip_bars(piece: Piece, scene: Scene) -> Iterator[Part]:
    """Two bars along the figure, one on each side."""
    camera, y, half = scene.camera, piece.number("y", 120.0), piece.number("half", 26.0)
    x = span(piece, "x", (-35.0, 35.0))
    for z, depth in ((-half, -400.0), (half, 6.0)):
        rods = [(x[0], y, z), (x[1], y, z)]
        stands = "".join(line(camera, [(a, 0.0, z), (a, y, z)]) for a in (x[0] + 6.0, x[1] - 6.0))
        svg = shape("g1", stands) + shape("v", line(camera, rods))
        extent = flat_extent(camera, [*rods, (x[0], 0.0, z)], 3.0)
        yield part(piece, layered(piece, depth), svg, extent)


def place_of(piece: Piece, scene: Scene, otherwise: Vec) -> Vec:
    """Where a ball or a roller lies."""
    spots = piece.spots("at")
    return scene.spot(spots[0]) if spots else otherwise


def stability_ball(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A big ball."""
    radius = piece.number("radius", 30.0)
    where = place_of(piece, scene, (0.0, radius, 0.0))
    svg = ball_shape(scene.camera, where, radius, ("q x", "q2"))
    depth = layered(piece, scene.camera.depth(where), "behind")
    yield part(piece, depth, svg, flat_extent(scene.camera, [where], radius))


def bosu(piece: Piece, scene: Scene) -> Iterator[Part]:
    """Half a ball on a flat base."""
    camera, radius, high = scene.camera, 29.0, piece.number("y", 20.0)
    where = place_of(piece, scene, (0.0, 0.0, 0.0))
    rim = (where[0], 3.0, where[2])
    dome: list[Sphere] = [
        ((where[0] + dx, y, where[2] + dz), r)
        for y, r, reach in ((5.0, 5.0, radius - 5.0), (high - 9.0, 9.0, radius * 0.5))
        for dx, dz in ((reach, 0), (-reach, 0), (0, reach), (0, -reach), (0, 0))
    ]
    svg = shape("n1", blob(camera, dome)) + shape(
        "y", drum(camera, (where[0], 0.5, where[2]), rim, radius)
    )
    depth = layered(piece, camera.depth(where), "behind")
    yield part(piece, depth, svg, flat_extent(camera, [where], radius))


def foam_roller(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A roller across the figure, or along a written axis."""
    camera, radius = scene.camera, piece.number("radius", 7.5)
    where = place_of(piece, scene, (0.0, radius, 0.0))
    axis, half = scene.axis(piece.word("axis", "across"), RIGHT), piece.number("half", 24.0)
    ends = sorted((along(where, axis, half), along(where, axis, -half)), key=camera.depth)
    svg = shape("r x", drum(camera, ends[0], ends[1], radius))
    svg += shape("r1", disc(camera, ends[1], axis, radius * 0.8))
    depth = layered(piece, camera.depth(where), "behind")
    yield part(piece, depth, svg, flat_extent(camera, ends, radius))


def sliders(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A flat disc under each of its places."""
    camera = scene.camera
    for spot in piece.spots("under"):
        x, y, z = scene.spot(spot)
        where = (x, max(y - 3.0, 0.5), z) if isinstance(spot, str) else (x, y, z)
        svg = shape("n1", drum(camera, (where[0], where[1] - 0.5, where[2]), where, 11.0))
        depth = layered(piece, camera.depth(where), "behind")
        yield part(piece, depth, svg, flat_extent(camera, [where], 11.0))


def machine(piece: Piece, scene: Scene) -> Iterator[Part]:
    """Pads (x1, y1, x2, y2, thickness) and rods (x1, y1, x2, y2), seen from the side."""
    camera, half = scene.camera, piece.number("half", 18.0)
    svg, spots = "", []
    for rod in rows(piece, "rods"):
        points = [(rod[0], rod[1], 0.0), (rod[2], rod[3], 0.0)]
        svg += shape("f2", line(camera, points))
        spots += points
    for pad in rows(piece, "pads"):
        thick = pad[4] if len(pad) > 4 else 6.0
        ends = [(pad[0], pad[1], z) for z in (-half, half)] + [
            (pad[2], pad[3], z) for z in (-half, half)
        ]
        svg += shape("y x", blob(camera, [(end, thick / 2) for end in ends]))
        spots += ends
    depth = layered(piece, camera.depth((spots[0][0], 0.0, 0.0)) if spots else 0.0, "behind")
    yield part(piece, depth, svg, flat_extent(camera, spots, 4.0))


def rows(piece: Piece, key: str) -> list[tuple[float, ...]]:
    """Lists of numbers that were written."""
    value = piece.values.get(key, ())
    return [item for item in value if isinstance(item, tuple)] if isinstance(value, tuple) else []


def floor_line(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A line on the floor to hop over or reach along; across the figure, or along it."""
    camera, x, z = scene.camera, piece.number("x", 0.0), piece.number("z", 0.0)
    half = piece.number("half", 30.0)
    ends: list[Vec] = [(x, 0.0, -half), (x, 0.0, half)]
    if piece.word("axis", "across") == "fore":
        half = piece.number("half", 40.0)
        ends = [(x - half, 0.0, z), (x + half, 0.0, z)]
    depth = layered(piece, -90.0, "behind")
    yield part(piece, depth, shape("f1", line(camera, ends)), flat_extent(camera, ends, 1.0))


def hurdle(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A low hurdle across the way."""
    camera, x, y = scene.camera, piece.number("x", 40.0), piece.number("y", 25.0)
    points = [(x, 0.0, -25.0), (x, y, -25.0), (x, y, 25.0), (x, 0.0, 25.0)]
    depth = layered(piece, camera.depth((x, 0.0, 0.0)), "behind")
    yield part(piece, depth, shape("f1", line(camera, points)), flat_extent(camera, points, 1.0))
