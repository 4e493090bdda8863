"""Lines about runs, weeks and what was not possible, as the command line prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wholestride.cli.dates import clock
from wholestride.domain.exercise import Component
from wholestride.domain.running import Run
from wholestride.domain.season import Missed, SessionKind, Week

UNDER_TARGET = "Under the target"
"""How the sentences begin that speak of the target; those about the minimum weigh more."""


def run_line(run: Run) -> str:
    """A run with its hour, kind, minutes and whether it is a key run."""
    key = ", key run" if run.key else ""
    about = "" if run.minutes_known else "about "
    return f"{clock(run.start)}  {run.title} ({run.kind}{key}, {about}{run.minutes} min)"


def week_account(week: Week) -> str:
    """Minutes by component of a week in a line."""
    parts = [f"{part} {week.components.get(part, 0)}" for part in Component]
    estimate = "" if week.composed else " (estimated, the exercises follow)"
    return f"Minutes{estimate}: {', '.join(parts)}."


def counts(by_kind: Mapping[SessionKind, int]) -> str:
    """How many sessions of each kind.

    >>> counts({SessionKind.FULL: 2, SessionKind.MOBILITY: 1})
    '2 full, mobility'
    """
    found = [(kind, by_kind.get(kind, 0)) for kind in SessionKind]
    return ", ".join(counted(kind, count) for kind, count in found if count) or "-"


def counted(kind: SessionKind, count: int) -> str:
    """A kind, with its number where there are several."""
    return f"{count} {kind}" if count > 1 else str(kind)


def missed_counts(week: Week) -> str:
    """How many sessions of each kind the week could not have."""
    found: dict[SessionKind, int] = {}
    for missed in week.missed:
        found[missed.kind] = found.get(missed.kind, 0) + missed.count
    return counts(found)


def missed_lines(week: Week) -> Iterator[str]:
    """What the week wanted and could not have, why, and what would make it possible."""
    for missed in week.missed:
        yield f"Not possible: {counted(missed.kind, missed.count)}. {' '.join(missed.reasons)}"
        for relaxation in missed.relaxations:
            yield f"  What would help: {relaxation}"
    yield from week.shortfalls


def reasons_of(missed: Missed) -> str:
    """The reasons as one text."""
    return " ".join(missed.reasons)


def sentences(text: str) -> list[str]:
    """A text's sentences.

    >>> sentences("Base, week 1 of 4. Begin light: 4.5 kg. 11 % fewer leg sets.")
    ['Base, week 1 of 4.', 'Begin light: 4.5 kg.', '11 % fewer leg sets.']
    """
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ0-9])", text.strip())


def how_many(count: int, noun: str) -> str:
    """A number with its noun.

    >>> how_many(1, "set"), how_many(2, "set")
    ('1 set', '2 sets')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
