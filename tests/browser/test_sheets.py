"""Sheets of paper: as many pages as their content needs, nothing clipped, nothing split."""

from __future__ import annotations

import re
from math import ceil

import pytest
from playwright.sync_api import Page

from wholestride.web.clock import today_in

PAPERS = {"A4": (210, 297), "Letter": (216, 279)}
"""Width and height [mm]."""
MARGINS = (26, 26)
PIXELS_A_MM = 96 / 25.4
MEASURE = """() => {
  const width = document.documentElement.clientWidth;
  const all = [...document.querySelectorAll("main *")].filter(each => !each.closest(".sr"));
  return {
    wide: all.filter(each => each.getBoundingClientRect().right > width + 1).length,
    cut: all.filter(each => each.scrollWidth > each.clientWidth + 1
      && getComputedStyle(each).overflowX !== "visible").length,
    height: document.querySelector("main").getBoundingClientRect().height,
    tallest: Math.max(0, ...[...document.querySelectorAll(".item, .day, tr")]
      .map(each => each.getBoundingClientRect().height)),
  };
}"""


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("paper", list(PAPERS))
def test_sheets_fill_whole_pages_and_lose_nothing(page: Page, paper: str) -> None:
    width, height = (
        (side - margin) * PIXELS_A_MM for side, margin in zip(PAPERS[paper], MARGINS, strict=True)
    )
    week = f"/week/{today_in('Europe/Berlin')}/print/"
    ready = "/handful/print/?session=posture-and-pull"
    for address, most in ((ready, 2), (week, 2), ("/season/print/", 3)):
        page.emulate_media(media="screen")
        page.goto(address)
        pages = pages_of(page.pdf(format=paper))
        page.emulate_media(media="print")
        page.set_viewport_size({"width": int(width), "height": int(height)})
        found = page.evaluate(MEASURE)
        assert (found["wide"], found["cut"]) == (0, 0), address
        assert found["tallest"] < height
        assert ceil(found["height"] / height) <= pages <= most, address


def test_a_sheet_has_a_box_for_every_set_and_no_dock(page: Page) -> None:
    page.goto("/handful/print/?session=posture-and-pull&form=dumbbells")
    page.emulate_media(media="print")
    asked = [
        int(each.split(" × ")[0]) * (2 if "each side" in each else 1)
        for each in page.locator(".target").all_inner_texts()
    ]
    assert len(asked) > 5
    assert page.locator(".boxes td").count() == sum(asked)
    assert not page.get_by_role("link", name="Back").is_visible()
