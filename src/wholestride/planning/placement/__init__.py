"""Where each session goes: rules, judge, solver."""

from __future__ import annotations

from datetime import date

from wholestride.domain.season import Missed
from wholestride.planning.placement.judge import judge
from wholestride.planning.placement.misses import missed_kinds
from wholestride.planning.placement.nouns import PlacedSession, Placement
from wholestride.planning.placement.oracle import Oracle
from wholestride.planning.placement.placed import kept_in, placed_sessions
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.solver.memo import PlacementMemo
from wholestride.planning.placement.solver.prove import prove

__all__ = ["PlacementMemo", "PlacementRequest", "judge", "place"]


def place(request: PlacementRequest, memo: PlacementMemo | None = None) -> Placement:
    """Place the whole season: the proven optimum, judged, with margins, misses and their reasons.

    What cannot be met is a missed session with its reasons, never a broken rule. ``memo``
    (from an earlier call) spares working out weeks that have not changed; it never changes
    the answer.
    """
    memo = memo or PlacementMemo()
    solution = prove(request, memo)
    around, offers = solution.around, solution.offers
    oracle = Oracle(around, offers, memo)
    missed: dict[date, tuple[Missed, ...]] = {}
    for lack in missed_kinds(around, offers):
        week = date.fromordinal(lack.monday)
        missed[week] = (*missed.get(week, ()), oracle.missed(lack))
    sessions: list[PlacedSession] = [*kept_in(request), *placed_sessions(solution, memo)]
    sessions.sort(key=lambda each: (each.start, each.kind))
    return Placement(tuple(sessions), missed, solution.score, optimal=True)
