"""Contacts: reached, on the surface, carrying the weight, and still between the key poses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from wholestride.domain.exercise import Exercise
from wholestride.figures.movement.blend import blend, same_limbs
from wholestride.figures.movement.mass import centre_of_mass, held_kg
from wholestride.figures.movement.painter import DrawnKey, draw_key
from wholestride.figures.movement.pose import ArmWay, Pose, Root
from wholestride.figures.movement.solve import solve
from wholestride.figures.movement.svg_static import Drawing
from wholestride.figures.movement.validator.body_spheres import (
    blocks_of,
    depth_inside,
    spheres_of,
)
from wholestride.figures.movement.vectors import distance

Problem = tuple[str, str, str]
REACH, SINK, SINK_SOFT, TOUCH = 0.5, 1.0, 2.5, 1.5
"""Allowed miss, depth in the floor, depth in furniture, and height of a touch [cm]."""
ON_FLOOR = 20.0
"""A fist below this height stands on what it holds [cm]."""
SWAY = 2.5
"""How far outside its contacts the centre of mass may stand [cm]."""
IN_BETWEENS = 16
CARRYING = frozenset(
    {
        *("pull_up_bar", "dip_bars", "suspension_trainer", "stability_ball", "bosu", "rack"),
        *("foam_roller", "wall", "door", "cable", "band", "poles", "dowel", "small_ball"),
        *("leg_press_machine", "leg_curl_machine", "leg_extension_machine", "calf_machine"),
        *("hip_machine", "back_extension_bench", "assist_machine", "sled", "incline_bench"),
        *("towel", "landmine", "table", "pad", "ab_wheel", "sliders"),
    }
)
"""Pieces that may carry weight in places that only the drawing knows."""


def keyed(drawing: Drawing) -> Iterator[tuple[str, Pose, DrawnKey]]:
    """Each key pose, and the one passed between them, with the name of its place in the file."""
    for number, (pose, key) in enumerate(
        zip(drawing.movement.keys, drawing.keys, strict=True), start=1
    ):
        yield f"keys[{number}]", pose, key
    passing = drawing.movement.passing
    if passing is not None:
        yield "passing", passing, draw_key(drawing.movement, passing, ())


def contacts_reached(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """1. Every written contact is reached."""
    del exercise
    for where, _, key in keyed(drawing):
        for miss in key.skeleton.misses:
            if miss.by > REACH:
                step = "Move the contact or the hips; --joints says where they are."
                yield f"{where}.{miss.limb}", f"misses its contact by {miss.by:.1f} cm", step


def nothing_through_floor_or_furniture(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """2. No part lies below the floor or inside furniture."""
    del exercise
    for where, pose, key in keyed(drawing):
        deepest: dict[str, float] = {}
        inside: dict[tuple[str, str], float] = {}
        for part, (point, radius) in spheres_of(key.skeleton):
            deepest[part] = max(deepest.get(part, 0.0), radius - point[1])
            for kind, block in blocks_of(pose.equipment):
                depth = depth_inside((point, radius), block)
                inside[part, kind] = max(inside.get((part, kind), 0.0), depth)
        for part, depth in deepest.items():
            if depth > SINK:
                yield f"{where}.{part}", f"lies {depth:.1f} cm under the floor", "Raise it."
        for (part, kind), depth in inside.items():
            if depth > SINK_SOFT:
                step = "Move the one or the other."
                yield f"{where}.{part}", f"sinks {depth:.1f} cm into the {kind}", step


def something_touches(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """3. The figure touches floor or equipment, unless it is in the air."""
    del exercise
    for where, pose, key in keyed(drawing):
        if pose.flight or carried(pose):
            continue
        tops = [0.0] + [block[1][1] for _, block in blocks_of(pose.equipment)]
        lows = [point[1] - radius for _, (point, radius) in spheres_of(key.skeleton)]
        gap = min(abs(low - top) if top else low for low in lows for top in tops)
        if gap > TOUCH:
            step = "Lower the figure, or write flight = true."
            yield where, f"floats {gap:.1f} cm over the floor", step


def carried(pose: Pose) -> bool:
    """True where equipment may carry weight in places that only the drawing knows."""
    return any(piece.kind in CARRYING for piece in pose.equipment)


def balanced_over_contacts(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """5. The centre of mass with its load stands over the contacts."""
    del exercise
    for where, pose, key in keyed(drawing):
        if pose.flight or pose.loose or carried(pose) or pose.base.root in (Root.LIE, Root.HANG):
            continue
        spots = touching(pose, key)
        if not spots:
            continue
        centre = centre_of_mass(key.skeleton, held_kg(pose.equipment, key.skeleton))
        out = outside(spots, (centre[0], centre[2]))
        if out > SWAY:
            step = 'Move the hips, use hip = "balance", or write loose = true.'
            yield where, f"falls: its centre of mass is {out:.0f} cm outside its contacts", step


def touching(pose: Pose, key: DrawnKey) -> list[tuple[float, float]]:
    """Where the figure touches floor or furniture, seen from above."""
    surfaces = [block for _, block in blocks_of(pose.equipment)]
    found = []
    for _, ((x, y, z), radius) in spheres_of(key.skeleton):
        low = y - radius
        on_block = any(
            abs(low - block[1][1]) < SINK_SOFT
            and block[0][0] - radius <= x <= block[0][1] + radius
            and block[2][0] - radius <= z <= block[2][1] + radius
            for block in surfaces
        )
        if low < TOUCH or on_block:
            found += [(x + dx, z + dz) for dx in (-radius, radius) for dz in (-radius, radius)]
    for side, arm in (("R", pose.arm_r), ("L", pose.arm_l)):
        x, y, z = key.skeleton.arm(side).fist
        if arm.way is ArmWay.PALM or (arm.way is ArmWay.GRIP and not arm.of and y < ON_FLOOR):
            found += [(x + dx, z + dz) for dx in (-5.0, 5.0) for dz in (-4.0, 4.0)]
    return found


def outside(spots: list[tuple[float, float]], place: tuple[float, float]) -> float:
    """How far a place lies outside the convex hull of some spots."""
    corners = convex(spots)
    worst = 0.0
    for (x1, z1), (x2, z2) in pairwise([*corners, corners[0]]):
        size = ((x2 - x1) ** 2 + (z2 - z1) ** 2) ** 0.5 or 1.0
        away = ((z2 - z1) * (place[0] - x1) - (x2 - x1) * (place[1] - z1)) / size
        worst = max(worst, away)
    return worst


def convex(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The convex hull, counter-clockwise."""
    ordered = sorted(set(spots))

    def half(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        chain: list[tuple[float, float]] = []
        for x, z in points:
            while len(chain) >= 2:
                (ax, az), (bx, bz) = chain[-2:]
                if (bx - ax) * (z - az) - (bz - az) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, z))
        return chain

    return half(ordered)[:-1] + half(ordered[::-1])[:-1]


def contacts_stay(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """7. What is planted in two key poses stays where it is between them."""
    del exercise
    numbered = enumerate(pairwise(drawing.movement.keys), start=1)
    for number, (first, second) in numbered:
        if first.flight or second.flight or not same_limbs(first, second):
            continue
        planted = {
            name
            for name in ("leg_R", "leg_L", "arm_R", "arm_L")
            if stays(drawing.keys[number - 1], drawing.keys[number], name)
            and contact(first, name) == contact(second, name)
        }
        worst: dict[str, float] = {}
        for step in range(1, IN_BETWEENS, 3):
            between = solve(blend(first, second, step / IN_BETWEENS))
            for miss in between.misses:
                worst[miss.limb] = max(worst.get(miss.limb, 0.0), miss.by)
        for limb, gap in worst.items():
            if limb in planted and gap > REACH:
                what = f"leaves its contact by {gap:.1f} cm between keys {number} and {number + 1}"
                yield limb, what, "Give the keys nearer hips."


def stays(first: DrawnKey, second: DrawnKey, limb: str) -> bool:
    """True where hand or foot are at the same place in two key poses."""
    side = limb[-1]
    if limb.startswith("leg"):
        a, b = first.skeleton.leg(side).foot.ball, second.skeleton.leg(side).foot.ball
    else:
        a, b = first.skeleton.arm(side).fist, second.skeleton.arm(side).fist
    return distance(a, b) < 2.0


def contact(pose: Pose, limb: str) -> tuple[str, object, str]:
    """What a limb holds on to."""
    legs = {"leg_R": pose.leg_r, "leg_L": pose.leg_l}
    arms = {"arm_R": pose.arm_r, "arm_L": pose.arm_l}
    found = legs.get(limb) or arms[limb]
    return (str(found.way), found.point, found.of)
