"""The season's strip for the pages that draw it: phases, races, running, strength."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wholestride.figures import Band, Flag, Plate, PlateState, Strip, StripWeek
from wholestride.web import words
from wholestride.web.pages import season_words
from wholestride.web.pages.season_account import PhaseCard
from wholestride.web.pages.season_weeks import SeasonWeekRow, SeasonWeeks


def strip_of(
    weeks: SeasonWeeks,
    rows: Sequence[SeasonWeekRow],
    cards: Sequence[PhaseCard] = (),
    chosen: int | None = None,
) -> Strip:
    """The season as a drawing; ``cards`` are its phases."""
    return Strip(
        weeks=tuple(StripWeek(row.start, row.load, tuple(_plates(row))) for row in rows),
        bands=tuple(_band(weeks, card) for card in cards),
        flags=tuple(
            Flag(run.day, run.race.priority.value, run.title)
            for run in weeks.season.runs
            if run.race is not None
        ),
        today=weeks.today,
        chosen=chosen,
    )


def drawn(strip: Strip, rows: Sequence[SeasonWeekRow]) -> dict[str, str]:
    """The parts of the strip as SVG, with their words for who cannot see them."""
    return {
        "phases": strip.phases(),
        "races": strip.races(),
        "terrain": strip.terrain(_running_words(rows)),
        "axis": strip.axis(),
        "plates": strip.plates(_strength_words(rows)),
    }


def _band(weeks: SeasonWeeks, card: PhaseCard) -> Band:
    first, last = card.phase.first, card.phase.last
    short = season_words.SHORT_NAMES.get(card.phase.name, card.name)
    count = weeks.training_week(last) - weeks.training_week(first) + 1
    note = f"{count} weeks" if count > 1 else "1 week"
    return Band(card.name, short, note, first, last, f"#{card.anchor}")


def _plates(row: SeasonWeekRow) -> Iterator[Plate]:
    for session in row.sessions:
        kind = words.KIND_CLASSES[session.kind]
        yield Plate(kind, session.leg_dose_hundredths, row.states[session.id])
    for missed in row.missed:
        if missed.kind.counted:
            kind = words.KIND_CLASSES[missed.kind]
            for _ in range(missed.count):
                yield Plate(kind, missed.kind.leg_dose_hundredths, PlateState.MISSED)


def _running_words(rows: Sequence[SeasonWeekRow]) -> str:
    """The terrain of the strip in a sentence."""
    loads = [row.load for row in rows]
    lighter = sum(row.recovery for row in rows)
    return (
        f"Running load a week over {len(rows)} weeks, from {min(loads)} to {max(loads)} "
        f"(session RPE times minutes), with {lighter} recovery weeks."
    )


def _strength_words(rows: Sequence[SeasonWeekRow]) -> str:
    """The plates of the strip in a sentence."""
    placed = sum(len(row.sessions) for row in rows)
    done = sum(row.done for row in rows)
    lost = sum(state == "missed" for row in rows for state in row.states.values())
    none = sum(each.count for row in rows for each in row.missed if each.kind.counted)
    return (
        f"Strength sessions a week: {placed} in the season, {done} done, {lost} not done, "
        f"{none} without a place. Their height is the leg dose."
    )
