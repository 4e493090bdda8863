"""The movement drawings that pages show: which there are, where they are, and their texts.

A drawing is made when it is first asked for and then kept in the data folder under its edition, the
fingerprint of everything that it is made from; a new edition sweeps the old one away.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from wholestride.catalogue.loader import load
from wholestride.catalogue.poses import pose_texts

if TYPE_CHECKING:
    from wholestride.figures.movement import Movement

FOLDER = "drawings"
INDEX = "index.json"
STYLE = "style.css"


class Form(StrEnum):
    """What a drawing looks like: its key poses, the same in motion, the small shape."""

    STILL = "still"
    MOVING = "moving"
    SMALL = "small"


@lru_cache(maxsize=1)
def edition() -> str:
    """The fingerprint of poses, exercises and the code that draws them."""
    found = sha256("\n".join(pose_texts().values()).encode())
    for room, ending in (("wholestride.catalogue", ".toml"), ("wholestride.figures", ".py")):
        for file in sorted(Path(str(resources.files(room))).rglob(f"*{ending}")):
            found.update(file.read_bytes())
    return found.hexdigest()[:12]


@lru_cache(maxsize=1)
def movable() -> Mapping[str, bool]:
    """By the exercises that have a drawing: whether it can move."""
    known: Mapping[str, bool] = json.loads(_kept(INDEX, _index))
    return known


def forms_of(exercise: str) -> tuple[Form, ...]:
    """The forms in which an exercise is drawn; none where nobody has drawn it yet."""
    moves = movable().get(exercise)
    if moves is None:
        return ()
    return (Form.STILL, Form.SMALL, Form.MOVING) if moves else (Form.STILL, Form.SMALL)


def drawing(exercise: str, form: Form) -> str:
    """The drawing as a file of its own, light and dark; ``KeyError`` where there is none."""
    if form not in forms_of(exercise):
        raise KeyError(exercise)
    return _kept(f"{exercise}.{form}.svg", lambda: _drawn(exercise, form))


@lru_cache(maxsize=64)
def shape(exercise: str) -> str:
    """The small shape for inside a page that has the drawings' style and says the name beside it.

    Empty where nobody has drawn the exercise yet.
    """
    return _kept(f"{exercise}.inside.svg", lambda: _shape(exercise)) if forms_of(exercise) else ""


def address(exercise: str, form: Form = Form.STILL) -> str:
    """Where the drawing lies; empty where there is none in that form."""
    return f"{address_of_all()}{form}/{exercise}.svg" if form in forms_of(exercise) else ""


def address_of_style() -> str:
    """Where the style sheet of the shapes lies."""
    return reverse("drawing-style", args=[edition()])


def listed(exercises: Iterable[str]) -> dict[str, str]:
    """What a phone needs to find the drawings of these exercises: which are there, which move."""
    known = {name: movable()[name] for name in sorted(exercises) if name in movable()}
    return {
        "at": address_of_all(),
        "still": " ".join(known),
        "moving": " ".join(name for name, moves in known.items() if moves),
    }


@lru_cache(maxsize=1)
def address_of_all() -> str:
    """What the address of every drawing begins with; its form and its exercise follow."""
    return address_of_style().removesuffix(STYLE)


def style() -> str:
    """The one style sheet of the shapes inside pages."""
    return _kept(STYLE, _style)


def _kept(name: str, make: Callable[[], str]) -> str:
    """A text of this edition from the data folder, made where it is not there yet."""
    folder = Path(settings.DATA) / FOLDER / edition()
    file = folder / name
    if file.exists():
        return file.read_text("utf-8")
    text = make()
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for each in folder.parent.iterdir():
            if each != folder:
                shutil.rmtree(each, ignore_errors=True)
    half = folder / f"{name}.{os.getpid()}.{get_ident()}"
    half.write_text(text, "utf-8")
    half.replace(file)
    return text


@lru_cache(maxsize=1)
def _movements() -> dict[str, Movement]:
    """Every drawn exercise; figures are imported only where something has to be drawn."""
    from wholestride.figures.movement import read_movements

    exercises = load().exercises
    found, _ = read_movements(pose_texts())
    return {name: each for name, each in found.items() if name in exercises}


def _index() -> str:
    from wholestride.figures.movement.svg_animated import can_move

    return json.dumps({name: can_move(each) for name, each in sorted(_movements().items())})


def _drawn(name: str, form: Form) -> str:
    from wholestride.figures import movement as figures

    exercise, movement = load().exercises[name], _movements()[name]
    if form is Form.STILL:
        return figures.stand_alone(figures.draw_exercise(exercise, movement).svg)
    if form is Form.SMALL:
        return figures.stand_alone(figures.silhouette_of_exercise(exercise, movement))
    return figures.stand_alone(figures.animate_exercise(exercise, movement) or "")


def _shape(name: str) -> str:
    from wholestride.figures.movement import silhouette_of_exercise, without_words

    return without_words(silhouette_of_exercise(load().exercises[name], _movements()[name]))


def _style() -> str:
    from wholestride.figures.movement import shared_style

    return shared_style()
