"""Reads the table of another strength app, whichever it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.quantities import MassUnit
from wholestride.formats.decoding import decode
from wholestride.formats.strength import hevy, strong
from wholestride.formats.strength.nouns import LiftedSet, Numbers, Row, Strength
from wholestride.formats.table_numbers import numbers_of

LARGEST_BYTES = 32 * 1024 * 1024
MOST_ROWS = 300_000
MOST_FINDINGS = 20
_HEADER_BYTES = 4096


@dataclass(frozen=True, slots=True)
class _Table:
    """How one app's table is known and read."""

    marks: frozenset[str]
    numbers: Sequence[str]
    unit_of: Callable[[Row], MassUnit | None]
    set_of: Callable[[Row, Numbers, MassUnit], LiftedSet | str | None]


TABLES = tuple(
    _Table(each.MARKS, each.NUMBERS, each.unit_of, each.set_of) for each in (strong, hevy)
)


def is_strength(data: bytes) -> bool:
    """True for the beginning of a table of one of the apps."""
    line = data[:_HEADER_BYTES].decode("utf-8-sig", errors="replace").split("\n", 1)[0]
    return _table(_cells(line)) is not None


def read_strength(name: str, data: bytes, unit: MassUnit | None = None) -> Strength:
    """The sets of a table, and what was wrong with it; never an exception.

    ``unit`` is the runner's answer, for tables that do not name the unit of their weights.
    """
    text, problem = decode(name, data, LARGEST_BYTES)
    if text is None:
        return (), (problem,) if problem else ()
    header, _, _ = text.partition("\n")
    table = _table(_cells(header))
    if table is None:
        return (), (error("This is no table of sets that we know.", "", Place(name)),)
    rows, said = _rows(name, text)
    if not rows:
        return (), said
    known = table.unit_of(rows[0][1]) or unit
    if known is None:
        step = "Say --unit kg or --unit lb."
        return (), (
            error("The file does not say whether its weights are kg or lb.", step, Place(name)),
        )
    sets, heard = _sets(name, table, rows, known)
    return sets, (*said, *heard)


def _cells(line: str) -> list[str]:
    """The names of a header; none where the line is no row of a table."""
    try:
        cells = next(csv.reader([line.rstrip("\r")], delimiter=_delimiter(line)), [])
    except csv.Error:
        return []
    return [cell.strip().casefold() for cell in cells]


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _table(header: Sequence[str]) -> _Table | None:
    return next((each for each in TABLES if each.marks <= set(header)), None)


def _rows(name: str, text: str) -> tuple[list[tuple[int, Row]], tuple[Finding, ...]]:
    header = text.partition("\n")[0]
    keys = _cells(header)
    rows: list[tuple[int, Row]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(header))
    try:
        next(reader)
        for cells in reader:
            if len(rows) >= MOST_ROWS:
                break
            if any(cells):
                rows.append((reader.line_num, dict(zip(keys, cells, strict=False))))
    except csv.Error as broken:
        message = f"The table cannot be read to its end: {broken}."
        return rows, (warning(message, "Export it again.", Place(name)),)
    return rows, ()


def _sets(name: str, table: _Table, rows: Sequence[tuple[int, Row]], unit: MassUnit) -> Strength:
    columns = {
        key: numbers_of([row.get(key, "") for _, row in rows])
        for key in table.numbers
        if key in rows[0][1]
    }
    sets: list[LiftedSet] = []
    findings: list[Finding] = []
    for index, (line, row) in enumerate(rows):
        numbers = {key: column[index] for key, column in columns.items()}
        made = table.set_of(row, numbers, table.unit_of(row) or unit)
        if isinstance(made, str) and len(findings) < MOST_FINDINGS:
            message = f"The row was left out: {made}."
            findings.append(warning(message, "Correct it.", Place(name, line)))
        elif (
            isinstance(made, LiftedSet) and made.name and (made.reps or made.seconds or made.metres)
        ):
            sets.append(made)
    return tuple(sets), tuple(findings)
