"""The recipes of CONTRIBUTING are those of the real files."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import ROOT, blocks, code_spans, page, section_with
from wholestride.catalogue.exercises import NEEDED, OPTIONAL, parse_exercises
from wholestride.catalogue.loader import load

PAGE = page("CONTRIBUTING.md")
EXERCISE = section_with(PAGE, "## Add an exercise")
RULE = section_with(PAGE, "## Add a rule")


def test_the_menu_is_that_of_the_makefile() -> None:
    goals = set(re.findall(r"^([a-z]+):.*## ", page("Makefile"), re.MULTILINE)) - {"help"}
    shown = set(re.findall(r"^\| `make ([a-z]+)` \|", PAGE, re.MULTILINE))
    assert shown == goals


PATHS = sorted(span for span in code_spans(PAGE) if "/" in span and " " not in span)


@pytest.mark.parametrize("path", [each for each in PATHS if not each.startswith(".venv")])
def test_every_path_that_a_recipe_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_file_that_the_exercise_recipe_names_is_there() -> None:
    folder = ROOT / "src/wholestride/catalogue/data/exercises"
    named = [span for span in code_spans(EXERCISE) if span.endswith(".toml")]
    assert named
    assert all((folder / name).is_file() for name in named)


def test_the_exercise_of_the_recipe_can_be_read_and_its_ladder_leads_somewhere() -> None:
    block, _pose = [each for each in blocks(_unindented(EXERCISE)) if each.info == "toml"]
    (exercise,), findings = parse_exercises(block.text)
    assert not findings
    assert exercise.id not in load().exercises
    assert set(exercise.harder) <= set(load().exercises)
    assert 2 <= len(exercise.cues) <= 4


def test_the_exercise_recipe_names_every_key_and_says_which_are_needed() -> None:
    needed, optional = EXERCISE.split("3. Optional keys", maxsplit=1)
    assert set(NEEDED) <= code_spans(_without_block(needed))
    assert set(OPTIONAL) <= code_spans(optional) | code_spans(_without_block(needed))
    named = code_spans(optional) - {"fit"}
    keys = {word for word in named if re.fullmatch(r"[a-z_]+", word)}
    assert keys <= set(OPTIONAL)


def test_the_rule_recipe_names_every_key_that_rules_have() -> None:
    folder = ROOT / "src/wholestride/catalogue/data/rules"
    used = {
        key
        for file in folder.glob("*.toml")
        for key in re.findall(r"^([a-z]+) = ", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert used <= code_spans(RULE)


@pytest.mark.parametrize("what", ["kind", "verified"])
def test_the_rule_recipe_names_every_word_that_rules_use(what: str) -> None:
    used = {getattr(rule, what) for rule in load().rules.values()}
    assert used <= code_spans(RULE)


def _unindented(text: str) -> str:
    return "\n".join(line.removeprefix("   ") for line in text.splitlines())


def _without_block(text: str) -> str:
    return re.sub(r"```toml.*?```", "", text, flags=re.DOTALL)
