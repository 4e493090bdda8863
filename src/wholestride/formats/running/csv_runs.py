"""Reads running calendars as CSV: a line a run, the header in any of seven languages."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from wholestride.domain.findings import Finding, Place, error, note, warning
from wholestride.domain.quantities import Distance
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running.csv_columns import (
    Column,
    DateOrder,
    columns_of,
    date_order,
    parse_date,
    parse_distance,
    parse_minutes,
    parse_time,
)
from wholestride.formats.running.text import decode, limited, shown

MOST_ROWS = 20_000
MOST_CELLS = 100
HEADER_WITHIN = 10
"""Rows that may stand above the header, such as a plan's name."""

LONGEST_TITLE = 500
LONGEST_DESCRIPTION = 5_000

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row and the line on which it begins."""

    line: int
    cells: list[str]

    def cell(self, column: Column | None) -> str:
        """The cell of a column; empty where the row is shorter or the column is missing."""
        if column is None or column.index >= len(self.cells):
            return ""
        return self.cells[column.index].strip()


@dataclass(slots=True)
class Table:
    """The rows of a file below its header, and what was found on the way."""

    name: str
    columns: dict[str, Column]
    rows: list[Row]
    order: DateOrder = field(default_factory=lambda: DateOrder(day_first=True))
    findings: list[Finding] = field(default_factory=list)

    def warn(self, row: Row, message: str, next_step: str, column: str) -> None:
        """A problem in one cell."""
        self.findings.append(warning(message, next_step, Place(self.name, row.line, column)))


def read_csv(
    name: str, data: bytes, span: tuple[date, date]
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    """The entries of a CSV inside the span; a broken row is a finding with its line."""
    text, findings = decode(name, data)
    table, problem = _table(name, text.replace("\0", ""))
    if table is None:
        return (), (*findings, *([problem] if problem else []))
    table.findings = [*findings, *table.findings]
    _decide_dates(table)
    entries = [entry for row in table.rows if (entry := _entry(table, row)) is not None]
    inside = [entry for entry in entries if span[0] <= entry.day <= span[1]]
    problems = limited(table.findings, name)
    if not entries:
        message = "No row of the file could be read."
        problems = (*problems, error(message, "See the lines above.", Place(name)))
    elif not inside:
        days = sorted(entry.day for entry in entries)
        message = f"All runs lie between {days[0]} and {days[-1]}, outside {span[0]} to {span[1]}."
        problems = (*problems, warning(message, "Choose another start.", Place(name)))
    return tuple(sorted(inside, key=lambda entry: entry.day)), problems


def _table(name: str, text: str) -> tuple[Table | None, Finding | None]:
    delimiter = sniff_delimiter(text)
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as broken:
        message = f"The file is not readable as CSV: {broken}."
        return None, error(message, "Save it as CSV again.", Place(name))
    if len(rows) > MOST_ROWS:
        message = f"The file has more than {MOST_ROWS} rows, which no running calendar has."
        return None, error(message, "Keep the season's rows.", Place(name))
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        columns = columns_of(row.cells)
        if "date" in columns and len(columns) > 1:
            return Table(name, columns, rows[number + 1 :]), None
    if rows and parse_date(rows[0].cells[0], DateOrder(day_first=True)) and len(rows[0].cells) > 1:
        columns = {"date": Column("date", 0), "title": Column("title", 1)}
        message = "The file has no header; the first column was read as date, the second as title."
        return Table(name, columns, rows, findings=[note(message, place=Place(name, 1))]), None
    message = "No column with dates was found."
    step = "Write a header such as date,title,time,minutes,distance,kind,description."
    return None, error(message, step, Place(name, rows[0].line if rows else None))


def sniff_delimiter(text: str) -> str:
    r"""The delimiter that cuts most of the first lines into the same number of cells.

    >>> sniff_delimiter("datum;titel;km\n24.11.2026;lang, locker;10,5\n")
    ';'
    """
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]
    best, score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        counts.pop(0, None)
        if counts:
            cells, lines_with = max(counts.items(), key=lambda item: (item[1], item[0]))
            score, best = max((score, best), ((lines_with, cells), delimiter))
    return best


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    line = 1
    for number, cells in enumerate(reader):
        if number > MOST_ROWS + HEADER_WITHIN:
            yield Row(line, [])
            return
        if any(cell.strip() for cell in cells[:MOST_CELLS]):
            yield Row(line, cells[:MOST_CELLS])
        line = reader.line_num + 1


def _decide_dates(table: Table) -> None:
    column = table.columns["date"]
    order = date_order([row.cell(column) for row in table.rows])
    table.order = order
    place = Place(table.name, field="date")
    if order.mixed:
        message = "Some dates have the day first, others the month; day first was assumed."
        table.findings.append(warning(message, "Write dates as 2026-11-23.", place))
    elif order.ambiguous:
        message = "All dates can be read with the day or the month first; day first was assumed."
        table.findings.append(warning(message, "Write dates as 2026-11-23.", place))
    distance = table.columns.get("distance")
    if distance is not None and not distance.unit and _has_bare_numbers(table, distance):
        message = "The distance column names no unit; kilometres were assumed."
        step = "Call the column distance (km) or distance (mi)."
        table.findings.append(note(message, step, Place(table.name, field="distance")))


def _has_bare_numbers(table: Table, column: Column) -> bool:
    return any(row.cell(column)[-1:].isdigit() for row in table.rows)


def _entry(table: Table, row: Row) -> CalendarEntry | None:
    columns = table.columns
    written = row.cell(columns["date"])
    day = parse_date(written, table.order)
    if day is None:
        what = f"{shown(written)} is no date" if written else "The row has no date"
        message = f"{what}; the row was left out."
        table.warn(row, message, "Write it as 2026-11-23.", "date")
        return None
    kind = row.cell(columns.get("kind"))
    distance = _distance(table, row)
    minutes = _minutes(table, row)
    title = " ".join(row.cell(columns.get("title")).split())[:LONGEST_TITLE]
    title = title or kind or (str(distance) if distance else "")
    if not title:
        # a day without any word is a day without a run
        return None
    return CalendarEntry(
        day,
        title,
        _time(table, row),
        row.cell(columns.get("description"))[:LONGEST_DESCRIPTION],
        minutes,
        distance,
        place=Place(table.name, row.line),
        kind_hint=kind[:100],
    )


def _time(table: Table, row: Row) -> time | None:
    cell = row.cell(table.columns.get("time"))
    found = parse_time(cell) if cell else None
    if cell and found is None:
        table.warn(row, f"{shown(cell)} is no time of day.", "Write it as 18:30.", "time")
    return found


def _minutes(table: Table, row: Row) -> int | None:
    cell = row.cell(table.columns.get("minutes"))
    found = parse_minutes(cell) if cell.strip("0.,:- ") else None
    if cell.strip("0.,:- ") and found is None:
        table.warn(row, f"{shown(cell)} is no duration.", "Write minutes, such as 45.", "minutes")
    return found


def _distance(table: Table, row: Row) -> Distance | None:
    column = table.columns.get("distance")
    cell = row.cell(column)
    if column is None or not cell.strip("0.,- "):
        return None
    found = parse_distance(cell, column.unit)
    if found is None:
        table.warn(row, f"{shown(cell)} is no distance.", "Write it as 10.5.", "distance")
    return found
