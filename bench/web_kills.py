"""Sets that were acknowledged while the server was killed, on SQLite and PostgreSQL."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.web.kills import torture

from bench.databases import both_databases
from bench.rows import Row

KILLS = 100


def rows() -> list[Row]:
    """A row a database."""
    with tempfile.TemporaryDirectory() as folder, both_databases() as databases:
        return [_kill_row(name, Path(folder) / name, given) for name, given in databases.items()]


def _kill_row(name: str, data: Path, environ: Mapping[str, str]) -> Row:
    outcome = torture(KILLS, data, environ)
    figure = (
        f"{outcome.acknowledged} acknowledged, {outcome.sent_again} sent again, "
        f"{outcome.lost} lost, {outcome.doubled} doubled"
    )
    met = not (outcome.lost or outcome.doubled)
    return Row(f"{KILLS} kills of the whole server while logging, {name}", figure, "0, 0", met)
