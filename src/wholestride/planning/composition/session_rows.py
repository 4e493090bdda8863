"""Rows for single sessions: minutes, main lifts, families, leg dose, landings, length."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.athlete import Emphasis
from wholestride.domain.exercise import Pattern
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.account import leg_dose_part
from wholestride.planning.composition.kinds import (
    CONTENT,
    MORE_LINES_ALONE,
    PROMISED,
    Mains,
    most_lines,
)
from wholestride.planning.composition.model import Model
from wholestride.planning.composition.needs import MINIMUM, PROMISE_WEIGHT, SET_COST
from wholestride.planning.composition.nouns import Role
from wholestride.planning.composition.options import Option
from wholestride.planning.composition.programme import INFINITE, Term
from wholestride.planning.composition.roles import FILLERS
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.supersets import is_written
from wholestride.planning.composition.times import seconds_for_fillers

NO_MAIN_WEIGHT = 60
LONG_KINDS = frozenset({SessionKind.FULL, SessionKind.FULL_LIGHT, SessionKind.LOWER})
LONGEST_COST = 1
"""Taste cost of a second of the longest of these, so that no session holds nearly everything."""
BONE_CONTACTS = 40
"""Bone asks for few landings on several days rather than many on one (rule INJ12)."""
POWER_CONTACTS = 60
FEW_LANDINGS = 60
"""Taste cost of a landing that the power session lacks of its sixty."""
STRETCH_LINES = 2
FILLER_SHARES = 3600
USUAL_SAVINGS: Mapping[frozenset[Role], int] = {
    frozenset({Role.MAIN}): 200,
    frozenset({Role.ONE_LEG, Role.ASSISTANCE, Role.CALF}): 60,
    frozenset({Role.UPPER}): 20,
}
"""Seconds that a filler usually saves beside a main lift (its own length), beside another leg
line and beside another filler: fitted so that what is hoped for is nearly always found."""


def sessions_fit_their_minutes(model: Model) -> None:
    """OWN02: set-up, work and rests, less what fillers find in the rests of other lines."""
    longest = _longest(model)
    for session in model.free_sessions:
        kind = model.setting.request.sessions[session].kind
        even = longest if kind in LONG_KINDS else None
        options = list(model.in_session(session))
        spent = sum(line.seconds for line in model.fixed.get(session, ()))
        budget = max(model.setting.request.sessions[session].minutes * 60 - spent, 0)
        saved = _savings(model, options)
        less = [(column, -1) for column in saved]
        work = [(i, option.line.seconds) for i, option in options]
        model.programme.at_most([*work, *less], budget)
        if even is not None:
            model.programme.at_most([*work, *less, (even, -1)], -spent)


def _longest(model: Model) -> int | None:
    """A column for the longest of several long sessions, so that the work is spread evenly."""
    kinds = [model.setting.request.sessions[session].kind for session in model.free_sessions]
    several = sum(kind in LONG_KINDS for kind in kinds) > 1
    return model.programme.slack(LONGEST_COST, INFINITE) if several else None


def _savings(model: Model, options: list[tuple[int, Option]]) -> list[int]:
    """Columns for the seconds saved in rests of main lifts, of other leg lines, of upper lines.

    Three rows each would be too generous: a filler stands in one rest only. So fillers are
    counted too, each worth what one of them usually saves there.
    """
    programme = model.programme
    saved = []
    count = [(i, FILLER_SHARES) for i, o in options if _fills(o)]
    for roles, usual in USUAL_SAVINGS.items():
        room = [(i, -_room(o)) for i, o in options if o.line.role in roles]
        column = programme.slack(0, INFINITE)
        programme.at_most([(column, 1), *room], 0)
        count.append((column, -(FILLER_SHARES // usual)))
        saved.append(column)
    programme.at_least(count, 0)
    fillers = [(i, -o.line.seconds) for i, o in options if _fills(o)]
    programme.at_most([*((column, 1) for column in saved), *fillers], 0)
    return saved


def _room(option: Option) -> int:
    return seconds_for_fillers(option.line, option.exercise)


def _fills(option: Option) -> bool:
    return option.line.role in FILLERS and not is_written(option.line)


def a_leg_session_has_its_main_lift(model: Model) -> None:
    """One main lift of the session's own side; a second only where the kind has two."""
    for session in model.free_sessions:
        request = model.setting.request.sessions[session]
        mains = CONTENT[request.kind].mains
        lifts = [(i, o) for i, o in model.in_session(session) if o.line.role is Role.MAIN]
        if not lifts or mains is Mains.NONE:
            continue
        hinge = request.variant != "A"
        own = [(i, 1) for i, o in lifts if (o.exercise.pattern is Pattern.HINGE) is hinge]
        other = [(i, 1) for i, o in lifts if (o.exercise.pattern is Pattern.HINGE) is not hinge]
        model.programme.at_most(own, 1)
        model.programme.at_most(other, 1)
        if mains is not Mains.FAST and own:
            none = model.missing(NO_MAIN_WEIGHT * SET_COST, MINIMUM, 1)
            model.programme.at_least([*own, (none, 1)], 1)


def a_family_once_a_session(model: Model) -> None:
    """OWN13: no two variants of one family in a session."""
    for session in model.free_sessions:
        families: dict[str, list[Term]] = {}
        for index, option in model.in_session(session):
            families.setdefault(option.exercise.family, []).append((index, 1))
        for family in sorted(families):
            model.programme.at_most(families[family], 1)


def leg_dose_stays_under_its_kind(model: Model) -> None:
    """OWN01, OWN03: what the kind's leg dose allows; prehab and activation are free."""
    for session in model.free_sessions:
        kind = model.setting.request.sessions[session].kind
        if not CONTENT[kind].limited or kind.leg_dose_hundredths >= 100:
            continue
        spent = sum(
            leg_dose_part(line, model.setting.exercise(line.exercise))
            for line in model.fixed.get(session, ())
        )
        terms = [(i, leg_dose_part(o.line, o.exercise)) for i, o in model.in_session(session)]
        model.programme.at_most(terms, max(kind.leg_dose_hundredths * 100 - spent, 0))


def contacts_stay_under_the_session_cap(model: Model) -> None:
    """PLYO01: a session holds only so many landings."""
    for session in model.free_sessions:
        spent = sum(line.contacts for line in model.fixed.get(session, ()))
        terms = [(i, option.line.contacts) for i, option in model.in_session(session)]
        cap = model.setting.dose.contacts_per_session
        if Emphasis.BONE in model.setting.request.athlete.emphasis:
            cap = min(cap, BONE_CONTACTS)
        model.programme.at_most(terms, max(cap - spent, 0))


def sessions_stay_short_lists(model: Model) -> None:
    """A session is no shopping list: lines, jumps, balance and stretches have their number."""
    for session in model.free_sessions:
        request = model.setting.request.sessions[session]
        content = CONTENT[request.kind]
        numbers = {
            Role.JUMP: content.jump_lines,
            Role.BALANCE: content.balance_lines,
            Role.COOL_DOWN: STRETCH_LINES,
        }
        options = list(model.in_session(session))
        for role, number in numbers.items():
            model.programme.at_most([(i, 1) for i, o in options if o.line.role is role], number)
        lines = [(i, 1) for i, o in options if o.line.role is not Role.COOL_DOWN]
        written = {o.exercise.id for _, o in options if is_written(o.line)}
        alone = MORE_LINES_ALONE if len(model.free_sessions) == 1 else 0
        most = max(most_lines(request.minutes) + alone, len(written))
        model.programme.at_most(lines, most)


def sessions_hold_what_their_kind_promises(model: Model) -> None:
    """The components live in every full session, balance in stability, landings in power."""
    for session in model.free_sessions:
        kind = model.setting.request.sessions[session].kind
        for role in promised(kind, model.setting):
            terms = [(i, 1) for i, o in model.in_session(session) if o.line.role is role]
            if terms:
                missing = model.missing(PROMISE_WEIGHT * SET_COST, MINIMUM, 1)
                model.programme.at_least([*terms, (missing, 1)], 1)


def promised(kind: SessionKind, setting: Setting) -> tuple[Role, ...]:
    """The parts that a kind is known for, and landings in each where bone asks for them (INJ12)."""
    bone = Emphasis.BONE in setting.request.athlete.emphasis
    jumps = (Role.JUMP,) if bone and Role.JUMP in CONTENT[kind].roles else ()
    return tuple(dict.fromkeys((*PROMISED.get(kind, ()), *jumps)))


def a_power_session_jumps(model: Model) -> None:
    """Sixty landings and more of the week's are the power session's (dose check, section 3)."""
    for session in model.free_sessions:
        if model.setting.request.sessions[session].kind is not SessionKind.POWER:
            continue
        wanted = min(POWER_CONTACTS, model.setting.dose.contacts_per_session)
        terms = [(i, option.line.contacts) for i, option in model.in_session(session)]
        few = model.programme.slack(FEW_LANDINGS, wanted)
        model.programme.at_least([*terms, (few, 1)], wanted)
