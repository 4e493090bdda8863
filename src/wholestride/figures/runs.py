"""Silhouettes of runs: length is time, height is effort, so that a week is read at a glance."""

from __future__ import annotations

from wholestride.domain.running import Run, RunKind
from wholestride.figures.svg import picture

HEIGHT = 26
MINUTES_PER_PERCENT = 1.3
"""A run of 130 minutes fills its box; a longer one is no longer."""
EFFORTS = {
    RunKind.RECOVERY: 6,
    RunKind.EASY: 10,
    RunKind.LONG: 12,
    RunKind.TEMPO: 18,
    RunKind.INTERVALS: 23,
    RunKind.HILLS: 22,
    RunKind.RACE: 24,
    RunKind.CROSS: 8,
}
"""How high each kind stands, out of 26; an order and no measurement."""
USUAL_EFFORT, WARM_UP_EFFORT = 10, 9
TEETH = 6
"""So many repetitions stand for any number of them."""


def run_silhouette(run: Run, sentence: str) -> str:
    """The silhouette of a run, with a sentence for who cannot see it."""
    shape = f'<path class="r-{run.kind}" d="{_outline(run)}"/>'
    return picture([shape], name="silhouette", sentence=sentence, height=HEIGHT)


def _outline(run: Run) -> str:
    end = min(100.0, run.minutes / MINUTES_PER_PERCENT)
    base, top = HEIGHT - WARM_UP_EFFORT, HEIGHT - EFFORTS.get(run.kind, USUAL_EFFORT)
    if run.kind in (RunKind.INTERVALS, RunKind.HILLS):
        return _comb(end, top, ramp=run.kind is RunKind.HILLS)
    if run.kind is RunKind.RACE:
        return f"M0 26L{end:.1f} {top}V26Z"
    if run.kind is RunKind.TEMPO:
        start, stop = end * 0.22, end * 0.82
        return f"M0 26V{base}H{start:.1f}V{top}H{stop:.1f}V{base}H{end:.1f}V26Z"
    return f"M0 26V{top}H{end:.1f}V26Z"


def _comb(end: float, top: int, *, ramp: bool) -> str:
    """Hard and easy in turn: steps for intervals, ramps for hills."""
    base = HEIGHT - WARM_UP_EFFORT
    first, last = end * 0.18, end * 0.86
    step = (last - first) / TEETH
    path = [f"M0 26V{base}H{first:.1f}"]
    for number in range(TEETH):
        left = first + number * step
        if ramp:
            path.append(f"L{left + step * 0.6:.1f} {top}L{left + step:.1f} {base}")
        else:
            path.append(f"V{top}H{left + step * 0.55:.1f}V{base}H{left + step:.1f}")
    return "".join((*path, f"H{end:.1f}V26Z"))
