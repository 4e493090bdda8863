"""Reading the documents: sections, code spans, links, fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

HEADING = re.compile(r"^#{1,6} (.+)$")
FENCE = re.compile(r"^(`{3,}|~{3,})(.*)$")


def page(name: str) -> str:
    """The text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def documents() -> list[str]:
    """Every page of the documentation, by its path from the top."""
    found = (ROOT / "docs").rglob("*.md")
    return [*DOCUMENTS, *sorted(str(each.relative_to(ROOT)) for each in found)]


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block with what stands behind its opening fence."""

    info: str
    text: str


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    found: list[Block] = []
    fence, info, lines = "", "", list[str]()
    for line in text.splitlines():
        match = FENCE.match(line)
        if not fence and match:
            fence, info, lines = match[1], match[2].strip(), []
        elif fence and line.strip() == fence:
            found.append(Block(info, "".join(f"{each}\n" for each in lines)))
            fence = ""
        elif fence:
            lines.append(line)
    return found


def prose(text: str) -> str:
    """A page without its fenced blocks."""
    kept: list[str] = []
    fence = ""
    for line in text.splitlines():
        match = FENCE.match(line)
        if not fence and match:
            fence = match[1]
        elif fence and line.strip() == fence:
            fence = ""
        elif not fence:
            kept.append(line)
    return "\n".join(kept)


def code_spans(text: str) -> set[str]:
    """Everything that stands between single backticks."""
    return set(re.findall(r"`([^`\n]+)`", prose(text)))


def sections(text: str) -> Iterator[str]:
    """A page cut at its headings; each section begins with its heading."""
    lines: list[str] = []
    for line in text.splitlines():
        if HEADING.match(line) and lines:
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    yield "\n".join(lines)


def section_with(text: str, words: str) -> str:
    """The first section that holds the words."""
    return next((each for each in sections(text) if words in each), "")


def anchors(text: str) -> set[str]:
    """The names that a link into a page may end in."""
    headings = [match[1] for line in prose(text).splitlines() if (match := HEADING.match(line))]
    slugs = {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


def links(text: str) -> list[str]:
    """The targets of all links of a page."""
    return re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", prose(text))
