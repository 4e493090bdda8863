"""``wholestride season SEASON``: phases, weeks, what was not possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import click

from wholestride.cli.dates import day_words, short_date, weeks_words
from wholestride.cli.screen import (
    json_option,
    say,
    say_sentence,
    show_findings,
    show_json,
    show_table,
    terminal_width,
)
from wholestride.cli.stored import stored_json, stored_season
from wholestride.cli.words import UNDER_TARGET, counts, missed_counts, reasons_of
from wholestride.domain.season import Season, SessionKind, Week


@click.command("season")
@click.argument("season_file", metavar="SEASON")
@json_option
def command(season_file: str, as_json: bool) -> None:
    """Show a season: phases, weeks, and what was not possible."""
    if as_json:
        show_json(stored_json(season_file))
        return
    season = stored_season(season_file)
    show_season(season)
    show_findings(season.findings)


def show_season(season: Season) -> None:
    """Print the season's head, its phases, its weeks and its misses."""
    _show_head(season)
    say()
    show_table(
        ("phase", "from", "to"),
        ((str(each.name), short_date(each.first), short_date(each.last)) for each in season.phases),
    )
    say()
    _show_weeks(season)
    _show_misses(season)


def _show_head(season: Season) -> None:
    say(f"Season from {day_words(season.start)} to {day_words(season.end)}", bold=True)
    say(f"{len(season.planned())} sessions around {len(season.runs)} runs")
    for run in season.runs:
        if run.race is not None:
            distance = run.race.distance
            about = "" if distance in run.title.casefold() else f", {distance}"
            say(f"{run.race.priority} race: {run.title}{about}, {day_words(run.day)}")
    proof = "proven best placement" if season.optimal else "placement not proven best"
    points = season.score.interference / 1000
    say(f"{proof}; it costs your key runs {points:.1f} points of interference in all")


def _show_weeks(season: Season) -> None:
    columns = [column for column in WEEK_COLUMNS if _worth_its_room(column, season)]
    show_table(
        columns, ([WEEK_COLUMNS[column](week) for column in columns] for week in season.weeks)
    )
    later = [week for week in season.weeks if not week.composed]
    if later:
        first = day_words(later[0].start)
        say_sentence(
            f"The exercises from {first} on follow later; plan --compose-all has them now."
        )


def _worth_its_room(column: str, season: Season) -> bool:
    """Misses only where there are any; figures of the exercises not on a narrow terminal."""
    if column == "not possible":
        return any(week.missed for week in season.weeks)
    return column not in FIGURES or (terminal_width() or WIDE_ENOUGH) >= WIDE_ENOUGH


def _phase(week: Week) -> str:
    return f"{week.phase}, recovery" if week.recovery else str(week.phase)


def _hard_sets(week: Week) -> str:
    return f"{sum(week.sets.values()):.0f}" if week.composed else ""


def _contacts(week: Week) -> str:
    return str(week.contacts) if week.composed else ""


FIGURES = ("hard sets", "contacts")
WIDE_ENOUGH = 100
"""Columns from which on a terminal has room for the figures too."""
WEEK_COLUMNS: dict[str, Callable[[Week], str]] = {
    "week of": lambda week: short_date(week.start),
    "phase": _phase,
    "sessions": lambda week: counts(week.placed),
    "not possible": missed_counts,
    "hard sets": _hard_sets,
    "contacts": _contacts,
}
"""What the table of weeks shows, from left to right."""


def _show_misses(season: Season) -> None:
    lines = [*_missed_lines(season), *_shortfall_lines(season)]
    if lines:
        say()
        say("What was not possible, and what would help", bold=True)
    for line in lines:
        indent = "  " if line.startswith("  ") else ""
        say_sentence(line.strip(), indent, f"{indent}  ")


def _missed_lines(season: Season) -> Iterator[str]:
    """Misses with the same reasons, said once with all their weeks."""
    weeks: dict[str, list[date]] = {}
    kinds: dict[str, dict[SessionKind, int]] = {}
    helps: dict[str, dict[str, None]] = {}
    for week in season.weeks:
        for missed in week.missed:
            why = reasons_of(missed)
            weeks.setdefault(why, []).append(week.start)
            tally = kinds.setdefault(why, {})
            tally[missed.kind] = tally.get(missed.kind, 0) + missed.count
            helps.setdefault(why, {}).update(dict.fromkeys(missed.relaxations))
    for why in weeks:
        yield f"{counts(kinds[why])}, {weeks_words(sorted(set(weeks[why])))}: {why}"
        for relaxation in helps[why]:
            yield f"  What would help: {relaxation}"


def _shortfall_lines(season: Season) -> Iterator[str]:
    """What stays under the minimum, said once with its weeks; then how many miss a target."""
    weeks: dict[str, list[date]] = {}
    under = []
    for week in season.weeks:
        for shortfall in week.shortfalls:
            if shortfall.startswith(UNDER_TARGET):
                under.append(week.start)
            else:
                weeks.setdefault(shortfall, []).append(week.start)
    for shortfall, mondays in weeks.items():
        yield f"{weeks_words(mondays)[0].upper()}{weeks_words(mondays)[1:]}: {shortfall}"
    if under:
        yield (
            f"A little under the target, above the minimum: {weeks_words(sorted(set(under)))}; "
            "what it is: wholestride week SEASON --date ..."
        )
