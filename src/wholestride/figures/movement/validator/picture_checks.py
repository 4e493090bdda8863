"""The picture: frame, words, ids, and that hands, feet, head and muscles can be seen."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from wholestride.domain.exercise import Exercise
from wholestride.figures.movement.hulls import Circle, inside
from wholestride.figures.movement.of_exercise import tints_for, words_for
from wholestride.figures.movement.painter import Box, DrawnKey, box_of
from wholestride.figures.movement.pose import ArmWay, Pose
from wholestride.figures.movement.stops import joint_gap
from wholestride.figures.movement.svg_animated import animate, can_move
from wholestride.figures.movement.svg_static import Drawing, stand_alone

Problem = tuple[str, str, str]
OPEN = 1.0
"""How far a joint may open while it moves [cm]."""
MOST_BYTES = 4096
"""A drawing that stands alone, compressed."""
HIDDEN = 0.7
"""A hand, a foot or the head may be covered by other limbs up to this share."""
HAND, FOOT, SKULL = slice(2, 3), slice(2, None), slice(1, 2)
"""Which shapes of an arm's, a leg's and the head's layer are hand, foot and skull."""
RINGS = tuple(
    (share * cos(2 * pi * n / 6), share * sin(2 * pi * n / 6))
    for share in (0.4, 0.85)
    for n in range(6)
)


def nothing_outside_the_frame(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """11. Every shape lies inside the frame."""
    del exercise
    width, height = drawing.layout.size
    placed = zip(drawing.shown, drawing.layout.shifts, strict=True)
    for number, (key, (x, y)) in enumerate(placed, start=1):
        left, top, right, bottom = key.box
        over = max(-left - x, -top - y, right + x - width, bottom + y - height)
        if over > 0:
            step = "Choose a larger frame, or leave frame out."
            yield f"keys[{number}]", f"stands {over / 10:.0f} cm outside the frame", step


def words_and_ids(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """13. Title and description are there, and ids are unique."""
    ids = re.findall(r' id="([^"]+)"', drawing.svg)
    if len(ids) != len(set(ids)) or any(not each.startswith(drawing.movement.id) for each in ids):
        yield "id", "ids are not the exercise's own", "Start each with the exercise's id."
    if not exercise.name or "<desc" not in drawing.svg or "<title" not in drawing.svg:
        yield "id", "title or description is missing", "Give the exercise a name and cues."


def hands_feet_and_head_seen(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """10. Hands, feet and head are not covered by other limbs, unless ``hidden`` says so."""
    del exercise
    poses = zip(drawing.movement.keys, drawing.keys, strict=True)
    for number, (pose, key) in enumerate(poses, start=1):
        alike = twins(pose)
        for name, share in hidden_shares(key):
            stated = name in drawing.movement.hidden or name[:4] in alike
            if share > HIDDEN and not stated:
                step = f'Turn the view or write hidden = ["{name}"].'
                yield f"keys[{number}]", f"{name} is covered by {share:.0%}", step


def twins(pose: Pose) -> set[str]:
    """Limbs that do the same on both sides: the near one shows what the far one does."""
    found = set()
    if pose.arm_r == pose.arm_l or pose.arm_r.way is pose.arm_l.way is ArmWay.HANG:
        found.add("hand")
    if pose.leg_r == pose.leg_l:
        found.add("foot")
    return found


def hidden_shares(key: DrawnKey) -> Iterator[tuple[str, float]]:
    """How much of each hand, foot and of the head lies under later layers."""
    for index, part in enumerate(key.parts):
        kind, _, side = part.name.partition("_")
        picked = {"arm": ("hand", HAND), "leg": ("foot", FOOT), "head": ("head", SKULL)}.get(kind)
        if picked is None or not part.covers:
            continue
        word, which = picked
        later = [group for other in key.parts[index + 1 :] for group in other.covers]
        circles = [circle for group in part.covers[which] for circle in group]
        name = f"{word}_{side}" if side else word
        yield name, covered(circles, later)


def covered(circles: Sequence[Circle], later: Sequence[Sequence[Circle]]) -> float:
    """The share of some circles that lies under other shapes."""
    spots = [(x + dx * r, y + dy * r) for x, y, r in circles for dx, dy in RINGS]
    boxes = [(group, box_of(group)) for group in later]
    hidden = sum(
        any(in_box(box, spot) and inside(group, spot) for group, box in boxes) for spot in spots
    )
    return hidden / len(spots)


def in_box(box: Box, spot: tuple[float, float]) -> bool:
    """True when a spot lies in a box."""
    return box[0] <= spot[0] <= box[2] and box[1] <= spot[1] <= box[3]


def small_enough(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """12. The drawing and the moving drawing, each with its style, are small when compressed."""
    texts = {"keys": drawing.svg}
    if can_move(drawing.movement):
        texts["tempo"] = animate(drawing.movement, words_for(exercise), tints_for(exercise))
    for where, text in texts.items():
        size = len(gzip.compress(stand_alone(text).encode(), 9))
        if size > MOST_BYTES:
            yield where, f"takes {size} bytes compressed", "Leave out what is not needed."


def joints_stay_closed(drawing: Drawing, exercise: Exercise) -> Iterator[Problem]:
    """8. No knee or elbow opens between two stops of the moving drawing."""
    del exercise
    if not can_move(drawing.movement):
        return
    gap = joint_gap(drawing.movement)
    if gap > OPEN:
        step = "Keep elbow_to and knee_to the same, or write a key pose between."
        yield "keys", f"a joint opens by {gap:.1f} cm while it moves", step
