"""Where each key and value of a TOML text stands; the standard parser keeps no lines."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]
"""The way to a value: keys of tables, indices of arrays."""

_SPACE = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)


def line_numbers(text: str) -> dict[Path, int]:
    r"""The line of every table, key and array element of a valid TOML text, counted from 1.

    >>> lines = line_numbers('level = "new"\n[[race]]\ndate = 2027-04-25\n')
    >>> lines["level",], lines["race", 0], lines["race", 0, "date"]
    (1, 2, 3)
    """
    return _Scanner(text).scan()


class _Scanner:
    """One walk over the text; it leans on the parser having accepted it before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.newlines = [match.start() for match in re.finditer("\n", text)]
        self.lines: dict[Path, int] = {}
        self.last_index: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        self.skip(_BETWEEN)
        while self.at < len(self.text):
            before = self.at
            if self.text.startswith("[", self.at):
                table = self.header()
            else:
                self.pair(table)
            self.skip(_BETWEEN)
            if self.at == before:
                break
        return self.lines

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Step over what the pattern matches here, and return it."""
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match.group()

    def remember(self, path: Path, offset: int) -> None:
        """Keep the line of a path; the first mention counts."""
        self.lines.setdefault(path, bisect_right(self.newlines, offset - 1) + 1)

    def header(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the path of the table that begins here."""
        start = self.at
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        keys = self.dotted_key()
        self.at = min(len(self.text), self.at + (2 if array else 1))
        path: Path = ()
        for position, key in enumerate(keys, start=1):
            path = (*path, key)
            if array and position == len(keys):
                self.last_index[path] = self.last_index.get(path, -1) + 1
            self.remember(path, start)
            if path in self.last_index:
                path = (*path, self.last_index[path])
        self.remember(path, start)
        return path

    def dotted_key(self) -> list[str]:
        """``a."b c".d`` as its parts."""
        keys: list[str] = []
        while True:
            self.skip(_SPACE)
            quoted = self.text[self.at : self.at + 1] in ('"', "'")
            raw = self.skip(_STRING if quoted else _BARE_KEY)
            keys.append(str(tomllib.loads(f"key = {raw}")["key"]) if quoted else raw)
            self.skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def pair(self, table: Path) -> None:
        """``key = value`` inside a table or an inline table."""
        start = self.at
        path = table
        for key in self.dotted_key():
            path = (*path, key)
            self.remember(path, start)
        if not self.text.startswith("=", self.at):
            self.at = len(self.text)
            return
        self.at += 1
        self.skip(_SPACE)
        self.value(path)

    def value(self, path: Path) -> None:
        """A value of any type; elements and inner keys get lines of their own."""
        self.remember(path, self.at)
        first = self.text[self.at : self.at + 1]
        if first == "[":
            self.members("]", path)
        elif first == "{":
            self.members("}", path)
        elif first in ('"', "'"):
            self.skip(_STRING)
        else:
            self.skip(_BARE_VALUE)

    def members(self, end: str, path: Path) -> None:
        """The elements of an array or the pairs of an inline table."""
        self.at += 1
        index = 0
        self.skip(_BETWEEN)
        while self.at < len(self.text) and not self.text.startswith(end, self.at):
            before = self.at
            if end == "]":
                self.value((*path, index))
                index += 1
            else:
                self.pair(path)
            self.skip(_BETWEEN)
            if self.text.startswith(",", self.at):
                self.at += 1
                self.skip(_BETWEEN)
            if self.at == before:
                self.at = len(self.text)
        self.at += 1
