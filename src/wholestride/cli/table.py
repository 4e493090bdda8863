"""Tables for the terminal and for pipes; no library, so that showing a session stays quick."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence

GAP = "  "
NARROWEST_COLUMN = 8
"""No column is squeezed below this; then the table is wider than the terminal instead."""

SHORT_COLUMN = 16
"""Columns up to this, such as dates, are not broken while longer ones can be."""


def laid_out(rows: Sequence[Sequence[str]], width: int | None) -> list[list[str]]:
    """Each row as its printed lines; columns are as wide as their widest cell.

    Args:
        rows: cells; every row has the same number of them.
        width: columns of the terminal, in which cells are broken; None for a pipe, where
            every row is one line.
    """
    if not rows:
        return []
    columns = list(zip(*rows, strict=True))
    widths = [max(map(shown_width, column)) for column in columns]
    if width is not None:
        words = [max(_longest_word(cell) for cell in column) for column in columns]
        widths = squeezed(widths, words, width)
    return [_row_lines(row, widths, breaking=width is not None) for row in rows]


def squeezed(widths: Sequence[int], words: Sequence[int], width: int) -> list[int]:
    """Column widths that fit: always the widest column gives way, words are broken last.

    ``words`` are the longest words of the columns; a column with little in it stays whole
    as long as the others can give.

    >>> squeezed([15, 40, 30], [4, 10, 12], 69)
    [15, 25, 25]
    """
    result = list(widths)
    room = width - len(GAP) * (len(result) - 1)
    whole = [
        full if full <= SHORT_COLUMN else word for full, word in zip(widths, words, strict=True)
    ]
    for floors in (whole, words, [NARROWEST_COLUMN] * len(result)):
        while sum(result) > room:
            loose = [at for at, floor in enumerate(floors) if result[at] > floor]
            if not loose:
                break
            result[max(loose, key=lambda at: (result[at], -at))] -= 1
    return result


def _longest_word(cell: str) -> int:
    return max(map(shown_width, cell.split()), default=0)


def shown_width(text: str) -> int:
    """Columns that a text takes on a terminal; wide characters take two, accents none.

    >>> shown_width("Björn"), shown_width("走る")
    (5, 4)
    """
    if text.isascii():
        return len(text)
    wide = sum(1 for each in text if unicodedata.east_asian_width(each) in "WF")
    return len(text) + wide - sum(1 for each in text if unicodedata.combining(each))


def _row_lines(row: Sequence[str], widths: Sequence[int], *, breaking: bool) -> list[str]:
    cells = [
        textwrap.wrap(cell, max(width, 1), break_on_hyphens=False) or [""]
        if breaking
        else [" ".join(cell.split("\n"))]
        for cell, width in zip(row, widths, strict=True)
    ]
    lines = []
    for at in range(max(len(cell) for cell in cells)):
        parts = [
            padded(cell[at] if at < len(cell) else "", width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        lines.append(GAP.join(parts).rstrip())
    return lines


def padded(text: str, width: int) -> str:
    """The text with spaces up to a width."""
    return text + " " * (width - shown_width(text))
