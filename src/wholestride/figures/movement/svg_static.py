"""One drawing of an exercise: its key poses with the arrows between them, as SVG text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from wholestride.figures.movement.badges import badge_row
from wholestride.figures.movement.layout import Layout, lay_out
from wholestride.figures.movement.marks import then_arrow
from wholestride.figures.movement.painter import DrawnKey, Shown, draw_foot, draw_key
from wholestride.figures.movement.palette import own_style
from wholestride.figures.movement.pose import Arrange, Movement, Tint


@dataclass(frozen=True, slots=True)
class Words:
    """What a drawing says to who cannot see it: the exercise's name and what happens."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is known of a drawing: its key poses, their layout, and its text."""

    movement: Movement
    keys: tuple[DrawnKey, ...]
    shown: tuple[Shown, ...]
    layout: Layout
    svg: str


def draw(movement: Movement, words: Words, tints: Sequence[Tint] = ()) -> Drawing:
    """The static drawing of a movement; ``tints`` counts where the pose names none."""
    shown = movement.tint or tuple(tints)
    keys = tuple(draw_key(movement, pose, shown) for pose in movement.keys)
    feet = tuple(draw_foot(movement, pose, bool(shown)) for pose in movement.feet)
    pictures = tuple(key.shown for key in keys) or feet
    layout = lay_out([each.box for each in pictures], movement.frame, movement.arrange)
    inner = "".join(
        f'<g{look(layout, index, len(pictures))} transform="translate({x:.0f} {y:.0f})">'
        f"{each.svg}</g>"
        for index, (each, (x, y)) in enumerate(zip(pictures, layout.shifts, strict=True))
    )
    inner += "".join(then_arrow(start, end) for start, end in layout.arrows)
    inner += badge_row(movement.badges, layout.size)
    return Drawing(
        movement, keys, pictures, layout, wrapped(movement.id, words, layout.size, inner)
    )


def look(layout: Layout, index: int, count: int) -> str:
    """The first of several key poses is lighter; behind another one it is a ghost."""
    if index == count - 1:
        return ""
    if layout.arrange is Arrange.GHOST:
        return ' class="g0"'
    return ' class="st"' if index == 0 else ""


def wrapped(name: str, words: Words, size: tuple[int, int], inner: str) -> str:
    """The SVG element with its title and description; ids carry the exercise's id."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="mv" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(words.title)}</title>'
        f'<desc id="{name}-d">{escape(words.sentence)}</desc>{inner}</svg>'
    )


def stand_alone(svg: str, dark: bool | None = None) -> str:
    """The drawing as a file of its own, with its style inside; of one theme or of both."""
    head, separator, rest = svg.partition("<title")
    return f"{head}<style>{own_style(svg, dark)}</style>{separator}{rest}"


def without_words(svg: str) -> str:
    """The drawing for a place where its name stands beside it, so that it is not read out twice."""
    head, _, rest = svg.partition(' role="img"')
    return f'{head} aria-hidden="true">{rest.partition("</desc>")[2]}'
