"""``wholestride draw``: the movement drawings of exercises."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wholestride.catalogue.loader import load
from wholestride.catalogue.poses import packaged_poses, pose_texts
from wholestride.cli.contact_sheet import photograph, sheet_page, wished_browser
from wholestride.cli.screen import say, show_findings
from wholestride.domain.findings import Finding, error
from wholestride.figures.movement import (
    Drawing,
    animate_exercise,
    draw_exercise,
    read_movements,
    shared_style,
    silhouette_of_exercise,
    stand_alone,
)
from wholestride.figures.movement.skeleton import Skeleton
from wholestride.figures.movement.vectors import Vec
from wholestride.formats.wording import did_you_mean

DARK_OF = {"both": None, "light": False, "dark": True}
"""Whether files are dark; none where they follow their reader."""


@click.command("draw")
@click.argument("exercises", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every exercise that has a pose.")
@click.option("-o", "folder", default=".", metavar="DIR", help="Where the files go.")
@click.option("--poses", metavar="DIR", help="Read the pose files of a folder, not the packaged.")
@click.option("--sheet", is_flag=True, help="One contact sheet (HTML; PDF with a Chromium).")
@click.option("--png", is_flag=True, help="Pictures of the sheet too, light and dark.")
@click.option(
    "--width", default=300, help="Width of a drawing on the sheet [px].", show_default=True
)
@click.option("--unnamed", is_flag=True, help="Leave the names off the sheet.")
@click.option(
    "--theme",
    type=click.Choice(["both", "light", "dark"]),
    default="both",
    help="Files of one theme have their colours resolved, for PNG and PDF tools.",
)
@click.option("--watch", is_flag=True, help="A page that redraws while the poses are edited.")
@click.option("--port", default=0, help="The port of that page; 0 takes a free one.")
@click.option("--joints", is_flag=True, help="Say where the joints of each key pose are [cm].")
@click.option("--check", is_flag=True, help="Say what is wrong with the poses.")
def command(
    exercises: tuple[str, ...],
    everything: bool,
    folder: str,
    poses: str | None,
    sheet: bool,
    png: bool,
    width: int,
    unnamed: bool,
    theme: str,
    watch: bool,
    port: int,
    joints: bool,
    check: bool,
) -> None:
    """Draw EXERCISES as SVG files, or as one sheet to look at."""
    if not exercises and not everything:
        raise click.UsageError("Name an exercise, or use --all.")
    if watch:
        redraw_for_ever(Path(poses) if poses else packaged_poses(), exercises, (port, width))
        return
    texts = folder_texts(poses) if poses else pose_texts()
    drawings, findings = drawn(exercises, texts)
    if check:
        findings += checked(drawings)
    show_findings(findings)
    if joints:
        say_joints(drawings)
        return
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    if sheet or png:
        write_sheet(place, drawings, (width, not unnamed), png=png)
    elif not check:
        for drawing in drawings:
            write_files(place, drawing, DARK_OF[theme])
        say(f"{len(drawings)} drawings in {place}")
    if findings:
        sys.exit(1)
    if check:
        say(f"{len(drawings)} drawings: all is well")


def write_files(folder: Path, drawing: Drawing, dark: bool | None) -> None:
    """Write an exercise's drawing, its small form and, where it moves, its moving drawing."""
    movement = drawing.movement
    file = folder / f"{movement.id}.svg"
    file.write_text(stand_alone(drawing.svg, dark), "utf-8")
    exercise = load().exercises[movement.id]
    small = silhouette_of_exercise(exercise, movement)
    file.with_suffix(".small.svg").write_text(stand_alone(small, dark), "utf-8")
    moving = animate_exercise(exercise, movement)
    if moving is not None:
        file.with_suffix(".moving.svg").write_text(stand_alone(moving, dark), "utf-8")


def redraw_for_ever(folder: Path, wanted: tuple[str, ...], look: tuple[int, int]) -> None:
    """Serve the live page until it is interrupted."""
    from wholestride.cli.live_drawings import live_server

    def redraw() -> tuple[list[Drawing], list[Finding]]:
        drawings, findings = drawn(wanted, folder_texts(str(folder)))
        return drawings, findings + checked(drawings)

    server = live_server(folder, redraw, look)
    say(f"http://{server.server_address[0]!s}:{server.server_address[1]} shows {folder}")
    say("Ctrl-C ends it.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def folder_texts(folder: str) -> dict[str, str]:
    """The pose files of a folder; the packaged library stands in for a missing one."""
    own = {file.stem: file.read_text("utf-8") for file in sorted(Path(folder).glob("*.toml"))}
    return {"library": pose_texts()["library"], **own}


def drawn(wanted: tuple[str, ...], texts: dict[str, str]) -> tuple[list[Drawing], list[Finding]]:
    """The drawings of the wanted exercises, or of all, and what is wrong with their poses."""
    movements, problems = read_movements(texts)
    known = load().exercises
    findings = [each for each in problems if not wanted or about(each, wanted)]
    for name in movements:
        if name not in known and (not wanted or name in wanted):
            step = did_you_mean(name, list(known), "Name a catalogue exercise.")
            findings.append(error(f"{name} is no exercise of the catalogue.", step))
    for name in wanted:
        if name not in movements and not any(about(each, (name,)) for each in problems):
            step = did_you_mean(name, list(movements), "Write its pose first.")
            findings.append(error(f"{name} has no pose.", step))
    chosen = [name for name in (wanted or movements) if name in movements and name in known]
    return [draw_exercise(known[name], movements[name]) for name in chosen], findings


def about(finding: Finding, names: tuple[str, ...]) -> bool:
    """True when a finding is about one of the named exercises or about a whole file."""
    owner = finding.place.field.partition(".")[0]
    return not owner or owner in names


def checked(drawings: list[Drawing]) -> list[Finding]:
    """What the validator says of the drawings."""
    from wholestride.figures.movement.validator import validate

    known = load().exercises
    return [
        finding for drawing in drawings for finding in validate(drawing, known[drawing.movement.id])
    ]


def write_sheet(
    folder: Path, drawings: list[Drawing], look: tuple[int, bool], *, png: bool
) -> None:
    """Write the contact sheet, and its pictures where a browser is installed."""
    page = folder / "sheet.html"
    page.write_text(sheet_page(drawings, shared_style(), look), "utf-8")
    say(f"{len(drawings)} drawings in {page}")
    browser = wished_browser()
    if browser is None:
        say("No Chromium was found, so there is no PDF; print the page from any browser.")
        return
    for file in photograph(browser, page, (len(drawings), look[0]), png=png):
        say(f"and {file}")


def say_joints(drawings: list[Drawing]) -> None:
    """Say where hips, shoulders and limbs of each key pose are, forward, up and to the right."""
    for drawing in drawings:
        for number, key in enumerate(drawing.keys, start=1):
            say(f"{drawing.movement.id}, key {number}", bold=True)
            for name, (x, y, z) in places(key.skeleton).items():
                say(f"  {name:10} {x:6.1f} {y:6.1f} {z:6.1f}")
            for miss in key.skeleton.misses:
                say(f"  {miss.limb} misses its contact by {miss.by:.1f} cm")


def places(skeleton: Skeleton) -> dict[str, Vec]:
    """The joints that a pose writer asks for."""
    found = {"hip": skeleton.spine.hip, "shoulders": skeleton.spine.shoulders}
    found["head"] = skeleton.spine.skull
    for side in "RL":
        leg, arm = skeleton.leg(side), skeleton.arm(side)
        found[f"shoulder_{side}"] = arm.shoulder
        found[f"elbow_{side}"], found[f"hand_{side}"] = arm.elbow, arm.fist
        found[f"knee_{side}"], found[f"ankle_{side}"] = leg.knee, leg.ankle
        found[f"ball_{side}"] = leg.foot.ball
    return found
