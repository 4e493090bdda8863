"""What the product may not claim and the words that it does not use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, documents, page, sections
from wholestride.catalogue.loader import load

SOURCE = ROOT / "src" / "wholestride"
FORBIDDEN = frozenset({"workout", "workouts", "routine", "routines", "manager", "utils", "util"})
NOT_SAID = re.compile(
    r"\b(no|not|never|nobody|none|nothing|neither|nor|cannot|without|unproven|null|may)\b",
    re.IGNORECASE,
)
CLAIMS = (
    re.compile(r"\b(prevent|avoid|cut|reduc|lower|protect)\w*\b[^.;]{0,40}\binjur", re.IGNORECASE),
    re.compile(r"\binjur\w*[ -](prevention|proof|free)\b", re.IGNORECASE),
    re.compile(r"\b(predict|forecast)\w*\b[^.;]{0,40}\binjur", re.IGNORECASE),
    re.compile(r"\binjury (risk|probability|score)\b", re.IGNORECASE),
    re.compile(r"\b(upper[ -]body|arms?|arm strength)\b[^.;]{0,60}\bfaster\b", re.IGNORECASE),
    re.compile(r"\bfaster\b[^.;]{0,60}\b(upper[ -]body|arms?)\b", re.IGNORECASE),
    re.compile(r"\b(diagnos)\w*\b[^.;]{0,20}\b(you|your)\b", re.IGNORECASE),
    re.compile(r"\bacute[ :-]+chronic\b|\bACWR\b", re.IGNORECASE),
)


def sentences(text: str) -> list[str]:
    """A text cut where sentences and table cells end; line breaks inside a sentence go."""
    joined = re.sub(r"\n(?!\n|[*|#-])", " ", text)
    return [each.strip() for each in re.split(r"(?<=[.!?:;])\s+|\n|\|", joined) if each.strip()]


def claimed(text: str) -> list[str]:
    """The sentences that claim what nobody has shown."""
    return [
        sentence
        for sentence in sentences(text)
        if any(claim.search(sentence) for claim in CLAIMS) and not NOT_SAID.search(sentence)
    ]


def test_a_claim_is_found_and_its_denial_is_not() -> None:
    assert claimed("Strength prevents injuries.")
    assert claimed("A strong upper body makes you faster.")
    assert claimed("This score predicts an injury.")
    assert not claimed("Nobody has shown that strength prevents injuries.")


@pytest.mark.parametrize("name", documents())
def test_no_page_claims_what_nobody_has_shown(name: str) -> None:
    assert not claimed(page(name))


def test_no_exercise_or_template_claims_what_nobody_has_shown() -> None:
    catalogue = load()
    texts = [
        text
        for exercise in catalogue.exercises.values()
        for text in (exercise.name, *exercise.cues, exercise.fault)
    ]
    texts += [f"{each.name}. {each.note}" for each in catalogue.templates.values()]
    assert not [text for text in texts if claimed(text)]


@pytest.mark.parametrize("rule", load().rules)
def test_no_rule_promises_freedom_from_injury(rule: str) -> None:
    words = load().rules[rule].statement
    promise = re.compile(
        r"\b(prevents?|protects? (from|against)|predicts?)\b.*\binjur", re.IGNORECASE
    )
    assert not promise.search(words) or NOT_SAID.search(words)


def test_no_text_of_the_program_claims_what_nobody_has_shown() -> None:
    found = {
        str(path.relative_to(SOURCE)): wrong
        for path in python_files()
        if (wrong := [each for text in literals(path) for each in claimed(text)])
    }
    assert not found


@pytest.mark.parametrize("name", documents())
def test_no_page_uses_a_word_that_the_glossary_rules_out(name: str) -> None:
    kept = [each for each in sections(page(name)) if not each.startswith("## Words that are not")]
    words = set(re.findall(r"[a-z]+", "\n".join(kept).lower()))
    assert not words & FORBIDDEN


def test_no_name_of_the_code_uses_a_word_that_the_glossary_rules_out() -> None:
    found = [
        f"{path.relative_to(SOURCE)}: {name}"
        for path in python_files()
        for name in (path.stem, *names(path))
        if FORBIDDEN & set(words_of(name))
    ]
    assert not found


def test_no_text_of_the_shell_or_of_a_plan_says_workout() -> None:
    rooms = ("cli", "planning/explanation", "planning/prescription", "planning/composition")
    found = [
        f"{path.relative_to(SOURCE)}: {text}"
        for path in python_files()
        if str(path.relative_to(SOURCE)).startswith(rooms)
        for text in literals(path)
        if FORBIDDEN & set(re.findall(r"[a-z]+", text.lower()))
    ]
    assert not found


def python_files() -> list[Path]:
    """Every module outside formats, where file formats have words of their own."""
    found = sorted(SOURCE.rglob("*.py"))
    return [each for each in found if each.relative_to(SOURCE).parts[0] != "formats"]


def names(path: Path) -> Iterator[str]:
    """Every name that a module gives to something."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def literals(path: Path) -> Iterator[str]:
    """Every text in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def words_of(name: str) -> list[str]:
    """The words of a name in snake or camel case.

    >>> words_of("SetManager"), words_of("read_utils")
    (['set', 'manager'], ['read', 'utils'])
    """
    return re.findall(r"[a-z]+", re.sub(r"([A-Z])", r" \1", name).lower())
