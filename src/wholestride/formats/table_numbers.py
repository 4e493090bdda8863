"""Numbers of a column, whichever way its language writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence


def decimal_mark(cells: Sequence[str]) -> str:
    """The decimal mark of a column, decided over all of its cells.

    The later of two marks in one cell is it; a mark twice in a cell is none; a mark that is not
    followed by just three digits is it; else a full stop.

    >>> decimal_mark(["1.234,5", "7"]), decimal_mark(["10,52"]), decimal_mark(["1,234", "0.5"])
    (',', ',', '.')
    """
    for cell in cells:
        last = max(cell.rfind("."), cell.rfind(","))
        if last < 0:
            continue
        mark = cell[last]
        other = "," if mark == "." else "."
        if other in cell:
            return mark
        if cell.count(mark) > 1:
            return other
        if len(cell) - last - 1 != 3 or cell[:last] in ("0", "-0", ""):
            return mark
    return "."


def numbers_of(cells: Sequence[str]) -> list[float | None]:
    """The numbers of a column; None where a cell holds none.

    >>> numbers_of(["1.234,5", "10,25", "", "x"])
    [1234.5, 10.25, None, None]
    """
    plain = [re.sub(r"[\s'’]", "", cell) for cell in cells]
    mark = decimal_mark(plain)
    return [_number(cell, mark) for cell in plain]


def _number(cell: str, mark: str) -> float | None:
    if not cell:
        return None
    other = "," if mark == "." else "."
    text = cell.replace(other, "").replace(mark, ".")
    if not re.fullmatch(r"-?\d{0,12}(?:\.\d{0,9})?", text) or not re.search(r"\d", text):
        return None
    return float(text)
