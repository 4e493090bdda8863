"""Interference: what a strength session costs later runs, and a run costs later leg work.

The model is calibrated to fourteen published points with five parameters; it is good for
ranking slots, not for foretelling a race. All figures are integers made by exact integer
arithmetic, so that every machine decides alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import accumulate, repeat

from wholestride.domain.running import KEY_LONG_RUN_MINUTES, Run, RunKind, RunSubkind

STEP_MINUTES = 15
"""Resolution of the decay tables [min]; runs and sessions are written down no finer."""

HORIZON_MINUTES = 7 * 24 * 60
"""Interference later than a week is left out: under 0.2 % of pace for anyone accustomed [min]."""

QUICK_MILLIPERCENT = 2570
"""Quick part just after a full session (Af 2.57 % of pace, fits with 15.4 h)."""

LATE_MILLIPERCENT = 4210
"""Peak of the late part of an unaccustomed full session (Ad 4.21 % of pace, at 36.2 h)."""

LATE_PEAK_TENTHS_OF_HOURS = 362

ANOTHER_RUN_PERCENT = 150
"""Rule I20: the residual grows by half when another run follows the lift within 12 h."""

ANOTHER_RUN_MINUTES = 12 * 60

EXHAUSTION_PER_PACE_TENTHS = 83
"""One percent of pace is about 8.3 percent of time to exhaustion (c, range 6 to 12)."""

BOUT_NOVELTY_HUNDREDTHS = (100, 90, 50, 30, 10)
"""Rule I15: novelty of the first, second, ... leg session of a spell; the last one stays."""

_ONE = 1 << 60
_QUICK_RATIO = 1134356345355437256
"""exp(-0.25 h / 15.4 h) x 2**60, from 60 decimal digits."""
_LATE_RATIO = 1144986770001757045
"""exp(-0.25 h / 36.2 h) x 2**60."""
_LEGS_RATIO = 1117449839007427529
"""exp(-0.25 h / 8 h) x 2**60."""
_E = 3133965575612453543
"""e x 2**60."""


def _decay(first: int, ratio: int, steps: int) -> tuple[int, ...]:
    """``first`` and its products with ratio / 2**60, with 40 binary digits kept in between."""
    fine = accumulate(repeat(ratio, steps), lambda value, each: value * each >> 60, initial=first)
    return tuple(fine)


def _quick_table() -> tuple[int, ...]:
    steps = HORIZON_MINUTES // STEP_MINUTES
    return tuple(v >> 40 for v in _decay((QUICK_MILLIPERCENT * 1000) << 40, _QUICK_RATIO, steps))


def _late_table() -> tuple[int, ...]:
    steps = HORIZON_MINUTES // STEP_MINUTES
    peak = (LATE_MILLIPERCENT * 1000 * _E >> 60) << 40
    return tuple(
        (value * index * STEP_MINUTES // (LATE_PEAK_TENTHS_OF_HOURS * 6)) >> 40
        for index, value in enumerate(_decay(peak, _LATE_RATIO, steps))
    )


QUICK = _quick_table()
"""Af exp(-t / tf) by quarter hours [millionths of a percent of pace]."""

LATE = _late_table()
"""Ad (t / tp) exp(1 - t / tp) by quarter hours [millionths of a percent of pace]."""

LEG_FATIGUE_MINUTES = 24 * 60
_LEG_DECAY = _decay(_ONE, _LEGS_RATIO, LEG_FATIGUE_MINUTES // STEP_MINUTES)


@lru_cache(maxsize=128)
def residuals(novelty_hundredths: int) -> tuple[int, ...]:
    """:func:`residual` by quarter hours, from 0 to :data:`HORIZON_MINUTES`."""
    return tuple(
        quick + late * novelty_hundredths // 100 for quick, late in zip(QUICK, LATE, strict=True)
    )


def residual(minutes: int, novelty_hundredths: int) -> int:
    """Running impairment left by a full session (D = 1) [millionths of a percent of pace].

    ``Af exp(-t/tf) + N Ad (t/tp) exp(1 - t/tp)``, Af 2.57 %, tf 15.4 h, Ad 4.21 %,
    tp 36.2 h; fitted to fourteen published points between 1 and 48 h. Range: 0 to 168 h,
    nothing after that. ``minutes`` count from the end of the session to the start of the
    run; ``novelty_hundredths`` is the state of the repeated-bout effect, 100 new to 0.

    >>> residual(8 * 60, 0), residual(48 * 60, 100)
    (1528711, 4143319)
    """
    if minutes < 0 or minutes > HORIZON_MINUTES:
        return 0
    return residuals(novelty_hundredths)[(minutes + STEP_MINUTES // 2) // STEP_MINUTES]


def interference(
    leg_dose_hundredths: int,
    novelty_hundredths: int,
    minutes: int,
    *,
    another_run: bool = False,
    sensitivity_hundredths: int = 100,
) -> int:
    """Predicted loss of running quality at a run [thousandths of a percent of pace].

    ``D S [Af exp(-t/tf) + N Ad (t/tp) exp(1 - t/tp)]``, half as much again when another
    run follows the lift within 12 h (rule I20; Doma and Deakin 2013). ``minutes`` from the
    end of the session to the start of the run.

    >>> interference(100, 0, 8 * 60), interference(60, 30, 24 * 60)
    (1529, 1028)
    """
    loss = residual(minutes, novelty_hundredths) * leg_dose_hundredths * sensitivity_hundredths
    percent = ANOTHER_RUN_PERCENT if another_run else 100
    return (loss * percent + 500_000_000) // 1_000_000_000


def losses(
    leg_dose_hundredths: int, novelty_hundredths: int, gaps: Sequence[int]
) -> tuple[int, ...]:
    """:func:`interference` of one session at each later run, ``gaps`` minutes after it.

    ``gaps`` ascend and reach no further than :data:`HORIZON_MINUTES`. Where the first run
    follows within 12 h it is "another run" for all that come after it (rule I20).

    >>> losses(100, 0, [8 * 60, 24 * 60]), losses(100, 0, [24 * 60])
    ((1529, 811), (541,))
    """
    table = residuals(novelty_hundredths)
    half = STEP_MINUTES // 2
    percent, found = 100, []
    for gap in gaps:
        loss = table[(gap + half) // STEP_MINUTES] * leg_dose_hundredths * percent
        found.append((loss + 5_000_000) // 10_000_000)
        if gap <= ANOTHER_RUN_MINUTES:
            percent = ANOTHER_RUN_PERCENT
    return tuple(found)


def exhaustion_loss(millipercent: int) -> int:
    """Loss of time to exhaustion for a loss of pace, both in thousandths of a percent.

    >>> exhaustion_loss(2200)
    18260
    """
    return millipercent * EXHAUSTION_PER_PACE_TENTHS // 10


def novelty_at_bout(bouts_done: int) -> int:
    """Novelty in hundredths of the next leg session after ``bouts_done`` of a spell (I15).

    >>> [novelty_at_bout(bouts) for bouts in (0, 1, 2, 3, 4, 20)]
    [100, 90, 50, 30, 10, 10]
    """
    return BOUT_NOVELTY_HUNDREDTHS[min(bouts_done, len(BOUT_NOVELTY_HUNDREDTHS) - 1)]


def novelty_after_break(novelty_hundredths: int, days: int) -> int:
    """Novelty after so many days without leg work: at least 50 from 14 days on, then 100 (A13).

    >>> novelty_after_break(10, 7), novelty_after_break(10, 20), novelty_after_break(10, 29)
    (10, 50, 100)
    """
    if days > 28:
        return 100
    return max(novelty_hundredths, 50) if days >= 14 else novelty_hundredths


QUALITY_FATIGUE = 41
"""A quarter of the leg-press repetitions is gone 4 h after intervals (Sporer and Wenger
2003), so 0.41 at the finish with a decay of 8 h."""
EASY_FATIGUE = 20
LONG_FATIGUE = 40
LONGEST_FATIGUE = 60
LONGEST_FATIGUE_MINUTES = 150
"""Rule C04: 0.4 at 90 min, 0.6 from 150 min on."""

UNNOTICED_FATIGUE = 5
"""Less than a twentieth is no whole set of any session."""


def run_leg_fatigue(run: Run) -> int:
    """Leg fatigue that a run leaves at its finish, in hundredths of the leg sets (C04, I08)."""
    if not run.is_run:
        return 0
    long = run.kind is RunKind.LONG or run.subkind is RunSubkind.MEDIUM_LONG
    if run.minutes >= KEY_LONG_RUN_MINUTES:
        extra = min(run.minutes, LONGEST_FATIGUE_MINUTES) - KEY_LONG_RUN_MINUTES
        share = (LONGEST_FATIGUE - LONG_FATIGUE) * extra
        by_length = LONG_FATIGUE + share // (LONGEST_FATIGUE_MINUTES - KEY_LONG_RUN_MINUTES)
        return max(by_length, QUALITY_FATIGUE if run.quality else 0)
    if run.quality:
        return QUALITY_FATIGUE
    return (EASY_FATIGUE + LONG_FATIGUE) // 2 if long else EASY_FATIGUE


def leg_set_factor(runs: Iterable[Run], start: datetime) -> tuple[int, Run | None]:
    """The share of leg sets that stays after the runs before ``start``, in hundredths.

    ``1 - F``, ``F = sum over runs of d exp(-t / 8 h)``, local to the legs, at most 0.6
    (rules I08, C04). Runs more than a day back are forgotten. Returns the run that weighs
    most, or None when nothing is to be cut.
    """
    total, worst, weight = 0, None, 0
    near = [(_minutes_between(run.end, start), run) for run in runs]
    near = [(gap, run) for gap, run in near if 0 <= gap <= LEG_FATIGUE_MINUTES]
    for gap, run in sorted(near, key=lambda each: (each[0], each[1].id)):
        left = run_leg_fatigue(run) * _LEG_DECAY[(gap + STEP_MINUTES // 2) // STEP_MINUTES]
        total += left
        if left > weight:
            worst, weight = run, left
    cut = min(LONGEST_FATIGUE, (total + _ONE // 2) // _ONE)
    return (100 - cut, worst) if cut >= UNNOTICED_FATIGUE else (100, None)


def _minutes_between(earlier: datetime, later: datetime) -> int:
    return int((later - earlier).total_seconds()) // 60
