"""Drawings: the season strip, the runs and the charts as SVG text.

Shapes are SVG, sized by percent or by a stretched box, so that a drawing is as wide as its
place and a word never shrinks with it. Colour comes from classes; nothing here has a style.
"""

from __future__ import annotations

from wholestride.figures.charts import (
    Cost,
    Point,
    amount_bar,
    bar,
    costs_line,
    costs_scale,
    hanging_bars,
    sides_line,
    spread_line,
    terrain_line,
)
from wholestride.figures.runs import run_silhouette
from wholestride.figures.strip import Band, Flag, Plate, PlateState, Strip, StripWeek

__all__ = [
    "Band",
    "Cost",
    "Flag",
    "Plate",
    "PlateState",
    "Point",
    "Strip",
    "StripWeek",
    "amount_bar",
    "bar",
    "costs_line",
    "costs_scale",
    "hanging_bars",
    "run_silhouette",
    "sides_line",
    "spread_line",
    "terrain_line",
]
