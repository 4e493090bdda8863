"""The runner's own strength entries."""

from __future__ import annotations

from datetime import datetime

import pytest

from wholestride.domain.running import Run, RunKind
from wholestride.domain.season import SessionKind
from wholestride.planning.own_sessions import own_kind, split_own


def entry(kind: RunKind, title: str) -> Run:
    return Run(
        title, datetime(2026, 11, 24, 7), title, kind, 45, 200, key=False, importance_hundredths=10
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Leg day", SessionKind.LOWER),
        ("Kraft: Beine & Hüfte", SessionKind.LOWER),
        ("Gainage 20 min", SessionKind.UPPER_CORE),
        ("Yoga with Adrian", SessionKind.MOBILITY),
        ("Plyo class", SessionKind.POWER),
        ("Gym", SessionKind.FULL_LIGHT),
    ],
)
def test_the_title_tells_what_an_own_session_counts_as(title: str, kind: SessionKind) -> None:
    assert own_kind(title) is kind


def test_rest_days_fall_away_and_cross_training_stays() -> None:
    runs = [entry(kind, str(kind)) for kind in RunKind]
    training, own = split_own(runs)
    assert [run.kind for run in own] == [RunKind.STRENGTH]
    assert RunKind.REST not in {run.kind for run in training}
    assert RunKind.CROSS in {run.kind for run in training}
