"""What TCX, GPX and health exports share: a parser that fetches and expands nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import IO

from lxml import etree

from wholestride.domain.findings import Finding, Place, error, note, warning
from wholestride.domain.recordings import Recording, Recordings
from wholestride.formats.moments import believable
from wholestride.formats.tracks import Point

_LOOKED_AT = 1 << 16
_BLANK = b" \t\r\n\0"
_BYTE_MARK = b"\xef\xbb\xbf"
_DROPPED_AT_ONCE = 500
NAN = float("nan")


class NoXmlError(Exception):
    """The file cannot be followed any further."""


def trimmed(data: bytes) -> bytes:
    """The file without what some exports put before its first mark."""
    return data.removeprefix(_BYTE_MARK).lstrip(_BLANK)


def refused(name: str, data: bytes) -> Finding | None:
    """Why a track file is not even opened: tracks have no use for declarations of their own."""
    head = data[:_LOOKED_AT].replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        message = "The file declares entities of its own, as XML bombs do; it is not read."
        return error(message, "Export the activity again.", Place(name))
    return None


def finished(stream: IO[bytes], tags: Sequence[str]) -> Iterator[etree._Element]:
    """Each element of these local names when it has ended; nothing is fetched or expanded.

    Of the first of ``tags`` what came before is dropped now and then, so that a day's track
    needs little memory.

    Raises:
        NoXmlError: when nothing more can be made of the file.
    """
    wanted = [f"{{*}}{tag}" for tag in tags]
    try:
        parser = etree.iterparse(
            stream,
            events=("end",),
            tag=wanted,
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for count, (_, element) in enumerate(parser, start=1):
            yield element
            if not count % _DROPPED_AT_ONCE and local(element.tag) == tags[0]:
                _drop_before(element)
        fatal = parser.error_log.filter_from_fatals()
    except (etree.XMLSyntaxError, ValueError, OSError, AssertionError) as broken:
        raise NoXmlError(str(broken)) from broken
    if len(fatal):
        raise NoXmlError(str(fatal[0]))


def _drop_before(element: etree._Element) -> None:
    """Forget the elder brothers of an element, which have been handed out already."""
    parent = element.getparent()
    if parent is not None:
        del parent[: parent.index(element)]


def elements(data: bytes, tags: Sequence[str]) -> Iterator[etree._Element]:
    """:func:`finished` for a file in memory."""
    return finished(BytesIO(data), tags)


@lru_cache(maxsize=1024)
def local(tag: object) -> str:
    """A name without its namespace, or without a prefix that was never declared.

    >>> local("{http://www.topografix.com/GPX/1/1}ele"), local("gpxdata:hr")
    ('ele', 'hr')
    """
    return str(tag).rpartition("}")[2].rpartition(":")[2]


def text_at(element: etree._Element, path: str) -> str:
    """The text of a child in any namespace; empty where it is missing."""
    found = element.find(path)
    return (found.text or "").strip() if found is not None else ""


def number(text: str | None) -> float:
    """A number; NaN where there is none that anybody measured.

    >>> number("12.5"), number("1e999"), number("fast")
    (12.5, nan, nan)
    """
    if not text:
        return NAN
    try:
        value = float(text)
    except ValueError:
        return NAN
    return value if -1e9 < value < 1e9 else NAN


def moment(text: str | None) -> datetime | None:
    """A time as the file wrote it; None where it is none, or one of an unset clock."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return moment(text.strip()) if text != text.strip() else None
    return found if believable(found) else None


@dataclass(slots=True)
class Gathered:
    """What a track file gave so far; recordings are named after the file's content."""

    name: str
    digest: str
    recordings: list[Recording] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The id of the next recording."""
        return f"{self.digest}-{len(self.recordings) + 1}"

    def keep(self, made: Recording | None, otherwise: Finding | None = None) -> None:
        """Keep a recording, or what is said where there is none."""
        if made is not None:
            self.recordings.append(made)
        elif otherwise is not None:
            self.findings.append(otherwise)

    def read(self, nothing: str) -> Recordings:
        """Everything; ``nothing`` is said of a file that had nothing to say."""
        if not self.recordings and not self.findings:
            self.findings.append(note(nothing, place=Place(self.name)))
        return tuple(self.recordings), tuple(self.findings)


def gathering(name: str, data: bytes) -> Gathered:
    """A file to read, none of it read yet."""
    return Gathered(name, sha256(data).hexdigest()[:16])


def in_order(points: list[Point]) -> list[Point]:
    """The points in the order of time, as the device wrote them; later copies are left out."""
    kept: list[Point] = []
    for point in points:
        if not kept or point.seconds > kept[-1].seconds:
            kept.append(point)
    return kept


def cut_off(name: str) -> Finding:
    """The warning about a file that ends in the middle."""
    message = "The file is damaged or cut off; what comes before it was read."
    return warning(message, "Compare the length of the run, or export it again.", Place(name))
