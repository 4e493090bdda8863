"""How long a session takes: set-up + sets x (work x sides + rest), summed over its lines.

A model, not a measurement (grade D, rule OWN02): its constants are those under which the dose
table was checked for feasibility. Everything is in whole seconds, so that composition can
compare sums exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wholestride.catalogue.exercises import PRIMARY_HALVES
from wholestride.domain.catalogue import SessionTemplate, TemplateLine
from wholestride.domain.exercise import (
    UPPER_REGIONS,
    Equipment,
    Exercise,
    LoadZone,
    Measure,
    Pattern,
    Sidedness,
)

MAIN_REST_SECONDS = 180
"""Between sets of a heavy two-leg lift; DOSE19 asks for 2 to 5 minutes, 3 is what 45 min bear."""

ONE_LEG_MAIN_REST_SECONDS = 120
"""One leg rests while the other works, so two minutes after both are enough."""

ADAPTATION_MAIN_REST_SECONDS = 120
"""At 50 to 75 % nobody needs three minutes (row main.rest of the dose table)."""

WARM_UP_SETS_SECONDS = 180
"""40 % x 8, 60 % x 4, 80 % x 2 (WARM01) with changes of plates; only bars and machines."""

LEG_REST_FOR_FILLERS_PERCENT = 55
"""Share of a leg lift's rests that a filler of another region may use without hurting it."""

UPPER_REST_FOR_FILLERS_PERCENT = 30
"""Rests of upper-body sets are short already; only so much of them can be shared."""

ASSISTANCE_REST_SECONDS = 75
"""Leg assistance at 6 to 12 repetitions (DOSE19: 1 to 2 minutes)."""

UPPER_REST_SECONDS = 60
"""Upper body at 6 to 12 repetitions, often in a superset."""

REST_SECONDS_BY_PATTERN: Mapping[Pattern, int] = {
    Pattern.CALF: 40,
    Pattern.FOOT_SHIN: 20,
    Pattern.ANTI_EXTENSION: 25,
    Pattern.ANTI_ROTATION: 25,
    Pattern.LATERAL: 25,
    Pattern.HIP_FLEXION: 25,
    Pattern.LOW_BACK_EXTENSION: 25,
    Pattern.CARRY: 45,
    Pattern.JUMP: 45,
    Pattern.DRILL: 15,
    Pattern.BALANCE: 8,
    Pattern.MOBILITY: 5,
    Pattern.STRETCH: 5,
    Pattern.FLOW: 5,
    Pattern.ROLL: 8,
    Pattern.BREATHING: 5,
}
"""Small muscles and trunk recover faster; jumps rest long so that each stays fast; practices
need only the time to change position."""

HEAVY_PIECES: frozenset[Equipment] = frozenset(
    {
        Equipment.BARBELL,
        Equipment.TRAP_BAR,
        Equipment.LEG_PRESS,
    }
)
"""Pieces on which a main lift is warmed up in steps."""


def work_seconds(exercise: Exercise, amount: int, per_side: bool) -> int:
    """Seconds of work in one set of ``amount`` repetitions, seconds, metres or breaths.

    Alternating exercises count both sides together unless ``per_side`` says otherwise.
    """
    tenths = 10 if exercise.measure is Measure.SECONDS else round(exercise.seconds_per_rep * 10)
    one_side = -(-amount * tenths // 10)
    return one_side * (2 if per_side else 1)


def line_seconds(exercise: Exercise, sets: int, amount: int, per_side: bool, rest: int) -> int:
    """Seconds of one line of a session: set-up + sets x (work x sides + rest).

    ``amount`` is in the exercise's measure, ``rest`` in seconds after each set. Warm-up sets
    come on top, see :func:`warm_up_sets_seconds`.
    """
    return exercise.set_up_seconds + sets * (work_seconds(exercise, amount, per_side) + rest)


def warm_up_sets_seconds(exercise: Exercise, equipment: frozenset[Equipment]) -> int:
    """Seconds of warm-up sets before a main lift: only heavy ones on a bar or a machine."""
    heavy = exercise.main_lift and exercise.load_zone is LoadZone.HEAVY
    stepped = any(kit <= equipment and kit & HEAVY_PIECES for kit in exercise.equipment)
    return WARM_UP_SETS_SECONDS if heavy and stepped else 0


def usual_rest_seconds(exercise: Exercise) -> int:
    """The rest after a set that the exercise usually has when it is not the main lift [s]."""
    if exercise.pattern in REST_SECONDS_BY_PATTERN:
        return REST_SECONDS_BY_PATTERN[exercise.pattern]
    return UPPER_REST_SECONDS if _for_upper_body(exercise) else ASSISTANCE_REST_SECONDS


def main_rest_seconds(exercise: Exercise, adaptation: bool = False) -> int:
    """The rest after a set of a main lift [s]."""
    if exercise.sidedness is Sidedness.EACH:
        return ONE_LEG_MAIN_REST_SECONDS
    return ADAPTATION_MAIN_REST_SECONDS if adaptation else MAIN_REST_SECONDS


def seconds_for_fillers(exercise: Exercise, sets: int, rest: int) -> int:
    """Seconds of this exercise's rests that supersets with other regions may use."""
    upper = _for_upper_body(exercise)
    share = UPPER_REST_FOR_FILLERS_PERCENT if upper else LEG_REST_FOR_FILLERS_PERCENT
    return sets * rest * share // 100


def _for_upper_body(exercise: Exercise) -> bool:
    """True when a primary region lies above the trunk."""
    return any(
        halves == PRIMARY_HALVES and region in UPPER_REGIONS
        for region, halves in exercise.regions.items()
    )


def amount_of(line: TemplateLine) -> int:
    """Repetitions, seconds or metres of a template line, whichever it has."""
    return line.reps or line.seconds or line.metres or 0


def template_line_seconds(line: TemplateLine, exercise: Exercise) -> int:
    """Seconds of a written line; the rests of a written superset are short already."""
    return line_seconds(exercise, line.sets, amount_of(line), line.per_side, line.rest_seconds)


def lines_minutes(lines: Iterable[TemplateLine], exercises: Mapping[str, Exercise]) -> float:
    """Minutes of written lines together [min], to a tenth."""
    seconds = sum(template_line_seconds(line, exercises[line.exercise]) for line in lines)
    return round(seconds / 60, 1)


def template_minutes(template: SessionTemplate, exercises: Mapping[str, Exercise]) -> float:
    """Minutes of a session template [min], to a tenth; its ``minutes`` must agree.

    Raises:
        KeyError: when a line names an exercise that is not there.
    """
    return lines_minutes(template.lines, exercises)
