"""``wholestride backup FILE``: a whole, checked copy of the web application's database."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wholestride.cli.paths import output_findings
from wholestride.cli.screen import has_errors, say, stop_on_findings
from wholestride.domain.findings import Place, error
from wholestride.web.environment import data_folder, database_from

BYTES_PER_KB = 1000


@click.command("backup")
@click.argument("file")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(file: str, force: bool) -> None:
    """Copy the web application's database whole, also while it serves."""
    from wholestride.web.training.backup import BackupError, backup

    database = local_database()
    target = Path(file)
    problems = output_findings(file, (str(database),))
    if target.exists() and not target.is_dir() and not force:
        problem = error("is there already.", "Use --force to write over it.", Place(file=file))
        problems = (*problems, problem)
    if has_errors(problems):
        stop_on_findings(problems)
    try:
        size = backup(database, target.resolve())
    except BackupError as problem:
        stop_on_findings((error(str(problem)),))
    say(f"written to {file} ({size // BYTES_PER_KB} kB); to go back: wholestride restore {file}")


def local_database() -> Path:
    """The SQLite file of the web application; exits with 1 where PostgreSQL holds the data."""
    if os.environ.get("DATABASE_URL"):
        words = "DATABASE_URL names a PostgreSQL database."
        step = "Use pg_dump and pg_restore, or the export in the settings."
        stop_on_findings((error(words, step),))
    return Path(database_from({}, data_folder(os.environ))["NAME"])
