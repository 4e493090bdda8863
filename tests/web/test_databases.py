"""The web tests pass on PostgreSQL too; the other databases are refused in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.web.postgres import MissingError, postgres
from wholestride.web.environment import database_from

ROOT = Path(__file__).resolve().parents[2]
OWN_SERVER = ("test_serve", "test_kill")
"""Files that bring their own server and database."""
AGAIN = ("test_what_is_kept_is_the_same_on_postgresql", "test_the_web_tests_pass_on_postgresql")
KEEPING = ("mapping", "events", "data", "reading", "uploads", "attention")
"""Files of tests about what the database keeps."""


def test_what_is_kept_is_the_same_on_postgresql() -> None:
    _pass_on_postgresql([f"tests/web/test_{each}.py" for each in KEEPING])


@pytest.mark.long
def test_the_web_tests_pass_on_postgresql() -> None:
    own = [f"--ignore=tests/web/{each}.py" for each in OWN_SERVER]
    again = [f"--deselect=tests/web/test_databases.py::{each}" for each in AGAIN]
    _pass_on_postgresql(["tests/web", *own, *again])


def _pass_on_postgresql(tests: list[str]) -> None:
    try:
        with postgres(durable=False) as address:
            done = _run(tests, address)
    except MissingError as why:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"the web tests on PostgreSQL: {why}")
    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout


def _run(tests: list[str], address: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    environ["DATABASE_URL"] = address
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *tests]
    return subprocess.run(
        [*command, "--override-ini=addopts=", "--import-mode=importlib", "--tb=short"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_database_is_the_one_that_is_named(db: None) -> None:
    wanted = "postgresql" if "DATABASE_URL" in os.environ else "sqlite"
    assert connection.vendor == wanted


def test_another_database_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="begins with 'mysql'; postgresql:// is what we can use"):
        database_from({"DATABASE_URL": "mysql://ana@db/runs"}, ROOT)
