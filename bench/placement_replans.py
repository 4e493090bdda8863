"""Replans and what-ifs: a season placed again after one change, the memo kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from statistics import median
from time import perf_counter

from bench.placement import SEEDS, YEAR
from bench.placement_changes import replanned
from bench.placement_seasons import MONDAY
from bench.rivals import request_of
from bench.rows import Row
from wholestride.domain.running import Run
from wholestride.planning.placement import PlacementMemo, PlacementRequest, place
from wholestride.planning.placement.nouns import PlacedSession, Placement
from wholestride.planning.placement.solver.prove import prove

TODAY = MONDAY + timedelta(days=60)
WEEK = MONDAY + timedelta(days=14 * 7)
"""The week in which everything is moved or dropped."""
FOUR_RUNS = 4
"""The seed of a year with four runs and five sessions in that week."""
EVERY = 40
"""Every so many days a key run is moved."""
TIMES = 3


def rows() -> list[Row]:
    """A replan beside a first plan, and the what-ifs of a week."""
    return [_replan(), *_what_ifs()]


def _replan() -> Row:
    ratios: list[float] = []
    changed = 0
    for seed in SEEDS:
        request = request_of("usual", seed, YEAR)
        placement = place(request)
        for run in _key_runs(request):
            moved = _with_run(request, run, run.start + timedelta(days=1))
            again = replanned(moved, placement, TODAY)
            ratios.append(median(_ratio(request, again) for _ in range(TIMES)))
            changed += prove(again).score.changes > 0
    ratio = median(ratios)
    return Row(
        f"replan after one moved key run beside placing anew, {len(ratios)} moves",
        f"ratio {ratio:.2f}, worst {max(ratios):.2f}; {changed} of them change sessions",
        "<= 1/3",
        ratio <= 1 / 3,
    )


def _key_runs(request: PlacementRequest) -> Iterator[Run]:
    """The first key run from each of some days on."""
    for day in range(1, 7 * YEAR - 75, EVERY):
        first = TODAY + timedelta(days=day)
        yield next(each for each in request.runs if each.key and each.day >= first)


def _ratio(request: PlacementRequest, again: PlacementRequest) -> float:
    """Seconds of the replan beside those of the first plan from whose memo it starts."""
    memo = PlacementMemo()
    begun = perf_counter()
    prove(request, memo)
    between = perf_counter()
    prove(again, memo)
    return (perf_counter() - between) / (between - begun)


def _with_run(request: PlacementRequest, run: Run, start: datetime) -> PlacementRequest:
    moved = (replace(each, start=start) if each is run else each for each in request.runs)
    return replace(request, runs=tuple(sorted(moved, key=lambda each: each.start)))


def _what_ifs() -> list[Row]:
    request = request_of("usual", FOUR_RUNS, YEAR)
    memo = PlacementMemo()
    placement = place(request, memo)
    now = replanned(request, placement, TODAY)
    place(now, memo)
    asked = [*_moves(now), *_cancels(now), *_drops(now, placement)]
    judged = _seconds(asked, lambda each: prove(each, memo))
    told = _seconds(asked, lambda each: place(each, memo))
    name = f"every single move or drop in one week of a year judged ({len(asked)} what-ifs)"
    return [
        Row(f"{name}, placement alone", f"{judged:.2f} s", "<= 1 s", judged <= 1),
        Row("the same with margins, reasons and ways out", f"{told:.2f} s", "", None),
    ]


def _seconds(
    asked: Sequence[PlacementRequest], answer: Callable[[PlacementRequest], object]
) -> float:
    times = []
    for _ in range(TIMES):
        begun = perf_counter()
        for each in asked:
            answer(each)
        times.append(perf_counter() - begun)
    return median(times)


def _this_week(day: date) -> bool:
    return WEEK <= day < WEEK + timedelta(days=7)


def _moves(request: PlacementRequest) -> Iterator[PlacementRequest]:
    """Every run of the week on every other day of it."""
    for run in request.runs:
        for offset in range(7) if _this_week(run.day) else ():
            start = run.start + (WEEK + timedelta(days=offset) - run.day)
            if start != run.start:
                yield _with_run(request, run, start)


def _cancels(request: PlacementRequest) -> Iterator[PlacementRequest]:
    """Every run of the week left out."""
    for run in request.runs:
        if _this_week(run.day):
            yield replace(request, runs=tuple(each for each in request.runs if each is not run))


def _drops(request: PlacementRequest, placement: Placement) -> Iterator[PlacementRequest]:
    """Every session of the week left out, and wanted no more."""
    for session in placement.sessions:
        if _this_week(session.start.date()):
            yield _without(request, session)


def _without(request: PlacementRequest, session: PlacedSession) -> PlacementRequest:
    kind = session.kind
    return replace(
        request,
        previous=tuple(each for each in request.previous if each != session),
        doses=tuple(
            replace(each, wanted={**each.wanted, kind: each.wanted[kind] - 1})
            if each.start == WEEK
            else each
            for each in request.doses
        ),
    )
