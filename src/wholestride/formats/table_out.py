"""The season as one flat table: a row a prescription, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from wholestride.domain.season import Prescription, Range, Season, Session

SESSION_COLUMNS = (
    *("session", "status", "start", "minutes", "kind", "title", "phase", "block", "place"),
    "leg_dose",
)
PRESCRIPTION_COLUMNS = (
    *("line", "exercise", "name", "pattern", "components", "warm_up", "superset", "sets"),
    *("amount_low", "amount_high", "measure", "per_side", "load_kg", "percent_low"),
    *("percent_high", "rir_low", "rir_high", "rest_s", "contacts", "swap", "why"),
)
COLUMNS = SESSION_COLUMNS + PRESCRIPTION_COLUMNS

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes text that begins like this for a formula and runs it."""

Cell = str | int | float | None


def write_csv(season: Season) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8, dropped sessions among the rows.

    Masses are kilograms, rests seconds; a session without exercises yet has one row.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for session in season.sessions:
        for cells in _rows(session):
            writer.writerow([_safe(cell) for cell in cells])
    return text.getvalue().encode("utf-8", errors="replace")


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would take for a formula, made plain by an apostrophe."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _rows(session: Session) -> Iterator[tuple[Cell, ...]]:
    head = (
        session.id,
        str(session.status),
        session.start.isoformat(timespec="minutes"),
        session.minutes,
        str(session.kind),
        session.title,
        str(session.phase),
        session.block,
        session.place,
        session.leg_dose_hundredths / 100,
    )
    if not session.prescriptions:
        yield head + (None,) * len(PRESCRIPTION_COLUMNS)
    for number, line in enumerate(session.prescriptions, start=1):
        yield (*head, number, *_cells(line))


def _cells(line: Prescription) -> tuple[Cell, ...]:
    return (
        line.exercise,
        line.name,
        str(line.pattern),
        " ".join(line.components),
        _yes_no(flag=line.warm_up),
        line.superset,
        line.sets,
        line.amount.low,
        line.amount.high,
        str(line.measure),
        _yes_no(flag=line.per_side),
        line.load.kg if line.load else None,
        *_ends(line.percent_1rm),
        *_ends(line.rir),
        line.rest_seconds,
        line.contacts,
        " ".join(line.swap),
        line.why,
    )


def _ends(span: Range | None) -> tuple[Cell, Cell]:
    return (None, None) if span is None else (span.low, span.high)


def _yes_no(*, flag: bool) -> str:
    return "yes" if flag else "no"
