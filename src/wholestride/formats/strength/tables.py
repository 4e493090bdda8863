"""Rows of an app's table to sets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from wholestride.domain.findings import Finding, Place, error, note, warning
from wholestride.domain.quantities import Mass, MassUnit
from wholestride.formats.decoding import decode
from wholestride.formats.strength.apps import TABLES, Table, Told
from wholestride.formats.strength.nouns import (
    MOST_REPS,
    MOST_SECONDS,
    UNITS,
    LiftedSet,
    Numbers,
    Row,
    StrengthHistory,
    clock_seconds,
    load_of,
    metres_of,
    moment_of,
    rir_of,
    whole,
)
from wholestride.formats.table_numbers import numbers_of

LARGEST_BYTES = 32 * 1024 * 1024
MOST_ROWS = 150_000
"""Twenty years of a diligent lifter are 60,000."""
MOST_FINDINGS = 20

Line = tuple[int, Row, Numbers]
"""A row with its line in the file, and its numbers."""


def table_of(header: str) -> Table | None:
    """The app's table that begins with this line; None for any other."""
    return next((each for each in TABLES if each.fits(frozenset(_cells(header)))), None)


def read_table(name: str, data: bytes, zone: str, unit: MassUnit | None) -> StrengthHistory | None:
    """The sets of a table; None where it is no table of an app that we know."""
    text, problem = decode(name, data, LARGEST_BYTES)
    if text is None:
        return StrengthHistory(findings=(problem,) if problem else ())
    table = table_of(text.partition("\n")[0])
    if table is None:
        return None
    rows, said = _rows(name, text, table)
    lines = list(_with_numbers(table, rows))
    if unit is None and any(_unit_is_open(table, row, numbers) for _, row, numbers in lines):
        step = "Say --unit kg or --unit lb."
        asked = error("The file does not say whether its weights are kg or lb.", step, Place(name))
        return StrengthHistory(table.app, (), (asked,), unit_asked=True)
    sets, heard = _sets(name, table, lines, (zone, unit))
    told = (told_in(name, zone),) if sets and table.universal else ()
    return StrengthHistory(table.app, sets, (*said, *heard, *told))


def told_in(name: str, zone: str) -> Finding:
    """Says in which zone universal times are told."""
    message = f"Its times are universal; they are told in your time zone, {zone}."
    return note(message, place=Place(name))


def _cells(line: str) -> list[str]:
    """The names of a header; none where the line is no row of a table."""
    try:
        cells = next(csv.reader([line.rstrip("\r")], delimiter=_delimiter(line)), [])
    except csv.Error:
        return []
    return [cell.strip().casefold() for cell in cells]


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _rows(name: str, text: str, table: Table) -> tuple[list[tuple[int, Row]], tuple[Finding, ...]]:
    header = text.partition("\n")[0]
    wanted = table.columns
    places = {key: place for place, key in enumerate(_cells(header)) if key in wanted}
    rows: list[tuple[int, Row]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(header))
    try:
        next(reader)
        for cells in reader:
            if len(rows) >= MOST_ROWS:
                message = f"Only the first {MOST_ROWS:,} rows were read."
                step = "Export a shorter time."
                return rows, (warning(message, step, Place(name, reader.line_num)),)
            if any(cells):
                row = {key: cells[at] for key, at in places.items() if at < len(cells)}
                rows.append((reader.line_num, row))
    except csv.Error as broken:
        message = f"The table cannot be read to its end: {broken}."
        return rows, (warning(message, "Export it again.", Place(name)),)
    return rows, ()


def _with_numbers(table: Table, rows: Sequence[tuple[int, Row]]) -> Iterator[Line]:
    """The rows with their numbers; how a column writes them is decided over all of it."""
    known = rows[0][1] if rows else {}
    columns = {
        key: numbers_of([row.get(key, "") for _, row in rows])
        for key in table.numbers
        if key in known
    }
    for index, (line, row) in enumerate(rows):
        yield line, row, {key: column[index] for key, column in columns.items()}


def _weights(table: Table, row: Row, numbers: Numbers) -> Iterator[tuple[float, MassUnit | None]]:
    for column, said in table.weights.items():
        number = numbers.get(column)
        if number is not None:
            known = said if isinstance(said, MassUnit) else UNITS.get(_word(row, said))
            yield number, known


def _unit_is_open(table: Table, row: Row, numbers: Numbers) -> bool:
    first = next(_weights(table, row, numbers), None)
    return first is not None and first[0] > 0 and first[1] is None


def _load(table: Table, row: Row, numbers: Numbers, unit: MassUnit | None) -> Mass | None:
    """The load; of a row that gives it in kilograms and in pounds the runner's unit counts."""
    found = list(_weights(table, row, numbers))
    number, known = next((each for each in found if each[1] is unit), (*found, (None, None))[0])
    return load_of(number, known or unit or MassUnit.KG)


def _sets(
    name: str, table: Table, lines: Sequence[Line], answers: tuple[str, MassUnit | None]
) -> tuple[tuple[LiftedSet, ...], tuple[Finding, ...]]:
    sets: list[LiftedSet] = []
    findings: list[Finding] = []
    for line, row, numbers in lines:
        if _is(row, table.left_out):
            continue
        made = _set(table, row, numbers, answers)
        if made is not None:
            sets += [made] if made.counted else []
        elif len(findings) < MOST_FINDINGS:
            message = f"The row was left out: its {table.at} is no time."
            findings.append(warning(message, "Correct it.", Place(name, line)))
    return tuple(sets), tuple(findings)


def _set(
    table: Table, row: Row, numbers: Numbers, answers: tuple[str, MassUnit | None]
) -> LiftedSet | None:
    """The set of a row; None where its time cannot be read."""
    zone, unit = answers
    at = moment_of(row.get(table.at, ""), zone)
    if at is None:
        return None
    timed = clock_seconds(row.get(table.seconds, ""))
    reserve = rir_of(numbers.get(table.rpe), numbers.get(table.rir))
    if reserve is None and _is(row, table.to_failure):
        reserve = 0
    return LiftedSet(
        _name(table, row),
        at,
        whole(numbers.get(table.reps), MOST_REPS),
        _load(table, row, numbers, unit),
        timed or whole(numbers.get(table.seconds), MOST_SECONDS),
        _metres(table, row, numbers),
        reserve,
        _is(row, table.warm_up),
    )


def _name(table: Table, row: Row) -> str:
    name, equipment = (row.get(key, "").strip() for key in (table.exercise, table.equipment))
    return f"{name} ({equipment})" if name and equipment else name


def _metres(table: Table, row: Row, numbers: Numbers) -> int | None:
    found = (
        metres_of(numbers.get(column), row.get(unit, unit))
        for column, unit in table.distances.items()
    )
    return next((each for each in found if each), None)


def _is(row: Row, told: Told) -> bool:
    column, words = told
    return _word(row, column) in words


def _word(row: Row, column: str) -> str:
    return row.get(column, "").strip().casefold()
