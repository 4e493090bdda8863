"""What the programme puts into the sessions that no template fills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wholestride.planning.composition.kinds import CONTENT
from wholestride.planning.composition.model import Model
from wholestride.planning.composition.needs import MINIMUM, TARGET
from wholestride.planning.composition.nouns import ComposedLine, ComposedSession, Role
from wholestride.planning.composition.options import Option, options_for
from wholestride.planning.composition.programme import INFINITE, Limits, Relaxed, Solution
from wholestride.planning.composition.roles import PRACTISED
from wholestride.planning.composition.rows import build_model
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.solver import relax, solve
from wholestride.planning.composition.templates import warm_up_lines

SKELETON_TASTE, SKELETON_CHANGE = -240, 48
"""Lines of a written session are worth keeping where the programme fills it (S3)."""
SET_CHANGES = (-1, 0, 1)
TAKEN = 0.5
CLOSED = 1e-6

Sessions = Mapping[int, ComposedSession]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which sessions are written as they stand, and which the programme fills around a skeleton."""

    written: Sessions
    skeletons: Sessions


@dataclass(frozen=True, slots=True)
class Filling:
    """The lines of every session that the programme filled, and the gap that is left.

    ``out_of_reach`` is True where it is proven that the minimum cannot be met this way.
    """

    lines: Mapping[int, tuple[ComposedLine, ...]]
    gap: float = 0.0
    out_of_reach: bool = False


def fill(setting: Setting, plan: Plan, limits: Limits, demanding: bool = False) -> Filling | None:
    """Fill every session that is not written.

    A ``demanding`` call comes back with None as soon as it is proven that the week's minimum
    cannot be met this way.
    """
    fixed = _fixed_lines(setting, plan)
    sessions = _open_sessions(setting, plan)
    options = [
        option for index in sessions for option in _options(setting, plan, index, fixed[index])
    ]
    bare = {index: fixed[index] for index in sessions}
    if not options:
        return Filling(bare)
    model = build_model(setting, options, fixed)
    relaxed = relax(model.programme)
    if relaxed is None:
        return Filling(bare)
    out_of_reach = _missing(model, relaxed.values, MINIMUM) > CLOSED
    if demanding and out_of_reach:
        return None
    solution = solve(model.programme, relaxed, limits)
    if solution is None:
        return Filling(bare)
    chosen = [o for i, o in enumerate(model.options) if solution.values[i] > TAKEN]
    lines = {
        index: (*fixed[index], *(each.line for each in chosen if each.session == index))
        for index in sessions
    }
    return Filling(lines, gap_of(model, solution, relaxed), out_of_reach)


def _open_sessions(setting: Setting, plan: Plan) -> tuple[int, ...]:
    return tuple(i for i in range(len(setting.request.sessions)) if i not in plan.written)


def _fixed_lines(setting: Setting, plan: Plan) -> dict[int, tuple[ComposedLine, ...]]:
    fixed = {index: session.lines for index, session in plan.written.items()}
    for index in _open_sessions(setting, plan):
        skeleton = plan.skeletons.get(index)
        if skeleton is None:
            fixed[index] = warm_up_lines(setting, setting.request.sessions[index])
        else:
            fixed[index] = tuple(each for each in skeleton.lines if each.role is Role.WARM_UP)
    return fixed


def _options(
    setting: Setting, plan: Plan, index: int, warm_up: Sequence[ComposedLine]
) -> Iterator[Option]:
    skeleton = plan.skeletons.get(index)
    taken = frozenset(name for each in plan.written.values() for name in worked(each))
    taken |= {line.exercise for line in warm_up}
    if skeleton is None:
        yield from options_for(setting, index, taken)
        return
    own = [line for line in skeleton.lines if line.role is not Role.WARM_UP]
    for line in own:
        yield from _variants(line, setting, index)
    names = frozenset(line.exercise for line in own)
    yield from options_for(setting, index, taken | names)


def _variants(line: ComposedLine, setting: Setting, index: int) -> Iterator[Option]:
    for change in SET_CHANGES:
        if line.sets + change > 0:
            varied = replace(line, sets=line.sets + change)
            taste = SKELETON_TASTE + SKELETON_CHANGE * abs(change)
            yield Option(index, setting.exercise(line.exercise), varied, taste)


def worked(session: ComposedSession) -> frozenset[str]:
    """Exercises of a written session that are not repeated elsewhere (OWN13, prehab exempt)."""
    if not CONTENT[session.request.kind].limited:
        return frozenset()
    return frozenset(line.exercise for line in session.lines if line.role not in PRACTISED)


def gap_of(model: Model, solution: Solution, relaxed: Relaxed) -> float:
    """The share of the week's dose that a better composition could at most still add.

    The minimum first; where that is proven, the target; where both are, the taste.
    """
    for tier in (MINIMUM, TARGET):
        still_open = _missing(model, solution.values, tier) - _missing(model, relaxed.values, tier)
        whole = _whole(model, tier)
        if whole and still_open / whole > CLOSED:
            return still_open / whole
    here, bound = _taste(model, solution.values), _taste(model, relaxed.values)
    return max(here - bound, 0.0) / here if here > 0 else 0.0


def _missing(model: Model, values: Sequence[float], tier: int) -> float:
    return sum(cost * values[index] for index, cost in model.dose_slacks.get(tier, {}).items())


def _whole(model: Model, tier: int) -> int:
    columns = model.programme.columns
    slacks = model.dose_slacks.get(tier, {}).items()
    return sum(cost * columns[i].upper for i, cost in slacks if columns[i].upper < INFINITE)


def _taste(model: Model, values: Sequence[float]) -> float:
    dose = {index for slacks in model.dose_slacks.values() for index in slacks}
    columns = enumerate(model.programme.columns)
    return sum(column.cost * values[index] for index, column in columns if index not in dose)
