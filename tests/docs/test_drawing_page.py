"""The page for who draws an exercise names every word that a pose file may hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wholestride.figures.movement import read_movements
from wholestride.figures.movement.badges import SIGNS
from wholestride.figures.movement.equipment import EVERY_PIECE, KINDS, SCENERY
from wholestride.figures.movement.layers import ARM_KEYS, LEG_KEYS
from wholestride.figures.movement.muscles import REGIONS
from wholestride.figures.movement.pose import Arrange, Frame, Root
from wholestride.figures.movement.pose_fields import (
    BASE_KEYS,
    DIRECTIONS,
    FINGERS,
    FOOT_KEYS,
    OTHER_KEYS,
    TRUNK_KEYS,
)
from wholestride.figures.movement.reading import SHOWN
from wholestride.figures.movement.validator.joint_checks import LIMITS

PAGE = Path("docs/how-to/draw-an-exercise.md").read_text("utf-8")
SAID = set(re.findall(r"[A-Za-z_0-9-]+", PAGE))
LIMB_KEYS = frozenset().union(*LEG_KEYS.values(), *ARM_KEYS.values())


@pytest.mark.parametrize(
    "words",
    [
        KINDS,
        SCENERY,
        EVERY_PIECE,
        frozenset().union(*(keys for _, keys in KINDS.values())),
        SIGNS,
        LIMB_KEYS,
        REGIONS,
        (word for word in Root if word is not Root.POINT),
        (*BASE_KEYS, *TRUNK_KEYS, *FOOT_KEYS, *OTHER_KEYS),
        SHOWN,
        DIRECTIONS | FINGERS,
        (*Frame, *Arrange),
    ],
)
def test_every_word_of_the_vocabulary_stands_on_the_page(words: object) -> None:
    listed = [str(word) for word in words]  # type: ignore[attr-defined]  # all of them can be gone through
    assert [word for word in listed if word not in SAID] == []


def test_the_examples_of_the_page_can_be_drawn() -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    library = Path("src/wholestride/catalogue/data/poses/library.toml").read_text("utf-8")
    assert len(examples) > 1
    for text in examples:
        movements, findings = read_movements({"library": library, "page": text})
        assert movements
        assert not findings


def test_every_joint_limit_has_its_row_of_sources() -> None:
    page = Path("docs/sources-of-the-drawings.md").read_text("utf-8")
    rows = re.findall(r"^\| ([a-z ]+) \| (-\d+) to (\d+) \|", page, flags=re.MULTILINE)
    assert {name: (float(low), float(high)) for name, low, high in rows} == LIMITS
