"""Drawings: every exercise drawn, the largest file, and all of them in one bundle.

Method. *All static drawings* are made from the parsed pose files in one process; the figure is CPU
time, the least of three. *Largest file* is the largest still or moving drawing of one exercise as
``wholestride draw`` writes it, with its style inside, by gzip at level 9. *One bundle* is the text
of all still and all moving drawings with one style sheet for all, as a page holds them, by gzip at
level 9.
"""

from __future__ import annotations

import gzip
from time import process_time

from bench.rows import Row
from wholestride.catalogue.loader import load
from wholestride.catalogue.poses import pose_texts
from wholestride.domain.exercise import Exercise
from wholestride.figures.movement import (
    Movement,
    animate_exercise,
    draw_exercise,
    read_movements,
    shared_style,
    stand_alone,
)

DRAWING_GOAL_SECONDS = 3.0
FILE_GOAL_BYTES = 4096
BUNDLE_GOAL_BYTES = 1_200_000
ROUNDS = 3

Drawable = tuple[Exercise, Movement]


def rows() -> list[Row]:
    """Every row of the drawings."""
    begun = process_time()
    movements, findings = read_movements(pose_texts())
    reading = process_time() - begun
    if findings:
        raise ValueError(str(findings[0]))
    known = load().exercises
    drawable = [(known[name], movement) for name, movement in movements.items()]
    still = {exercise.id: draw_exercise(exercise, each).svg for exercise, each in drawable}
    moving = {
        exercise.id: svg
        for exercise, each in drawable
        if (svg := animate_exercise(exercise, each)) is not None
    }
    return [
        Row(
            "exercises of the catalogue with a drawing",
            f"{len(still)} of {len(known)}, {len(moving)} of them move",
            "all",
            len(still) == len(known),
        ),
        Row("reading all pose files", f"{reading:.2f} s CPU", "", None),
        _all_static(drawable),
        _largest(still, moving),
        _bundle(still, moving),
    ]


def _all_static(drawable: list[Drawable]) -> Row:
    seconds = min(_drawing_seconds(drawable) for _ in range(ROUNDS))
    return Row(
        f"all {len(drawable)} static drawings",
        f"{seconds:.2f} s CPU",
        f"<= {DRAWING_GOAL_SECONDS:g} s",
        seconds <= DRAWING_GOAL_SECONDS,
    )


def _drawing_seconds(drawable: list[Drawable]) -> float:
    begun = process_time()
    for exercise, movement in drawable:
        draw_exercise(exercise, movement)
    return process_time() - begun


def _largest(still: dict[str, str], moving: dict[str, str]) -> Row:
    sizes = [
        (_packed(stand_alone(svg)), f"{name}, {form}")
        for form, drawings in (("still", still), ("moving", moving))
        for name, svg in drawings.items()
    ]
    size, name = max(sizes)
    over = sum(size > FILE_GOAL_BYTES for size, _ in sizes)
    return Row(
        "largest file, compressed",
        f"{size} bytes ({name}); {over} of {len(sizes)} files over the goal",
        f"<= {FILE_GOAL_BYTES} bytes",
        size <= FILE_GOAL_BYTES,
    )


def _bundle(still: dict[str, str], moving: dict[str, str]) -> Row:
    size = _packed("".join([shared_style(), *still.values(), *moving.values()]))
    return Row(
        "all still and moving drawings with one style sheet, compressed",
        f"{size / 1000:.0f} kB",
        f"<= {BUNDLE_GOAL_BYTES / 1000:g} kB",
        size <= BUNDLE_GOAL_BYTES,
    )


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))
