"""The contact sheet of drawings as a page, a PDF and pictures."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from math import ceil
from pathlib import Path

from wholestride.figures.movement import Drawing

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
"""Programs that can print a page and take its picture."""
PAGE_WIDTH, GAP, CAPTION = 1600, 10, 18
"""The picture's width, the gap between drawings and the height of a name [px]."""
PATIENCE_SECONDS = 120
STYLE = """
html{color-scheme:light dark}html[data-theme=light]{color-scheme:light}
html[data-theme=dark]{color-scheme:dark}
body{margin:10px;font:12px system-ui,sans-serif;background:light-dark(#fff,#1b1f1c);
color:light-dark(#4a524c,#b9beb6);display:flex;flex-wrap:wrap;gap:10px}
figure{margin:0;break-inside:avoid;outline:1px solid light-dark(#dbdbd3,#2f3531)}
figure svg{display:block;width:100%}figcaption{height:18px;padding-left:4px;overflow:hidden}
"""


def sheet_page(drawings: Iterable[Drawing], style: str, look: tuple[int, bool]) -> str:
    """All drawings on one page, each as wide as asked, with or without its name."""
    width, named = look
    cells = "".join(
        f"<figure>{drawing.svg}"
        + (f"<figcaption>{escape(drawing.movement.id)}</figcaption>" if named else "")
        + "</figure>"
        for drawing in drawings
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Movements</title>'
        f"<style>{STYLE}figure{{width:{width}px}}{style}</style>{cells}</html>"
    )


def wished_browser() -> str | None:
    """The first browser that is installed and can print."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def photograph(browser: str, page: Path, look: tuple[int, int], *, png: bool) -> Iterator[Path]:
    """Print the page, and take its picture in both themes; yields what was written."""
    count, width = look
    pdf = page.with_suffix(".pdf")
    if run(browser, f"--print-to-pdf={pdf}", "--no-pdf-header-footer", page.resolve().as_uri()):
        yield pdf
    if not png:
        return
    a_row = max((PAGE_WIDTH - GAP) // (width + GAP), 1)
    height = ceil(count / a_row) * (width * 5 // 8 + CAPTION + GAP) + 2 * GAP
    for theme in ("light", "dark"):
        themed = page.with_name(f"sheet-{theme}.html")
        text = page.read_text("utf-8").replace("<html ", f'<html data-theme="{theme}" ', 1)
        themed.write_text(text, "utf-8")
        picture = page.with_name(f"sheet-{theme}.png")
        size = f"--window-size={PAGE_WIDTH},{height}"
        if run(browser, f"--screenshot={picture}", size, themed.resolve().as_uri()):
            yield picture
        themed.unlink()


def run(browser: str, *arguments: str) -> bool:
    """Run a browser without a window on a page of ours; False where it refuses."""
    with tempfile.TemporaryDirectory() as profile:
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
        done = subprocess.run(  # noqa: S603 - the browser is looked up by name, the page is ours
            [browser, *quiet, f"--user-data-dir={profile}", *arguments],
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    return done.returncode == 0
