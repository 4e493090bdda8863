"""The records of a FIT file as columns of numbers, and what they add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wholestride.formats.fit.profile import FIELDS, RECORD
from wholestride.formats.fit.scanning import Definition, Scan, scan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]


def read_records(data: bytes) -> list[Columns]:
    """The records of every file of a chain as float columns; NaN where nothing was measured.

    Columns are ``timestamp`` (FIT seconds), ``latitude`` and ``longitude`` [degrees],
    ``altitude`` [m], ``heart_rate`` [beats/min], ``cadence`` [1/min], ``distance`` [m],
    ``speed`` [m/s] and ``power`` [W], as far as the file has them.
    """
    return [columns_of(data, found) for found in scan(data, (RECORD,))]


def columns_of(data: bytes, found: Scan) -> Columns:
    """The columns of one scan that noted records."""
    import numpy as np  # a summary alone does not need it

    records = [(each, at) for each, at in found.messages if each.message == RECORD]
    layouts: dict[Definition, list[int]] = {}
    for row, (definition, _) in enumerate(records):
        layouts.setdefault(definition, []).append(row)
    content = np.frombuffer(data, np.uint8)
    spots = np.fromiter((at for _, at in records), np.int64, len(records))
    columns: Columns = {}
    for definition, rows in layouts.items():
        chosen = slice(None) if len(layouts) == 1 else np.array(rows)
        for number, offset, letter, invalid in definition.fields:
            kind = np.dtype(definition.order + letter)
            windows = np.lib.stride_tricks.sliding_window_view(content, kind.itemsize)
            raw = windows[spots[chosen] + offset].view(kind)[:, 0]
            known = FIELDS[RECORD][number]
            values = raw.astype(np.float64) / known.scale - known.offset
            if invalid is not None:
                values[raw == invalid] = np.nan
            column = columns.setdefault(known.name, np.full(len(records), np.nan))
            column[chosen] = values
    for at, clock in found.times.items():
        _set_time(columns, spots, at, clock)
    return _with_enhanced(columns)


def _set_time(columns: Columns, spots: NDArray[np.int64], at: int, clock: int) -> None:
    import numpy as np

    row = int(np.searchsorted(spots, at))
    if row < len(spots) and spots[row] == at:
        columns.setdefault("timestamp", np.full(len(spots), np.nan))[row] = clock


def _with_enhanced(columns: Columns) -> Columns:
    """The finer of two fields for the same thing takes the coarser one's place."""
    import numpy as np

    for name in ("speed", "altitude"):
        finer = columns.pop(f"enhanced_{name}", None)
        if finer is not None:
            coarser = columns.get(name, finer)
            columns[name] = np.where(np.isnan(finer), coarser, finer)
    return columns
