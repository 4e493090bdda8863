"""Some keys of an athlete file set to other values, with everything else as it was written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.formats.athlete_file.document import document_of
from wholestride.formats.athlete_file.lines import line_numbers
from wholestride.formats.athlete_file.reading import read_athlete
from wholestride.formats.athlete_file.writing import write_value

_SECTION = re.compile(r"\s*\[")
_SAMPLE = r"#\s*{key}\s*=[^#]*"
"""The line of wholestride init that shows a key which was not filled in."""


def line_of(athlete: Athlete, key: str) -> str:
    """What stands behind a dotted key in the file of this athlete."""
    value: Any = document_of(athlete)
    for part in key.split("."):
        value = value[part]
    return write_value(value)


def amended(
    data: bytes, keys: Sequence[str], athlete: Athlete, catalogue: Catalogue
) -> bytes | None:
    """The file with the athlete's values of these dotted keys; comments and order stay.

    Returns None where the file is written in a way that this cannot change, such as a list over
    several lines: what is returned always reads as exactly this athlete.
    """
    try:
        text = data.decode("utf-8-sig")
        for key in reversed(keys):
            text = _with(text, key.split("."), line_of(athlete, key))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    after = text.encode()
    read, _ = read_athlete("", after, catalogue)
    return after if read == athlete else None


def _with(text: str, path: Sequence[str], value: str) -> str:
    lines = text.split("\n")
    places = line_numbers(text)
    pair = f"{path[-1]} = {value}"
    there = places.get(tuple(path))
    if there is not None and not _SECTION.match(lines[there - 1]):
        lines[there - 1] = _beside(pair, lines[there - 1])
    elif len(path) == 1:
        _put_on_top(lines, path[0], pair)
    elif (header := places.get(tuple(path[:-1]))) is not None:
        lines.insert(header, pair)
    else:
        lines = [*"\n".join(lines).rstrip("\n").split("\n"), "", f"[{path[0]}]", pair, ""]
    return "\n".join(lines)


def _put_on_top(lines: list[str], key: str, pair: str) -> None:
    """In place of the line that shows the key, or else above everything that is filled in."""
    sample = re.compile(_SAMPLE.format(key=re.escape(key)))
    for number, line in enumerate(lines):
        if _SECTION.match(line):
            break
        if (shown := sample.match(line)) is not None:
            lines[number] = _beside(pair, line, shown.end())
            return
    filled = (number for number, line in enumerate(lines) if line.strip() and line[0] != "#")
    lines.insert(next(filled, len(lines)), pair)


def _beside(pair: str, line: str, begin: int | None = None) -> str:
    """The pair with the line's comment, in its column where there is room.

    Without ``begin`` the comment is the last one, as far as no quotation mark makes that doubtful.
    """
    if begin is None:
        begin = line.rfind("#")
    if begin < 0 or line.count('"', 0, begin) % 2:
        return pair
    comment = line[begin:]
    return f"{pair}{' ' * max(2, begin - len(pair))}{comment}" if comment.strip() else pair
