"""One moving drawing of an exercise: rigid segments carried by CSS transforms, without script.

Each segment is drawn once, along its bone, and carried by keyframes of place, turn and
foreshortening. Half the cycle is written and played there and back. Who wants less motion sees
the second key pose, still.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin

from wholestride.figures.movement.badges import badge_row
from wholestride.figures.movement.between import STEPS, Moment, moments
from wholestride.figures.movement.camera import Camera
from wholestride.figures.movement.equipment import equipment_parts
from wholestride.figures.movement.equipment.scene import Scene
from wholestride.figures.movement.hulls import Circle, outline
from wholestride.figures.movement.layout import lay_out
from wholestride.figures.movement.painter import box_of, draw_key, mat_under
from wholestride.figures.movement.parts import Part, shape
from wholestride.figures.movement.pose import Arrange, Movement, Piece, Tint
from wholestride.figures.movement.segments import Segment, all_spheres, segments
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.spine import heading_frame
from wholestride.figures.movement.svg_static import Words, wrapped
from wholestride.figures.movement.vectors import Vec, distance

Carried = tuple[float, float, float, float]
"""Where a bone starts (right, down), how it is turned [degrees], how long it looks."""
SECONDS = {"even": 1.6, "slow": 3.0, "fast": 0.5}
"""How long one way from the first to the last key pose takes."""
CLOSED = 0.8
"""A joint that opens less between two stops is covered by its round ends [cm]."""
PULLED = frozenset(
    {"band", "mini_band", "towel", "cable", "suspension_trainer", "skipping_rope", "poles"}
)
"""Equipment that grows longer and shorter; all else keeps its form."""
STILL = 0.6
"""A piece that moves less stays where it is, in units of the drawing and in degrees."""


@dataclass(frozen=True, slots=True)
class Track:
    """A carried piece: its SVG around its own origin, and its place at every stop."""

    limb: str
    halo: str
    svg: str
    stops: tuple[Carried, ...]


def can_move(movement: Movement) -> bool:
    """True for movements of the figure with two key poses and more."""
    return len(movement.keys) > 1


def animate(movement: Movement, words: Words, tints: Sequence[Tint] = ()) -> str:
    """The moving drawing of a movement as SVG text with its keyframes inside."""
    camera = Camera(*movement.view)
    stops = closed_moments(movement, camera)[0]
    shown = movement.tint or tuple(tints)
    order = [part.name for part in draw_key(movement, movement.keys[-1], shown).parts]
    figures = [list(segments(skeleton, camera, shown)) for _, skeleton in stops]
    tracks = [figure_track(column, camera) for column in zip(*figures, strict=True)]
    scenes = [Scene(skeleton, camera, heading_frame(pose.trunk)) for pose, skeleton in stops]
    pieces = [pose.equipment for pose, _ in stops]
    tracks += piece_tracks(pieces, scenes)
    mat, extent = mat_under(stops[0][1], camera)
    box = box_of([*whole_extent(stops, camera), *piece_extent(pieces, scenes), *extent])
    layout = lay_out([box], movement.frame, Arrange.ROW)
    x, y = layout.shifts[0]
    body, rules = painted(movement.id, tracks, order)
    inner = f"<style>{timing(movement)}{rules}</style>"
    inner += f'<g transform="translate({x:.0f} {y:.0f})">{mat}{body}</g>'
    inner += badge_row(movement.badges, layout.size)
    return wrapped(movement.id, words, layout.size, inner)


def timing(movement: Movement) -> str:
    """How long and how often the drawing moves; still for who wants it still."""
    seconds = SECONDS.get(movement.tempo, SECONDS["even"]) * max(len(movement.keys) - 1, 1)
    return (
        f".{prefix(movement.id)}{{animation:{seconds:g}s ease-in-out infinite alternate}}"
        "@media(prefers-reduced-motion:reduce){"
        f".{prefix(movement.id)}{{animation-play-state:paused!important;"
        f"animation-delay:-{seconds:g}s!important}}}}"
    )


def prefix(name: str) -> str:
    """The class of everything that moves in a drawing."""
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


def carried(bone: tuple[Vec, Vec], camera: Camera) -> Carried:
    """A bone in the drawing."""
    (x1, y1), (x2, y2) = camera.spot(bone[0]), camera.spot(bone[1])
    return (x1, y1, degrees(atan2(y2 - y1, x2 - x1)), hypot(x2 - x1, y2 - y1))


def figure_track(column: Sequence[Segment], camera: Camera) -> Track:
    """One segment through all stops, drawn where its bone looks longest."""
    places = unrolled([carried(segment.bone, camera) for segment in column])
    index = max(range(len(places)), key=lambda at: places[at][3])
    best, place = column[index], places[index]
    drawn = [(name, local_shape(groups, place, camera)) for name, groups in best.shapes]
    svg = "".join(coloured(name, data) for name, data in drawn)
    longest = place[3] or 1.0
    stops = tuple((x, y, turn, size / longest) for x, y, turn, size in places)
    return Track(best.limb, "".join(data for _, data in drawn[:1]), svg, stops)


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


def unrolled(places: list[Carried]) -> list[Carried]:
    """The same turns, never jumping by a full turn."""
    found = [places[0]]
    for x, y, turn, size in places[1:]:
        before = found[-1][2]
        found.append((x, y, before + (turn - before + 180) % 360 - 180, size))
    return found


def piece_tracks(pieces: Sequence[tuple[Piece, ...]], scenes: Sequence[Scene]) -> list[Track]:
    """Equipment: each layer of each piece is carried as one."""
    tracks: list[Track] = []
    for index in range(min(len(listed) for listed in pieces)):
        rows = [
            list(equipment_parts((listed[index],), scene))
            for listed, scene in zip(pieces, scenes, strict=True)
        ]
        if len({len(row) for row in rows}) == 1:
            tracks += [part_track(column) for column in zip(*rows, strict=True)]
    return tracks


def part_track(column: Sequence[Part]) -> Track:
    """A layer of equipment by the first and last circle of its extent."""
    places = unrolled([extent_place(part) for part in column])
    x, y, turn, size = places[0]
    back = f"rotate({-turn:.1f})translate({-x:.0f} {-y:.0f})"
    svg = f'<g transform="{back}">{column[0].svg}</g>'
    pulled = size > 40 and column[0].name in PULLED
    stops = tuple((a, b, t, s / size if pulled else 1.0) for a, b, t, s in places)
    return Track(column[0].name, "", svg, stops)


def extent_place(part: Part) -> Carried:
    """Where a layer of equipment is, how it is turned and how long."""
    if not part.extent:
        return (0.0, 0.0, 0.0, 0.0)
    (x1, y1, _), (x2, y2, _) = part.extent[0], part.extent[-1]
    size = hypot(x2 - x1, y2 - y1)
    return (x1, y1, degrees(atan2(y2 - y1, x2 - x1)) if size > 40 else 0.0, size)


def painted(name: str, tracks: list[Track], order: list[str]) -> tuple[str, str]:
    """All limbs from far to near, first their halo and then their colours; and the keyframes."""
    groups: dict[str, list[int]] = {}
    for index, track in enumerate(tracks):
        groups.setdefault(track.limb, []).append(index)
    ranked = sorted(groups, key=lambda limb: order.index(limb) if limb in order else len(order))
    body, rules = "", ""
    for limb in ranked:
        members = groups[limb]
        for index in members:
            if tracks[index].halo:
                body += moving(name, index, shape("x hl", tracks[index].halo))
        body += "".join(moving(name, index, tracks[index].svg) for index in members)
    for index, track in enumerate(tracks):
        rules += keyframes(name, index, track.stops)
    return body, rules


def moving(name: str, index: int, svg: str) -> str:
    """A group that is carried by its keyframes."""
    return f'<g class="{prefix(name)} {prefix(name)}{index}">{svg}</g>'


def keyframes(name: str, index: int, stops: Sequence[Carried]) -> str:
    """The rule and the keyframes of a track; a piece that stays has one transform."""
    own = f"{prefix(name)}{index}"
    still = all(
        max(abs(a - b) for a, b in zip(stops[0][:3], stop[:3], strict=True)) < STILL
        for stop in stops
    )
    if still:
        return f".{own}{{transform:{transform(stops[0])}}}"
    last = len(stops) - 1
    frames = "".join(
        f"{100 * at / last:.4g}%{{transform:{transform(stop)}}}" for at, stop in enumerate(stops)
    )
    return f".{own}{{animation-name:{own}}}@keyframes {own}{{{frames}}}"


def transform(stop: Carried) -> str:
    """Place, turn and foreshortening as CSS."""
    x, y, turn, size = stop
    text = f"translate({x:.0f}px,{y:.0f}px)"
    if abs(turn) >= 0.05:
        text += f"rotate({turn:.1f}deg)"
    return text if abs(size - 1) < 0.005 else f"{text}scale({size:.2f},1)"


def joint_gap(movement: Movement) -> float:
    """The widest opening of a knee or an elbow between two stops [cm].

    Bones are carried in straight steps between stops, so a joint opens where its bones turn fast.
    """
    return closed_moments(movement, Camera(*movement.view))[1]


def closed_moments(movement: Movement, camera: Camera) -> tuple[list[Moment], float]:
    """As few stops as keep the joints closed, or the most that there are; and the widest gap."""
    stops: list[Moment] = []
    gap = 0.0
    for steps in STEPS:
        stops = list(moments(movement.keys, steps))
        gap = widest(stops, camera)
        if gap <= CLOSED:
            break
    return stops, gap


def widest(stops: list[Moment], camera: Camera) -> float:
    """The widest opening of a knee or an elbow half way between two stops [cm]."""
    worst = 0.0
    for (_, first), (_, second) in pairwise(stops):
        for side in "RL":
            for bones in joint_bones(first, second, side):
                worst = max(worst, opening(bones, camera))
    return worst


Bones = tuple[tuple[tuple[Vec, Vec], tuple[Vec, Vec]], tuple[Vec, Vec]]
"""An upper bone at two stops, and the joint below it at both."""


def joint_bones(first: Skeleton, second: Skeleton, side: str) -> list[Bones]:
    """Thigh and upper arm of two stops with knee and elbow."""
    a, b, c, d = first.leg(side), second.leg(side), first.arm(side), second.arm(side)
    return [
        (((a.hip, a.knee), (b.hip, b.knee)), (a.knee, b.knee)),
        (((c.shoulder, c.elbow), (d.shoulder, d.elbow)), (c.elbow, d.elbow)),
    ]


def opening(bones: Bones, camera: Camera) -> float:
    """How far the end of a carried bone is from its joint half way between two stops [cm]."""
    (first, second), (start, end) = bones
    one, two = unrolled([carried(first, camera), carried(second, camera)])
    x, y, turn, size = ((p + q) / 2 for p, q in zip(one, two, strict=True))
    tip = (x + size * cos(radians(turn)), y + size * sin(radians(turn)))
    (x1, y1), (x2, y2) = camera.spot(start), camera.spot(end)
    joint = ((x1 + x2) / 2, (y1 + y2) / 2)
    return distance((*tip, 0.0), (*joint, 0.0)) / camera.units
