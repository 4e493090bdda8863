"""From the solver's offers to placed sessions with costs, margins and rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wholestride.planning.placement.clock import moment_of, monday_of
from wholestride.planning.placement.nouns import Margin, PlacedSession, RunCost
from wholestride.planning.placement.prices import run_costs
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules.offers import Offer
from wholestride.planning.placement.shaping import Shaping
from wholestride.planning.placement.solver.margins import Outlook, WeekMoves
from wholestride.planning.placement.solver.memo import PlacementMemo
from wholestride.planning.placement.solver.solve import Solution, taken
from wholestride.planning.placement.solver.table import UNKNOWN
from wholestride.planning.placement.surroundings import Surroundings
from wholestride.planning.placement.values import difference, unpacked

MANY_MARGINS = 6
"""More than anybody is shown of a session's other slots."""


def kept_in(request: PlacementRequest) -> tuple[PlacedSession, ...]:
    """The kept sessions that lie in the season."""
    return tuple(each for each in request.kept if request.start <= each.start.date() <= request.end)


def placed_sessions(solution: Solution, memo: PlacementMemo) -> Iterator[PlacedSession]:
    """Every new session of a solution, week by week."""
    shaping = Shaping(solution.around, solution.offers)
    outlook = Outlook(solution)
    for number, (week, row) in enumerate(zip(solution.weeks, solution.rows, strict=True)):
        first = [each in shaping.first_bouts for each in taken(week, row)]
        seen = outlook.seen_from(number)
        inputs = (row.legs, row.uppers, row.lights, first, seen)
        known = memo.sessions.get(week.monday)
        if seen is None or known is None or known[0] is not week or known[1] != inputs:
            known = week, inputs, tuple(_of_week(outlook, number, shaping))
            memo.sessions[week.monday] = known
        yield from known[2]


def _of_week(outlook: Outlook, number: int, shaping: Shaping) -> Iterator[PlacedSession]:
    solution = outlook.solution
    week, row = solution.weeks[number], solution.rows[number]
    moves = WeekMoves(outlook, number)
    layers = (
        (row.legs, week.leg_offers),
        (row.uppers, week.upper_offers),
        (row.lights, week.light_offers),
    )
    for layer, (chosen, offers) in enumerate(layers):
        for placed in chosen:
            margins = tuple(_margins(moves, (layer, placed), offers))
            yield _placed(offers[placed], solution.around, margins, shaping)


def as_session(offer: Offer) -> PlacedSession:
    """An offer as a placed session, before its costs are known."""
    start = moment_of(offer.start)
    return PlacedSession(
        kind=offer.kind,
        start=start,
        minutes=offer.end - offer.start,
        place=offer.place,
        week=monday_of(start.date()),
        stands_in_for=offer.stands_in_for,
        short_gap=offer.short_gap,
        together=offer.together,
    )


def _placed(
    offer: Offer, around: Surroundings, margins: tuple[Margin, ...], shaping: Shaping
) -> PlacedSession:
    return replace(
        as_session(offer),
        costs=run_costs(offer, around),
        margins=margins,
        rules=shaping.rules(offer),
    )


def _margins(moves: WeekMoves, session: tuple[int, int], offers: Sequence[Offer]) -> list[Margin]:
    """The other slots of a session, cheapest first, each start once."""
    placed = session[1]
    costs: dict[int, tuple[int, int]] = {}
    for move, cost in moves.best.items():
        if (move.layer, move.placed) == session and cost < UNKNOWN:
            start = offers[move.other].start
            costs[start] = min(costs.get(start, (cost, move.other)), (cost, move.other))
    costs.pop(offers[placed].start, None)
    base, around = unpacked(moves.now), moves.solution.around
    cheapest = sorted(costs.items(), key=lambda each: (each[1], each[0]))[:MANY_MARGINS]
    return [
        Margin(moment_of(start), difference(unpacked(cost), base), _worst(offers[other], around))
        for start, (cost, other) in cheapest
    ]


def _worst(offer: Offer, around: Surroundings) -> RunCost | None:
    """The run that the session would cost most there."""
    weight = {
        run.run.id: run.run.importance_hundredths
        for run in around.calendar.weighed_after(offer.end)
    }
    return max(
        run_costs(offer, around),
        key=lambda cost: weight[cost.run] * cost.millipercent,
        default=None,
    )
