"""What our reader says of a FIT file is what an independent decoder says."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Any

import fitdecode
import numpy as np
import pytest

from tests.formats.fit.files import bjorns_run, with_compressed_times
from wholestride.formats.fit.records import read_records
from wholestride.formats.fit.writing import framed, write_messages

FILES = {
    "little": write_messages(bjorns_run(90)),
    "big": write_messages(bjorns_run(90), big_endian=True),
    "compressed": framed(with_compressed_times(90)),
    "chained": write_messages(bjorns_run(20)) + write_messages(bjorns_run(30)),
}
NAMES = ("distance", "heart_rate", "speed", "altitude", "power")


def decoded(data: bytes) -> list[dict[str, Any]]:
    """The records as fitdecode reads them."""
    rows: list[dict[str, Any]] = []
    with warnings.catch_warnings(), fitdecode.FitReader(io.BytesIO(data)) as reader:
        warnings.simplefilter("ignore")
        rows += [
            {each.name: each.value for each in frame.fields}
            for frame in reader
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "record"
        ]
    return rows


def same(data: bytes) -> int:
    """Compare every record value by value; the number of records."""
    theirs = decoded(data)
    chain = read_records(data)
    names = {name for columns in chain for name in columns}
    for name in names & set(NAMES):
        ours = np.concatenate([_column(columns, name) for columns in chain])
        wanted = [
            row.get(f"enhanced_{name}", None) if row.get(name) is None else row[name]
            for row in theirs
        ]
        expected = np.array([np.nan if each is None else float(each) for each in wanted])
        np.testing.assert_allclose(ours, expected, rtol=1e-9, err_msg=name)
    assert sum(len(columns["timestamp"]) for columns in chain) == len(theirs)
    return len(theirs)


def _column(columns: dict[str, Any], name: str) -> Any:
    return columns.get(name, np.full(len(columns["timestamp"]), np.nan))


@pytest.mark.parametrize("name", FILES)
def test_every_record_of_a_made_file_is_the_same(name: str) -> None:
    assert same(FILES[name]) > 40


@pytest.mark.parametrize("name", FILES)
def test_the_checksums_of_written_files_hold(name: str) -> None:
    with fitdecode.FitReader(io.BytesIO(FILES[name]), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        assert list(reader)


REAL = ("7e6b51bba625__", "9722b5c99e0e__", "19711a6548e7__", "2a91977b11cb__", "fd78336d433b__")
"""Modern and old watches, developer fields, a pool, compressed times."""


@pytest.mark.shared
@pytest.mark.parametrize("begins", REAL)
def test_every_record_of_a_real_file_is_the_same(begins: str, shared_data: Path) -> None:
    (path,) = (shared_data / "activities").glob(f"{begins}*.fit")
    assert same(path.read_bytes()) > 400
