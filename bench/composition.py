"""Composition: two blocks cold, a block warm, the dose table, and the search beside a long one."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from itertools import product
from statistics import median, quantiles
from time import perf_counter

from tests.planning.composition.weeks import pattern, request

from bench.rows import Row
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.season import PhaseName
from wholestride.planning.composition import Limits, compose_block
from wholestride.planning.composition.nouns import BlockRequest, ComposedBlock

PHASES = (
    PhaseName.ADAPTATION,
    PhaseName.OFF_SEASON,
    PhaseName.BASE,
    PhaseName.BUILD,
    PhaseName.PEAK,
)
PLACES = ("bodyweight", "home", "gym")
PATTERNS = ("2x45", "2x30+10", "3x40", "1x30+3x10")
COLD_RUNS = 5
LONG = Limits(spare=300, nodes=1000, close=0)
LONG_CELLS = (
    (PhaseName.BASE, Level.INTERMEDIATE, "gym", "2x45"),
    (PhaseName.BUILD, Level.NOVICE, "home", "2x45"),
    (PhaseName.BASE, Level.NEW, "bodyweight", "2x30+10"),
    (PhaseName.OFF_SEASON, Level.NOVICE, "gym", "3x40"),
)
COLD = """
from time import perf_counter
from tests.planning.composition.weeks import pattern, request
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.season import PhaseName
from wholestride.planning.composition import compose_block
asked = [
    request(phase, Level.INTERMEDIATE, pattern("2x45", phase, "gym"))
    for phase in (PhaseName.BASE, PhaseName.BUILD)
]
begun = perf_counter()
for each in asked:
    compose_block(each, load())
print(perf_counter() - begun)
"""

Cell = tuple[PhaseName, Level, str, str]


def rows() -> list[Row]:
    """Every row of composition."""
    cells = list(product(PHASES, Level, PLACES, PATTERNS))
    measured = [_measured(cell) for cell in cells]
    return [_cold(), *_warm(measured), _dose(cells, measured), *_gaps(measured), _long()]


def asked_for(cell: Cell) -> BlockRequest:
    """The request of one cell of the table."""
    phase, level, place, shape = cell
    return request(phase, level, pattern(shape, phase, place))


def _measured(cell: Cell) -> tuple[ComposedBlock, float]:
    asked = asked_for(cell)
    begun = perf_counter()
    block = compose_block(asked, load())
    return block, perf_counter() - begun


def _cold() -> Row:
    runs = [
        float(
            subprocess.run(
                [sys.executable, "-c", COLD], capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(COLD_RUNS)
    ]
    took = median(runs)
    words = f"{took:.2f} s (best {min(runs):.2f} s)"
    return Row("two blocks composed, solver imported", words, "<= 0.8 s", took <= 0.8)


def _warm(measured: list[tuple[ComposedBlock, float]]) -> list[Row]:
    times = [took for _, took in measured]
    tenth = quantiles(times, n=10)[-1]
    words = f"median {median(times):.2f} s, one in ten over {tenth:.2f} s, worst {max(times):.2f} s"
    name = f"one block composed, warm ({len(times)} weeks of the dose table)"
    return [Row(name, words, "median <= 0.4 s", median(times) <= 0.4)]


def _dose(cells: list[Cell], measured: list[tuple[ComposedBlock, float]]) -> Row:
    """Weeks that meet the minimum; what is short is counted and named."""
    short = Counter(
        f"{cell[3]}: {item}"
        for cell, (block, _) in zip(cells, measured, strict=True)
        for item in block.below_minimum
    )
    missed = sum(bool(block.below_minimum) for block, _ in measured)
    names = ", ".join(f"{name} ({number})" for name, number in sorted(short.items()))
    words = f"{len(cells) - missed} of {len(cells)}" + (f"; short: {names}" if names else "")
    goal = "all but single sessions with heavy lifts"
    allowed = sum(cell[3] == "1x30+3x10" for cell in cells)
    return Row("weeks that meet their minimum dose", words, goal, missed <= allowed // 4)


def _gaps(measured: list[tuple[ComposedBlock, float]]) -> list[Row]:
    gaps = [block.gap for block, _ in measured]
    words = f"median {median(gaps):.1%}, worst {max(gaps):.1%}"
    return [
        Row("gap stored with a block (dose, or taste where the dose is proven)", words, "", None)
    ]


def _long() -> Row:
    """The usual search beside one over every option with a thousand nodes."""
    short, long, saved, gaps = [], [], [], []
    for cell in LONG_CELLS:
        begun = perf_counter()
        usual = compose_block(asked_for(cell), load())
        between = perf_counter()
        best = compose_block(asked_for(cell), load(), LONG)
        short.append(between - begun)
        long.append(perf_counter() - between)
        saved.append(len(usual.below_minimum) - len(best.below_minimum))
        gaps.append((usual.gap, best.gap))
    pairs = ", ".join(f"{one:.1%} / {other:.1%}" for one, other in gaps)
    words = (
        f"{sum(short):.1f} s against {sum(long):.1f} s; {sum(saved)} minima more met by the long "
        f"one; gaps {pairs}"
    )
    return Row("usual search beside a thousand nodes over every option", words, "", None)


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name}: {row.measured} (goal: {row.goal or '-'})")
