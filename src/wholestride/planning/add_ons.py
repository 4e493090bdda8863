"""What hangs on the runs: warm-ups before them, hips and trunk for beginners, stretches after.

Nothing here is placed; it goes with the run and counts for its components.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wholestride.catalogue.session_minutes import template_line_seconds
from wholestride.domain.athlete import Athlete, Level
from wholestride.domain.catalogue import Catalogue, SessionTemplate, TemplateLine
from wholestride.domain.exercise import EVERYWHERE, Component, Exercise, Pattern
from wholestride.domain.running import AddOn, RaceDistance, Run, RunKind
from wholestride.domain.season import Phase, PhaseName, WeekDose
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.horizon import effective_phase, monday_of

WARM_UPS_A_WEEK = 3
"""Hard and long runs always get one; easy runs until the week has three (our default)."""
HIP_AND_CORE_A_WEEK = 2
"""Before two easy runs a week for the new and novices (rule INJ03)."""
SHORT_LEEWAY_MINUTES = 0.5
HOURS_BEFORE_A_KEY_RUN = timedelta(hours=6)
"""No static stretch so soon before a key run (rule MOB01)."""
WARM_UP_SHARE_OF_CONTACTS = 2
"""At most half of the week's foot contacts go into warm-ups."""
CONTACTS_WITHOUT_DOSE = 40
JUMP_PHASES = frozenset(
    {PhaseName.ADAPTATION, PhaseName.OFF_SEASON, PhaseName.BASE, PhaseName.BUILD, PhaseName.PEAK}
)
EASY_KINDS = (RunKind.EASY, RunKind.RECOVERY)
RUNG: Mapping[Level, int] = {
    Level.NEW: 2,
    Level.NOVICE: 3,
    Level.INTERMEDIATE: 4,
    Level.ADVANCED: 5,
}
"""The highest level of exercise by experience (dose-check table 1.4)."""
NO_CORE = frozenset({Pattern.BREATHING, Pattern.STRETCH})
"""Breathing and stretches earn no core minutes."""
NAMES: Mapping[str, str] = {
    "warm-up-quality": "warm-up before quality",
    "warm-up-long": "warm-up before the long run",
    "warm-up-easy": "warm-up",
    "pre-run-hip-core": "hips and trunk before the run",
    "after-run": "stretch after the run",
}
SHORTER = ("warm-up-quality", "warm-up-long", "warm-up-easy")
"""Warm-ups from the longest to the shortest."""


@dataclass(frozen=True, slots=True)
class WeekOfRuns:
    """One week: its runs in order, the phase, what is left out, contacts for warm-ups."""

    runs: tuple[Run, ...]
    phase: PhaseName
    forbidden: Mapping[str, str]
    contacts: int


@dataclass(frozen=True, slots=True)
class Hanger:
    """What every add-on looks at."""

    athlete: Athlete
    catalogue: Catalogue
    templates: Mapping[str, tuple[SessionTemplate, ...]]


def hang_add_ons(
    runs: Sequence[Run],
    phases: Sequence[Phase],
    athlete: Athlete,
    catalogue: Catalogue,
    doses: Sequence[WeekDose] = (),
) -> tuple[Run, ...]:
    """The runs with their warm-ups, hip and trunk work and stretches (MOB01, MOB03, INJ03).

    With ``doses`` warm-ups hold at most half of each week's foot contacts; without them 40 a
    week from novice level on in loading phases. Runs outside the phases stay as they are.
    """
    hanger = Hanger(athlete, catalogue, _by_purpose(catalogue))
    budget = {dose.start: round(dose.contacts.target) for dose in doses}
    hung: dict[str, tuple[AddOn, ...]] = {}
    for monday, inside in _weeks(runs, phases).items():
        phase = effective_phase(phases, monday).name
        contacts = budget.get(monday, 0) // WARM_UP_SHARE_OF_CONTACTS
        if not doses and athlete.level is not Level.NEW and phase in JUMP_PHASES:
            contacts = CONTACTS_WITHOUT_DOSE
        week = WeekOfRuns(inside, phase, _forbidden(hanger, inside[-1].day), contacts)
        hung |= _week_add_ons(week, hanger)
    return tuple(replace(run, add_ons=hung[run.id]) if run.id in hung else run for run in runs)


def _weeks(runs: Sequence[Run], phases: Sequence[Phase]) -> dict[date, tuple[Run, ...]]:
    if not phases:
        return {}
    first, last = phases[0].first, phases[-1].last
    weeks: dict[date, tuple[Run, ...]] = {}
    for run in sorted(runs, key=lambda each: (each.start, each.id)):
        if run.is_run and first <= run.day <= last:
            monday = monday_of(run.day)
            weeks[monday] = (*weeks.get(monday, ()), run)
    return weeks


def _by_purpose(catalogue: Catalogue) -> dict[str, tuple[SessionTemplate, ...]]:
    found: dict[str, tuple[SessionTemplate, ...]] = {}
    for name in sorted(catalogue.templates):
        template = catalogue.templates[name]
        found[template.purpose] = (*found.get(template.purpose, ()), template)
    return found


def _forbidden(hanger: Hanger, day: date) -> Mapping[str, str]:
    """What the athlete leaves out, of the exercises that add-ons name."""
    purposes = (*SHORTER, "pre-run-hip-core", "after-run")
    named = {
        exercise
        for purpose in purposes
        for template in hanger.templates.get(purpose, ())
        for line in template.lines
        for exercise in (line.exercise, *line.swap)
    }
    every = hanger.catalogue.exercises
    few = {name: every[name] for name in sorted(named) if name in every}
    athlete = hanger.athlete
    return forbidden_exercises(
        athlete, replace(hanger.catalogue, exercises=few), day, athlete.level
    )


def _week_add_ons(week: WeekOfRuns, hanger: Hanger) -> dict[str, tuple[AddOn, ...]]:
    hips = hip_and_core_before(week, hanger.athlete)
    purposes: dict[str, list[str]] = {run.id: [] for run in week.runs}
    for run, purpose in (
        *warm_ups_before(week, tuple(run for run, _ in hips)),
        *hips,
        *stretches_after(week, _stretch_days(week, hanger)),
    ):
        purposes[run.id].append(purpose)
    left = week.contacts
    hung = {}
    for run in week.runs:
        add_ons = []
        for purpose in purposes[run.id]:
            add_on = _add_on(purpose, replace(week, contacts=left), hanger)
            if add_on is not None:
                add_ons.append(add_on)
                left -= add_on.contacts
        hung[run.id] = tuple(add_ons)
    return hung


def warm_ups_before(week: WeekOfRuns, warm: Sequence[Run] = ()) -> list[tuple[Run, str]]:
    """MOB01: dynamic warm-ups before hard and long runs, and before easy ones up to three a week.

    ``warm`` runs have hip and trunk work before them, which warms up too. Before a half marathon
    and longer the short one is enough: the race begins slowly.
    """
    hard = [(run, _warm_up_for(run)) for run in week.runs if run.quality or _long(run)]
    easy = [run for run in _easy(week) if run not in warm]
    room = max(0, WARM_UPS_A_WEEK - len(hard) - len(warm))
    return [*hard, *((run, "warm-up-easy") for run in _spread(easy, room))]


def _easy(week: WeekOfRuns) -> list[Run]:
    return [run for run in week.runs if run.kind in EASY_KINDS and not run.quality]


def _warm_up_for(run: Run) -> str:
    if run.race is not None:
        long_race = run.race.distance.rank >= RaceDistance.HALF.rank
        return "warm-up-easy" if long_race else "warm-up-quality"
    return "warm-up-quality" if run.quality else "warm-up-long"


def _long(run: Run) -> bool:
    return run.kind is RunKind.LONG


def hip_and_core_before(week: WeekOfRuns, athlete: Athlete) -> list[tuple[Run, str]]:
    """INJ03: hips and trunk before two easy runs a week, for the new and novices."""
    if athlete.level not in (Level.NEW, Level.NOVICE):
        return []
    if week.phase in (PhaseName.RACE, PhaseName.RECOVERY):
        return []
    return [(run, "pre-run-hip-core") for run in _spread(_easy(week), HIP_AND_CORE_A_WEEK)]


def stretches_after(week: WeekOfRuns, days: int) -> list[tuple[Run, str]]:
    """MOB03: a short stretch after easy runs, after long ones where easy runs are few.

    Never where a key run starts within six hours (MOB01).
    """
    calm = [run for run in week.runs if not run.quality and not _key_run_follows(run, week.runs)]
    easy = [run for run in calm if run.kind in EASY_KINDS]
    chosen = _spread(easy, days)
    chosen += _spread([run for run in calm if run not in easy], days - len(chosen))
    return [(run, "after-run") for run in chosen]


def _key_run_follows(run: Run, runs: Iterable[Run]) -> bool:
    until = run.end + HOURS_BEFORE_A_KEY_RUN
    return any((each.key or each.quality) and run.start < each.start <= until for each in runs)


def _stretch_days(week: WeekOfRuns, hanger: Hanger) -> int:
    row = hanger.catalogue.dose.get((week.phase, hanger.athlete.level, "stretch"))
    return round(row.target) if row is not None and row.target is not None else 0


def _spread(runs: Sequence[Run], count: int) -> list[Run]:
    """Up to ``count`` of the runs, the first and the last of the week among them."""
    if count <= 0 or not runs:
        return []
    if len(runs) <= count:
        return list(runs)
    if count == 1:
        return [runs[0]]
    return [runs[n * (len(runs) - 1) // (count - 1)] for n in range(count)]


def _add_on(purpose: str, week: WeekOfRuns, hanger: Hanger) -> AddOn | None:
    shorter = _short_enough(purpose, week, hanger)
    template = _template(shorter, week, hanger)
    if template is None:
        return None
    name = NAMES[purpose] if shorter == purpose else "short warm-up"
    left = week.contacts
    done: list[tuple[TemplateLine, Exercise]] = []
    for line in template.lines:
        choice = _choice(line, week, hanger, left)
        if choice is not None:
            left -= contacts_of(line, choice)
            done.append((line, choice))
    counted = _counted(done)
    if counted is None:
        return None
    return replace(counted, name=name, contacts=week.contacts - left, template=template.id)


def _short_enough(purpose: str, week: WeekOfRuns, hanger: Hanger) -> str:
    """The warm-up, or the next shorter one, that the phase's ramp row allows."""
    row = hanger.catalogue.dose.get((week.phase, hanger.athlete.level, "ramp"))
    if purpose not in SHORTER or row is None or row.maximum is None:
        return purpose
    for shorter in SHORTER[SHORTER.index(purpose) :]:
        template = _template(shorter, week, hanger)
        if template and template.minutes <= row.maximum + SHORT_LEEWAY_MINUTES:
            return shorter
    return SHORTER[-1]


def _template(purpose: str, week: WeekOfRuns, hanger: Hanger) -> SessionTemplate | None:
    """The purpose's template for the level; one without forbidden lines before others."""
    rung = RUNG[hanger.athlete.level]
    fitting = [each for each in hanger.templates.get(purpose, ()) if each.level_floor <= rung]

    def unfit(template: SessionTemplate) -> tuple[int, bool, str]:
        lines = sum(line.exercise in week.forbidden for line in template.lines)
        return lines, template.level_ceiling < rung, template.id

    return min(fitting, key=unfit, default=None)


def _choice(line: TemplateLine, week: WeekOfRuns, hanger: Hanger, left: int) -> Exercise | None:
    """The line's exercise or its first swap that is allowed, possible anywhere, in contacts."""
    for name in (line.exercise, *line.swap):
        exercise = hanger.catalogue.exercises.get(name)
        if exercise is None or name in week.forbidden or not exercise.possible_with(EVERYWHERE):
            continue
        if contacts_of(line, exercise) <= left:
            return exercise
    return None


def contacts_of(line: TemplateLine, exercise: Exercise) -> int:
    """Foot contacts of a written line when it is done with this exercise."""
    once = (
        (line.reps or 0) * exercise.contacts_per_rep
        + (line.seconds or 0) * exercise.contacts_per_second
        + (line.metres or 0) * exercise.contacts_per_metre
    )
    return round(line.sets * once * (2 if line.per_side else 1))


def _counted(lines: Sequence[tuple[TemplateLine, Exercise]]) -> AddOn | None:
    """Minutes by component: the first component whole, each further one half."""
    seconds: dict[Component, float] = {}
    total = 0
    for line, exercise in lines:
        length = template_line_seconds(line, exercise)
        total += length
        for place, component in enumerate(exercise.components):
            if component is Component.CORE and exercise.pattern in NO_CORE:
                continue
            seconds[component] = seconds.get(component, 0) + length / (2 if place else 1)
    minutes = {part: round(seconds.get(part, 0) / 60) for part in Component}
    earned = tuple((part, number) for part, number in minutes.items() if number)
    return AddOn("", max(1, round(total / 60)), earned) if total else None
