"""Backups of the SQLite database: whole, checked, on the disk before their name appears."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path

KEPT_BACKUPS = 5
"""Backups that are made before a migration; older ones are deleted."""
BACKUPS = "backups"
MIGRATING = "before-migration"
RESTORING = "before-restore"
SUFFIX = ".sqlite3"
SQLITE_HEADER = b"SQLite format 3\0"

Migration = tuple[str, str]
"""An application's label and a migration's name."""


class BackupError(Exception):
    """A backup or a restore that did not happen; its words say why and what to do."""


def backup(database: Path, target: Path) -> int:
    """Write a whole copy of the database, also while the server runs; its size in bytes.

    Raises:
        BackupError: when it cannot be written, or the copy is not sound.
    """
    if not database.is_file():
        raise BackupError(f"There is no database at {database} yet. Start Wholestride once.")
    neighbour = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        neighbour.unlink(missing_ok=True)
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("VACUUM INTO ?", (str(neighbour),))
        neighbour.chmod(0o600)
        check_sound(neighbour)
        _to_disk(neighbour, target)
    except (OSError, sqlite3.Error) as problem:
        raise BackupError(f"{target} cannot be written: {problem}.") from None
    finally:
        neighbour.unlink(missing_ok=True)
    return target.stat().st_size


def check_sound(file: Path) -> None:
    """Read every page of a database file.

    Raises:
        BackupError: when it is no database, or not whole.
    """
    with file.open("rb") as stream:
        if stream.read(len(SQLITE_HEADER)) != SQLITE_HEADER:
            raise BackupError(f"{file} is no backup of Wholestride.")
    try:
        with closing(_reading(file)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.Error as problem:
        raise BackupError(f"{file} is damaged: {problem}.") from None
    if found != [("ok",)]:
        raise BackupError(f"{file} is damaged: {found[0][0]}.")


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _to_disk(neighbour: Path, target: Path) -> None:
    """Give a finished file its name only when its bytes are on the disk."""
    for path in (neighbour, target.parent):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if path is neighbour:
            neighbour.replace(target)


def restore(file: Path, database: Path, known: Collection[Migration], now: datetime) -> Path | None:
    """Put a backup in place of the database; what was there is kept and its path returned.

    ``known`` are the migrations of this version: a backup of a newer one is refused.

    Raises:
        BackupError: when the backup cannot be used, or the server is running.
    """
    if not file.is_file():
        raise BackupError(f"There is no file {file}.")
    check_sound(file)
    _refuse_newer(file, known)
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    neighbour = database.with_name(f".{database.name}.{os.getpid()}.part")
    try:
        neighbour.unlink(missing_ok=True)
        with closing(_reading(file)) as connection:
            connection.execute("VACUUM INTO ?", (str(neighbour),))
        neighbour.chmod(0o600)
        kept = _set_aside(database, now)
        _to_disk(neighbour, database)
    except (OSError, sqlite3.Error) as problem:
        raise BackupError(f"{file} cannot be restored: {problem}.") from None
    finally:
        neighbour.unlink(missing_ok=True)
    return kept


def _refuse_newer(file: Path, known: Collection[Migration]) -> None:
    """Tables that this version does not know would be read wrongly."""
    try:
        with closing(_reading(file)) as connection:
            applied = set(connection.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.Error:
        raise BackupError(f"{file} is a database, but none of Wholestride.") from None
    if not any(app == "training" for app, _ in applied):
        raise BackupError(f"{file} is a database, but none of Wholestride.")
    newer = sorted(name for app, name in applied - set(known) if app == "training")
    if newer:
        raise BackupError(
            f"{file} was written by a newer version of Wholestride ({newer[-1]}). "
            "Update this one first."
        )


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Close the old database's journal into it, and keep it as a backup."""
    if not database.exists():
        return None
    try:
        with closing(sqlite3.connect(database, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError:
        words = "The database is in use. Stop wholestride serve, then restore."
        raise BackupError(words) from None
    except sqlite3.DatabaseError:
        pass  # a damaged file is kept as it is
    kept = _free_name(database.parent / BACKUPS, RESTORING, now)
    shutil.copy2(database, kept)
    for more in ("-wal", "-shm"):
        database.with_name(database.name + more).unlink(missing_ok=True)
    return kept


def _free_name(folder: Path, why: str, now: datetime) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = f"{why}-{now:%Y%m%d-%H%M%S}"
    names = (f"{stem}{more}{SUFFIX}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def backup_before_migration(database: Path, now: datetime) -> Path | None:
    """Keep the database as it is before its tables change; the last five are kept."""
    if not database.is_file():
        return None
    folder = database.parent / BACKUPS
    target = _free_name(folder, MIGRATING, now)
    backup(database, target)
    for old in sorted(folder.glob(f"{MIGRATING}-*{SUFFIX}"))[:-KEPT_BACKUPS]:
        old.unlink()
    return target
