"""Small pieces of Markdown that the made pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_ROLE = re.compile(r":\w+:`~?([^`]+)`")


def cell(text: str) -> str:
    """A text as it may stand in a table's cell."""
    return re.sub(r"\s*\n\s*", " ", text.strip()).replace("|", "\\|")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with its head."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(cell(each) for each in line) + " |" for line in lines)


def code(text: str) -> str:
    """A text as code."""
    return f"`{text}`"


def codes(texts: Iterable[str], joint: str = ", ") -> str:
    """Several texts as code, joined."""
    return joint.join(code(each) for each in texts)


def plain(docstring: str) -> str:
    """A docstring's markup as Markdown's.

    >>> plain("See :data:`KIND_FACTS` and ``pace``.")
    'See `KIND_FACTS` and `pace`.'
    """
    return _ROLE.sub(r"`\1`", docstring).replace("``", "`")


def join(parts: Iterable[str]) -> str:
    """Parts of a page with a blank line between them and a line break at the end."""
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def made(source: str) -> str:
    """The first line of a made page: where it comes from."""
    return f"<!-- Made by `make docs` from {source}; change that, not this page. -->"
