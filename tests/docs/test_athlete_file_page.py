"""The page of the athlete file knows every key that the reader knows, and no other."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.docs.pages import ROOT, blocks, page, sections
from wholestride.catalogue.loader import load
from wholestride.formats.athlete_file import read_athlete
from wholestride.formats.athlete_file.tables import Table

PAGE = page("docs/reference/athlete-file.md")


@pytest.fixture(scope="module")
def known_keys() -> dict[str, set[str]]:
    """The keys that the reader asks for, by section; the top is the empty name."""
    asked: dict[str, set[str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        honest = Table.reject_unknown

        def note_keys(table: Table) -> None:
            steps = [str(step) for step in table.path if not isinstance(step, int)]
            asked.setdefault(steps[0] if steps else "", set()).update(table.asked)
            honest(table)

        patch.setattr(Table, "reject_unknown", note_keys)
        for name in ("bjorn", "chidi", "dora"):
            data = (ROOT / "tests" / "people" / f"{name}.toml").read_bytes()
            athlete, findings = read_athlete(f"{name}.toml", data, load())
            assert athlete is not None, findings
    return asked


def section_of(name: str) -> str:
    """The part of the page about a section of the file; all the parts without one for the top."""
    if not name:
        return "\n".join(each for each in sections(PAGE) if "`[" not in each.splitlines()[0])
    return next((s for s in sections(PAGE) if re.search(rf"\[{name}[\].]", s.splitlines()[0])), "")


def test_every_key_of_the_reader_stands_in_its_part_of_the_page(
    known_keys: dict[str, set[str]],
) -> None:
    missing = [
        f"{section}.{key}"
        for section, keys in known_keys.items()
        for key in sorted(keys)
        if f"`{key}`" not in section_of(section)
        and f"`[{key}" not in PAGE
        and f"`[[{key}" not in PAGE
    ]
    assert not missing


def test_every_key_of_a_table_on_the_page_is_one_that_the_reader_knows(
    known_keys: dict[str, set[str]],
) -> None:
    everywhere = set().union(*known_keys.values())
    rows = re.findall(r"^\| `([a-z_0-9]+)` \|", PAGE, re.MULTILINE)
    assert len(rows) > 50
    assert not [key for key in rows if key not in everywhere]


def test_every_example_of_the_page_is_toml() -> None:
    for block in blocks(PAGE):
        assert block.info == "toml"
        assert tomllib.loads(block.text)


def test_the_examples_of_the_tables_can_be_read_together() -> None:
    lines = ["[availability]", 'monday = ["18:00-19:00 gym"]']
    rows = re.findall(r"^\| `([a-z_0-9]+)` \|.*\| `([^|]+)` \|$", PAGE, re.MULTILINE)
    top = [f"{key} = {value}" for key, value in _rows_of_the_top(rows)]
    data = "\n".join([*top, *lines]).encode()
    athlete, findings = read_athlete("examples.toml", data, load())
    assert athlete is not None, [str(each) for each in findings]


def _rows_of_the_top(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """One example a key, without the alternatives that exclude each other."""
    top = section_of("")
    left_out = {"body_mass_lb", "pregnant", "equipment", "any_day"}
    return [
        (key, value)
        for key, value in dict(rows).items()
        if f"| `{key}` |" in top and key not in left_out
    ]
