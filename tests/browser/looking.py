"""Look at a page as every runner may meet it: both themes, three widths, large text.

``LOOKS=folder`` looks in both themes at every width, and keeps the pictures.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_THE_LAYOUT = {"type": "rule", "values": ["color-contrast", "target-size"]}
OF_THE_COLOUR = {"type": "rule", "values": ["color-contrast"]}
PHONE, SMALL, DESK = (390, 844), (320, 640), (1440, 900)
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

HANGING = ".dock, .bar, .tabs, .foot, .answers"
"""What hangs over the page: what lies under it comes out by scrolling, which axe does not do."""
LAID_OUT = """([hanging, how]) => document.querySelectorAll(hanging).forEach(
  each => { if (!each.closest(".sheet, .move")) each.style.position = how; })"""
RUN_AXE = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(
  found => found.violations.flatMap(each => each.nodes.map(
    node => `${each.id} at ${node.target}: ${node.failureSummary.split("\\n")[1]}`)))"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const out = [...document.querySelectorAll("body *")].filter(
    each => each.getBoundingClientRect().right > room + 1 && !each.closest(".scroll, .sr"));
  return [`wider than the screen: ${out.slice(0, 3).map(
    each => each.tagName + "." + each.getAttribute("class")).join(", ")}`];
}"""
CUT = """() => [...document.querySelectorAll("body *")].filter(each => {
  if (!each.checkVisibility() || each.closest(".sr, .scroll, svg, input")) return false;
  if (!["hidden", "clip"].includes(getComputedStyle(each).overflowY)) return false;
  return each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2;
}).map(each => `text is cut in ${each.tagName}.${each.className}`)"""


@dataclass
class Eyes:
    """What was found wrong, with the name of the page's state; looked at again at the end."""

    faults: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def look(self, page: Page, name: str) -> None:
        """Run axe in both themes at each width; nothing may be wider than the screen or cut."""
        page.evaluate(AXE)
        self.seen.append(name)
        for size in (DESK, SMALL, PHONE):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            for theme in self._themes(size):
                page.emulate_media(color_scheme=theme)
                keep_picture(page, f"{name}-{size[0]}-{theme}", size)
                page.evaluate(LAID_OUT, [HANGING, "static"])
                self._note(name, size, theme, page.evaluate(RUN_AXE, _rules(size, theme)))
                page.evaluate(LAID_OUT, [HANGING, ""])
            self._note(name, size, "any", page.evaluate(TOO_WIDE))
        self._large_text(page, name)
        page.emulate_media(color_scheme="light")

    def _themes(self, size: tuple[int, int]) -> tuple[Theme, ...]:
        """Both on the phone; where only the layout differs, one after the other by turns."""
        if size == PHONE or "LOOKS" in os.environ:
            return THEMES
        return (THEMES[(len(self.seen) + (size == DESK)) % 2],)

    def _large_text(self, page: Page, name: str) -> None:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        for size in (PHONE, SMALL):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            keep_picture(page, f"{name}-{size[0]}-large", size)
            self._note(name, size, "200 %", page.evaluate(TOO_WIDE) + page.evaluate(CUT))
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})

    def _note(self, name: str, size: tuple[int, int], how: str, found: list[str]) -> None:
        self.faults += [f"{name}, {size[0]} px, {how}: {each}" for each in found]


def _rules(size: tuple[int, int], theme: Theme) -> Any:
    """Every rule once; where only layout or colour differ, the rules that look at these."""
    if size != PHONE:
        return OF_THE_LAYOUT
    return RULES if theme == "light" else OF_THE_COLOUR


def keep_picture(page: Page, name: str, size: tuple[int, int]) -> None:
    folder = os.environ.get("LOOKS")
    if folder:
        file = re.sub(r"[^\w-]+", "-", name)
        page.screenshot(path=Path(folder) / f"{file}.png", full_page=size != SMALL)


def eyes() -> Iterator[Eyes]:
    """The body of a fixture: eyes that tell everything at the end."""
    opened = Eyes()
    yield opened
    assert opened.seen, "nothing was looked at"
    assert not opened.faults, "\n".join(opened.faults)
