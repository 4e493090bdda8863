"""Movement drawings: from written poses to pictures that a coach recognises.

A pose file says where feet, hands and hips are; the figure's joints follow, and every body part
is a hull of spheres before a camera that looks a little off the side.
"""

from __future__ import annotations

from wholestride.figures.movement.muscle_map import Sets, muscle_map
from wholestride.figures.movement.of_exercise import (
    animate_exercise,
    draw_exercise,
    silhouette_of_exercise,
)
from wholestride.figures.movement.palette import shared_style
from wholestride.figures.movement.pose import Movement
from wholestride.figures.movement.reading import read_movements
from wholestride.figures.movement.svg_static import Drawing, stand_alone, without_words

__all__ = [
    "Drawing",
    "Movement",
    "Sets",
    "animate_exercise",
    "draw_exercise",
    "muscle_map",
    "read_movements",
    "shared_style",
    "silhouette_of_exercise",
    "stand_alone",
    "without_words",
]
