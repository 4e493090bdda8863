"""The pages that are made from data and code are those in the repository, and leave nothing out."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re

import click
import pytest
import tools.doc_pages
from tools.doc_pages.marks import cell
from tools.doc_pages.verbs import ARGUMENTS
from tools.make_docs import PAGES

import wholestride
from tests.docs.pages import page
from wholestride.catalogue.loader import load
from wholestride.cli.main import VERBS, cli

RENEW = "run `make docs` and look at what changed"
VERB_PAGE = "docs/reference/verbs.md"


def command(verb: str) -> click.Command:
    """The command behind a verb."""
    found = cli.get_command(click.Context(cli), verb)
    assert found is not None
    return found


def part(name: str, heading: str) -> str:
    """The part of a page from a heading of the second or third level to the next."""
    text = page(name)
    marks = heading.split()[0]
    _, _, rest = text.partition(f"\n{heading}\n")
    return rest.split(f"\n{marks} ")[0]


@pytest.mark.parametrize("name", PAGES)
def test_a_made_page_is_what_make_docs_makes(name: str) -> None:
    assert page(name) == PAGES[name](), f"{name} is not up to date: {RENEW}"


@pytest.mark.parametrize("name", PAGES)
def test_a_made_page_says_that_it_is_made(name: str) -> None:
    assert page(name).startswith("<!-- Made by `make docs`")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_stands_on_its_page_with_every_argument_and_flag(verb: str) -> None:
    shown = part(VERB_PAGE, f"## {verb}")
    for parameter in command(verb).params:
        if isinstance(parameter, click.Argument):
            metavar = parameter.make_metavar(click.Context(command(verb)))
            assert f"| `{cell(metavar)}` |" in shown
        else:
            assert all(f"`{flag}`" in shown for flag in parameter.opts)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_and_every_flag_says_what_it_is_for(verb: str) -> None:
    assert command(verb).help
    silent = [
        parameter.name
        for parameter in command(verb).params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert not silent


def test_every_exercise_stands_on_its_page_with_name_cues_and_fault() -> None:
    text = page("docs/reference/exercises.md")
    shown = dict(re.findall(r'<a id="(\w+)"></a>(.*?)(?=<a id="|\Z)', text, re.DOTALL))
    wrong = [
        exercise.id
        for exercise in load().exercises.values()
        if not exercise.fault
        or not all(
            words in shown.get(exercise.id, "")
            for words in (exercise.name, exercise.fault, *exercise.cues)
        )
    ]
    assert not wrong


def test_every_written_session_stands_on_the_exercise_page() -> None:
    shown = part("docs/reference/exercises.md", "## Written sessions")
    assert not [each for each in load().templates if f"| `{each}` |" not in shown]


@pytest.mark.parametrize("name", sorted(wholestride.__all__))
def test_every_public_name_stands_on_its_page_with_what_it_says_of_itself(name: str) -> None:
    text = page("docs/reference/api.md")
    if name == "__version__":
        assert "`__version__`" in text
        return
    assert f"\n### {name}\n" in text
    assert getattr(wholestride, name).__doc__


@pytest.mark.parametrize(
    "module", [each.name for each in pkgutil.iter_modules(tools.doc_pages.__path__)]
)
def test_the_examples_in_the_page_makers_hold(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"tools.doc_pages.{module}"))
    assert result.failed == 0


def test_no_argument_is_explained_that_does_not_exist() -> None:
    there = {(verb, each.name) for verb in VERBS for each in command(verb).params}
    assert set(ARGUMENTS) <= there
