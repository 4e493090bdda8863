"""Replans and what-ifs: a season placed again after one change, the memo kept."""

from __future__ import annotations

from collections.abc import Iterator
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
EVERY = 40
"""Every so many days a key run is moved."""
TIMES = 3


def rows() -> list[Row]:
    """The replan row and the what-if row."""
    return [_replan(), _what_ifs()]


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


def _what_ifs() -> Row:
    request = request_of("usual", SEEDS[0], YEAR)
    memo = PlacementMemo()
    placement = place(request, memo)
    now = replanned(request, placement, TODAY)
    place(now, memo)
    asked = [*_moves(now), *_cancels(now), *_drops(now, placement)]
    begun = perf_counter()
    for each in asked:
        place(each, memo)
    took = perf_counter() - begun
    return Row(
        f"every single move or drop in one week judged ({len(asked)} what-ifs), placement alone",
        f"{took:.2f} s",
        "<= 1 s",
        took <= 1,
    )


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
