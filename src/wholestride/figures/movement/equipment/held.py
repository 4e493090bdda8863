"""Equipment that follows the hands: bars, dumbbells, kettlebells, plates, balls, poles."""

from __future__ import annotations

from collections.abc import Iterator

from wholestride.figures.movement.camera import UNITS
from wholestride.figures.movement.equipment.scene import Scene, ball_shape, drum, layered, part
from wholestride.figures.movement.parts import Part, disc, flat_extent, line, polygon, shape
from wholestride.figures.movement.pose import Piece
from wholestride.figures.movement.vectors import (
    UP,
    Vec,
    add,
    along,
    between,
    mean,
    mul,
    sub,
    unit,
)

BAR_HALF = 92.0
PLATE_THICK = 3.5
DOWN: Vec = (0.0, -1.0, 0.0)
BELL_AWAY, BELL_RADIUS = 16.0, 9.3
"""From the grip to the middle of a kettlebell, and its radius [cm]."""
AFTER_ARM = 0.6
"""A held piece is drawn just after its arm."""


def hands_of(piece: Piece) -> str:
    """The sides that hold one piece each."""
    return {"both": "RL", "R": "R", "L": "L"}.get(piece.word("hand", "both"), "")


def middle_of(piece: Piece, scene: Scene) -> Vec:
    """The middle of a piece that both hands hold, or that lies at a place."""
    spots = piece.spots("at")
    return scene.spot(spots[0]) if spots else scene.spot("hands")


def barbell(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A bar with a plate at each end, between the hands or at a place."""
    camera = scene.camera
    middle = middle_of(piece, scene)
    axis = scene.axis(piece.word("axis", "hands" if not piece.spots("at") else "across"), UP)
    half, radius = piece.number("half", BAR_HALF), piece.number("plates", 22.5)
    ends = [along(middle, axis, half * sign) for sign in (1.0, -1.0)]
    ends.sort(key=camera.depth)
    bar = shape("v", line(camera, ends))
    bar_depth = camera.depth(middle) + piece.number("nearer", -2.0)
    yield part(piece, layered(piece, bar_depth), bar, flat_extent(camera, ends, 2.0))
    if radius <= 0:
        return
    for end, far in zip(ends, (True, False), strict=True):
        inner = between(end, middle, 0.07)
        svg = plate_shape(scene, inner, axis, radius, far=far)
        depth = (
            camera.depth(end) if camera.depth(ends[1]) - camera.depth(ends[0]) > 30 else bar_depth
        )
        extent = flat_extent(camera, [inner], radius)
        yield part(piece, layered(piece, depth), svg, extent)


def plate_shape(scene: Scene, middle: Vec, axis: Vec, radius: float, *, far: bool) -> str:
    """A plate: its rim, its face and the ring on it."""
    camera = scene.camera
    back = along(middle, axis, -PLATE_THICK / 2)
    face = along(middle, axis, PLATE_THICK / 2)
    faces = sorted((back, face), key=camera.depth)
    rim = drum(camera, faces[0], faces[1], radius)
    if far:
        return shape("j2 x", rim)
    ring = disc(camera, faces[1], axis, radius * 0.62)
    hub = disc(camera, faces[1], axis, radius * 0.16)
    return shape("i x", rim) + shape("j", ring) + shape("i", hub)


def dumbbell(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A dumbbell in each hand, or one upright between both."""
    if piece.word("hand") == "between" or piece.spots("at"):
        middle = middle_of(piece, scene)
        axis = scene.axis(piece.word("axis", "up"), UP)
        depth = max(scene.arm_depth("R"), scene.arm_depth("L")) + AFTER_ARM
        depth = depth if not piece.spots("at") else scene.camera.depth(middle)
        yield one_dumbbell(piece, scene, (middle, axis), layered(piece, depth))
        return
    for side in hands_of(piece):
        fist = scene.skeleton.arm(side).fist
        axis = scene.axis(piece.word("axis", "fore"), UP)
        depth = layered(piece, scene.arm_depth(side) + AFTER_ARM)
        yield one_dumbbell(piece, scene, (fist, axis), depth)


def one_dumbbell(piece: Piece, scene: Scene, lie: tuple[Vec, Vec], depth: float) -> Part:
    """Handle and two round heads."""
    camera, (middle, axis) = scene.camera, lie
    size = piece.number("size", 6.2)
    ends = sorted((along(middle, axis, s * 12.0) for s in (1.0, -1.0)), key=camera.depth)
    svg = shape("d", line(camera, ends))
    for end in ends:
        outer = along(end, unit(sub(end, middle)), 3.2)
        inner = along(end, unit(sub(end, middle)), -3.6)
        near_face = max((outer, inner), key=camera.depth)
        svg += shape("i x", drum(camera, inner, outer, size))
        svg += shape("j", disc(camera, near_face, axis, size * 0.7))
    return part(piece, depth, svg, flat_extent(camera, ends, size + 3.0))


def kettlebell(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A kettlebell under each hand, or one under both; ``to`` says where the bell hangs."""
    if piece.word("hand") == "between":
        depth = max(scene.arm_depth("R"), scene.arm_depth("L")) + AFTER_ARM
        yield one_kettlebell(piece, scene, middle_of(piece, scene), layered(piece, depth))
        return
    for side in hands_of(piece):
        depth = layered(piece, scene.arm_depth(side) + AFTER_ARM)
        yield one_kettlebell(piece, scene, scene.skeleton.arm(side).fist, depth)


def one_kettlebell(piece: Piece, scene: Scene, grip: Vec, depth: float) -> Part:
    """The bell and its handle outside the fist."""
    camera = scene.camera
    named = {
        "down": DOWN,
        "up": UP,
        "fore": scene.heading.forward,
        "back": mul(scene.heading.forward, -1.0),
        "arm": unit(sub(grip, scene.skeleton.arm_r.shoulder)),
        "wrist": mul(scene.heading.right, 1.0),
    }
    way = named.get(piece.word("to", "down"), DOWN)
    middle = along(grip, way, BELL_AWAY)
    across = scene.axis(piece.word("axis", "fore"), UP)
    loop = [
        along(along(grip, way, BELL_AWAY - 6.0), across, -6.5),
        along(along(grip, way, 1.0), across, -5.0),
        along(along(grip, way, 1.0), across, 5.0),
        along(along(grip, way, BELL_AWAY - 6.0), across, 6.5),
    ]
    svg = shape("d", line(camera, loop)) + ball_shape(camera, middle, BELL_RADIUS, ("i x", "q2"))
    extent = flat_extent(camera, [middle], BELL_RADIUS + 1.0) + flat_extent(camera, [grip], 2.0)
    return part(piece, depth, svg, extent)


def plate(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A plate held between the hands or lying at a place."""
    middle = middle_of(piece, scene)
    axis = scene.axis(piece.word("axis", "across"), UP)
    radius = piece.number("radius", 16.0)
    depth = max(scene.arm_depth("R"), scene.arm_depth("L")) - AFTER_ARM
    if piece.spots("at"):
        depth = scene.camera.depth(middle)
    svg = plate_shape(scene, middle, axis, radius, far=False)
    extent = flat_extent(scene.camera, [middle], radius)
    yield part(piece, layered(piece, depth), svg, extent)


def held_ball(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A small or a medicine ball between the hands, at a place of the body or of the room."""
    small = piece.kind == "small_ball"
    middle = middle_of(piece, scene)
    radius = piece.number("radius", 4.0 if small else 12.0)
    depth = max(scene.arm_depth("R"), scene.arm_depth("L")) - AFTER_ARM
    if piece.spots("at"):
        depth = scene.camera.depth(middle)
    svg = ball_shape(scene.camera, middle, radius, ("r x" if small else "i x", "q2"))
    yield part(piece, layered(piece, depth), svg, flat_extent(scene.camera, [middle], radius))


def dowel(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A stick between the hands, or through written places; ``over`` is how far it sticks out."""
    camera = scene.camera
    spots = piece.spots("through") or ("hand_L", "hand_R")
    first, last = scene.spot(spots[0]), scene.spot(spots[-1])
    way, over = unit(sub(last, first)), piece.number("over", 18.0)
    ends = [along(first, way, -over), along(last, way, over)]
    depth = layered(piece, camera.depth(mean(ends)))
    yield part(piece, depth, shape("s", line(camera, ends)), flat_extent(camera, ends, 2.0))


def poles(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A pole from each hand to its tip on the ground."""
    camera = scene.camera
    for side in "RL":
        tips = piece.spots(f"tip_{side}")
        if not tips:
            continue
        fist, tip = scene.skeleton.arm(side).fist, scene.spot(tips[0])
        top = along(fist, unit(sub(fist, tip)), 8.0)
        depth = layered(piece, scene.arm_depth(side) - AFTER_ARM)
        svg = shape("p", line(camera, [top, tip]))
        yield part(piece, depth, svg, flat_extent(camera, [top, tip], 1.0))


def trap_bar(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A six-cornered frame around the figure, held at its sides, with plates at the ends."""
    camera, middle = scene.camera, middle_of(piece, scene)
    fore, right = scene.heading.forward, scene.heading.right

    def corner(ahead: float, aside: float) -> Vec:
        return add(along(middle, fore, ahead), mul(right, aside))

    ring = [(-32, 30), (32, 30), (52, 0), (32, -30), (-32, -30), (-52, 0)]
    far = [corner(x, z) for x, z in ((-52, 0), (-32, -30), (32, -30), (52, 0))]
    near = [corner(x, z) for x, z in ((-52, 0), (-32, 30), (32, 30), (52, 0))]
    yield part(
        piece, layered(piece, -20.0), shape("v", line(camera, far)), flat_extent(camera, far, 2.0)
    )
    extent = flat_extent(camera, [corner(x, z) for x, z in ring], 2.0)
    yield part(piece, layered(piece, 30.0), shape("v", line(camera, near)), extent)
    radius = piece.number("plates", 22.5)
    for sign, is_far in ((-1.0, True), (1.0, False)):
        place = corner(0.0, 62.0 * sign)
        sleeve = shape("v", line(camera, [corner(0.0, 30.0 * sign), corner(0.0, 68.0 * sign)]))
        svg = sleeve + plate_shape(scene, place, right, radius, far=is_far)
        depth = layered(piece, camera.depth(place))
        yield part(piece, depth, svg, flat_extent(camera, [place], radius))


def landmine(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A bar from a foot on the floor to the hands, with a plate near its upper end."""
    camera = scene.camera
    foot = scene.spot(piece.spots("foot")[0]) if piece.spots("foot") else (120.0, 3.0, 0.0)
    spots = piece.spots("at") or ("hands",)
    top = scene.spot(spots[0])
    way = unit(sub(top, foot))
    end = along(top, way, 8.0)
    svg = shape("v", line(camera, [foot, end])) + plate_shape(
        scene, along(top, way, -16.0), way, 15.0, far=False
    )
    depth = layered(piece, camera.depth(top) - 2.0)
    yield part(piece, depth, svg, flat_extent(camera, [foot, end], 4.0))


def ab_wheel(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A wheel between the hands."""
    camera, middle = scene.camera, scene.spot("hands")
    axis = scene.heading.right
    handle = shape("d", line(camera, [along(middle, axis, 13.0), along(middle, axis, -13.0)]))
    wheel = shape("i x", drum(camera, along(middle, axis, -2.0), along(middle, axis, 2.0), 8.5))
    hub = shape("j", disc(camera, along(middle, axis, 2.0), axis, 4.5))
    depth = layered(piece, camera.depth(middle))
    yield part(piece, depth, handle + wheel + hub, flat_extent(camera, [middle], 9.0))


def vest(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A weight vest: straps and a block on the chest."""
    camera, spine = scene.camera, scene.skeleton.spine
    corners = [
        add(add(spine.ribs, mul(spine.chest.up, up)), mul(spine.chest.forward, forward))
        for forward, up in ((9.6, -8.0), (9.8, 15.0), (-9.0, 15.0), (-9.0, -8.0))
    ]
    near = spine.chest.right if camera.depth(spine.chest.right) > 0 else mul(spine.chest.right, -1)
    face = [along(corner, near, 9.0) for corner in corners]
    depth = layered(piece, camera.depth(between(spine.hip, spine.shoulders, 0.5)) + 0.3)
    svg = shape("i x", polygon(camera, face))
    yield part(piece, depth, svg, flat_extent(camera, face, 1.0))


def rope(piece: Piece, scene: Scene) -> Iterator[Part]:
    """A skipping rope from hand to hand; ``low`` is the height of the middle of its arc."""
    camera = scene.camera
    right, left = scene.skeleton.arm_r.fist, scene.skeleton.arm_l.fist
    turn = scene.spot(piece.spots("via")[0]) if piece.spots("via") else (0.0, -40.0, 0.0)
    (x1, y1), (cx, cy), (x2, y2) = (camera.spot(point) for point in (right, turn, left))
    data = f"M{x1:.0f} {y1:.0f}Q{cx:.0f} {cy:.0f} {x2:.0f} {y2:.0f}"
    middle = mean((turn, mean((right, left))))
    extent = ((*camera.spot(middle), UNITS),)
    yield part(piece, layered(piece, -30.0), shape("p", data), extent)
