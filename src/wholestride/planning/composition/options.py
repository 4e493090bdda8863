"""What the programme may choose from: lines with their sets, session by session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from wholestride.catalogue.session_minutes import warm_up_sets_seconds
from wholestride.domain.exercise import Exercise, Impact, Pattern
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.allowed import (
    MAIN_PATTERNS,
    allowed_at,
    main_lifts,
    with_floor,
)
from wholestride.planning.composition.kinds import CONTENT, Content, Mains
from wholestride.planning.composition.lines import Part, line_for
from wholestride.planning.composition.nouns import ComposedLine, Role, SessionRequest
from wholestride.planning.composition.roles import HIP_PATTERNS, usual_role
from wholestride.planning.composition.setting import Setting, equipment_of
from wholestride.planning.composition.taste import POINT, WRITTEN, cost, set_cost

MAIN_CHOICES = 2
"""Main lifts offered for a side: the two best liked; all of them have the same signature."""
SPARE_CHOICES = 3
"""Exercises offered for a pattern beyond one for each session."""
SAME_FAMILY = 2
"""Variants of one family among them."""
LIGHT_MAIN_SETS = 4
"""Weeks that aim at so few main sets have lines of one set too."""
OTHER_SIDE_SETS = 2
"""Squat and hinge lie on different days where both have three sets (planning, section 4)."""
SMALL_KINDS = frozenset({SessionKind.STABILITY, SessionKind.UPPER_CORE, SessionKind.PREHAB})
"""Kinds whose leg assistance is small: hips, and bridges in the prehab."""
SHORT_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Option:
    """One line with a number of sets that a session may hold, and what it costs in taste."""

    session: int
    exercise: Exercise
    line: ComposedLine
    taste: int

    @property
    def group(self) -> tuple[int, str, Role]:
        """Options that differ in their sets alone."""
        return self.session, self.exercise.id, self.line.role


def options_for(setting: Setting, index: int, taken: frozenset[str]) -> Iterator[Option]:
    """Everything that one session of the week may hold; ``taken`` stands elsewhere already."""
    session = setting.request.sessions[index]
    content = CONTENT[session.kind]
    allowed = allowed_at(setting, session.place)
    if Role.MAIN in content.roles:
        for exercise, sets in _mains(allowed, setting, session):
            yield from _options(Part(exercise, Role.MAIN, session), sets, setting, index)
    taken |= _staying(setting, index)
    fitting = [each for each in allowed if each.id not in taken]
    for exercise in shortlist(fitting, setting, session):
        part = Part(exercise, usual_role(exercise), session)
        if _fits(part, content, setting):
            yield from _options(part, set_choices(part, setting), setting, index)


def _staying(setting: Setting, index: int) -> frozenset[str]:
    """What other sessions of the week keep; calf work may come again (OWN13)."""
    sessions = setting.request.sessions
    if sessions[index].kind is SessionKind.PREHAB:
        return frozenset()
    return frozenset(
        name
        for number, other in enumerate(sessions)
        if number != index and other.stays
        for name in other.held
        if usual_role(setting.exercise(name)) is not Role.CALF
    )


def _options(part: Part, choices: Iterable[int], setting: Setting, index: int) -> Iterator[Option]:
    liking = _liking(part.exercise, setting, part.session)
    for sets in choices:
        taste = liking + sets * set_cost(part.role, setting)
        yield Option(index, part.exercise, line_for(part, sets, setting), taste)


def _liking(exercise: Exercise, setting: Setting, session: SessionRequest) -> int:
    """Its cost in taste; what the session held before is kept for little more."""
    kept = exercise.id in session.held
    return cost(exercise, setting, equipment_of(session)) - POINT * WRITTEN * kept


def shortlist(
    allowed: Iterable[Exercise], setting: Setting, session: SessionRequest
) -> Iterator[Exercise]:
    """The best liked exercises of each pattern, at most two of a family.

    Dominated candidates only slow the programme down: with equal signature the better liked
    one wins anyway, and a session needs few of a pattern.
    """
    number = len(setting.request.sessions) + SPARE_CHOICES
    by_pattern = sorted(allowed, key=lambda each: (each.pattern, each.id))
    for _, group in groupby(by_pattern, key=lambda each: each.pattern):
        liked = sorted(
            with_floor(group, setting), key=lambda each: (_liking(each, setting, session), each.id)
        )
        yield from _mixed(liked)[:number]


def _mixed(liked: Iterable[Exercise]) -> list[Exercise]:
    seen: dict[str, int] = {}
    kept = []
    for exercise in liked:
        seen[exercise.family] = seen.get(exercise.family, 0) + 1
        if seen[exercise.family] <= SAME_FAMILY:
            kept.append(exercise)
    return kept


def _fits(part: Part, content: Content, setting: Setting) -> bool:
    exercise, role, kind = part.exercise, part.role, part.session.kind
    if role not in content.roles:
        return False
    if role is Role.COOL_DOWN:
        return exercise.pattern is Pattern.STRETCH
    if role is Role.JUMP:
        lands = kind is not SessionKind.STABILITY or exercise.impact is not Impact.HIGH
        return setting.dose.jumps_allowed and lands
    if role is Role.ASSISTANCE and kind in SMALL_KINDS:
        bridges = exercise.pattern is Pattern.HIP_EXTENSION and kind is SessionKind.PREHAB
        return exercise.pattern in HIP_PATTERNS or bridges
    stepped = warm_up_sets_seconds(exercise, part.equipment) > 0
    return not stepped or role not in (Role.ASSISTANCE, Role.ONE_LEG)


def set_choices(part: Part, setting: Setting) -> tuple[int, ...]:
    """How many sets a line may have."""
    light = setting.dose.main.weekly_sets.target <= LIGHT_MAIN_SETS
    if part.role in (Role.BALANCE, Role.COOL_DOWN) or part.session.minutes <= SHORT_MINUTES:
        return (1, 2)
    if setting.fewest_sets:
        return (setting.fewest_sets, setting.fewest_sets + 1)
    if part.role in (Role.JUMP, Role.CALF) or part.exercise.pattern in HIP_PATTERNS:
        return (1, 2, 3)
    side = Pattern.SQUAT if part.session.variant == "A" else Pattern.HINGE
    other = part.exercise.pattern in (Pattern.SQUAT, Pattern.HINGE)
    if other and part.exercise.pattern is not side:
        return (1, OTHER_SIDE_SETS) if light else (OTHER_SIDE_SETS,)
    return (1, 2) if light else (2, 3)


def _mains(
    allowed: tuple[Exercise, ...], setting: Setting, session: SessionRequest
) -> Iterator[tuple[Exercise, tuple[int, ...]]]:
    most = setting.dose.main.sets.high
    content = CONTENT[session.kind]
    if content.mains is Mains.FAST:
        for exercise in _fast_lifts(allowed, setting, session):
            yield exercise, (2, 3)
        return
    least = min(2, setting.dose.main.sets.low)
    own = Pattern.SQUAT if session.variant == "A" else Pattern.HINGE
    both = content.mains is Mains.BOTH or setting.main_sessions == 1
    for side in MAIN_PATTERNS:
        choices = range(least, most + 1) if side is own else range(1, OTHER_SIDE_SETS + 1)
        sets = tuple(number for number in choices if 0 < number <= most)
        if sets and (side is own or both):
            for exercise in _offered(
                main_lifts(allowed, side, setting, session.place), setting, session
            ):
                yield exercise, sets


def _fast_lifts(
    allowed: tuple[Exercise, ...], setting: Setting, session: SessionRequest
) -> list[Exercise]:
    """Main lifts that can be loaded and moved fast (rule DOSE21)."""
    equipment = equipment_of(session)
    lifts = [each for each in allowed if each.main_lift and each.loadable_with(equipment)]
    kinds = (Pattern.SQUAT, Pattern.HINGE)
    return [
        exercise
        for side in kinds
        for exercise in _offered([e for e in lifts if e.pattern is side], setting, session)
    ]


def _offered(
    lifts: Iterable[Exercise], setting: Setting, session: SessionRequest
) -> list[Exercise]:
    """The best liked main lifts: favourites, else the last block's, else measured ones."""
    known = list(lifts)
    liked = [each for each in known if each.id in setting.request.athlete.favourites]
    kept = [each for each in known if each.id in setting.request.keep_main]
    measured = [each for each in known if each.id in setting.request.athlete.one_rep_max]
    offered = liked or kept or measured or known
    ranked = sorted(offered, key=lambda each: (_liking(each, setting, session), each.id))
    return ranked[:MAIN_CHOICES]
