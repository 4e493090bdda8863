"""``wholestride export SEASON ics|csv|text``."""

from __future__ import annotations

import click

from wholestride.cli.paths import STANDARD, output_findings, write_file
from wholestride.cli.screen import has_errors, now_by_the_clock, say, stop_on_findings
from wholestride.cli.stored import stored_season
from wholestride.domain.season import Season


@click.command("export")
@click.argument("season_file", metavar="SEASON")
@click.argument("form", type=click.Choice(["ics", "csv", "text"]))
@click.option("-o", "--output", default=STANDARD, help="Where to write [standard output].")
@click.option("--with-runs", is_flag=True, help="Put the runs into the calendar too.")
def command(season_file: str, form: str, output: str, with_runs: bool) -> None:
    """Write a season as calendar (ics), table (csv) or text."""
    season = stored_season(season_file)
    problems = output_findings(output, (season_file,))
    if has_errors(problems):
        stop_on_findings(problems)
    write_file(output, _written(season, form, with_runs))
    if output != STANDARD:
        say(f"written to {output}")


def _written(season: Season, form: str, with_runs: bool) -> bytes:
    if form == "ics":
        from wholestride.formats.calendar_out import write_ics

        return write_ics(season, now=now_by_the_clock(), with_runs=with_runs)
    if form == "csv":
        from wholestride.formats.table_out import write_csv

        return write_csv(season)
    from wholestride.formats.text_out import season_text

    return season_text(season).encode()
