"""What the solver leaves out never changes an answer: rows, hopes and what it remembers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from bench.placement_changes import CHANGES, changed, replanned
from bench.placement_seasons import MONDAY, season, windows_of

from wholestride.domain.season import SessionKind
from wholestride.planning.placement import place
from wholestride.planning.placement.nouns import Placement
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.solver import replan
from wholestride.planning.placement.solver.legs import LegPattern, Spell
from wholestride.planning.placement.solver.memo import PlacementMemo
from wholestride.planning.placement.solver.solve import Solution, solve
from wholestride.planning.placement.solver.table import Key, Row, WeekTable

WEEKENDS = windows_of((range(4, 7), "18:00", "19:00"), (range(2), "18:00", "19:00"))


def seasons() -> list[PlacementRequest]:
    """Nine weeks of many sorts, some without any run, so that only comfort decides."""
    wanted = {SessionKind.FULL: 2, SessionKind.UPPER_CORE: 2, SessionKind.PREHAB: 2}
    plain = [season(seed, 9) for seed in range(6)]
    many = [season(seed, 6, wanted, WEEKENDS) for seed in range(4)]
    quiet = [replace(each, runs=each.runs[::5]) for each in many]
    return [*plain, *many, *quiet, replace(many[0], runs=())]


def without_pruning(request: PlacementRequest, patch: pytest.MonkeyPatch) -> Solution:
    """Solve with every way to meet the neighbours kept apart."""

    def worse(self: WeekTable, where: tuple[int, ...], cost: int, key: Key) -> bool:
        row = self._best.get(where)
        return row is not None and (row.cost, row.key) < (cost, key)

    def never(self: WeekTable, legs: LegPattern) -> bool:
        return False

    with patch.context() as patched:
        patched.setattr(WeekTable, "_needless", worse)
        patched.setattr(WeekTable, "_hopeless", never)
        return solve(request)


@pytest.mark.parametrize("number", range(len(seasons())))
def test_rows_that_are_left_out_are_needless(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    request = seasons()[number]
    short, whole = solve(request), without_pruning(request, monkeypatch)
    assert short.score == whole.score
    assert short.offers == whole.offers


def in_full(request: PlacementRequest, patch: pytest.MonkeyPatch) -> Solution:
    """Replan with every week worked out in full."""
    hopeful = replan._Hopes.rows

    def rows(self: replan._Hopes, number: int, spell: Spell) -> Sequence[Row]:
        self.in_full.add(number)
        return hopeful(self, number, spell)

    with patch.context() as patched:
        patched.setattr(replan._Hopes, "rows", rows)
        return solve(request)


@pytest.mark.parametrize("seed", range(40))
def test_hopes_find_the_replan_that_working_out_every_week_finds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = season(seed, 10)
    request = replanned(first, place(first), MONDAY + timedelta(days=9))
    request = changed(request, seed, CHANGES[seed % len(CHANGES)])
    short, whole = solve(request), in_full(request, monkeypatch)
    assert short.score == whole.score
    assert short.offers == whole.offers


@pytest.mark.parametrize("seed", range(24))
def test_a_memo_never_changes_an_answer(seed: int) -> None:
    first, memo = season(seed, 10), PlacementMemo()
    placed = place(first, memo)
    request = replanned(first, placed, MONDAY + timedelta(days=seed))
    request = changed(request, seed, CHANGES[seed % len(CHANGES)])
    assert place(request, memo) == place(request)


@pytest.mark.parametrize("seed", range(6))
def test_an_unchanged_season_stays_as_it_is(seed: int) -> None:
    first = season(seed, 8)
    placed = place(first)
    again = place(replanned(first, placed, MONDAY + timedelta(days=10)))
    assert again.score.changes == 0
    assert slots(again) == slots(placed)


def slots(placement: Placement) -> list[tuple[str, date, int]]:
    return [(each.kind, each.start.date(), each.minutes) for each in placement.sessions]
