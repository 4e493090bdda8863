"""``wholestride exercises``: browse the catalogue."""

from __future__ import annotations

import click

from wholestride.catalogue.loader import load
from wholestride.cli.exercise_words import (
    COLUMNS,
    exercise_json,
    exercise_page,
    exercise_row,
    with_words,
)
from wholestride.cli.kit import kit_of
from wholestride.cli.screen import (
    json_option,
    say,
    say_sentence,
    show_json,
    show_table,
    stop_on_findings,
)
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Component, Exercise, Pattern, Region
from wholestride.domain.findings import error
from wholestride.formats.wording import did_you_mean


@click.command("exercises")
@click.argument("words", nargs=-1)
@click.option(
    "--component",
    type=click.Choice([each.value for each in Component]),
    help="Only this component.",
)
@click.option(
    "--pattern",
    type=click.Choice([each.value for each in Pattern]),
    metavar="PATTERN",
    help="Only this movement pattern, such as squat or vertical-pull.",
)
@click.option(
    "--region",
    type=click.Choice([each.value for each in Region]),
    metavar="REGION",
    help="Only what trains this region, such as calves or low-back.",
)
@click.option("--level", type=click.IntRange(1, 5), help="Up to this level.")
@click.option("--with", "equipment", multiple=True, help="Only what is possible with this.")
@click.option("--bodyweight", is_flag=True, help="Only what needs nothing but a room.")
@json_option
def command(
    words: tuple[str, ...],
    component: str | None,
    pattern: str | None,
    region: str | None,
    level: int | None,
    equipment: tuple[str, ...],
    bodyweight: bool,
    as_json: bool,
) -> None:
    """Browse the exercises; WORDS is an id, or parts of the name."""
    catalogue = load()
    kit = kit_of(equipment, catalogue) if equipment or bodyweight else None
    found = [
        each
        for each in with_words(tuple(catalogue.exercises.values()), words)
        if (component is None or component in each.components)
        and (pattern is None or each.pattern == pattern)
        and (region is None or region in each.regions)
        and (level is None or each.level <= level)
        and (kit is None or each.possible_with(kit))
    ]
    if as_json:
        show_json([exercise_json(each) for each in found])
    elif found:
        _show(found, words, catalogue)
    if not found:
        ids = list(catalogue.exercises)
        step = (
            did_you_mean("_".join(words), ids, "Loosen a filter.") if words else "Loosen a filter."
        )
        stop_on_findings((error("no exercise fits.", step),))


def _show(found: list[Exercise], words: tuple[str, ...], catalogue: Catalogue) -> None:
    """One exercise in full where an id was given or nothing else fits; the others as a list."""
    exact = next((each for each in found if (each.id,) == words), None)
    one = found[0] if len(found) == 1 else exact
    others = [each for each in found if each is not one]
    if one is not None:
        say(f"{one.name}  ({one.id})", bold=True)
        for line in exercise_page(one, catalogue.exercises):
            say_sentence(line.strip(), "  " if line.startswith("  ") else "", "    ")
    if one is not None and others:
        say(f"\nOthers with {' '.join(words)!r}", bold=True)
    if others:
        show_table(COLUMNS, map(exercise_row, others))
        say(f"{len(others)} exercises" if len(others) > 1 else "1 exercise")
