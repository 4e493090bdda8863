"""Walks through the messages of a FIT file: wanted ones are noted, the others are stepped over.

A file is a header, messages and a checksum; several files may follow each other. A message is
a definition, which names the fields and sizes of a local number, or data of such a number.
Nothing is checked that an importer does not need: damaged files give what they still hold.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from struct import Struct

from wholestride.formats.fit.profile import BASE_TYPES, FIELDS, TIMESTAMP, WIDTHS, Field

MARK = b".FIT"
MOST_FILES_IN_CHAIN = 64
_GREATEST = 1e15
_TIME_ALONE = {TIMESTAMP: Field("timestamp")}
_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20


@dataclass(frozen=True, slots=True)
class Definition:
    """How the data messages of one local number are laid out.

    ``fields`` are number, offset, base type letter and invalid value of the needed fields;
    ``written`` are number, offset and size of the needed texts; ``listed`` are fields of several
    numbers, with their count.
    """

    message: int
    size: int
    order: str
    fields: tuple[tuple[int, int, str, int | None], ...]
    written: tuple[tuple[int, int, int], ...] = ()
    listed: tuple[tuple[int, int, str, int | None, int], ...] = ()

    def values(self, data: bytes, at: int) -> dict[str, float]:
        """The needed values of the message whose content begins at ``at``, in their units."""
        found: dict[str, float] = {}
        for number, offset, letter, invalid in self.fields:
            (value,) = _STRUCTS[self.order + letter].unpack_from(data, at + offset)
            if value != invalid and -_GREATEST < value < _GREATEST:
                known = FIELDS.get(self.message, _TIME_ALONE)[number]
                found[known.name] = value / known.scale - known.offset
        return found

    def lists(self, data: bytes, at: int) -> dict[str, tuple[float | None, ...]]:
        """The numbers of the fields that hold several; None in the place of an unknown one."""
        found: dict[str, tuple[float | None, ...]] = {}
        for number, offset, letter, invalid, count in self.listed:
            raw = _STRUCTS[self.order + letter].iter_unpack(
                data[at + offset : at + offset + count * WIDTHS[letter]]
            )
            name = FIELDS[self.message][number].name
            found[name] = tuple(None if value == invalid else value for (value,) in raw)
        return found

    def texts(self, data: bytes, at: int) -> dict[str, str]:
        """The needed texts of the message whose content begins at ``at``; none that is empty."""
        found: dict[str, str] = {}
        for number, offset, size in self.written:
            text = data[at + offset : at + offset + size].split(b"\0", 1)[0]
            if text:
                found[FIELDS[self.message][number].name] = text.decode(errors="replace")
        return found


_STRUCTS = {
    order + letter: Struct(order + letter) for order in "<>" for letter in WIDTHS if letter != "s"
}


@dataclass(slots=True)
class Scan:
    """The wanted messages of one file of a chain, and where reading had to end."""

    messages: list[tuple[Definition, int]] = field(default_factory=list)
    times: dict[int, int] = field(default_factory=dict)
    """Position of a message with a compressed header: its time in FIT seconds."""
    broken_at: int | None = None


def scan(data: bytes, wanted: Collection[int]) -> list[Scan]:
    """Every file of the chain; empty when this is no FIT file."""
    scans: list[Scan] = []
    at = 0
    while len(scans) < MOST_FILES_IN_CHAIN:
        begin, end = _bounds(data, at)
        if begin is None:
            break
        scans.append(_walk(data, (begin, end), wanted))
        at = end + 2
    return scans


def _bounds(data: bytes, at: int) -> tuple[int | None, int]:
    """Where the messages of the file at ``at`` begin and end, as far as there are bytes."""
    if len(data) - at < 12 or data[at + 8 : at + 12] != MARK or data[at] < 12:
        return None, at
    begin = at + data[at]
    end = begin + int.from_bytes(data[at + 4 : at + 8], "little")
    if end == begin and data[begin + 10 : begin + 14] != MARK:
        # a watch that stopped in mid-run had no time to write the size
        end = len(data)
    return begin, min(end, len(data))


def _walk(
    data: bytes, bounds: tuple[int, int], wanted: Collection[int], *, timed: bool = False
) -> Scan:
    """Note the wanted messages; the loop that steps over the others must stay this bare."""
    at, end = bounds
    walk = _Walk(data, end, wanted, timed)
    steps = walk.steps
    while at < end:
        step = steps[data[at]] or walk.look(at)
        if not step:
            break
        at += step
    if walk.needs_times:
        return _walk(data, bounds, wanted, timed=True)
    if at != end:
        walk.found.broken_at = min(at, end)
    return walk.found


class _Walk:
    """What has been learnt on the way through one file.

    ``steps`` says by first byte how far an unwanted message reaches; 0 where it must be looked
    at. A compressed header holds the last five bits of a time and leans on the last full one,
    whichever message it stood in: only then (``timed``) is every message looked at.
    """

    def __init__(self, data: bytes, end: int, wanted: Collection[int], timed: bool) -> None:
        self.data, self.end, self.wanted, self.timed = data, end, wanted, timed
        self.steps = [0] * 256
        self.definitions: dict[int, Definition] = {}
        self.found = Scan()
        self.clock = 0
        self.needs_times = False

    def look(self, at: int) -> int:
        """Take in the message at ``at``; its size, or 0 where the file cannot be followed."""
        head = self.data[at]
        if head & _COMPRESSED:
            self.needs_times = not self.timed
            return self.note(at, (head >> 5) & 3, head & 31) if self.timed else 0
        if head & _DEFINITION:
            return self.define(at)
        return self.note(at, head & 15)

    def define(self, at: int) -> int:
        """Take in a definition; its size."""
        size, definition = _definition(self.data, at, self.end)
        if definition is None:
            return 0
        local = self.data[at] & 15
        self.definitions[local] = definition
        looked_at = self.timed or definition.message in self.wanted
        self.steps[local] = 0 if looked_at else 1 + definition.size
        return size

    def note(self, at: int, local: int, bits: int | None = None) -> int:
        """Take in a data message; its size."""
        known = self.definitions.get(local)
        if known is None or at + 1 + known.size > self.end:
            return 0
        if bits is not None:
            self.clock += (bits - self.clock) & 31
            self.found.times[at + 1] = self.clock
        elif self.timed:
            self.clock = int(known.values(self.data, at + 1).get("timestamp", self.clock))
        if known.message in self.wanted:
            self.found.messages.append((known, at + 1))
        return 1 + known.size


def _definition(data: bytes, at: int, end: int) -> tuple[int, Definition | None]:
    """The size of a definition message and what it defines; None when it is damaged."""
    if at + 6 > end or data[at + 2] > 1:
        return 0, None
    order = ">" if data[at + 2] else "<"
    message = int.from_bytes(data[at + 3 : at + 5], "big" if data[at + 2] else "little")
    past = at + 6 + 3 * data[at + 5]
    needed = FIELDS.get(message, _TIME_ALONE)
    fields, written, listed, offset = [], [], [], 0
    if past > end:
        return 0, None
    for spot in range(at + 6, past, 3):
        number, size, base = data[spot], data[spot + 1], data[spot + 2]
        letter, invalid = BASE_TYPES.get(base & 31, ("s", 0))
        if number in needed and needed[number].text == (letter == "s") and WIDTHS[letter] <= size:
            if letter == "s":
                written.append((number, offset, size))
            else:
                fields.append((number, offset, letter, invalid))
                if needed[number].many:
                    listed.append((number, offset, letter, invalid, size // WIDTHS[letter]))
        offset += size
    if data[at] & _DEVELOPER:
        if past >= end or past + 1 + 3 * data[past] > end:
            return 0, None
        offset += sum(data[past + 2 + 3 * each] for each in range(data[past]))
        past += 1 + 3 * data[past]
    return past - at, Definition(
        message, offset, order, tuple(fields), tuple(written), tuple(listed)
    )
