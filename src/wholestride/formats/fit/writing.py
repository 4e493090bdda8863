"""Writes FIT files from messages of numbered fields; nothing of what they mean is known here."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

PROTOCOL = 0x20
PROFILE = 2194
"""Protocol 2.0 and a profile version that watches of ten years understand."""

_HEADER_BYTES = 14
MOST_STRING_BYTES = 254
_LOCAL_NUMBERS = 16
_CRC_POLYNOMIAL = 0xA001


class Base(Enum):
    """A base type: its number in a definition, its :mod:`struct` letter, its "not known"."""

    ENUM = (0x00, "B", 0xFF)
    SINT8 = (0x01, "b", 0x7F)
    UINT8 = (0x02, "B", 0xFF)
    SINT16 = (0x83, "h", 0x7FFF)
    UINT16 = (0x84, "H", 0xFFFF)
    SINT32 = (0x85, "i", 0x7FFFFFFF)
    UINT32 = (0x86, "I", 0xFFFFFFFF)
    STRING = (0x07, "s", 0)
    UINT8Z = (0x0A, "B", 0)
    UINT16Z = (0x8B, "H", 0)
    UINT32Z = (0x8C, "I", 0)

    @property
    def letter(self) -> str:
        """The letter of :mod:`struct`."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class WrittenField:
    """A field as it is written: raw number (scaled already), text, or None for "not known"."""

    number: int
    base: Base
    value: int | str | None

    def content(self, order: str) -> bytes:
        """The bytes of the value; text is cut to what a watch takes, and ends with a zero.

        Raises:
            ValueError: when the number does not fit its base type.
        """
        if self.base is Base.STRING:
            return _text(str(self.value or "")) + b"\0"
        number = self.base.value[2] if self.value is None else self.value
        try:
            return struct.pack(order + self.base.letter, number)
        except struct.error as unfit:
            raise ValueError(f"{number!r} does not fit field {self.number}") from unfit


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its global number and its fields; ``developer`` is opaque content behind them."""

    number: int
    fields: tuple[WrittenField, ...]
    developer: bytes = b""


def write_messages(messages: Iterable[Message], *, big_endian: bool = False) -> bytes:
    """A whole FIT file; the same messages give the same bytes.

    A message whose layout was the last of its number needs no new definition.
    """
    order = ">" if big_endian else "<"
    body = bytearray()
    locals_: dict[int, int] = {}
    layouts: dict[int, bytes] = {}
    for message in messages:
        contents = [each.content(order) for each in message.fields]
        local = locals_.setdefault(message.number, len(locals_) % _LOCAL_NUMBERS)
        layout = _definition(message, contents, big_endian=big_endian)
        if layouts.get(local) != layout:
            layouts[local] = layout
            body += bytes([0x40 | local | (0x20 if message.developer else 0)]) + layout
        body += bytes([local]) + b"".join(contents) + message.developer
    return framed(bytes(body))


def framed(body: bytes) -> bytes:
    """Messages with the header before and the checksum behind them."""
    head = struct.pack("<BBHI4s", _HEADER_BYTES, PROTOCOL, PROFILE, len(body), b".FIT")
    head += struct.pack("<H", checksum(head))
    return head + body + struct.pack("<H", checksum(head + body))


def checksum(data: bytes) -> int:
    """The checksum of FIT: CRC-16 with the polynomial x16 + x15 + x2 + 1, reflected.

    >>> hex(checksum(b"123456789"))
    '0xbb3d'
    """
    table = _crc_table()
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return crc


@cache
def _crc_table() -> tuple[int, ...]:
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (_CRC_POLYNOMIAL if value & 1 else 0)
        table.append(value)
    return tuple(table)


def _definition(message: Message, contents: Sequence[bytes], *, big_endian: bool) -> bytes:
    layout = bytearray([0, big_endian])
    layout += struct.pack(">H" if big_endian else "<H", message.number)
    layout.append(len(message.fields))
    for field, content in zip(message.fields, contents, strict=True):
        layout += bytes([field.number, len(content), field.base.value[0]])
    if message.developer:
        layout += bytes([1, 0, len(message.developer), 0])
    return bytes(layout)


def _text(text: str) -> bytes:
    """The text in UTF-8, cut between letters to the most that the format takes."""
    return text.encode()[:MOST_STRING_BYTES].decode(errors="ignore").encode()
