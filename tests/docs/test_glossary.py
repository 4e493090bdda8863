"""The glossary is the law for names: every closed list of the code stands in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum, IntEnum

import pytest

import wholestride.domain
from tests.docs.pages import code_spans, page, section_with
from wholestride.domain.season import KIND_FACTS, SessionKind
from wholestride.planning.composition.nouns import Role

GLOSSARY = page("docs/glossary.md")


def closed_lists() -> Iterator[type[Enum]]:
    """Every enum that the domain defines, and the roles of composition."""
    for found in pkgutil.iter_modules(wholestride.domain.__path__):
        module = importlib.import_module(f"wholestride.domain.{found.name}")
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, Enum)
                and value.__module__ == module.__name__
            ):
                yield value
    yield Role


def words_of(closed: type[Enum]) -> list[str]:
    """The words as the runner writes and reads them."""
    by_name = issubclass(closed, IntEnum)
    return [each.name.lower() if by_name else str(each.value) for each in closed]


@pytest.mark.parametrize("closed", tuple(closed_lists()), ids=lambda closed: str(closed.__name__))
def test_every_member_of_a_closed_list_stands_in_its_section(closed: type[Enum]) -> None:
    section = section_with(GLOSSARY, f"`{closed.__name__}`")
    missing = [word for word in words_of(closed) if word not in code_spans(section)]
    assert not missing, f"docs/glossary.md, the section of {closed.__name__}, lacks {missing}"


@pytest.mark.parametrize("kind", list(SessionKind))
def test_the_leg_dose_of_a_kind_is_the_one_that_the_planner_uses(kind: SessionKind) -> None:
    section = section_with(GLOSSARY, "`SessionKind`")
    (row,) = [line for line in section.splitlines() if line.startswith(f"| `{kind}` |")]
    assert float(row.split("|")[2]) == KIND_FACTS[kind].leg_dose_hundredths / 100
