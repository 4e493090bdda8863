"""Pick a handful: some upper-body and some lower-body exercises become one full-body session.

The session is meant for two or three times a week (system S4). What is chosen by name is in it,
what is left open is filled with what balances it; sets follow from the dose table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wholestride.catalogue.fields import nearest
from wholestride.catalogue.session_minutes import warm_up_sets_seconds
from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Exercise
from wholestride.domain.findings import Finding, Severity, error, warning
from wholestride.domain.season import Dose, PhaseName, SessionKind, WeekDose
from wholestride.planning.composition.allowed import allowed_at, its_level_has_been_reached
from wholestride.planning.composition.arrange import arrange
from wholestride.planning.composition.lines import Part, line_for
from wholestride.planning.composition.model import Model
from wholestride.planning.composition.needs import MINIMUM, SET_COST
from wholestride.planning.composition.nouns import (
    BlockRequest,
    ComposedLine,
    ComposedSession,
    Role,
    SessionRequest,
)
from wholestride.planning.composition.options import Option, options_for, set_choices
from wholestride.planning.composition.programme import Limits
from wholestride.planning.composition.roles import usual_role
from wholestride.planning.composition.rows import build_model
from wholestride.planning.composition.setting import Setting, equipment_of
from wholestride.planning.composition.solver import relax, solve
from wholestride.planning.composition.supersets import seconds_together
from wholestride.planning.composition.taste import cost
from wholestride.planning.composition.templates import warm_up_lines
from wholestride.planning.composition.trim import trimmed
from wholestride.planning.composition.week import worded
from wholestride.planning.dose.table import read_phase_dose

FEWEST_MINUTES, MOST_MINUTES = 15, 120
MOST_EXERCISES = 8
"""More of one half than this is no handful."""
FEWEST_SETS = 2
LOWER_ROLES = frozenset({Role.MAIN, Role.ONE_LEG, Role.ASSISTANCE, Role.CALF})
CHOSEN_WEIGHT = 500
"""What was asked for comes before anything that the builder would add by itself."""
THOROUGH = Limits(spare=20, nodes=50)
"""One session is a small programme: it is searched further than a week."""
TITLE = "Full body from a handful"
ANY_MONDAY = date(2026, 1, 5)
"""The dose of a handful belongs to no week of a calendar; the number decides nothing."""


@dataclass(frozen=True, slots=True)
class HandfulRequest:
    """What to build: numbers or ids of exercises for each half of the body, and for whom.

    ``upper`` and ``lower`` are a number (the builder chooses) or the ids that must be in.
    ``minutes`` are of the whole session with its warm-up; ``times_a_week`` (1 to 3) says how
    often it is done, because one session carries the more of a week the fewer there are.
    ``avoid`` are exercises that cautions forbid now.
    """

    upper: int | tuple[str, ...]
    lower: int | tuple[str, ...]
    minutes: int
    place: TrainingPlace
    athlete: Athlete
    avoid: frozenset[str] = frozenset()
    times_a_week: int = 2
    phase: PhaseName = PhaseName.BASE

    def half(self, name: str) -> int | tuple[str, ...]:
        """What is asked for one half of the body."""
        return self.upper if name == "upper" else self.lower

    def chosen(self) -> tuple[str, ...]:
        """Every id that was asked for by name."""
        return tuple(
            exercise
            for half in (self.upper, self.lower)
            if not isinstance(half, int)
            for exercise in half
        )


def build_handful(
    request: HandfulRequest, catalogue: Catalogue
) -> tuple[ComposedSession, tuple[Finding, ...]]:
    """One balanced full-body session that fits the minutes, and what there is to say about it.

    Errors (an unknown exercise, one that the place or the athlete cannot do, a number that
    makes no sense) come back as findings with an empty session; exercises that the minutes
    have no room for are left out and named.
    """
    session = SessionRequest(SessionKind.FULL, request.minutes, request.place)
    setting = _setting(request, session, catalogue)
    problems = tuple(_problems(request, setting))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return ComposedSession(session, (), 0.0, title=TITLE), problems
    lines = _lines(request, setting)
    composed = _composed(lines, session, setting)
    return composed, (*problems, *_left_out(request, composed, setting))


def _setting(request: HandfulRequest, session: SessionRequest, catalogue: Catalogue) -> Setting:
    athlete = request.athlete
    block = BlockRequest(handful_dose(request, catalogue), athlete, (session,), avoid=request.avoid)
    return Setting(block, catalogue, FEWEST_SETS)


def handful_dose(request: HandfulRequest, catalogue: Catalogue) -> WeekDose:
    """A week's dose of the phase divided by how often the session is done."""
    row = read_phase_dose(catalogue, request.phase, request.athlete.level)
    share = 1 / min(max(request.times_a_week, 1), 3)
    main = replace(row.main, weekly_sets=row.main.weekly_sets.scaled(share))
    return WeekDose(
        start=ANY_MONDAY,
        phase=request.phase,
        calendar_phase=request.phase,
        recovery=False,
        first_of_more=False,
        block=0,
        factor=share,
        wanted={SessionKind.FULL: 1},
        sets={region: dose.scaled(share) for region, dose in row.sets.items()},
        minutes={part: _wished(dose.scaled(share)) for part, dose in row.minutes.items()},
        contacts=row.contacts.scaled(0),
        contacts_per_session=row.contacts_per_session,
        main=main,
        assistance_reps=row.assistance_reps,
        assistance_rir=row.assistance_rir,
        novelty_hundredths=0,
        core_prescription=row.core_prescription,
        jumps_allowed=False,
    )


def _wished(dose: Dose) -> Dose:
    """Minutes are a wish in a handful: what was asked for decides, not a component's minimum."""
    return replace(dose, minimum=0)


def _problems(request: HandfulRequest, setting: Setting) -> Iterator[Finding]:
    """What is wrong with the request, all of it."""
    if not FEWEST_MINUTES <= request.minutes <= MOST_MINUTES:
        yield error(
            f"{request.minutes} minutes are no length for a session.",
            f"Give {FEWEST_MINUTES} to {MOST_MINUTES} minutes.",
        )
    numbers = {name: _number(request.half(name)) for name in ("upper", "lower")}
    for name, number in numbers.items():
        if not 0 <= number <= MOST_EXERCISES:
            yield error(
                f"{number} {name}-body exercises are no handful.",
                f"Choose 0 to {MOST_EXERCISES}.",
            )
    if not any(numbers.values()):
        yield error("Nothing is chosen.", "Choose some upper-body and some lower-body exercises.")
    for exercise in request.chosen():
        yield from _exercise_problems(exercise, request, setting)


def _number(half: int | tuple[str, ...]) -> int:
    return half if isinstance(half, int) else len(half)


def _exercise_problems(name: str, request: HandfulRequest, setting: Setting) -> Iterator[Finding]:
    exercises = setting.catalogue.exercises
    if name not in exercises:
        near = nearest(name, exercises)
        step = f"Did you mean {near!r}?" if near else "See: wholestride exercises."
        yield error(f"There is no exercise {name!r}.", step)
        return
    exercise = exercises[name]
    half = half_of(exercise)
    if half is None:
        yield error(
            f"{exercise.name} is neither an upper-body nor a lower-body strength exercise.",
            "Leave it out; warm-up and core come by themselves.",
        )
    elif not _possible(exercise, setting):
        yield error(_why_not(exercise, request, setting), _instead(exercise, setting))


def half_of(exercise: Exercise) -> str | None:
    """The half of a handful that an exercise belongs to; None for warm-up, core and the like."""
    role = usual_role(exercise)
    if role is Role.UPPER:
        return "upper"
    return "lower" if role in LOWER_ROLES else None


def _possible(exercise: Exercise, setting: Setting) -> bool:
    return exercise in allowed_at(setting, setting.request.sessions[0].place)


def _why_not(exercise: Exercise, request: HandfulRequest, setting: Setting) -> str:
    if exercise.id in request.athlete.excluded:
        return f"{exercise.name} is on your list of exclusions."
    if exercise.id in request.avoid:
        return f"{exercise.name} is left out for now because of what you told about yourself."
    equipment = equipment_of(setting.request.sessions[0])
    if not its_level_has_been_reached(exercise, setting, equipment):
        return f"{exercise.name} is too hard for somebody {request.athlete.level} (OWN07)."
    kits = " or ".join(" and ".join(sorted(kit)) for kit in exercise.equipment)
    return f"{exercise.name} needs {kits}; {request.place.name} does not have it."


def _instead(exercise: Exercise, setting: Setting) -> str:
    alike = [
        each
        for each in allowed_at(setting, setting.request.sessions[0].place)
        if each.pattern is exercise.pattern
    ]
    alike.sort(key=lambda each: (abs(each.level - exercise.level), each.id))
    names = " or ".join(each.id for each in alike[:2])
    return f"Take {names} instead." if names else "Choose another movement."


def _lines(request: HandfulRequest, setting: Setting) -> tuple[ComposedLine, ...]:
    """Warm-up, and the lines that the programme chooses."""
    warm_up = warm_up_lines(setting, setting.request.sessions[0])
    options = tuple(_options(request, setting))
    if not options:
        return warm_up
    model = build_model(setting, options, {0: warm_up})
    for name in ("upper", "lower"):
        _as_many_as_asked(model, name, request.half(name))
    relaxed = relax(model.programme)
    solution = solve(model.programme, relaxed, THOROUGH) if relaxed else None
    values = solution.values if solution else ()
    chosen = [option.line for option, value in zip(options, values, strict=False) if value > 0.5]
    return (*warm_up, *chosen)


def _options(request: HandfulRequest, setting: Setting) -> Iterator[Option]:
    """What is open where a number is given, the named ones alone where names are, and core."""
    named = request.chosen()
    seen: set[tuple[int, str, Role]] = set()
    for option in options_for(setting, 0, frozenset()):
        half = "upper" if option.line.role is Role.UPPER else "lower"
        counted = option.line.role in LOWER_ROLES | {Role.UPPER}
        if counted and not isinstance(request.half(half), int) and option.exercise.id not in named:
            continue
        seen.add(option.group)
        yield option
    for name in dict.fromkeys(named):
        for part in _parts(setting.exercise(name), setting):
            if (0, name, part.role) not in seen:
                yield from _named_options(part, setting)


def _parts(exercise: Exercise, setting: Setting) -> Iterator[Part]:
    """The parts that a named exercise may play: a main lift is the main lift, or assists."""
    session = _session(setting)
    if exercise.main_lift:
        yield Part(exercise, Role.MAIN, session)
    if not warm_up_sets_seconds(exercise, equipment_of(session)):
        yield Part(exercise, usual_role(exercise), session)


def _session(setting: Setting) -> SessionRequest:
    return setting.request.sessions[0]


def _named_options(part: Part, setting: Setting) -> Iterator[Option]:
    liking = cost(part.exercise, setting, part.equipment)
    for sets in set_choices(part, setting):
        yield Option(0, part.exercise, line_for(part, sets, setting), liking)


def _as_many_as_asked(model: Model, name: str, asked: int | tuple[str, ...]) -> None:
    """The named exercises are in, or as many as the number says; what is missing is priced."""
    roles = LOWER_ROLES if name == "lower" else frozenset({Role.UPPER})
    lines = [(i, 1) for i, option in enumerate(model.options) if option.line.role in roles]
    if isinstance(asked, int):
        model.programme.at_most(lines, asked)
        missing = model.missing(CHOSEN_WEIGHT * SET_COST, MINIMUM, asked)
        model.programme.at_least([*lines, (missing, 1)], asked)
        return
    for exercise in dict.fromkeys(asked):
        own = [(i, 1) for i, _ in lines if model.options[i].exercise.id == exercise]
        missing = model.missing(CHOSEN_WEIGHT * SET_COST, MINIMUM, 1)
        model.programme.at_least([*own, (missing, 1)], 1)


def _composed(
    lines: Sequence[ComposedLine], session: SessionRequest, setting: Setting
) -> ComposedSession:
    arranged = arrange(lines, setting, equipment_of(session))
    counted = frozenset(line.exercise for line in lines if _is_in(line, "upper", "lower"))
    fitted = trimmed({0: arranged}, 0, session.minutes * 60, setting, counted)
    minutes = round(seconds_together(fitted, setting.catalogue) / 60, 1)
    return worded(ComposedSession(session, fitted, minutes, title=TITLE), setting)


def _left_out(
    request: HandfulRequest, composed: ComposedSession, setting: Setting
) -> Iterator[Finding]:
    """What the minutes had no room for, and what would help."""
    there = {line.exercise for line in composed.lines if line.role is not Role.WARM_UP}
    gone = [name for name in dict.fromkeys(request.chosen()) if name not in there]
    if gone:
        names = ", ".join(setting.exercise(name).name for name in gone)
        yield warning(
            f"{request.minutes} minutes have no room for everything; left out: {names}.",
            f"About {_minutes_for(request.chosen(), setting)} minutes hold them all, or choose "
            "fewer.",
        )
    for name in ("upper", "lower"):
        asked = request.half(name)
        found = sum(_is_in(line, name) for line in composed.lines)
        if isinstance(asked, int) and found < asked:
            yield warning(
                f"{found} of {asked} {name}-body exercises fit {request.minutes} minutes at "
                f"{request.place.name}.",
                "Give more minutes, or ask for fewer.",
            )


def _is_in(line: ComposedLine, *halves: str) -> bool:
    return ("lower" in halves and line.role in LOWER_ROLES) or (
        "upper" in halves and line.role is Role.UPPER
    )


def _minutes_for(names: Iterable[str], setting: Setting) -> int:
    """Minutes that the named exercises take with two sets each, in supersets, warmed up."""
    session = _session(setting)
    parts = [next(_parts(setting.exercise(name), setting)) for name in dict.fromkeys(names)]
    work = [line_for(part, FEWEST_SETS, setting) for part in parts]
    lines = [*warm_up_lines(setting, session), *work]
    arranged = arrange(lines, setting, equipment_of(session))
    return -(-seconds_together(arranged, setting.catalogue) // 60)
