"""``wholestride init``: a commented athlete file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from wholestride.cli.paths import write_file
from wholestride.cli.screen import say, stop_on_findings
from wholestride.domain.findings import Place, error
from wholestride.formats.athlete_file import example_athlete


@click.command("init")
@click.argument("path", default="athlete.toml")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(path: str, force: bool) -> None:
    """Write a commented athlete file to fill in."""
    if path != "-" and Path(path).exists() and not force:
        problem = error("is there already.", "Use --force to write over it.", Place(file=path))
        stop_on_findings((problem,))
    write_file(path, example_athlete().encode())
    if path != "-":
        say(f"{path} is ready: open it, change what is not you, then")
        say(f"  wholestride plan {path} YOUR-RUNS.ics -o season.json")
