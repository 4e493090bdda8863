"""The second rig: one foot, large, with its toes, for drills that a whole figure cannot show.

The foot points to +x and its inner side, with the big toe, is the near one. Lengths in cm,
angles in degrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wholestride.figures.movement.camera import Camera, Sphere
from wholestride.figures.movement.parts import Part, blob, chain, disc, flat_extent, line, shape
from wholestride.figures.movement.pose import FootPose, Piece
from wholestride.figures.movement.vectors import (
    UPRIGHT,
    Frame,
    Vec,
    add,
    along,
    between,
    placed,
    turned,
    turned_frame,
)

ANKLE_UP = 8.6
FIRST_BALL, LAST_BALL = (12.6, 2.3, 3.0), (10.2, 1.8, -3.9)
"""The balls of the big and of the small toe, from under the ankle."""
TOE_LENGTHS = (6.2, 5.6, 5.0, 4.3, 3.6)
TOE_RADII = (1.55, 1.15, 1.1, 1.05, 1.0)
SHIN_LENGTH = 11.0
ARCH_RISE = 2.2
"""How far a full arch lifts the inner edge [cm]."""


@dataclass(frozen=True, slots=True)
class SolvedFoot:
    """Where a foot is: its frame, its ankle, its toes as chains of spheres."""

    ankle: Vec
    frame: Frame
    toes: tuple[tuple[Sphere, ...], ...]
    shin_up: Vec

    def point(self, spot: Vec) -> Vec:
        """A place of the foot, written from the floor under a resting ankle."""
        x, y, z = spot
        return placed(self.ankle, self.frame, x, y - ANKLE_UP, z)


def solve_foot(pose: FootPose) -> SolvedFoot:
    """The foot's place: turned about its ankle, or raised about its ball."""
    frame = turned_frame(UPRIGHT, UPRIGHT.up, -pose.turn)
    frame = turned_frame(frame, frame.right, pose.bend - pose.heel)
    frame = turned_frame(frame, frame.forward, -pose.invert)
    ankle: Vec = (0.0, ANKLE_UP + pose.lift, 0.0)
    if pose.heel:
        ball = between(FIRST_BALL, LAST_BALL, 0.5)
        off = placed((0.0, 0.0, 0.0), frame, -ball[0], ANKLE_UP - ball[1], 0.0)
        ankle = add((ball[0], ball[1] + pose.lift, 0.0), off)
    shin_up = turned(UPRIGHT.up, UPRIGHT.right, -pose.shin)
    solved = SolvedFoot(ankle, frame, (), shin_up)
    toes = tuple(toe_spheres(solved, pose, index) for index in range(len(TOE_LENGTHS)))
    return SolvedFoot(ankle, frame, toes, shin_up)


def toe_spheres(foot: SolvedFoot, pose: FootPose, index: int) -> tuple[Sphere, ...]:
    """One toe: its base, its middle joint and its tip."""
    share = index / (len(TOE_LENGTHS) - 1)
    base = foot.point(between(FIRST_BALL, LAST_BALL, share))
    size, radius = TOE_LENGTHS[index], TOE_RADII[index]
    lift = pose.big_toe if index == 0 else pose.toes
    frame = turned_frame(foot.frame, foot.frame.up, -(1 - 2 * share) * pose.spread - 4 * share)
    frame = turned_frame(frame, frame.right, lift + pose.heel - pose.curl * 0.4)
    middle = along(base, frame.forward, size * 0.55)
    bent = turned_frame(frame, frame.right, -pose.curl * 0.9)
    tip = along(middle, bent.forward, size * 0.5)
    return ((base, radius * 1.15), (middle, radius), (tip, radius * 0.95))


def foot_parts(pose: FootPose, camera: Camera, tinted: bool) -> list[Part]:
    """The layers of the foot, from far to near: shin, foot, small toes, big toe."""
    foot = solve_foot(pose)
    rise = pose.arch * ARCH_RISE
    heel = (foot.point((-4.6, 3.3, 0.0)), 3.3)
    ankle = (foot.ankle, 3.5)
    inner = (foot.point((6.2, 4.0 + rise, 1.6)), 2.4)
    outer = (foot.point((5.0, 2.4, -2.6)), 2.4)
    first, last = (foot.point(FIRST_BALL), 2.2), (foot.point(LAST_BALL), 1.8)
    shin = [
        ankle,
        (along(foot.ankle, foot.shin_up, 5.0), 3.8),
        (along(foot.ankle, foot.shin_up, SHIN_LENGTH), 4.2),
    ]
    groups = [[heel, ankle, outer], [heel, ankle, inner], [ankle, inner, first, last, outer]]
    body = "".join(blob(camera, group) for group in groups)
    leg = shape("k x", chain(camera, shin))
    middle = shape("k x", body) + shape("k", chain(camera, shin[:2]))
    if tinted:
        sole = [
            (foot.point((-1.0, 2.2 + rise * 0.6, 2.4)), 0.8),
            (foot.point((5.5, 2.6 + rise, 3.0)), 1.3),
        ]
        middle += shape(
            "m", chain(camera, [*sole, (foot.point((10.5, 1.8 + rise * 0.3, 3.6)), 0.8)])
        )
    layers = [("shin", leg, [shin]), ("foot", middle, groups), *toe_layers(foot, camera)]
    return [
        Part(name, float(order), svg, tuple(c for g in spheres for c in camera.circles(g)))
        for order, (name, svg, spheres) in enumerate(layers)
    ]


def toe_layers(foot: SolvedFoot, camera: Camera) -> list[tuple[str, str, list[list[Sphere]]]]:
    """The toes from the far one on."""
    shown = [list(toe) for toe in reversed(foot.toes)]
    return [("toe", shape("k x", chain(camera, toe)), [toe]) for toe in shown]


def foot_equipment(pose: FootPose, camera: Camera) -> list[Part]:
    """Band, towel or ball at a foot."""
    foot = solve_foot(pose)
    found: list[Part] = []
    for piece in pose.equipment:
        match piece.kind:
            case "band":
                found.append(band_at_foot(piece, foot, camera))
            case "towel":
                found.append(towel_under_toes(piece, camera))
            case _:
                found.append(ball_under_foot(piece, camera))
    return found


def band_at_foot(piece: Piece, foot: SolvedFoot, camera: Camera) -> Part:
    """A band around the forefoot that pulls towards a point."""
    ball = foot.point(between(FIRST_BALL, LAST_BALL, 0.5))
    pull = piece.spots("from") or ((30.0, 8.0, 0.0),)
    end = pull[0] if isinstance(pull[0], tuple) else ball
    loop = [along(ball, foot.frame.right, wide) for wide in (4.6, -4.6)]
    data = line(camera, [loop[0], end, loop[1]]) + line(camera, loop)
    return Part("band", 20.0, shape("n", data), flat_extent(camera, [*loop, end], 1.0))


def towel_under_toes(piece: Piece, camera: Camera) -> Part:
    """A towel on the floor; ``bunch`` folds it towards the heel."""
    bunch = piece.number("bunch", 0.0)
    end = 30.0 - 9.0 * bunch
    waves = [(6.0 + n * (end - 6.0) / 6, 0.4 + (n % 2) * 2.2 * bunch, 5.5) for n in range(7)]
    back = [(x, y, -7.0) for x, y, _ in reversed(waves)]
    spheres = [(point, 0.5) for point in (*waves, *back)]
    data = "".join(
        blob(camera, [spheres[n], spheres[n + 1], spheres[-n - 1], spheres[-n - 2]])
        for n in range(6)
    )
    return Part("towel", -1.0, shape("l1", data), flat_extent(camera, [*waves, *back], 1.0))


def ball_under_foot(piece: Piece, camera: Camera) -> Part:
    """A small ball under the sole."""
    spots = piece.spots("at")
    where = spots[0] if spots and isinstance(spots[0], tuple) else (4.0, 3.0, 0.0)
    radius = piece.number("radius", 3.0)
    circle = camera.circle((where, radius))
    ring = disc(camera, where, camera.towards, radius)
    return Part("small_ball", -0.5, shape("r x", ring), (circle,))


def lowest(pose: FootPose) -> float:
    """The lowest height of the foot and its toes [cm]."""
    foot = solve_foot(pose)
    spheres: Sequence[Sphere] = [
        (foot.point((-4.6, 3.5, 0.0)), 3.5),
        (foot.point(FIRST_BALL), 2.2),
        (foot.point(LAST_BALL), 1.8),
        *(sphere for toe in foot.toes for sphere in toe),
    ]
    return min(point[1] - radius for point, radius in spheres)
