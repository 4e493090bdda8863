"""Placement beside CP-SAT and HiGHS on the same model, its growth and its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median
from time import perf_counter

from bench.memory import peak_megabytes
from bench.placement_model import TIERS
from bench.rivals import request_of
from bench.rows import Row
from wholestride.planning.placement import PlacementMemo, PlacementRequest
from wholestride.planning.placement.solver.prove import prove

SEEDS = (1, 2, 4)
YEAR = 52
GROWTH = (4, 13, 26, 52, 104)
MEMORY = """
from bench.rivals import request_of
from wholestride.planning.placement import place
place(request_of("usual", 1, {weeks}))
"""


def rows() -> list[Row]:
    """Every row of a first placement alone."""
    return [*_usual(), *_many(), _growth(), _memory()]


def seconds(request: PlacementRequest) -> float:
    """Median seconds of the proven optimum, offers and prices worked out anew each time."""
    prove(request, PlacementMemo())
    times = []
    for _ in range(5):
        begun = perf_counter()
        prove(request, PlacementMemo())
        times.append(perf_counter() - begun)
    return median(times)


def rival(name: str, asked: str, seed: int) -> dict[str, float]:
    """What another solver says of the same season, in a process of its own."""
    command = [sys.executable, "-m", "bench.rivals", name, asked, str(seed), str(YEAR)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _usual() -> list[Row]:
    own = median(seconds(request_of("usual", seed, YEAR)) for seed in SEEDS)
    cpsat, as_cpsat = _beside("cpsat", "usual")
    highs, as_highs = _beside("highs", "usual")
    alike = as_cpsat and as_highs
    return [
        Row(
            "place 52 weeks, two full + upper-core + prehab + flow, proven",
            f"{1000 * own:.0f} ms",
            "<= 100 ms",
            own <= 0.1,
        ),
        Row(
            "the same beside CP-SAT (level 2, one thread, model given)",
            f"{1000 * cpsat:.0f} ms, ratio {own / cpsat:.2f}",
            "<= 1/2",
            own / cpsat <= 0.5,
        ),
        Row(
            "the same beside HiGHS (tier after tier, one thread, model given)",
            f"{1000 * highs:.0f} ms, ratio {own / highs:.2f}",
            "",
            None,
        ),
        Row("all three find the same cost in every tier", str(alike), "True", alike),
    ]


def _many() -> list[Row]:
    times = [seconds(request_of("many", seed, YEAR)) for seed in SEEDS]
    highs, alike = _beside("highs", "many")
    return [
        Row(
            "place 52 weeks at eight sessions (two full, two upper-core, stability, prehab, "
            "two flows), proven, worst of three years",
            f"{1000 * max(times):.0f} ms",
            "<= 1 s",
            max(times) <= 1,
        ),
        Row(
            "the same beside HiGHS, same cost in every tier (CP-SAT needs minutes)",
            f"{1000 * highs:.0f} ms, ratio {median(times) / highs:.2f}, {alike}",
            "True",
            alike,
        ),
    ]


def _beside(name: str, asked: str) -> tuple[float, bool]:
    """Median seconds of another solver, and whether every tier costs what ours does."""
    times, alike = [], True
    for seed in SEEDS:
        found = rival(name, asked, seed)
        times.append(found.pop("seconds"))
        score = prove(request_of(asked, seed, YEAR)).score
        alike = alike and found == {tier: getattr(score, tier) for tier in TIERS}
    return median(times), alike


def _growth() -> Row:
    figures = (
        f"{weeks} weeks {1000 * seconds(request_of('usual', SEEDS[0], weeks)):.0f} ms"
        for weeks in GROWTH
    )
    return Row("placement, growth with weeks", ", ".join(figures), "about linear", None)


def _memory() -> Row:
    figures = (
        f"{weeks} weeks {peak_megabytes(MEMORY.format(weeks=weeks)):.0f} MB" for weeks in GROWTH
    )
    name = "placement alone, peak memory of a process of its own"
    return Row(name, ", ".join(figures), "", None)
