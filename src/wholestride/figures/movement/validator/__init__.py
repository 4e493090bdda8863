"""What is wrong with a drawing: each check is one function that yields sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wholestride.domain.exercise import Exercise
from wholestride.domain.findings import Finding, Place, error
from wholestride.figures.movement.svg_static import Drawing
from wholestride.figures.movement.validator.catalogue_checks import (
    equipment_as_in_the_catalogue,
    hold_has_its_badge,
    sides_as_in_the_catalogue,
)
from wholestride.figures.movement.validator.contact_checks import (
    balanced_over_contacts,
    contacts_reached,
    contacts_stay,
    nothing_through_floor_or_furniture,
    something_touches,
)
from wholestride.figures.movement.validator.joint_checks import joints_within_limits, keys_differ
from wholestride.figures.movement.validator.muscle_check import working_muscle_seen
from wholestride.figures.movement.validator.picture_checks import (
    hands_feet_and_head_seen,
    joints_stay_closed,
    nothing_outside_the_frame,
    small_enough,
    words_and_ids,
)

Check = Callable[[Drawing, Exercise], Iterator[tuple[str, str, str]]]
"""Yields where (a key of the pose file), what is wrong, and what to do."""

CHECKS: tuple[Check, ...] = (
    contacts_reached,
    nothing_through_floor_or_furniture,
    something_touches,
    joints_within_limits,
    balanced_over_contacts,
    keys_differ,
    contacts_stay,
    joints_stay_closed,
    working_muscle_seen,
    hands_feet_and_head_seen,
    nothing_outside_the_frame,
    small_enough,
    words_and_ids,
    equipment_as_in_the_catalogue,
    sides_as_in_the_catalogue,
    hold_has_its_badge,
)


def validate(drawing: Drawing, exercise: Exercise) -> tuple[Finding, ...]:
    """Every problem of a drawing, with its file, exercise and key."""
    name, file = drawing.movement.id, drawing.movement.file
    return tuple(
        error(f"{what}.", step, Place(f"{file}.toml", None, f"{name}.{where}"))
        for check in CHECKS
        for where, what, step in check(drawing, exercise)
    )
