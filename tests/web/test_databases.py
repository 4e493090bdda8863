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
AGAIN = "test_the_web_tests_pass_on_postgresql"


def test_the_web_tests_pass_on_postgresql() -> None:
    try:
        with postgres(durable=False) as address:
            done = _web_tests(address)
    except MissingError as why:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"the web tests on PostgreSQL: {why}")
    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout


def _web_tests(address: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    environ["DATABASE_URL"] = address
    ignored = [f"--ignore=tests/web/{each}.py" for each in OWN_SERVER]
    ignored += ["--deselect", f"tests/web/test_databases.py::{AGAIN}"]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/web", *ignored]
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
