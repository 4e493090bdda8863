"""The trunk upwards from the hips, and the sockets in which the limbs hang."""

from __future__ import annotations

from dataclasses import replace

from wholestride.figures.movement.body import (
    CHEST_SHARE,
    HIP_HALF,
    PELVIS_SHARE,
    SHOULDER_HALF,
    TRUNK,
)
from wholestride.figures.movement.bones import (
    Socket,
)
from wholestride.figures.movement.pose import Trunk
from wholestride.figures.movement.skeleton import Spine
from wholestride.figures.movement.vectors import (
    UP,
    UPRIGHT,
    Frame,
    Vec,
    along,
    placed,
    turned_frame,
)

SHOULDER_RISE = 4.5
SHOULDER_IN = 3.0
"""How far a shoulder joint goes up and inwards under an arm that points overhead [cm]."""


def heading_frame(trunk: Trunk) -> Frame:
    """Where the figure faces along the floor."""
    return turned_frame(UPRIGHT, UP, trunk.face)


def trunk_frame(trunk: Trunk) -> Frame:
    """Facing, then leaning, then rolled about the own length."""
    frame = heading_frame(trunk)
    frame = turned_frame(frame, frame.right, -trunk.lean)
    return turned_frame(frame, frame.up, trunk.roll)


def pelvis_frame(trunk: Trunk) -> Frame:
    """The trunk's frame with the left hip hiked over the right one."""
    frame = trunk_frame(trunk)
    return turned_frame(frame, frame.forward, trunk.hike)


def bent_frame(frame: Frame, trunk: Trunk, share: float) -> Frame:
    """A frame farther up the spine: a share of its bend, its side bend and its twist."""
    frame = turned_frame(frame, frame.right, -trunk.spine * share)
    frame = turned_frame(frame, frame.forward, trunk.side * share)
    return turned_frame(frame, frame.up, trunk.twist * share)


def spine_from(hip: Vec, trunk: Trunk) -> Spine:
    """The trunk and the head upwards from the middle of the hips."""
    pelvis, level = pelvis_frame(trunk), trunk_frame(trunk)
    middle, chest = bent_frame(level, trunk, 0.5), bent_frame(level, trunk, 1.0)
    waist = along(hip, pelvis.up, TRUNK * PELVIS_SHARE)
    ribs = along(waist, middle.up, TRUNK * (CHEST_SHARE - PELVIS_SHARE))
    shoulders = along(ribs, chest.up, TRUNK * (1 - CHEST_SHARE))
    neck = turned_frame(chest, chest.right, -trunk.neck * 0.6)
    head = turned_frame(chest, chest.right, -trunk.neck)
    neck = turned_frame(neck, neck.forward, trunk.tilt * 0.6)
    head = turned_frame(head, head.forward, trunk.tilt)
    head = turned_frame(head, head.up, trunk.look)
    skull = placed(along(shoulders, neck.up, 11.0), head, 1.4, 9.8, 0.0)
    return Spine(hip, waist, ribs, shoulders, skull, pelvis, middle, chest, neck, head)


def hip_socket(spine: Spine, heading: Frame, side: int) -> Socket:
    """Where a leg hangs."""
    joint = along(spine.hip, spine.pelvis.right, HIP_HALF * side)
    return Socket(joint, spine.pelvis, heading, side)


def shoulder_socket(spine: Spine, trunk: Trunk, heading: Frame, side: int) -> Socket:
    """Where an arm hangs, shrugged and reached forwards as the trunk says."""
    joint = placed(
        spine.shoulders, spine.chest, trunk.reach, trunk.shrug - 1.0, SHOULDER_HALF * side
    )
    return Socket(joint, spine.chest, heading, side)


def risen(socket: Socket, share: float) -> Socket:
    """The socket under an arm that points overhead by a share."""
    moved = along(socket.joint, socket.frame.up, SHOULDER_RISE * share)
    return replace(socket, joint=along(moved, socket.outward, -SHOULDER_IN * share))
