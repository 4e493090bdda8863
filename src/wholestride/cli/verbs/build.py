"""``wholestride build``: one full-body session from a handful of exercises."""

from __future__ import annotations

from dataclasses import replace

import click

from wholestride.catalogue.loader import load
from wholestride.cli.gym_words import exercise_lines
from wholestride.cli.handful import half_of, place_of, prescription_json
from wholestride.cli.inputs import read_athlete_file
from wholestride.cli.screen import (
    has_errors,
    json_option,
    progress,
    say,
    show_findings,
    show_json,
    stop_on_findings,
    terminal_width,
    today_by_the_clock,
)
from wholestride.domain.athlete import Athlete, Level
from wholestride.domain.findings import Finding, UnusableInputError
from wholestride.formats.gym_speech import OFTEN
from wholestride.planning.build import TITLE, HandfulRequest
from wholestride.planning.handful import Handful, prescribed_handful


@click.command("build")
@click.option("--upper", default="3", help="Upper body: a number, or ids with commas [3].")
@click.option("--lower", default="3", help="Lower body: a number, or ids with commas [3].")
@click.option("--minutes", type=click.IntRange(1), default=30, help="Length with warm-up [30].")
@click.option("--times", type=click.IntRange(1, 3), default=2, help="Times a week [2].")
@click.option("--place", default=None, help="gym, home, hotel, bodyweight, or one of yours.")
@click.option("--with", "equipment", multiple=True, help="What is there instead of a place.")
@click.option(
    "--level",
    type=click.Choice([each.value for each in Level]),
    default=None,
    help="Experience in strength training [novice].",
)
@click.option("--athlete", "athlete_file", default=None, help="Athlete file, for all of this.")
@json_option
def command(
    upper: str,
    lower: str,
    minutes: int,
    times: int,
    place: str | None,
    equipment: tuple[str, ...],
    level: str | None,
    athlete_file: str | None,
    as_json: bool,
) -> None:
    """Build one full-body session from a handful of exercises."""
    known = _athlete(athlete_file)
    athlete = known or Athlete()
    if level is not None:
        athlete = replace(athlete, level=Level(level))
    request = HandfulRequest(
        upper=half_of(upper, "--upper"),
        lower=half_of(lower, "--lower"),
        minutes=minutes,
        place=place_of(place, equipment, known, load()),
        athlete=athlete,
        times_a_week=times,
    )
    built, findings = _built(request)
    if has_errors(findings):
        stop_on_findings(findings)
    if as_json:
        show_json(_as_json(request, built))
    else:
        _show(request, built)
    show_findings(findings)


def _athlete(path: str | None) -> Athlete | None:
    if path is None:
        return None
    athlete, findings = read_athlete_file(path, load(), today_by_the_clock())
    if athlete is None or has_errors(findings):
        stop_on_findings(findings)
    return athlete


def _built(request: HandfulRequest) -> tuple[Handful, tuple[Finding, ...]]:
    try:
        with progress("choosing"):
            return prescribed_handful(request, load(), today_by_the_clock())
    except UnusableInputError as refusal:
        stop_on_findings(refusal.findings)


def _show(request: HandfulRequest, built: Handful) -> None:
    often = OFTEN[request.times_a_week]
    about = f"{built.minutes:.0f} min, {request.place.name}, {often} a week"
    say(f"{TITLE}, {about}", bold=True)
    for line in exercise_lines(built.prescriptions, terminal_width()):
        say(line.text, bold=line.bold, dim=line.dim)


def _as_json(request: HandfulRequest, built: Handful) -> dict[str, object]:
    return {
        "minutes": built.minutes,
        "times_a_week": request.times_a_week,
        "place": request.place.name,
        "level": request.athlete.level,
        "prescriptions": [prescription_json(each) for each in built.prescriptions],
    }
