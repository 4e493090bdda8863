"""Hard rules of composition, checked on a composed block without any code of the composer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.exercise import EVERYWHERE, Exercise, Impact, Pattern, Region
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.nouns import (
    BlockRequest,
    ComposedBlock,
    ComposedLine,
    ComposedSession,
    Role,
)

CEILING = {Level.NEW: 2, Level.NOVICE: 3, Level.INTERMEDIATE: 4, Level.ADVANCED: 5}
WORKING = (Role.MAIN, Role.ONE_LEG, Role.CALF, Role.ASSISTANCE, Role.UPPER, Role.CORE)
ONCE_A_WEEK = (Role.ONE_LEG, Role.ASSISTANCE, Role.UPPER, Role.CORE, Role.JUMP)
WRITTEN = (SessionKind.MOBILITY, SessionKind.ACTIVATION, SessionKind.PREHAB)
PUSH = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH)
PULL = (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL)


def exercise(line: ComposedLine) -> Exercise:
    return load().exercises[line.exercise]


def broken_rules(block: ComposedBlock, request: BlockRequest) -> list[str]:
    """Every hard rule that the block breaks, in words; an empty list is what a test wants."""
    found = list(_week_rules(block, request))
    for session in block.sessions:
        found += [f"{session.request.kind}: {words}" for words in _session_rules(session, request)]
    return found


def _session_rules(session: ComposedSession, request: BlockRequest) -> Iterator[str]:
    if session.minutes > session.request.minutes:
        yield f"{session.minutes} min do not fit {session.request.minutes}"
    for line in session.lines:
        yield from _line_rules(line, session, request)
    yield from _dose_rules(session, request)
    yield from _order_rules(session)
    families = Counter(exercise(each).family for each in session.lines if each.role in WORKING)
    if session.request.kind not in WRITTEN and not session.template:
        yield from (f"family {name} twice" for name, number in families.items() if number > 1)


def _line_rules(
    line: ComposedLine, session: ComposedSession, request: BlockRequest
) -> Iterator[str]:
    each = exercise(line)
    kit = session.request.place.equipment | EVERYWHERE
    if not any(needed <= kit for needed in each.equipment):
        yield f"{line.exercise} has no equipment at {session.request.place.name}"
    climbs = any(rung in request.mastered for rung in each.easier)
    if each.level > CEILING[request.athlete.level] + climbs:
        yield f"{line.exercise} is too hard"
    if line.exercise in request.avoid or line.exercise in request.athlete.excluded:
        yield f"{line.exercise} is to be avoided"
    if line.role is Role.MAIN and not each.main_lift:
        yield f"{line.exercise} is no main lift"
    if line.sets < 1:
        yield f"{line.exercise} has no sets"


def _dose_rules(session: ComposedSession, request: BlockRequest) -> Iterator[str]:
    landings = sum(line.contacts for line in session.lines)
    if landings > max(request.dose.contacts_per_session, 0) and landings:
        yield f"{landings} contacts are above the cap"
    kind = session.request.kind
    free = kind in (SessionKind.PREHAB, SessionKind.ACTIVATION)
    if not free and leg_dose(session) > kind.leg_dose_hundredths:
        yield f"leg dose {leg_dose(session)} is above that of its kind"
    heavy_sides = {
        exercise(line).pattern
        for line in session.lines
        if exercise(line).pattern in (Pattern.SQUAT, Pattern.HINGE)
        and line.sets >= 3
        and line.role in WORKING
    }
    if len(heavy_sides) > 1:
        yield "squat and hinge with three sets on one day"


def leg_dose(session: ComposedSession) -> int:
    """Leg dose of a session in hundredths, by the formula alone."""
    total = 0.0
    for line in session.lines:
        each = exercise(line)
        total += line.contacts * (0.0015 if each.impact is Impact.LOW else 0.003)
        total += _sets_cost(line, each) * line.sets * (0.6 if line.easy else 1)
    return int(min(total, 1) * 100 + 1e-9)


def _sets_cost(line: ComposedLine, each: Exercise) -> float:
    if not line.hard_sets:
        return 0
    if line.role is Role.MAIN:
        return 0.12 if line.heavy else 0.08
    if line.role not in (Role.ONE_LEG, Role.ASSISTANCE, Role.CALF):
        return 0
    primary = {region for region, halves in each.regions.items() if halves == 2}
    big = primary & {Region.QUADS, Region.GLUTES, Region.HAMSTRINGS}
    return 0.08 if big else 0.02


def _order_rules(session: ComposedSession) -> Iterator[str]:
    """Fresh legs for balance and jumps, main lift before the rest, stretches last (DOSE18)."""
    if session.template:
        return
    roles = [line.role for line in session.lines]
    leads = [
        role for role in roles if role not in (Role.UPPER, Role.CORE) or roles.index(role) == 0
    ]
    order = list(Role)
    if leads != sorted(leads, key=order.index):
        yield f"the order is {', '.join(roles)}"


def _week_rules(block: ComposedBlock, request: BlockRequest) -> Iterator[str]:
    names = Counter(
        line.exercise
        for session in block.sessions
        if session.request.kind not in WRITTEN
        for line in session.lines
        if line.role in ONCE_A_WEEK
    )
    yield from (f"{name} is there {number} times" for name, number in names.items() if number > 1)
    if block.contacts > max(request.dose.contacts.maximum, request.outside_contacts):
        yield f"{block.contacts} contacts in the week"
    push, pull = sets_of(block, PUSH), sets_of(block, PULL)
    uneven = push and not push <= pull <= 1.5 * push
    if uneven and not any("Push and pull" in words for words in block.shortfalls):
        yield f"push and pull are {push}:{pull} and nobody says so"


def sets_of(block: ComposedBlock, patterns: tuple[Pattern, ...]) -> int:
    """Working sets of some patterns in the week."""
    return sum(
        line.sets
        for session in block.sessions
        for line in session.lines
        if exercise(line).pattern in patterns and line.role is Role.UPPER and line.hard_sets
    )
