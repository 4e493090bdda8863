"""Every drawing in real Chromium: light and dark, nothing outside its frame, no console noise."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from wholestride.catalogue.loader import load
from wholestride.catalogue.poses import pose_texts
from wholestride.cli.contact_sheet import sheet_page
from wholestride.figures.movement import (
    animate_exercise,
    draw_exercise,
    read_movements,
    shared_style,
    stand_alone,
)

OUTSIDE = """
() => [...document.querySelectorAll("figure > svg")].filter((svg) => {
  const frame = svg.viewBox.baseVal;
  const parts = [...svg.querySelectorAll(":scope > g")].filter((g) => !g.querySelector("svg"));
  return parts.some((part) => {
    const box = part.getBoundingClientRect(), whole = svg.getBoundingClientRect();
    return box.left < whole.left - 1 || box.right > whole.right + 1
      || box.top < whole.top - 1 || box.bottom > whole.bottom + 1 || frame.width <= 0;
  });
}).map((svg) => svg.querySelector("title").id)
"""
EMPTY = """
() => [...document.querySelectorAll("figure > svg")]
  .filter((svg) => svg.getBBox().width < 200).map((svg) => svg.querySelector("title").id)
"""
MOTION = "() => getComputedStyle(document.querySelector('.mv-squat_bw>g')).animationPlayState"
SHAPES_OUTSIDE = """
() => {
  const svg = document.querySelector("figure > svg"), whole = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("path, circle, ellipse, line, rect, polygon, polyline, use")]
    .filter((each) => !each.closest("defs, clipPath, [clip-path], svg svg"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.left < whole.left - 1 || box.right > whole.right + 1
      || box.top < whole.top - 1 || box.bottom > whole.bottom + 1)
    .map(([each]) => `${svg.querySelector("title").id}: ${each.outerHTML.slice(0, 60)}`);
}
"""
AT = """
share => document.getAnimations().forEach((each) => {
  each.pause();
  each.currentTime = share * each.effect.getComputedTiming().duration;
})
"""
COLOURS = """
() => [".k", ".m", ".o"].map((name) => getComputedStyle(document.querySelector(".mv " + name)).fill)
"""


@pytest.fixture(scope="module")
def sheet() -> str:
    movements, _ = read_movements(pose_texts())
    exercises = load().exercises
    drawings = [draw_exercise(exercises[name], movement) for name, movement in movements.items()]
    return sheet_page(drawings, shared_style(), (240, True))


@pytest.fixture(scope="module")
def page(chrome: Browser, sheet: str) -> Page:
    page = chrome.new_page()
    page.set_content(sheet)
    return page


def test_no_drawing_is_empty_or_leaves_its_frame(page: Page) -> None:
    assert page.evaluate(EMPTY) == []
    assert page.evaluate(OUTSIDE) == []


def test_the_colours_follow_the_theme(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    light = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(COLOURS)
    assert all(day != night for day, night in zip(light, dark, strict=True))
    assert not {"none", "rgb(0, 0, 0)"} & {*light, *dark}


def test_a_moving_drawing_moves_and_stands_still_for_who_wants_it_still(page: Page) -> None:
    movements, _ = read_movements(pose_texts())
    moving = animate_exercise(load().exercises["squat_bw"], movements["squat_bw"])
    assert moving is not None
    page.set_content(stand_alone(moving))
    states = []
    for wish in ("no-preference", "reduce"):
        page.emulate_media(reduced_motion=wish)
        states.append(page.evaluate(MOTION))
    assert states == ["running", "paused"]


@pytest.mark.long
def test_no_moving_drawing_leaves_its_frame_on_its_way(chrome: Browser) -> None:
    movements, _ = read_movements(pose_texts())
    exercises = load().exercises
    found = [animate_exercise(exercises[name], each) for name, each in movements.items()]
    moving = [each for each in found if each is not None]
    assert len(moving) > 200
    page, outside = chrome.new_page(), []
    for each in moving:
        page.set_content(f"<figure>{stand_alone(each)}</figure>")
        for share in (0, 0.2, 0.4, 0.6, 0.8):
            page.evaluate(AT, share)
            outside += page.evaluate(SHAPES_OUTSIDE)
    page.close()
    assert outside == []
