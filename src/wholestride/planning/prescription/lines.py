"""One composed line becomes its prescriptions: warm-up sets, the working line, the extra set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wholestride.catalogue.session_minutes import usual_rest_seconds
from wholestride.domain.athlete import Side
from wholestride.domain.catalogue import TemplateLine
from wholestride.domain.exercise import Component, Exercise, Measure, Sidedness
from wholestride.domain.season import Prescription, Range, SessionKind
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription.adjust import adjustments, suits
from wholestride.planning.prescription.amounts import (
    careful_note,
    contacts,
    explosive,
    held,
    jumped,
    practised,
    primer,
)
from wholestride.planning.prescription.effort import PRACTICE, reserve
from wholestride.planning.prescription.loads import Load, is_loadable, load_for, phase_words
from wholestride.planning.prescription.nouns import Target, Work
from wholestride.planning.prescription.repetitions import (
    RECOVERY_REPS_LESS,
    assistance_target,
    lowered,
    main_target,
    sized,
)
from wholestride.planning.prescription.warm_up_sets import warm_up_sets
from wholestride.planning.prescription.weaker_side import gets_extra_set, weaker_side

ONE_LEG_MAIN_REST_SECONDS = 120
"""One leg rests while the other works (dose check, section 2)."""

MAIN_TEMPO, FAST_TEMPO = "2-0-X", "1-0-X"
"""Two seconds down, up with intent (rule DOSE20); in power work faster."""


SERVES: Mapping[Component, str] = {
    Component.CORE: "the core",
    Component.UPPER_BODY: "the upper body",
    Component.MOBILITY: "mobility",
    Component.FUNCTIONAL: "functional strength",
    Component.STABILITY: "stability",
    Component.FLEXIBILITY: "flexibility",
}

BODY_WEIGHT_KINDS = (SessionKind.STABILITY, SessionKind.ACTIVATION)
"""Kinds whose lifts are never loaded like main lifts."""


def target_of(work: Work) -> Target | None:
    """How much and how hard; None where a jump is not allowed this week."""
    role, exercise = work.line.role, work.exercise
    if role is Role.JUMP:
        return jumped(work)
    if work.line.amount is not None:
        return written(work, work.line.amount)
    if role in PRACTICE:
        return practised(work)
    rir = reserve(work)
    if rir is None or exercise.measure is not Measure.REPS:
        return held(work, rir)
    loadable = is_loadable(work)
    if role is Role.MAIN and loadable and work.session.request.kind not in BODY_WEIGHT_KINDS:
        return _main(work, rir)
    return assistance_target(work, rir, loadable=loadable)


def _main(work: Work, rir: Range) -> Target:
    kind = work.session.request.kind
    if kind is SessionKind.POWER:
        return explosive(work)
    return primer() if kind is SessionKind.PRIMER else main_target(work, rir)


def written(work: Work, amount: int) -> Target:
    """The amount of a written template; in a recovery week as much less as is kept in reserve."""
    rir, exact = reserve(work), Range(amount, amount)
    if rir is None or work.exercise.measure is not Measure.REPS:
        return Target(exact, rir)
    if work.context.week.recovery:
        exact = lowered(exact, RECOVERY_REPS_LESS)
    return sized(exact, rir, work)


def prescribe_line(work: Work, *, extra_set: bool) -> Iterator[Prescription]:
    """The prescriptions of one composed line; none for a jump in a week without jumps.

    ``extra_set`` allows one set more for the weaker side.
    """
    target = target_of(work)
    if target is None:
        return
    load = load_for(work, target)
    weaker = weaker_side(work.exercise, work.context)
    line = _working_line(work, target, load, weaker)
    yield from warm_up_sets(work, target, load, line)
    yield line
    if weaker is not None and extra_set and gets_extra_set(work):
        why = f"One set more for the {weaker} side until both are alike."
        yield replace(line, sets=1, per_side=False, superset=None, contacts=0, why=why)


def _working_line(work: Work, target: Target, load: Load, weaker: Side | None) -> Prescription:
    line, exercise = work.line, work.exercise
    per_side = _per_side(work)
    jump = line.role is Role.JUMP
    swap = swaps(work)
    return Prescription(
        exercise=exercise.id,
        name=exercise.name,
        components=exercise.components,
        pattern=exercise.pattern,
        sets=line.sets,
        measure=exercise.measure,
        amount=target.amount,
        per_side=per_side,
        rir=target.rir,
        rest_seconds=rest_seconds(work),
        load=load.mass,
        percent_1rm=load.percent,
        superset=line.superset,
        contacts=contacts(exercise, line.sets, target.amount.high) if jump else 0,
        adjust=adjustments(work, target, load, swap),
        swap=swap,
        why=why(work, target, load),
        weaker_side_first=str(weaker) if weaker else None,
        tempo=tempo(work, load),
        part=str(line.role),
    )


def _template_line(work: Work) -> TemplateLine | None:
    template = work.catalogue.templates.get(work.session.template)
    lines = template.lines if template else ()
    return next((line for line in lines if line.exercise == work.line.exercise), None)


def _per_side(work: Work) -> bool:
    written_line = _template_line(work) if work.line.amount is not None else None
    if written_line is not None:
        return written_line.per_side
    return work.exercise.sidedness is Sidedness.EACH


def rest_seconds(work: Work) -> int:
    """Rest after a set [s]: as written, as the phase says for main lifts, else as usual."""
    if work.line.rest_seconds is not None:
        return work.line.rest_seconds
    if work.line.role is not Role.MAIN or not is_loadable(work):
        return usual_rest_seconds(work.exercise)
    rest = work.context.week.main.rest_seconds
    one_leg = work.exercise.sidedness is Sidedness.EACH
    return min(rest, ONE_LEG_MAIN_REST_SECONDS) if one_leg else rest


def tempo(work: Work, load: Load) -> str:
    """Seconds down, pause, up (X: as fast as you can): the exercise's own, else by its part."""
    if work.line.role is Role.MAIN and work.session.request.kind is SessionKind.POWER:
        return FAST_TEMPO
    if work.exercise.tempo or load.steps is None:
        return work.exercise.tempo
    return MAIN_TEMPO if work.line.role is Role.MAIN else ""


def swaps(work: Work) -> tuple[str, ...]:
    """What may replace it: what was composed for it, else an easier rung that is possible here."""
    exercises = work.catalogue.exercises
    named = tuple(name for name in work.line.swap if name in exercises)
    if named:
        return named
    easier = (exercises.get(name) for name in work.exercise.easier)
    return tuple(rung.id for rung in easier if rung is not None and suits(rung, work.context))[:2]


def why(work: Work, target: Target, load: Load) -> str:
    """Why the exercise is there, and from what its repetitions and load follow."""
    chosen = work.line.why or purpose(work.exercise)
    parts = [chosen, *_how_much(work, target), load.because, *target.notes]
    if load.mass is not None:
        parts += careful_note(work.context)
    if any(region.leg for region in work.exercise.regions) and target.rir is not None:
        parts += work.context.reasons
    return " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts if part)


def purpose(exercise: Exercise) -> str:
    """What the exercise is for, where nobody said it better.

    >>> from wholestride.domain.exercise import Component, Pattern
    >>> both = (Component.CORE, Component.STABILITY)
    >>> purpose(Exercise("x", "X", both, Pattern.LATERAL, {}, (), 1, "x"))
    'For the core and stability'
    """
    return f"For {' and '.join(SERVES[component] for component in exercise.components)}"


def _how_much(work: Work, target: Target) -> Iterator[str]:
    if target.rir is None:
        return
    where = phase_words(work.context)
    if work.exercise.measure is Measure.REPS:
        yield f"{where}: {target.amount} repetitions with {target.rir} left in reserve"
    else:
        unit = "s" if work.exercise.measure is Measure.SECONDS else "m"
        yield f"{where}: {target.amount} {unit}"
    if work.context.week.recovery and load_is_kept(work):
        yield "The load stays, the sets come down"


def load_is_kept(work: Work) -> bool:
    """True for lifts whose load can be kept while sets fall (rule PHASE15)."""
    return work.exercise.measure is Measure.REPS and is_loadable(work)
