"""Every link inside the documentation leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from tests.docs.pages import ROOT, anchors, documents, links, page, prose

DEFINITION = re.compile(r"^\[([^\]]+)\]: (\S+)$", re.MULTILINE)
REFERENCE = re.compile(r"\[([A-Z]+\d+)\](?![(:])")


def targets(name: str) -> list[str]:
    """The targets of a page that are not on other machines."""
    text = page(name)
    written = [*links(text), *(match[1] for match in DEFINITION.findall(text))]
    return [each for each in written if not re.match(r"[a-z]+:", each)]


@pytest.mark.parametrize("name", documents())
def test_every_link_leads_to_a_page_and_a_heading_that_exist(name: str) -> None:
    broken = []
    for target in targets(name):
        path, _, anchor = target.partition("#")
        found = (ROOT / name).parent / path if path else ROOT / name
        if not found.exists() or (anchor and anchor not in anchors_of(found)):
            broken.append(target)
    assert not broken


@cache
def anchors_of(path: Path) -> set[str]:
    """The headings of a page; none for what is no page."""
    return anchors(path.read_text(encoding="utf-8")) if path.suffix == ".md" else set()


@pytest.mark.parametrize("name", documents())
def test_every_rule_in_square_brackets_is_linked(name: str) -> None:
    text = page(name)
    defined = {match[0] for match in DEFINITION.findall(text)}
    assert not set(REFERENCE.findall(prose(text))) - defined


@pytest.mark.parametrize("name", documents())
def test_no_two_places_of_a_page_have_the_same_name(name: str) -> None:
    named = re.findall(r'<a id="([^"]+)">', page(name))
    assert len(named) == len(set(named))


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = {"README.md"}, ["README.md"]
    while waiting:
        name = waiting.pop()
        for target in targets(name):
            path = target.partition("#")[0]
            found = _inside(PurePosixPath(name).parent / path) if path else name
            if found not in reached and found.endswith(".md") and (ROOT / found).is_file():
                reached.add(found)
                waiting.append(found)
    assert set(documents()) <= reached


def _inside(path: PurePosixPath) -> str:
    return str((ROOT / path).resolve().relative_to(ROOT))
