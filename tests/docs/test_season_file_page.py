"""The page of the season file and the schema that ships with the package name the same fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.docs.pages import code_spans, page
from wholestride.formats.season_file import season_schema

PAGE = page("docs/reference/season-file.md")


def fields(schema: Any) -> Iterator[str]:
    """Every property of every object of the schema; the athlete has a page of its own."""
    if isinstance(schema, dict):
        for key, inner in schema.get("properties", {}).items():
            yield key
            if key != "athlete":
                yield from fields(inner)
        for key, inner in schema.items():
            if key not in ("properties", "athlete"):
                yield from fields(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from fields(inner)


def words_of_closed_lists(schema: Any) -> Iterator[str]:
    """The property names that are words of closed lists: components, kinds, regions."""
    if isinstance(schema, dict):
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
        for inner in schema.values():
            yield from words_of_closed_lists(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from words_of_closed_lists(inner)


def test_every_field_of_the_schema_stands_on_the_page() -> None:
    schema = season_schema()
    listed = set(fields(schema)) - set(words_of_closed_lists(schema))
    assert len(listed) > 60
    assert not listed - code_spans(PAGE)


def test_every_field_in_a_table_of_the_page_is_in_the_schema() -> None:
    known = set(fields(season_schema()))
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    named = [word.strip(" `") for row in rows for word in row.split(",")]
    assert len(named) > 60
    assert not [word for word in named if word not in known]
