"""``wholestride import FILE|FOLDER... -o recordings.jsonl``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import available_timezones

import click

from wholestride.catalogue.loader import load
from wholestride.cli.dates import clock, short_day
from wholestride.cli.importing import found_files, import_files
from wholestride.cli.inputs import read_athlete_file
from wholestride.cli.paths import output_findings, read_file, write_file
from wholestride.cli.screen import (
    has_errors,
    json_option,
    say,
    show_findings,
    show_json,
    show_table,
    stop_on_findings,
    today_by_the_clock,
)
from wholestride.cli.strength_importing import (
    HistoryWishes,
    import_history,
    parted,
    watch_sets,
)
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding, error
from wholestride.domain.quantities import MassUnit
from wholestride.domain.recordings import Recording, ZoneSource
from wholestride.formats.recordings_file import read_recordings, write_recordings
from wholestride.formats.strength.recorded import may_hold_sets
from wholestride.planning.recorded.linking import linked

SHOWN = 20
"""The newest recordings that are shown; the file holds all of them."""

_FROM = {
    ZoneSource.FILE: "from the file",
    ZoneSource.RUNNER: "yours",
    ZoneSource.LOCAL: "local time",
}


@click.command("import")
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--output", default=None, help="Recordings file to add to; it may be new.")
@click.option("--athlete", "athlete_file", help="Athlete file: your zone, and what history says.")
@click.option("--zone", default=None, help="Your time zone, for files that do not say theirs.")
@click.option("--log", default=None, help="Log that strength history is put into.")
@click.option("--unit", type=click.Choice(["kg", "lb"]), help="Of weights, where no file says it.")
@click.option("--names", default="exercise-names.toml", help="Your answers about exercises' names.")
@click.option("--accept", is_flag=True, help="Write into the athlete file what history says.")
@json_option
def command(
    paths: tuple[str, ...],
    output: str | None,
    athlete_file: str | None,
    zone: str | None,
    log: str | None,
    unit: str | None,
    names: str,
    accept: bool,
    as_json: bool,
) -> None:
    """Read recorded activities from watches, phones and services, and strength history.

    Importing the same files again changes nothing.
    """
    home, problems = _zone(zone, athlete_file)
    before, said = _already_there(output)
    findings = (*problems, *output_findings(output, paths), *said)
    if accept and athlete_file is None:
        findings += (error("--accept needs to know where.", "Add --athlete FILE."),)
    if has_errors(findings):
        stop_on_findings(findings)
    every, missing = found_files(paths)
    tables, files = parted(every)
    found, heard = import_files(files, home)
    findings = (*findings, *missing, *heard)
    watched = watch_sets(files, found, home) if log is not None else []
    if tables or watched:
        told = MassUnit(unit) if unit else None
        wishes = HistoryWishes(home, told, log, names, athlete_file, accept)
        words, said = import_history(tables, watched, (*before, *found), wishes)
        findings += said
        for line in words:
            click.echo(line, err=as_json or "-" in (output, log))
    fresh = _keep(output, before, found)
    if as_json:
        show_json([_as_json(each) for each in _by_time(found)])
    elif output != "-" and (files or not tables):
        _show(found, fresh, output, home)
        _show_links((*before, *found), output)
        if log is None and any(map(may_hold_sets, found)):
            say("what the watch kept of your sets in the gym is taken over with: --log log.jsonl")
    show_findings(findings)
    if has_errors(findings):
        sys.exit(1)


def _keep(
    output: str | None, before: Sequence[Recording], found: Sequence[Recording]
) -> list[Recording]:
    """Add what is new to the recordings file, where one is named; the new ones."""
    known = {each.id for each in before}
    fresh = [each for each in found if each.id not in known]
    if output is not None and (fresh or not known):
        write_file(output, write_recordings((*before, *fresh)))
    return fresh


def _zone(zone: str | None, athlete_file: str | None) -> tuple[str, tuple[Finding, ...]]:
    if zone is not None:
        if zone in available_timezones():
            return zone, ()
        return "", (error(f"{zone!r} is no time zone.", "Write it like Europe/Berlin."),)
    if athlete_file is None:
        return Athlete().zone, ()
    athlete, findings = read_athlete_file(athlete_file, load(), today_by_the_clock())
    return (athlete.zone if athlete else ""), findings


def _already_there(output: str | None) -> tuple[tuple[Recording, ...], tuple[Finding, ...]]:
    """What the file holds; a file that is something else is never written over."""
    if output is None or output == "-" or not Path(output).is_file():
        return (), ()
    data, problems = read_file(output)
    if problems or not data:
        return (), problems
    recordings, findings = read_recordings(output, data)
    if findings:
        step = "Choose another -o, or mend the file."
        return (), (*findings, error("the file would lose lines that it holds.", step))
    return recordings, ()


def _by_time(recordings: Sequence[Recording]) -> list[Recording]:
    return sorted(recordings, key=lambda each: (each.start, each.id))


def _show(
    found: Sequence[Recording], fresh: Sequence[Recording], output: str | None, home: str
) -> None:
    newest = _by_time(found)[-SHOWN:]
    if newest:
        columns = ("date", "time", "zone", "sport", "min", "distance", "pace", "climb", "heart")
        show_table(columns, map(_row, newest))
    if len(found) > SHOWN:
        say(f"and {len(found) - SHOWN} earlier ones")
    counts = Counter(str(each.sport) for each in found)
    words = ", ".join(f"{count} {sport}" for sport, count in counts.most_common())
    say(f"{len(found)} recordings: {words or 'none'}")
    laid_on = sum(each.zone_source is ZoneSource.RUNNER for each in found)
    if laid_on:
        say(f"{laid_on} of them give no zone: their times are told in {home} (--zone).")
    if output is not None:
        say(f"{len(fresh)} new ones written to {output}" if fresh else f"{output} holds them all")


def _show_links(recordings: Sequence[Recording], output: str | None) -> None:
    """Say how many recordings are further ones of an activity, and how many may be."""
    found = linked(recordings)
    every = sum(len(each.recordings) for each in found.activities)
    more, asked = every - len(found.activities), len(found.asked)
    if more or asked:
        words = f"{more} of {every} show an activity that another one shows; each counts once"
        question = f"; {asked} {'pair' if asked == 1 else 'pairs'} to be asked about"
        where = f": wholestride links {output}" if output else ""
        say(f"{words}{question if asked else ''}{where}")


def _row(recording: Recording) -> tuple[str, ...]:
    heart = recording.mean_heart_rate
    return (
        f"{short_day(recording.start.date())} {recording.start.year}",
        clock(recording.start),
        _FROM[recording.zone_source],
        str(recording.sport),
        str(recording.minutes),
        str(recording.distance or ""),
        str(recording.pace or ""),
        "" if recording.climb_m is None else f"{recording.climb_m} m",
        "" if heart is None else str(heart),
    )


def _as_json(recording: Recording) -> dict[str, object]:
    return {
        "id": recording.id,
        "start": recording.start.isoformat(),
        "zone": recording.zone,
        "zone_known_from": recording.zone_source,
        "sport": recording.sport,
        "minutes": recording.minutes,
        "metres": recording.distance.metres if recording.distance else None,
        "climb_m": recording.climb_m,
        "load": recording.load,
        "mean_heart_rate": recording.mean_heart_rate,
        "title": recording.title,
        "source": recording.source,
    }
