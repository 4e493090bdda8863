"""One composed week: what is written, what the programme fills, and how they read together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wholestride.domain.exercise import Component
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.account import account
from wholestride.planning.composition.arrange import arrange
from wholestride.planning.composition.filling import Filling, Plan, fill, worked
from wholestride.planning.composition.kinds import CONTENT
from wholestride.planning.composition.lines import Part
from wholestride.planning.composition.nouns import (
    ComposedBlock,
    ComposedLine,
    ComposedSession,
    Role,
)
from wholestride.planning.composition.programme import Limits
from wholestride.planning.composition.setting import Setting, equipment_of
from wholestride.planning.composition.shortfalls import Lacks, lacks_of
from wholestride.planning.composition.supersets import seconds_together
from wholestride.planning.composition.surplus import without_surplus
from wholestride.planning.composition.templates import written_session
from wholestride.planning.composition.trim import trimmed
from wholestride.planning.composition.words import swaps, why

FLEXIBLE_KINDS = frozenset({SessionKind.UPPER_CORE, SessionKind.PREHAB})


@dataclass(frozen=True, slots=True)
class ComposedWeek:
    """The sessions of the typical week, what they lack, and the gap of the search."""

    sessions: tuple[ComposedSession, ...]
    lacks: Lacks
    gap: float


def typical_week(setting: Setting, limits: Limits) -> ComposedWeek:
    """The week with written sessions as they stand; as skeletons where that meets more.

    Where the minimum is not met either way, the search looks once more and wider.
    """
    written = _written_sessions(setting)
    plans = [Plan(written, {})]
    skeletons = {i: each for i, each in written.items() if each.request.kind in FLEXIBLE_KINDS}
    if skeletons:
        stay = {index: each for index, each in written.items() if index not in skeletons}
        plans.append(Plan(stay, skeletons))
    weeks = []
    for plan, reach in [*((plan, limits) for plan in plans), (plans[-1], limits.wider())]:
        filling = fill(setting, plan, reach, demanding=plan is not plans[-1])
        if filling is None:
            continue
        weeks.append(_composed(setting, plan, filling))
        if filling.out_of_reach or not weeks[-1].lacks.below_minimum:
            break
    return min(weeks, key=lambda each: each.lacks.weight)


def _written_sessions(setting: Setting) -> dict[int, ComposedSession]:
    """The sessions that come from templates, with as little repetition as swaps allow."""
    written: dict[int, ComposedSession] = {}
    taken: frozenset[str] = frozenset()
    for index, session in enumerate(setting.request.sessions):
        if CONTENT[session.kind].template:
            written[index] = written_session(setting, session, taken)
            taken |= worked(written[index])
    return written


def _composed(setting: Setting, plan: Plan, filling: Filling) -> ComposedWeek:
    """The filled week in order, with supersets, inside its minutes and in words."""
    week = {index: each.lines for index, each in plan.written.items()}
    for index, lines in filling.lines.items():
        once = without_doubles(lines)
        week[index] = arrange(once, setting, equipment_of(setting.request.sessions[index]))
    for index in filling.lines:
        week[index] = trimmed(week, index, setting.request.sessions[index].minutes * 60, setting)
    week = without_surplus(week, setting)
    sessions = [
        _session(index, week[index], plan, setting)
        for index in range(len(setting.request.sessions))
    ]
    return ComposedWeek(tuple(sessions), lacks_of(sessions, setting), filling.gap)


def without_doubles(lines: Sequence[ComposedLine]) -> tuple[ComposedLine, ...]:
    """The lines without a warm-up that is worked in the same session: a lift warms itself up."""
    worked_there = {line.exercise for line in lines if line.role is not Role.WARM_UP}
    return tuple(
        line for line in lines if line.role is not Role.WARM_UP or line.exercise not in worked_there
    )


def _session(
    index: int, lines: tuple[ComposedLine, ...], plan: Plan, setting: Setting
) -> ComposedSession:
    """The lines as a session, with the name of the template that they follow."""
    template = plan.written.get(index) or plan.skeletons.get(index)
    start = template or ComposedSession(setting.request.sessions[index], (), 0.0)
    minutes = round(seconds_together(lines, setting.catalogue) / 60, 1)
    return worded(replace(start, lines=lines, minutes=minutes), setting)


def worded(session: ComposedSession, setting: Setting) -> ComposedSession:
    """The session with a reason and equivalents for each line."""
    used = frozenset(line.exercise for line in session.lines)
    return replace(
        session, lines=tuple(_line_words(line, session, setting, used) for line in session.lines)
    )


def _line_words(
    line: ComposedLine, session: ComposedSession, setting: Setting, used: frozenset[str]
) -> ComposedLine:
    part = Part(setting.exercise(line.exercise), line.role, session.request)
    reason = line.why if line.role is Role.WARM_UP and line.why else why(part, setting)
    return replace(line, why=reason, swap=swaps(part, setting, used))


def as_block(week: ComposedWeek, setting: Setting) -> ComposedBlock:
    """The week as its block, with its account."""
    lines = (line for session in week.sessions for line in session.lines)
    held = account(lines, setting.catalogue)
    return ComposedBlock(
        sessions=week.sessions,
        gap=round(week.gap, 4),
        sets=held.sets,
        minutes=_with_outside(held.minutes, setting),
        contacts=held.contacts + setting.request.outside_contacts,
        shortfalls=week.lacks.sentences,
        below_minimum=week.lacks.below_minimum,
    )


def _with_outside(minutes: Mapping[Component, float], setting: Setting) -> dict[Component, float]:
    outside = setting.request.outside
    sums = {part: minutes.get(part, 0.0) + outside.get(part, 0.0) for part in Component}
    return {part: round(number, 2) for part, number in sums.items() if number}
