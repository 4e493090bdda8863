"""Equipment and scenery: which function draws which kind, and which keys it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wholestride.figures.movement.equipment import fixed, held, lines
from wholestride.figures.movement.equipment.scene import Scene
from wholestride.figures.movement.parts import Part
from wholestride.figures.movement.pose import Piece

Draw = Callable[[Piece, Scene], Iterator[Part]]

EVERY_PIECE = frozenset({"layer", "nearer", "scenery"})
HELD = frozenset({"hand", "kg", "axis", "at"})
BLOCK = frozenset({"x", "y", "z", "from_y"})
LINES = frozenset({"through", "from", "to", "height"})
MACHINE = frozenset({"pads", "rods", "half"})

KINDS: dict[str, tuple[Draw, frozenset[str]]] = {
    "barbell": (held.barbell, HELD | {"half", "plates"}),
    "dumbbell": (held.dumbbell, HELD | {"size"}),
    "kettlebell": (held.kettlebell, HELD | {"to"}),
    "plate": (held.plate, HELD | {"radius"}),
    "medicine_ball": (held.held_ball, HELD | {"radius"}),
    "small_ball": (held.held_ball, HELD | {"radius"}),
    "dowel": (held.dowel, frozenset({"through", "over"})),
    "poles": (held.poles, frozenset({"tip_R", "tip_L"})),
    "trap_bar": (held.trap_bar, HELD | {"plates"}),
    "landmine": (held.landmine, HELD | {"foot"}),
    "ab_wheel": (held.ab_wheel, HELD),
    "weight_vest": (held.vest, frozenset()),
    "skipping_rope": (held.rope, frozenset({"via"})),
    "band": (lines.any_line, LINES),
    "towel": (lines.any_line, LINES | {"bunch"}),
    "suspension_trainer": (lines.any_line, LINES),
    "cable": (lines.anchored, LINES),
    "mini_band": (lines.mini_band, frozenset({"at"})),
    "box": (fixed.box, BLOCK),
    "step": (fixed.box, BLOCK),
    "foam_pad": (fixed.box, BLOCK),
    "bench": (fixed.bench, BLOCK),
    "table": (fixed.table, BLOCK),
    "chair": (fixed.chair, BLOCK | {"back"}),
    "wall": (fixed.wall, BLOCK | {"thick"}),
    "door": (fixed.wall, BLOCK | {"thick"}),
    "rack": (fixed.rack, BLOCK | {"bar"}),
    "pull_up_bar": (fixed.pull_up_bar, BLOCK | {"half"}),
    "dip_bars": (fixed.dip_bars, BLOCK | {"half"}),
    "stability_ball": (fixed.stability_ball, frozenset({"at", "radius"})),
    "bosu": (fixed.bosu, frozenset({"at", "y"})),
    "foam_roller": (fixed.foam_roller, frozenset({"at", "radius", "axis", "half"})),
    "sliders": (fixed.sliders, frozenset({"under"})),
    "incline_bench": (fixed.machine, MACHINE),
    "leg_press_machine": (fixed.machine, MACHINE),
    "leg_curl_machine": (fixed.machine, MACHINE),
    "leg_extension_machine": (fixed.machine, MACHINE),
    "calf_machine": (fixed.machine, MACHINE),
    "hip_machine": (fixed.machine, MACHINE),
    "back_extension_bench": (fixed.machine, MACHINE),
    "assist_machine": (fixed.machine, MACHINE),
    "sled": (fixed.machine, MACHINE),
    "post": (fixed.post, BLOCK),
    "pad": (fixed.machine, MACHINE),
    "line": (fixed.floor_line, BLOCK | {"axis", "half"}),
    "hurdle": (fixed.hurdle, BLOCK),
}
"""How each kind is drawn, and what may be written of it."""

SCENERY = frozenset({"post", "pad", "line", "hurdle"})
"""Kinds that no exercise asks for as equipment."""


def equipment_parts(pieces: tuple[Piece, ...], scene: Scene) -> list[Part]:
    """The layers of all pieces."""
    return [part for piece in pieces for part in KINDS[piece.kind][0](piece, scene)]
