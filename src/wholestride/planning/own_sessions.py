"""Strength entries that the runner's calendar already holds, kept as the runner's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wholestride.domain.running import Run, RunKind
from wholestride.domain.season import SessionKind

OWN_KINDS: tuple[tuple[str, SessionKind], ...] = (
    (r"\b(leg|legs|lower|squats?|beine?|hüfte|jambes|piernas|ben)\b", SessionKind.LOWER),
    (r"\b(plyo\w*|power|jumps?|sprung\w*|explosiv\w*)\b", SessionKind.POWER),
    (
        r"\b(core|upper|arms?|rumpf|stabi\w*|oberkörper|gainage|abdos|tronco|bål|överkropp)\b",
        SessionKind.UPPER_CORE,
    ),
    (
        r"\b(yoga|pilates|mobility|mobilit\w+|stretch\w*|dehn\w*|rolle\w*|movilidad|rörlighet)\b",
        SessionKind.MOBILITY,
    ),
)
"""Words by which the runner's own entry is taken for a kind; anything else counts as full-light."""

USUAL_OWN_MINUTES = 45
"""Length of an own session whose calendar entry does not say (grade D, our default)."""


def own_kind(title: str) -> SessionKind:
    """The kind that an own strength entry is counted as.

    >>> own_kind("Kraft: Beine & Hüfte"), own_kind("Core 20 min"), own_kind("Gym")
    (<SessionKind.LOWER: 'lower'>, <SessionKind.UPPER_CORE: 'upper-core'>, \
<SessionKind.FULL_LIGHT: 'full-light'>)
    """
    words = title.casefold()
    return next(
        (kind for pattern, kind in OWN_KINDS if re.search(pattern, words)), SessionKind.FULL_LIGHT
    )


def split_own(runs: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Runs to plan around (cross-training too) and own strength entries; rest falls away."""
    training = tuple(run for run in runs if run.kind not in (RunKind.REST, RunKind.STRENGTH))
    own = tuple(run for run in runs if run.kind is RunKind.STRENGTH)
    return training, own
