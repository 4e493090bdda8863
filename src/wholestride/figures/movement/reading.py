"""From pose files to movements; what is wrong is a finding with its file, exercise and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from wholestride.domain.findings import Finding, Place, error
from wholestride.figures.movement.badges import SIGNS
from wholestride.figures.movement.layers import Raw, laid_over
from wholestride.figures.movement.mirror import mirrored
from wholestride.figures.movement.muscles import REGIONS
from wholestride.figures.movement.pose import Arrange, Crop, FootPose, Frame, Movement, Pose, Tint
from wholestride.figures.movement.pose_fields import PoseFields, is_number
from wholestride.figures.movement.shape_of_file import malformed

SHOWN = frozenset(
    {
        *("view", "tint", "frame", "arrange", "tempo", "badges", "hidden", "keys", "like", "pose"),
        *("rig", "crop", "passing"),
    }
)
"""Keys of an exercise that no key pose may change."""
LIBRARY = "library"
"""The file whose tables are poses to build on; it draws nothing by itself."""


@dataclass(slots=True)
class PoseBook:
    """All written poses: raw tables by name, the file of each, and what is wrong with them."""

    tables: dict[str, Raw] = field(default_factory=dict)
    library: dict[str, Raw] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def reject(self, name: str, key: str, message: str, next_step: str) -> None:
        """Note a problem with its file, exercise and key."""
        file = self.files.get(name, LIBRARY)
        what = f"{name}.{key}" if key else name
        self.findings.append(error(f"{what}: {message}", next_step, Place(file, None, what)))


def read_book(texts: Mapping[str, str]) -> PoseBook:
    """Read pose files by their names; ``library`` holds the poses to build on."""
    book = PoseBook()
    for file, text in sorted(texts.items()):
        try:
            document = tomllib.loads(text)
        except tomllib.TOMLDecodeError as problem:
            book.findings.append(
                error(f"{file} is not TOML: {problem}.", "Repair the line.", Place(file))
            )
            continue
        for name, table in document.items():
            take_table(book, file, name, table)
    return book


def take_table(book: PoseBook, file: str, name: str, table: Any) -> None:
    """Put one table of a file into the book, or say why it has no place there."""
    known = book.files.get(name)
    if file == LIBRARY and isinstance(table, dict):
        book.library[name] = table
        return
    if known is not None and isinstance(table, dict):
        book.reject(name, "", f"is in {known} and in {file}.", "Delete one.")
        return
    book.files[name] = file
    if not isinstance(table, dict):
        book.reject(name, "", "stands outside any table.", "Move it below a [header].")
        return
    problems = list(malformed(table))
    for key, message, next_step in problems:
        book.reject(name, key, f"{message}.", next_step)
    if not problems:
        book.tables[name] = table


def read_movements(texts: Mapping[str, str]) -> tuple[dict[str, Movement], tuple[Finding, ...]]:
    """Every movement of the pose files, and every problem; a movement with one is left out."""
    book = read_book(texts)
    movements: dict[str, Movement] = {}
    for name in book.tables:
        before = len(book.findings)
        movement = read_movement(book, name)
        if len(book.findings) == before:
            movements[name] = movement
    return movements, tuple(book.findings)


def read_movement(book: PoseBook, name: str) -> Movement:
    """One exercise with all that it inherits."""
    raw = whole_table(book, name, ())
    keys = raw.pop("keys", [{}])
    common = {key: value for key, value in raw.items() if key not in SHOWN}
    numbered = list(enumerate(keys, 1))
    foot = raw.get("rig") == "foot"
    feet = [read_foot(book, name, number, {**common, **key}) for number, key in numbered if foot]
    poses = [
        read_key(book, name, (f"keys[{number}]", common), key)
        for number, key in numbered
        if not foot
    ]
    passing = raw.get("passing")
    view = raw.get("view", [22, 7])
    if not (isinstance(view, list) and len(view) == 2 and all(map(is_number, view))):
        book.reject(name, "view", f"{view!r} is no view.", "Write view = [azimuth, elevation].")
        view = [22, 7]
    return Movement(
        id=name,
        keys=tuple(poses),
        feet=tuple(feet),
        passing=read_key(book, name, ("passing", common), passing) if passing else None,
        crop=word(book, name, ("crop", Crop), raw.get("crop", "none")),
        view=(float(view[0]), float(view[1])),
        tint=tuple(read_tints(book, name, raw.get("tint", []))),
        frame=word(book, name, ("frame", Frame), raw.get("frame", "auto")),
        arrange=word(book, name, ("arrange", Arrange), raw.get("arrange", "auto")),
        tempo=str(raw.get("tempo", "even")),
        badges=tuple(read_badges(book, name, raw.get("badges", []))),
        hidden=tuple(str(part) for part in raw.get("hidden", ())),
        file=book.files.get(name, ""),
    )


def whole_table(book: PoseBook, name: str, path: tuple[str, ...]) -> Raw:
    """A table laid over its library poses and over the exercise that it is like."""
    table = book.tables[name]
    if name in path:
        book.reject(name, "like", f"leads back to itself: {' < '.join(path)}.", "Break the ring.")
        return {}
    result: Raw = {}
    parent = table.get("like")
    if parent is not None and parent not in book.tables:
        near = get_close_matches(str(parent), book.tables, 1)
        step = f"Did you mean {near[0]!r}?" if near else "Name an exercise that has a pose."
        book.reject(name, "like", f"nobody knows {parent!r}.", step)
    elif parent is not None:
        result = whole_table(book, str(parent), (*path, name))
    return laid_over(with_library(book, name, result, table), table)


def with_library(book: PoseBook, name: str, below: Raw, table: Mapping[str, Any]) -> Raw:
    """The library poses that a table builds on, in their order, laid over what is below."""
    named = table.get("pose", [])
    result = below
    for pose in [named] if isinstance(named, str) else named:
        if pose not in book.library:
            near = get_close_matches(str(pose), book.library, 1)
            step = (
                f"Did you mean {near[0]!r}?" if near else f"Choose from {', '.join(book.library)}."
            )
            book.reject(name, "pose", f"the library has no {pose!r}.", step)
            continue
        result = laid_over(with_library(book, name, result, book.library[pose]), book.library[pose])
    return {key: value for key, value in result.items() if key != "pose"}


def read_key(book: PoseBook, name: str, place: tuple[str, Raw], key: Raw) -> Pose:
    """One key pose: what all keys share, the key's own library poses, the key itself."""
    where, common = place
    turned = bool(common.get("mirror", False)) != bool(key.get("mirror", False))
    raw = laid_over(with_library(book, name, common, key), key)
    raw = {word: value for word, value in raw.items() if word not in ("pose", "mirror")}
    for wrong in SHOWN & set(raw):
        step = "Move it to the exercise itself."
        book.reject(name, f"{where}.{wrong}", "is the same for all keys.", step)
    fields = PoseFields({word: value for word, value in raw.items() if word not in SHOWN})
    pose = fields.pose()
    for wrong, message, next_step in fields.problems:
        book.reject(name, f"{where}.{wrong}", message, next_step)
    return mirrored(pose) if turned else pose


def read_foot(book: PoseBook, name: str, number: int, raw: Raw) -> FootPose:
    """One key pose of the foot rig."""
    fields = PoseFields({key: value for key, value in raw.items() if key not in SHOWN})
    pose = fields.foot()
    for wrong, message, next_step in fields.problems:
        book.reject(name, f"keys[{number}].{wrong}", message, next_step)
    return pose


def read_badges(book: PoseBook, name: str, written: Iterable[str]) -> Iterable[str]:
    """Signs of the closed list."""
    for badge in written:
        if badge in SIGNS:
            yield badge
        else:
            step = f"Choose from {', '.join(SIGNS)}."
            book.reject(name, "badges", f"nobody knows {badge!r}.", step)


def read_tints(book: PoseBook, name: str, written: Iterable[str]) -> Iterable[Tint]:
    """Working muscles: a region, or a region of one side as ``quads@R``."""
    for entry in written:
        region, _, side = str(entry).partition("@")
        if region not in REGIONS or side not in ("", "R", "L"):
            step = f"Choose from {', '.join(sorted(REGIONS))}, with @R or @L for one side."
            book.reject(name, "tint", f"nobody knows {entry!r}.", step)
        else:
            yield Tint(region, side)


def word(book: PoseBook, name: str, vocabulary: tuple[str, Any], written: Any) -> Any:
    """One word of a closed vocabulary."""
    key, words = vocabulary
    try:
        return words(written)
    except ValueError:
        choices = ", ".join(str(choice) for choice in words)
        book.reject(name, key, f"{written!r} is not in the list.", f"Choose from {choices}.")
        return next(iter(words))
