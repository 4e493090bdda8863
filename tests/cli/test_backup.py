"""Backup and restore of the web application's database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from wholestride.web.training.backup import KEPT_BACKUPS, backup_before_migration

NOW = datetime(2026, 11, 21, 13, 0)
KNOWN = "0001_initial"


def database(path: Path, *names: str, migration: str = KNOWN) -> Path:
    """A small database that looks like ours, written ahead (WAL) and closed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        made.execute("INSERT INTO django_migrations VALUES ('training', ?)", (migration,))
        made.execute("CREATE TABLE runner (name TEXT)")
        made.executemany("INSERT INTO runner VALUES (?)", [(name,) for name in names])
        made.commit()
    return path


def runners(path: Path) -> list[str]:
    """Who is in a database."""
    with closing(sqlite3.connect(path)) as opened:
        return [name for (name,) in opened.execute("SELECT name FROM runner")]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with Ana in it."""
    folder = tmp_path / "data"
    monkeypatch.setenv("WHOLESTRIDE_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return database(folder / "wholestride.sqlite3", "Ana")


def test_a_backup_holds_everything_and_is_for_its_owner_only(
    wholestride: Command, home: Path, tmp_path: Path
) -> None:
    done = wholestride("backup", "copy.sqlite3")
    assert done.exit_code == 0, done.output
    assert "wholestride restore copy.sqlite3" in done.output
    copy = tmp_path / "copy.sqlite3"
    assert runners(copy) == ["Ana"]
    assert copy.stat().st_mode & 0o077 == 0
    assert not list(tmp_path.glob(".*part"))


def test_a_backup_can_be_made_while_somebody_writes(
    wholestride: Command, home: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(home)) as writer:
        writer.execute("INSERT INTO runner VALUES ('half written')")
        assert wholestride("backup", "copy.sqlite3").exit_code == 0
    assert runners(tmp_path / "copy.sqlite3") == ["Ana"]


def test_a_file_that_is_there_is_not_written_over(
    wholestride: Command, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "copy.sqlite3").write_text("dear")
    refused = wholestride("backup", "copy.sqlite3")
    assert refused.exit_code == 1
    assert "--force" in refused.output
    assert (tmp_path / "copy.sqlite3").read_text() == "dear"
    assert wholestride("backup", "copy.sqlite3", "--force").exit_code == 0


def test_the_database_itself_is_no_target(wholestride: Command, home: Path) -> None:
    refused = wholestride("backup", str(home), "--force")
    assert refused.exit_code == 1
    assert runners(home) == ["Ana"]


def test_without_a_database_the_words_say_what_to_do(
    wholestride: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHOLESTRIDE_DATA", str(tmp_path / "nothing"))
    refused = wholestride("backup", "copy.sqlite3")
    assert refused.exit_code == 1
    assert "Start Wholestride once" in refused.output


def test_postgresql_has_its_own_tools(
    wholestride: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://here/runs")
    for verb in ("backup", "restore"):
        refused = wholestride(verb, "copy.sqlite3")
        assert refused.exit_code == 1
        assert "pg_dump" in refused.output


def test_a_restore_brings_everything_back_and_keeps_what_was_there(
    wholestride: Command, home: Path, tmp_path: Path
) -> None:
    wholestride("backup", "copy.sqlite3")
    with closing(sqlite3.connect(home)) as later:
        later.execute("INSERT INTO runner VALUES ('Björn')")
        later.commit()
    done = wholestride("restore", "copy.sqlite3")
    assert done.exit_code == 0, done.output
    assert runners(home) == ["Ana"]
    (kept,) = (home.parent / "backups").glob("before-restore-*.sqlite3")
    assert runners(kept) == ["Ana", "Björn"]


def test_a_restore_needs_no_database(
    wholestride: Command, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wholestride("backup", "copy.sqlite3")
    monkeypatch.setenv("WHOLESTRIDE_DATA", str(tmp_path / "new"))
    assert wholestride("restore", "copy.sqlite3").exit_code == 0
    assert runners(tmp_path / "new" / "wholestride.sqlite3") == ["Ana"]


def test_a_database_in_use_is_not_replaced(
    wholestride: Command, home: Path, tmp_path: Path
) -> None:
    wholestride("backup", "copy.sqlite3")
    with closing(sqlite3.connect(home)) as server:
        server.execute("SELECT * FROM runner").fetchone()
        refused = wholestride("restore", "copy.sqlite3")
    assert refused.exit_code == 1
    assert "Stop wholestride serve" in refused.output
    assert runners(home) == ["Ana"]


def test_a_backup_of_a_newer_version_is_refused(
    wholestride: Command, home: Path, tmp_path: Path
) -> None:
    database(tmp_path / "newer.sqlite3", "Zoe", migration="9999_from_tomorrow")
    refused = wholestride("restore", "newer.sqlite3")
    assert refused.exit_code == 1
    assert "9999_from_tomorrow" in refused.output
    assert runners(home) == ["Ana"]


@pytest.mark.parametrize("cut", [0, 10, 3000, -1000])
def test_a_broken_file_is_refused(
    wholestride: Command, home: Path, tmp_path: Path, cut: int
) -> None:
    wholestride("backup", "copy.sqlite3")
    whole = (tmp_path / "copy.sqlite3").read_bytes()
    (tmp_path / "broken.sqlite3").write_bytes(whole[:cut])
    refused = wholestride("restore", "broken.sqlite3")
    assert refused.exit_code == 1
    assert runners(home) == ["Ana"]


def test_another_programs_database_is_refused(
    wholestride: Command, home: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite3")) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
        other.commit()
    refused = wholestride("restore", "other.sqlite3")
    assert refused.exit_code == 1
    assert "none of Wholestride" in refused.output


def test_before_a_migration_the_last_five_are_kept(home: Path) -> None:
    for minutes in range(KEPT_BACKUPS + 2):
        backup_before_migration(home, NOW + timedelta(minutes=minutes))
    kept = sorted((home.parent / "backups").iterdir())
    assert len(kept) == KEPT_BACKUPS
    assert kept[0].name == "before-migration-20261121-130200.sqlite3"
    assert runners(kept[-1]) == ["Ana"]


def test_the_very_first_start_has_nothing_to_keep(tmp_path: Path) -> None:
    assert backup_before_migration(tmp_path / "wholestride.sqlite3", NOW) is None
    assert not list(tmp_path.iterdir())
