"""Every key and element of a TOML text is found on its line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wholestride.formats.athlete_file.lines import line_numbers
from wholestride.formats.athlete_file.writing import write_document

PEOPLE = Path(__file__).resolve().parents[2] / "people"

NESTED = '''\
# a comment with [brackets] and "quotes
title = "# no comment"          # one
place."my club".size = 3
long = """
[not.a.table]
quote: \\""" still inside
"""
raw = \'\'\'
it's = here
\'\'\'
"quoted key" = 1
list = [
    1,   # first
    # nothing
    [2, "]"],
    { a = 1, b = [3, 4] },
]

[a.b]
c.d = 1
[a.b.e]
[[a.f]]
x = 1
[[a.f]]
x = 2
[a.f.g]
y = 1979-05-27T07:32:00Z
[[a.f.h]]
z = 1
[[a.f.h]]
z = 2
'''


def paths_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(inner, dict | list):
            yield from paths_of(inner, (*path, key))
        else:
            yield (*path, key)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("place", "my club", "size"), 3),
        (("long",), 4),
        (("raw",), 8),
        (("quoted key",), 11),
        (("list",), 12),
        (("list", 0), 13),
        (("list", 1), 15),
        (("list", 1, 1), 15),
        (("list", 2, "b", 1), 16),
        (("a",), 19),
        (("a", "b", "c", "d"), 20),
        (("a", "b", "e"), 21),
        (("a", "f", 0, "x"), 23),
        (("a", "f", 1), 24),
        (("a", "f", 1, "x"), 25),
        (("a", "f", 1, "g", "y"), 27),
        (("a", "f", 1, "h", 1, "z"), 31),
    ],
)
def test_keys_tables_and_elements_are_found(path: tuple[str | int, ...], line: int) -> None:
    assert line_numbers(NESTED)[path] == line


def test_no_path_of_a_difficult_text_is_missing_and_none_is_invented() -> None:
    assert set(line_numbers(NESTED)) == set(paths_of(tomllib.loads(NESTED)))


@pytest.mark.parametrize("file", sorted(PEOPLE.glob("*.toml")), ids=lambda file: file.stem)
def test_every_key_of_the_casts_files_stands_on_the_line_that_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    rows = text.splitlines()
    lines = line_numbers(text)
    assert set(lines) == set(paths_of(tomllib.loads(text)))
    for path, line in lines.items():
        name = path[-1]
        if isinstance(name, str):
            assert name in rows[line - 1]


scalars = (
    st.text(max_size=8)
    | st.integers(-9, 9)
    | st.booleans()
    | st.dates(date(1950, 1, 1), date(2050, 1, 1))
)
keys = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
values = st.recursive(
    scalars | st.lists(scalars, max_size=3),
    lambda inner: (
        st.dictionaries(keys, inner, max_size=3)
        | st.lists(st.dictionaries(keys, inner, max_size=3), min_size=1, max_size=2)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(keys, values, max_size=4))
def test_whatever_is_written_reads_back_and_every_path_of_it_has_a_line(
    document: dict[str, Any],
) -> None:
    text = write_document(document)
    assert tomllib.loads(text) == document
    lines = line_numbers(text)
    assert set(paths_of(document)) <= set(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
