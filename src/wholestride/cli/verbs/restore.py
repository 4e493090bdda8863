"""``wholestride restore FILE``: a backup in place of the web application's database."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wholestride.cli.screen import now_by_the_clock, say, stop_on_findings
from wholestride.cli.verbs.backup import local_database
from wholestride.domain.findings import error


@click.command("restore")
@click.argument("file")
def command(file: str) -> None:
    """Put a backup in place of the database; what was there is kept beside it."""
    from wholestride.web.training.backup import BackupError, restore

    database = local_database()
    try:
        kept = restore(Path(file).resolve(), database, known_migrations(), now_by_the_clock())
    except BackupError as problem:
        stop_on_findings((error(str(problem)),))
    say(f"{file} is in place.")
    if kept is not None:
        say(f"What was there before is kept as {kept}.")


def known_migrations() -> set[tuple[str, str]]:
    """The changes of the tables that this version knows."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wholestride.web.settings")
    import django

    django.setup()
    from django.db.migrations.loader import MigrationLoader

    return set(MigrationLoader(None).disk_migrations)
