"""An athlete to the text of an athlete file, in one fixed form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wholestride.domain.athlete import Athlete
from wholestride.formats.athlete_file.document import document_of
from wholestride.formats.athlete_file.lines import Path

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\"}


def write_athlete(athlete: Athlete) -> str:
    """The canonical athlete file: reading it gives an equal athlete."""
    return write_document(document_of(athlete))


def write_document(document: Mapping[str, Any]) -> str:
    """The text of an athlete file with these keys, in their order."""
    return "\n".join(_table_lines(document, ())).lstrip("\n") + "\n"


def _table_lines(table: Mapping[str, Any], path: Path) -> Iterator[str]:
    """The pairs of a table, then its sections."""
    pairs = {key: value for key, value in table.items() if not _is_section((*path, key), value)}
    for key, value in pairs.items():
        yield f"{_key(key)} = {write_value(value)}"
    for key, value in table.items():
        if key not in pairs:
            yield from _section_lines(value, (*path, key))


def _section_lines(value: Any, path: Path) -> Iterator[str]:
    """``[name]`` with its pairs, or ``[[name]]`` for each entry of a list."""
    name = ".".join(_key(str(part)) for part in path)
    if isinstance(value, Mapping):
        if not value or not all(_is_section((*path, key), inner) for key, inner in value.items()):
            yield from ("", f"[{name}]")
        yield from _table_lines(value, path)
        return
    for entry in value:
        yield from ("", f"[[{name}]]")
        yield from _table_lines(entry, path)


def _is_section(path: Path, value: Any) -> bool:
    """True for what gets a heading of its own; known maxima stay on one line each."""
    if isinstance(value, Mapping):
        return path[0] != "one_rep_max" or len(path) == 1
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _text(key)


def write_value(value: Any) -> str:
    """A value as the file writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(write_value(item) for item in value)}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(key)} = {write_value(inner)}" for key, inner in value.items())
        return f"{{ {pairs} }}"
    return repr(value)


def _text(value: str) -> str:
    """A basic string; control characters as their numbers."""
    return '"' + "".join(_letter(letter) for letter in value) + '"'


def _letter(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    return letter if ord(letter) >= 0x20 and ord(letter) != 0x7F else f"\\u{ord(letter):04X}"
