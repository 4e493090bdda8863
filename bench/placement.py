"""Placement beside CP-SAT and HiGHS on the same model, growth, replans and single moves."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from statistics import median
from time import perf_counter

from bench.placement_seasons import MONDAY
from bench.rivals import TIERS, request_of
from bench.rows import Row
from wholestride.planning.placement import PlacementMemo, PlacementRequest, place
from wholestride.planning.placement.solver.prove import prove

SEEDS = (1, 2, 4)
YEAR = 52
GROWTH = (4, 13, 26, 52, 104)


def rows() -> list[Row]:
    """Every row of placement alone."""
    return [*_beside_rivals(), _replan(), _growth()]


def seconds(request: PlacementRequest, memo: PlacementMemo | None = None) -> float:
    """Seconds of the proven optimum, offers and prices worked out anew."""
    begun = perf_counter()
    prove(request, memo or PlacementMemo())
    return perf_counter() - begun


def rival(name: str, seed: int) -> dict[str, float]:
    """What another solver says of the same season, in a process of its own."""
    command = [sys.executable, "-m", "bench.rivals", name, str(seed), str(YEAR)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _beside_rivals() -> list[Row]:
    own: list[float] = []
    cpsat: list[float] = []
    highs: list[float] = []
    alike = True
    for seed in SEEDS:
        request = request_of(seed, YEAR)
        seconds(request)
        own.append(median(seconds(request) for _ in range(3)))
        score = prove(request, PlacementMemo()).score
        tiers = {tier: getattr(score, tier) for tier in TIERS}
        for name, times in (("cpsat", cpsat), ("highs", highs)):
            found = rival(name, seed)
            times.append(found.pop("seconds"))
            alike = alike and found == tiers
    ours, theirs = median(own), median(cpsat)
    ratio = ours / theirs
    return [
        Row(
            "place 52 weeks, two full + upper-core + prehab + flow, proven",
            f"{1000 * ours:.0f} ms",
            "<= 100 ms",
            ours <= 0.1,
        ),
        Row(
            "the same beside CP-SAT (level 2, one thread, model given)",
            f"{1000 * theirs:.0f} ms, ratio {ratio:.2f}",
            "<= 1/2",
            ratio <= 0.5,
        ),
        Row("the same beside HiGHS", f"{1000 * median(highs):.0f} ms", "", None),
        Row("all three find the same cost in every tier", str(alike), "True", alike),
    ]


def _replan() -> Row:
    request = request_of(SEEDS[0], YEAR)
    placement = place(request)
    today = MONDAY + timedelta(days=60)
    run = next(each for each in request.runs if each.key and each.day > today)
    runs = tuple(
        replace(each, start=each.start + timedelta(days=1)) if each is run else each
        for each in request.runs
    )
    again = replace(
        request,
        runs=tuple(sorted(runs, key=lambda each: each.start)),
        today=today,
        kept=tuple(
            replace(each, kept=True) for each in placement.sessions if each.start.date() < today
        ),
        previous=tuple(each for each in placement.sessions if each.start.date() >= today),
    )
    ratios = []
    for _ in range(5):
        memo = PlacementMemo()
        anew = seconds(request, memo)
        begun = perf_counter()
        prove(again, memo)
        ratios.append((perf_counter() - begun) / anew)
    ratio = median(ratios)
    return Row(
        "replan after one moved run beside placing anew",
        f"ratio {ratio:.2f}",
        "<= 1/3",
        ratio <= 1 / 3,
    )


def _growth() -> Row:
    figures = []
    for weeks in GROWTH:
        request = request_of(SEEDS[0], weeks)
        seconds(request)
        figures.append(f"{weeks} weeks {1000 * median(seconds(request) for _ in range(3)):.0f} ms")
    return Row("placement, growth with weeks", ", ".join(figures), "about linear", None)
