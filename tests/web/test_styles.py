"""The styles: contrast of the tokens, colours in one file, no class without use or style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

import wholestride.web

ROOM = Path(wholestride.web.__file__).parent
SHEETS = {each.name: each.read_text() for each in (ROOM / "static/wholestride").glob("*.css")}
TEMPLATES = {str(each.relative_to(ROOM)): each.read_text() for each in ROOM.rglob("*.html")}
PAPER = {"print.css"}
"""Paper knows one theme."""
CODE = [*ROOM.rglob("*.py"), *ROOM.rglob("*.js"), *(ROOM.parent / "figures").rglob("*.py")]
THEMES = (0, 1)
TEXT, GRAPHIC = 4.5, 3.0
GROUNDS = ("ground", "surface", "raised", "sunk")
WRITTEN = {
    "ink": (*GROUNDS, "now-wash", "run-wash", "stop-wash"),
    "ink-2": (*GROUNDS, "now-wash", "run-wash", "stop-wash"),
    "ink-3": (*GROUNDS, "run-wash"),
    "on-ink": ("ink",),
    "on-now": ("now",),
    "run": ("ground", "surface", "run-wash"),
    "lift": ("ground", "surface"),
    "stop": ("ground", "surface", "raised", "stop-wash"),
    "ok": ("surface",),
}
"""Every colour of text with the grounds that it stands on."""
DRAWN = {"edge": (*GROUNDS, "now-wash")} | dict.fromkeys(
    (
        *("k-easy", "k-long", "k-hills", "k-tempo", "k-intervals", "k-race", "k-cross"),
        *("s-heavy", "s-maintain", "s-power", "s-functional", "s-upper", "s-mobility"),
        *("c-upper", "c-functional", "c-core", "c-stability", "c-mobility", "c-flexibility"),
    ),
    ("surface",),
)
"""Shapes and borders that mean something; recovery and butter never mean anything alone."""
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|color)\(", re.IGNORECASE)
CLASS_ATTRIBUTE = re.compile(r'\bclass="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"')
NAME = r"[A-Za-z][\w-]*"


def tokens() -> dict[str, tuple[str, str]]:
    """The colours of ``tokens.css``, light and dark."""
    pairs = re.findall(r"--([\w-]+):light-dark\((#\w+),\s*(#\w+)\)", SHEETS["tokens.css"])
    fixed = re.findall(r"--([\w-]+):(#\w+)[;\s]", SHEETS["tokens.css"])
    return {name: (light, dark) for name, light, dark in pairs} | {
        name: (colour, colour) for name, colour in fixed
    }


def luminance(colour: str) -> float:
    """Relative luminance of a colour by WCAG 2.2.

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs(table: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(front, back) for front, backs in table.items() for back in backs]


@pytest.mark.parametrize(("front", "back"), pairs(WRITTEN))
def test_text_can_be_read_in_both_themes(front: str, back: str) -> None:
    known = tokens()
    for theme in THEMES:
        assert contrast(known[front][theme], known[back][theme]) >= TEXT


@pytest.mark.parametrize(("front", "back"), pairs(DRAWN))
def test_what_is_drawn_can_be_seen_in_both_themes(front: str, back: str) -> None:
    known = tokens()
    for theme in THEMES:
        assert contrast(known[front][theme], known[back][theme]) >= GRAPHIC


def test_the_worst_pair_of_text_is_the_one_that_the_design_names() -> None:
    known = tokens()
    found = {
        (front, back, theme): round(contrast(known[front][theme], known[back][theme]), 2)
        for (front, back), theme in product(pairs(WRITTEN), THEMES)
    }
    worst = min(found, key=lambda each: found[each])
    assert (worst, found[worst]) == (("ink-3", "sunk", 1), 4.85)


@pytest.mark.parametrize("name", sorted(SHEETS.keys() - {"tokens.css"} - PAPER))
def test_colours_are_written_in_the_tokens_alone(name: str) -> None:
    assert COLOUR.findall(SHEETS[name]) == []


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_every_token_that_a_sheet_names_is_there(name: str) -> None:
    named = set(re.findall(r"var\(--([\w-]+)[,)]", SHEETS[name]))
    given = {each for sheet in SHEETS.values() for each in re.findall(r"--([\w-]+):", sheet)}
    assert named <= given


def test_every_colour_of_the_tokens_is_used() -> None:
    named = {each for text in SHEETS.values() for each in re.findall(r"var\(--([\w-]+)", text)}
    assert tokens().keys() - named == set()


def styled() -> set[str]:
    """Every class that a style sheet names."""
    found: set[str] = set()
    for text in SHEETS.values():
        selectors = re.sub(r"\{[^{}]*\}|url\([^)]*\)|/\*.*?\*/", " ", text, flags=re.DOTALL)
        found |= set(re.findall(rf"\.({NAME})", selectors))
    return found


def written(text: str) -> Iterator[str]:
    """The classes of a template: plain words, and the words in quotes inside expressions."""
    for value in CLASS_ATTRIBUTE.findall(text):
        for expression in re.findall(r"\{\{(.*?)\}\}", value):
            chosen = re.sub(r'[!=]=\s*"[^"]*"', "", expression)
            for quoted in re.findall(r'"([^"]*)"', chosen):
                yield from quoted.split()
        plain = re.sub(r"\{%.*?%\}", " ", value)
        yield from re.sub(r"\S*#\S*", " ", re.sub(r"\{\{.*?\}\}", "#", plain)).split()


def made_up() -> re.Pattern[str]:
    """Classes whose end is worked out: ``k-`` and a kind, ``w`` and a number."""
    texts = [*TEMPLATES.values(), *(each.read_text() for each in CODE)]
    starts = {each for text in texts for each in re.findall(rf"({NAME})\$?\{{", text)}
    ends = (each + (r"[\w-]+" if each.endswith("-") else r"\d+") for each in sorted(starts))
    return re.compile("|".join(ends))


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_class_of_a_page_has_a_style(name: str) -> None:
    words = {each for each in written(TEMPLATES[name]) if re.fullmatch(NAME, each)}
    hooks = " ".join(each.read_text() for each in ROOM.rglob("*.js"))
    assert {each for each in words - styled() if f".{each}" not in hooks} == set()


def test_every_style_is_used() -> None:
    used = {each for text in TEMPLATES.values() for each in written(text)}
    for file in CODE:
        used |= set(re.findall(NAME, file.read_text()))
    worked_out = made_up()
    dead = {each for each in styled() - used if not worked_out.fullmatch(each)}
    assert dead == set()
