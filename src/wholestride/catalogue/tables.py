"""TOML tables with the line on which each key stands.

The packaged files keep to a plain form of TOML (one key a line; lists of one item a line),
which :func:`read_packaged` reads some ten times faster than the general parser. Whatever it
does not know goes to the general parser, so any TOML is right; a test compares the two.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from wholestride.domain.findings import Finding, Place, error

_T = TypeVar("_T")

HEADER = re.compile(r"^(\[\[?)([A-Za-z0-9_-]+)\]\]?$")
KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
INLINE_KEY = re.compile(r"([A-Za-z_]+) = ")
TOML_ERROR_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file: its name, its values, and where they stand."""

    name: str
    values: Mapping[str, Any]
    line: int | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int | None:
        """The line of the key, or of the table's header where the key is absent."""
        return self.lines.get(key, self.line)


class _UnfamiliarError(Exception):
    """The text is not of the plain form."""


def read_tables(text: str, file: str = "") -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Read any TOML text whose top level holds tables.

    A syntax error is a finding with its line, and then there are no tables.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = TOML_ERROR_LINE.search(str(problem))
        place = Place(file, int(found[1]) if found else None)
        return (), (error(f"This is not TOML: {problem}.", "Repair the line.", place),)
    return _with_lines(document, text, file)


def read_packaged(text: str) -> tuple[Table, ...]:
    """Read a packaged file, fast where it keeps to the plain form."""
    try:
        return tuple(_plain_tables(text))
    except (_UnfamiliarError, json.JSONDecodeError):
        return read_tables(text)[0]


def _with_lines(
    document: Mapping[str, Any], text: str, file: str
) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    headers, keys = _places(text)
    tables: list[Table] = []
    findings: list[Finding] = []
    for name, value in document.items():
        found = value if isinstance(value, list) else [value]
        if not all(isinstance(item, dict) for item in found):
            place = Place(file, keys.get("", [{}])[0].get(name), name)
            findings.append(
                error(f"{name} stands outside any table.", "Move it below a [header].", place)
            )
            continue
        for index, item in enumerate(found):
            line = _nth(headers.get(name, []), index)
            lines = _nth(keys.get(name, []), index) or {}
            tables.append(Table(name, item, line, lines))
    return tuple(tables), tuple(findings)


def _places(text: str) -> tuple[dict[str, list[int]], dict[str, list[dict[str, int]]]]:
    headers: dict[str, list[int]] = {}
    keys: dict[str, list[dict[str, int]]] = {"": [{}]}
    current = keys[""][0]
    for number, line in enumerate(text.splitlines(), start=1):
        header = HEADER.match(line.partition("#")[0].strip())
        if header:
            current = {}
            headers.setdefault(header[2], []).append(number)
            keys.setdefault(header[2], []).append(current)
        elif key := KEY.match(line):
            current.setdefault(key[1], number)
    return headers, keys


def _nth(items: list[_T], index: int) -> _T | None:
    return items[index] if index < len(items) else None


def _plain_tables(text: str) -> Iterator[Table]:
    table: Table | None = None
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    numbered = enumerate(text.splitlines(), start=1)
    for number, line in numbered:
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            if table is not None:
                yield table
            header = HEADER.match(line)
            if header is None:
                raise _UnfamiliarError
            values, lines = {}, {}
            table = Table(header[2], values, number, lines)
            continue
        key, separator, written = line.partition(" = ")
        if not separator or table is None or key in values:
            raise _UnfamiliarError
        values[key] = _plain_list(numbered) if written == "[" else _plain_value(written)
        lines[key] = number
    if table is not None:
        yield table


def _plain_value(written: str) -> Any:
    first, last = written[0], written[-1]
    if first == "'" == last and written.count("'") == 2:
        return written[1:-1]
    if first == '"' == last and written.count('"') == 2 and "\\" not in written:
        return written[1:-1]
    return json.loads(written)


def _plain_list(numbered: Iterator[tuple[int, str]]) -> Any:
    items: list[str] = []
    for _, line in numbered:
        if line == "]":
            return json.loads("[" + "".join(items).removesuffix(",") + "]")
        stripped = line.strip()
        items.append(INLINE_KEY.sub(r'"\1": ', stripped) if stripped[:1] == "{" else stripped)
    raise _UnfamiliarError
