"""Sessions from written templates: form by equipment, swaps by level and caution, minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from wholestride.domain.catalogue import SessionTemplate, TemplateLine
from wholestride.domain.exercise import Exercise
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.composition.allowed import allowed_at
from wholestride.planning.composition.kinds import CONTENT
from wholestride.planning.composition.lines import written_line
from wholestride.planning.composition.nouns import (
    ComposedLine,
    ComposedSession,
    Role,
    SessionRequest,
)
from wholestride.planning.composition.roles import PRACTISED, usual_role
from wholestride.planning.composition.setting import Setting, equipment_of
from wholestride.planning.composition.shorten import shorten

UPPER_CORE_BY_VARIANT = ("posture_and_pull", "arm_drive_and_press")
LIGHT_PHASES = (PhaseName.RACE, PhaseName.RECOVERY)
LIGHT_MOBILITY = "mobility-light"
WARM_UP = "warm-up-lift"
FULL_WARM_UP_MINUTES, SHORT_WARM_UP_MINUTES = 30, 20
SHORT_WARM_UP_SECONDS = 180
"""Under half an hour three minutes of warm-up, under twenty minutes none of its own."""
UPPER_CORE = "upper-core"
WARMED_UP = (UPPER_CORE, WARM_UP)
"""Templates that begin with a warm-up of their own."""


def written_session(
    setting: Setting, session: SessionRequest, taken: frozenset[str]
) -> ComposedSession:
    """The written session of the kind that suits the place best, fitted to the athlete.

    ``taken`` are exercises that stand elsewhere in the week: a swap comes first there.
    """
    ranked = sorted(
        _templates(setting, session),
        key=lambda each: (_misfit(each, setting, session), -each.minutes, each.id),
    )
    if not ranked:
        return ComposedSession(session, (), 0.0)
    template = ranked[0]
    lines = tuple(fitted_lines(template, setting, session, taken))
    minutes = round(sum(line.seconds for line in lines) / 60, 1)
    composed = ComposedSession(session, lines, minutes, template.id, template.name)
    return shorten(composed, session.minutes, setting.catalogue)


def _templates(setting: Setting, session: SessionRequest) -> Iterator[SessionTemplate]:
    """The templates of the kind's purpose: upper-core by its variant, light ones by phase."""
    purpose = CONTENT[session.kind].template
    if session.kind is SessionKind.MOBILITY and _holds_every_component(setting, session):
        purpose = LIGHT_MOBILITY
    number = 0 if session.variant == "A" else 1
    for name in sorted(setting.catalogue.templates):
        template = setting.catalogue.templates[name]
        named = template.purpose != UPPER_CORE or name.startswith(UPPER_CORE_BY_VARIANT[number])
        if template.purpose == purpose and named:
            yield template


def _holds_every_component(setting: Setting, session: SessionRequest) -> bool:
    """Race and recovery weeks: a light whole-body flow; beside an activation once is enough."""
    active = any(each.kind is SessionKind.ACTIVATION for each in setting.request.sessions)
    return setting.dose.phase in LIGHT_PHASES and (session.variant == "A" or not active)


FORMS = ("gym", "dumbbells", "bands", "roller", "bodyweight")


def _misfit(
    template: SessionTemplate, setting: Setting, session: SessionRequest
) -> tuple[int, int, int, int]:
    """Lines without an exercise, level, lines that need a swap, then the form that loads best."""
    allowed = {each.id for each in allowed_at(setting, session.place)}
    swapped = [line for line in template.lines if line.exercise not in allowed]
    lost = [line for line in swapped if not allowed & set(line.swap)]
    outside = not template.level_floor <= setting.ceiling <= max(template.level_ceiling, 5)
    turn = _turn(template, setting, session)
    form = FORMS.index(template.form) if template.form in FORMS else len(FORMS)
    return len(lost), int(outside) + turn, len(swapped), form


def _turn(template: SessionTemplate, setting: Setting, session: SessionRequest) -> int:
    """Flows take turns: yoga first, rolling and stretching second; yoga after the light one."""
    if template.purpose != "mobility":
        return 0
    yoga_first = session.variant == "A" or setting.dose.phase in LIGHT_PHASES
    return int(("yoga" in template.id) is not yoga_first)


def fitted_lines(
    template: SessionTemplate,
    setting: Setting,
    session: SessionRequest,
    taken: frozenset[str] = frozenset(),
) -> Iterator[ComposedLine]:
    """The template's lines, each with an exercise that is allowed at the place, or left out."""
    allowed = {each.id: each for each in allowed_at(setting, session.place)}
    used: list[str] = []
    first = _warm_up_length(template, setting)
    for index, line in enumerate(template.lines):
        elsewhere = (*used, *sorted(taken))
        exercise = _choice(line, setting, _without(allowed, used), sorted(taken))
        if exercise is None:
            continue
        if index >= first and template.purpose == UPPER_CORE:
            loadable = exercise.loadable_with(equipment_of(session))
            exercise = exercise if loadable else _climbed(exercise, setting, allowed, elsewhere)
        used.append(exercise.id)
        fitted = written_line(line, exercise, Role.WARM_UP if index < first else None)
        why = f"A line of {template.name}."
        yield replace(fitted, why=why, hard_sets=_hard(template), easy=_easy(session))


def _without(allowed: Mapping[str, Exercise], used: Sequence[str]) -> dict[str, Exercise]:
    """What a line may still take: nothing stands twice in a session (OWN13)."""
    return {name: each for name, each in allowed.items() if name not in used}


def _warm_up_length(template: SessionTemplate, setting: Setting) -> int:
    """How many lines at the beginning warm up: single sets before the work begins."""
    if template.purpose not in WARMED_UP:
        return 0
    return next(
        (i for i, line in enumerate(template.lines) if _works(line, setting)), len(template.lines)
    )


def _works(line: TemplateLine, setting: Setting) -> bool:
    practised = usual_role(setting.exercise(line.exercise)) in PRACTISED
    return not practised and (line.sets > 1 or bool(line.superset))


def _hard(template: SessionTemplate) -> bool:
    """Activation and light mobility end five repetitions early: no set of them is hard."""
    return template.purpose not in ("activation", LIGHT_MOBILITY, WARM_UP)


def _easy(session: SessionRequest) -> bool:
    return CONTENT[session.kind].easy


def _choice(
    line: TemplateLine, setting: Setting, allowed: Mapping[str, Exercise], taken: Sequence[str]
) -> Exercise | None:
    """The line's exercise, else a swap, an easier rung or a relative that is free.

    Only where nothing else is left it is one that stands elsewhere in the week already.
    """
    wanted = setting.exercise(line.exercise)
    relatives = sorted(
        (each for each in allowed.values() if each.pattern is wanted.pattern),
        key=lambda each: (abs(each.level - wanted.level), each.id),
    )
    names = [line.exercise, *line.swap, *wanted.easier, *(each.id for each in relatives)]
    possible = [allowed[name] for name in dict.fromkeys(names) if name in allowed]
    same = [each for each in possible if each.measure is wanted.measure]
    free = [each for each in same if each.id not in taken]
    return next(iter([*free, *same]), None)


def _climbed(
    exercise: Exercise, setting: Setting, allowed: Mapping[str, Exercise], used: Sequence[str]
) -> Exercise:
    """The next rung that is hard enough, where the written one is under the level floor (OWN07).

    Only what cannot be loaded climbs: a heavier row is as good as a harder one.
    """
    if exercise.level >= setting.floor:
        return exercise
    rungs = [allowed[name] for name in exercise.harder if name in allowed and name not in used]
    fitting = [
        each
        for each in rungs
        if each.measure is exercise.measure and each.pattern is exercise.pattern
    ]
    higher = [each for each in fitting if each.level >= setting.floor]
    best = min(higher or fitting, key=lambda each: (each.level, each.id), default=exercise)
    return best if best.level > exercise.level else exercise


def warm_up_lines(setting: Setting, session: SessionRequest) -> tuple[ComposedLine, ...]:
    """The dynamic warm-up before lifting (rule MOB01), shorter in short sessions."""
    if session.minutes < SHORT_WARM_UP_MINUTES:
        return ()
    templates = setting.catalogue.templates
    template = next(
        (templates[n] for n in sorted(templates) if templates[n].purpose == WARM_UP), None
    )
    if template is None:
        return ()
    lines = [
        replace(line, role=Role.WARM_UP, why="Raise and mobilise before lifting (MOB01).")
        for line in fitted_lines(template, setting, session)
    ]
    if session.minutes >= FULL_WARM_UP_MINUTES:
        return tuple(lines)
    return _short(lines)


def _short(lines: Sequence[ComposedLine]) -> tuple[ComposedLine, ...]:
    kept: list[ComposedLine] = []
    for line in lines:
        if sum(each.seconds for each in (*kept, line)) <= SHORT_WARM_UP_SECONDS:
            kept.append(line)
    return tuple(kept)
