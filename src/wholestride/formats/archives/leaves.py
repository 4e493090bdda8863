"""The files inside a zip, also of zips inside it; never written anywhere, read within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.recordings import ReadingLimits
from wholestride.formats.unpacking import TooMuchError, check_growth, drained

LONGEST_NAME = 300
_BYTES_AN_ENTRY = 200
"""An entry of a zip's table of contents takes about 100 bytes."""

_TAIL = 1 << 16
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
"""What a damaged or hostile zip makes the standard library raise, beside ``RuntimeError`` for a
password."""


def named(archive: str, entry: str) -> str:
    """The names that lead to an entry, on one line and without control characters.

    >>> named("export.zip", "activities/1.fit")
    'export.zip/activities/1.fit'
    """
    plain = "".join(letter if letter.isprintable() else " " for letter in entry[-LONGEST_NAME:])
    return f"{archive}/{plain}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file of an archive: the names that lead to it, and its bytes."""

    name: str
    data: bytes


@dataclass(slots=True)
class Archive:
    """An open zip with what may still be read of it, counted over all zips inside it."""

    name: str
    file: zipfile.ZipFile
    size: int
    limits: ReadingLimits
    depth: int = 1
    spent: list[int] = field(default_factory=lambda: [0, 0])
    """Entries and bytes so far, shared with the zips inside."""

    def entries(self) -> list[zipfile.ZipInfo]:
        """The files, folders left out, in the order of the archive."""
        named_ones = (each for each in self.file.infolist() if each.filename)
        return [each for each in named_ones if not each.filename.endswith("/")]

    def place(self, entry: zipfile.ZipInfo) -> Place:
        """Where an entry is, for findings."""
        return Place(named(self.name, entry.filename))

    def read(self, entry: zipfile.ZipInfo, *, nested: bool = False) -> BytesIO:
        """The content of an entry; an archive inside may be greater than a file.

        Raises:
            TooMuchError: beyond a limit.
        """
        most = self.limits.nested_bytes if nested else self.limits.file_bytes
        with self.file.open(entry) as stream:
            content = drained(stream, entry.compress_size, most, self.limits.ratio)
        self.spend(content.tell())
        return content

    def spend(self, count: int) -> None:
        """Count an entry and its bytes.

        Raises:
            TooMuchError: beyond what a whole archive may hold.
        """
        self.spent[0] += 1
        self.spent[1] += count
        if self.spent[0] > self.limits.entries:
            raise TooMuchError(f"holds more than {self.limits.entries} files")
        check_growth(self.spent[1], self.size, self.limits.all_bytes, self.limits.ratio)


def opened(name: str, stream: IO[bytes], limits: ReadingLimits) -> Archive | Finding:
    """The zip in a stream, or why it is not opened."""
    place = Place(name)
    try:
        size = stream.seek(0, 2)
        if _contents_bytes(stream, size) > limits.entries * _BYTES_AN_ENTRY:
            message = f"The archive lists more than {limits.entries} files; it is not read."
            return error(message, "Unpack it and name the files.", place)
        stream.seek(0)
        return Archive(name, zipfile.ZipFile(stream), size, limits)
    except _BROKEN:
        message = "The zip archive is damaged or cut off."
        return error(message, "Download it again.", place)


def _contents_bytes(stream: IO[bytes], size: int) -> int:
    """The size of the table of contents as the end of the file tells it [B]."""
    stream.seek(max(0, size - _TAIL - 22))
    tail = stream.read(_TAIL + 22)
    told = [0]
    short, long = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    if short >= 0:
        told.append(int.from_bytes(tail[short + 12 : short + 16], "little") % 0xFFFFFFFF)
    if long >= 0:
        told.append(int.from_bytes(tail[long + 40 : long + 48], "little"))
    return max(told)


def leaves(archive: Archive, wanted: Callable[[str], bool]) -> Iterator[Leaf | Finding]:
    """Every wanted file of the archive and of the zips in it, and what could not be read.

    Ends at the first limit of the whole archive.
    """
    for entry in archive.entries():
        nested = entry.filename.lower().endswith(".zip")
        if not nested and not wanted(entry.filename):
            continue
        problem = _unreadable(archive, entry, nested=nested)
        if problem is not None:
            yield problem
            continue
        try:
            content = archive.read(entry, nested=nested)
        except TooMuchError as refused:
            step = "Unpack it and name what is inside." if nested else "It is not read."
            yield error(f"The file {refused}.", step, archive.place(entry))
            if archive.spent[0] > archive.limits.entries or _spent_all(archive):
                return
            continue
        except (*_BROKEN, RuntimeError):
            message = "The file in the archive is damaged."
            yield warning(message, "Download the archive again.", archive.place(entry))
            continue
        if nested:
            yield from _inside(archive, entry, content, wanted)
        else:
            yield Leaf(named(archive.name, entry.filename), content.getvalue())


def _spent_all(archive: Archive) -> bool:
    limits = archive.limits
    return archive.spent[1] > min(limits.all_bytes, limits.ratio * archive.size)


def _unreadable(archive: Archive, entry: zipfile.ZipInfo, *, nested: bool) -> Finding | None:
    path, place = PurePosixPath(entry.filename.replace("\\", "/")), archive.place(entry)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        message = "The name of the file leads outside the archive; it is not read."
        return error(message, "Do not unpack this archive.", place)
    if entry.flag_bits & 1:
        return error("The file is locked with a password.", "Unpack it yourself.", place)
    if entry.compress_type not in _PLAIN_METHODS:
        return warning("The file is packed in an unusual way.", "Unpack it yourself.", place)
    if nested and archive.depth >= archive.limits.depth:
        message = f"Archives are read {archive.limits.depth} deep; this one lies deeper."
        return error(message, "Unpack it and name what is inside.", place)
    return None


def _inside(
    archive: Archive, entry: zipfile.ZipInfo, content: BytesIO, wanted: Callable[[str], bool]
) -> Iterator[Leaf | Finding]:
    """The files of a zip inside a zip, counted together with those around it."""
    name = named(archive.name, entry.filename)
    inner = opened(name, content, archive.limits)
    if isinstance(inner, Finding):
        yield inner
        return
    inner.depth, inner.spent, inner.size = archive.depth + 1, archive.spent, archive.size
    yield from leaves(inner, wanted)
