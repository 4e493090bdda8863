"""What the engine says of a file is said of a form without the file's words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import wholestride
from wholestride.web.plain_words import INSTEAD, plain

ROOM = Path(wholestride.__file__).parent
OF_FILES_ONLY = {"tables.py", "lines.py", "editing.py", "amending.py", "reading.py", "writing.py"}
"""They say what is wrong with the text of a file, or write it; no form has to do with either."""
ROOMS = (ROOM / "planning", ROOM / "formats/athlete_file")
TYPED_ONLY = {"recorded/entries.py", "classify/races.py", "classify/lengths.py"}
"""They speak on the command line, or hold patterns that read titles."""
OF_A_FILE = re.compile(r"\[|--\w|athlete file|\b[a-z_]+ = ")


def sentences() -> Iterator[tuple[str, str]]:
    """Every text of the modules whose findings come to a page, with its module."""
    for room in ROOMS:
        for file in sorted(room.rglob("*.py")):
            where = str(file.relative_to(room))
            if file.name not in OF_FILES_ONLY and where not in TYPED_ONLY:
                for text in texts(ast.parse(file.read_text())):
                    yield where, text


def texts(tree: ast.Module) -> Iterator[str]:
    """The strings of a module that are no docstrings, whole, with … for what is put in."""
    inner = {
        id(part)
        for each in ast.walk(tree)
        if isinstance(each, ast.JoinedStr)
        for part in each.values
    }
    told = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if id(each) in inner | told:
            continue
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and " " in each.value:
            yield each.value
        elif isinstance(each, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in each.values
            )


def test_no_sentence_of_the_engine_comes_to_a_page_in_the_words_of_a_file() -> None:
    left = [(where, said) for where, text in sentences() if OF_A_FILE.search(said := plain(text))]
    assert left == []


def test_every_line_says_something_that_the_engine_still_writes() -> None:
    files = [*(ROOM / "planning").rglob("*.py"), *(ROOM / "formats").rglob("*.py")]
    written = "\n".join(text for each in files for text in texts(ast.parse(each.read_text())))
    assert [each for each, _ in INSTEAD if each not in written] == []
