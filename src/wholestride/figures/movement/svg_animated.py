"""One moving drawing of an exercise: rigid segments carried by CSS transforms, without script.

Each segment is drawn once, along its bone, and carried by keyframes of place, turn and
foreshortening. Half the cycle is written and played there and back. Who wants less motion sees
the last key pose, still.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from wholestride.figures.movement.badges import badge_row
from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.equipment import equipment_parts
from wholestride.figures.movement.equipment.scene import Scene
from wholestride.figures.movement.hulls import Circle, outline
from wholestride.figures.movement.keyframes import keyframes
from wholestride.figures.movement.layout import around, lay_out
from wholestride.figures.movement.painter import box_of, cropped, draw_key, mat_under, window
from wholestride.figures.movement.parts import Part, shape
from wholestride.figures.movement.pose import Arrange, Crop, Movement, Piece, Pose, Tint
from wholestride.figures.movement.segments import Segment, all_spheres, segments
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.solve import solve
from wholestride.figures.movement.spine import heading_frame
from wholestride.figures.movement.stops import Carried, carried, closed_moments, unrolled
from wholestride.figures.movement.svg_static import Words, wrapped
from wholestride.figures.movement.vectors import Vec

SECONDS = {"even": 1.6, "slow": 3.0, "fast": 0.5}
"""How long the way from one key pose to the next takes."""
PULLED = frozenset(
    {"band", "mini_band", "towel", "cable", "suspension_trainer", "skipping_rope", "poles"}
)
"""Equipment that grows longer and shorter; all else keeps its form."""


@dataclass(frozen=True, slots=True)
class Track:
    """A carried piece: its limb and how near that ends, its SVG around its own origin, what of it
    lies over the rest of its limb, and its place at every stop.
    """

    limb: str
    depth: float
    halo: str
    svg: str
    stops: tuple[Carried, ...]
    over: str = ""


def can_move(movement: Movement) -> bool:
    """True for movements of the figure with two key poses and more."""
    return len(movement.keys) > 1


def animate(movement: Movement, words: Words, tints: Sequence[Tint] = ()) -> str:
    """The moving drawing of a movement as SVG text with its keyframes inside."""
    camera = Camera(*movement.view)
    stops = closed_moments(movement, camera)[0]
    shown = movement.tint or tuple(tints)
    last = {part.name: part.depth for part in draw_key(movement, movement.keys[-1], shown).parts}
    figures = [list(segments(skeleton, camera, shown)) for _, skeleton in stops]
    tracks = [figure_track(column, camera, last) for column in zip(*figures, strict=True)]
    scenes = [Scene(skeleton, camera, heading_frame(pose.trunk)) for pose, skeleton in stops]
    pieces = [pose.equipment for pose, _ in stops]
    tracks += piece_tracks(pieces, scenes)
    mat, extent = mats_under(movement.keys, camera)
    box = box_of([*whole_extent(stops, camera), *piece_extent(pieces, scenes), *extent])
    if movement.crop is not Crop.NONE:
        box = around([cropped(box, skeleton, camera, movement.crop) for _, skeleton in stops])
    layout = lay_out([box], movement.frame, Arrange.ROW)
    x, y = layout.shifts[0]
    body, rules = painted(movement.id, tracks)
    seen = f'{mat}<g class="{prefix(movement.id)}">{body}</g>'
    if movement.crop is not Crop.NONE:
        seen = window(box, seen)
    inner = f"<style>{timing(movement)}{rules}</style>"
    inner += f'<g transform="translate({x:.0f} {y:.0f})">{seen}</g>'
    inner += badge_row(movement.badges, layout.size)
    return wrapped(movement.id, words, layout.size, inner)


def mats_under(keys: Sequence[Pose], camera: Camera) -> tuple[str, list[Circle]]:
    """The mats of all key poses as one shape, and how far they reach."""
    mats = [mat_under(solve(key), camera) for key in keys]
    shapes = dict.fromkeys(text for text, _ in mats)
    return "".join(shapes), [circle for _, extent in mats for circle in extent]


def timing(movement: Movement) -> str:
    """How long and how often the drawing moves; still for who wants it still."""
    seconds = SECONDS.get(movement.tempo, SECONDS["even"]) * max(len(movement.keys) - 1, 1)
    moved = f".{prefix(movement.id)}>g"
    return (
        f"{moved}{{animation:{seconds:g}s linear infinite alternate}}"
        f"@media(prefers-reduced-motion:reduce){{{moved}{{animation-play-state:paused!important;"
        f"animation-delay:-{seconds:g}s!important}}}}"
    )


def prefix(name: str) -> str:
    """The class around everything that moves in a drawing."""
    return f"mv-{name}"


def whole_extent(stops: Iterable[tuple[object, Skeleton]], camera: Camera) -> list[Circle]:
    """Every place that the figure passes."""
    return [camera.circle(sphere) for _, skeleton in stops for sphere in all_spheres(skeleton)]


def piece_extent(pieces: Sequence[tuple[Piece, ...]], scenes: Sequence[Scene]) -> list[Circle]:
    """Every place that equipment passes."""
    return [
        circle
        for listed, scene in zip(pieces, scenes, strict=True)
        for part in equipment_parts(listed, scene)
        for circle in part.extent
    ]


def figure_track(column: Sequence[Segment], camera: Camera, last: dict[str, float]) -> Track:
    """One segment through all stops, drawn where its bone looks longest."""
    places = unrolled([carried(segment.bone, camera) for segment in column])
    index = max(range(len(places)), key=lambda at: places[at][3])
    best, place = column[index], places[index]
    drawn, over = (
        [(name, local_shape(groups, place, camera)) for name, groups in shapes]
        for shapes in (best.shapes, best.over)
    )
    svg, above = ("".join(coloured(*each) for each in listed) for listed in (drawn, over))
    longest = place[3] or 1.0
    stops = tuple((x, y, turn, size / longest) for x, y, turn, size in places)
    halo = "".join(data for _, data in drawn[:1])
    return Track(best.limb, last[best.limb], halo, svg, stops, above)


def coloured(name: str, data: str) -> str:
    """A path of a colour class; a far limb's is wrapped in the far group."""
    far, _, plain = name.rpartition(" ")
    return f'<g class="z">{shape(plain, data)}</g>' if far else shape(plain, data)


def local_shape(groups: list[list[tuple[Vec, float]]], place: Carried, camera: Camera) -> str:
    """Hulls in a bone's own place: it starts at the origin and points to the right."""
    x, y, turn, _ = place
    c, s = cos(radians(-turn)), sin(radians(-turn))
    data = ""
    for group in groups:
        circles = []
        for cx, cy, r in camera.circles(group):
            dx, dy = cx - x, cy - y
            circles.append((dx * c - dy * s, dx * s + dy * c, r))
        data += outline(circles)
    return data


def piece_tracks(pieces: Sequence[tuple[Piece, ...]], scenes: Sequence[Scene]) -> list[Track]:
    """Equipment: each layer of each piece is carried as one."""
    tracks: list[Track] = []
    for index in range(min(len(listed) for listed in pieces)):
        rows = [
            list(equipment_parts((listed[index],), scene))
            for listed, scene in zip(pieces, scenes, strict=True)
        ]
        if len({len(row) for row in rows}) == 1:
            columns = enumerate(zip(*rows, strict=True))
            tracks += [part_track(column, f"{index}.{layer}") for layer, column in columns]
    return tracks


def part_track(column: Sequence[Part], name: str) -> Track:
    """A layer of equipment by the first and last circle of its extent."""
    places = unrolled([extent_place(part) for part in column])
    x, y, turn, size = places[0]
    back = f"rotate({-turn:.1f})translate({-x:.0f} {-y:.0f})"
    svg = f'<g transform="{back}">{column[0].svg}</g>'
    pulled = size > 40 and column[0].name in PULLED
    stops = tuple((a, b, t, s / size if pulled else 1.0) for a, b, t, s in places)
    return Track(name, column[-1].depth, "", svg, stops)


def extent_place(part: Part) -> Carried:
    """Where a layer of equipment is, how it is turned and how long."""
    if not part.extent:
        return (0.0, 0.0, 0.0, 0.0)
    (x1, y1, _), (x2, y2, _) = part.extent[0], part.extent[-1]
    size = hypot(x2 - x1, y2 - y1)
    return (x1, y1, degrees(atan2(y2 - y1, x2 - x1)) if size > 40 else 0.0, size)


def painted(name: str, tracks: list[Track]) -> tuple[str, str]:
    """All limbs from far to near: their halo, their colours, their muscles; and the keyframes."""
    groups: dict[str, list[int]] = {}
    for index in sorted(range(len(tracks)), key=lambda at: tracks[at].depth):
        groups.setdefault(tracks[index].limb, []).append(index)
    body, rules = "", ""
    for members in groups.values():
        for index in members:
            if tracks[index].halo:
                body += moving(name, index, shape("x hl", tracks[index].halo))
        body += "".join(moving(name, index, tracks[index].svg) for index in members)
        over = [index for index in members if tracks[index].over]
        body += "".join(moving(name, index, tracks[index].over) for index in over)
    for index, track in enumerate(tracks):
        rules += keyframes(f"{prefix(name)}{index}", track.stops)
    return body, rules


def moving(name: str, index: int, svg: str) -> str:
    """A group that is carried by its keyframes."""
    return f'<g class="{prefix(name)}{index}">{svg}</g>'
