"""The power goes while sets are logged: what was acknowledged is there, and there once."""

from __future__ import annotations

from pathlib import Path

from tests.web.kills import torture

KILLS = 8
"""A hundred on each database are a part of ``make bench``."""


def test_no_acknowledged_set_is_lost_or_doubled_when_the_server_is_killed(tmp_path: Path) -> None:
    outcome = torture(KILLS, tmp_path, {})
    assert (outcome.lost, outcome.doubled) == (0, 0)
    assert outcome.acknowledged > KILLS
    assert outcome.sent_again > 0
