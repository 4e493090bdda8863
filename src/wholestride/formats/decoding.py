"""Bytes of a text file to text, or a finding that says what is wrong with them."""

from __future__ import annotations

from wholestride.domain.findings import Finding, Place, error

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(name: str, data: bytes, largest_bytes: int) -> tuple[str | None, Finding | None]:
    """The text of a UTF-8 file of at most ``largest_bytes`` [B], with or without a byte mark.

    Returns the text and no finding, or no text and the finding that makes the file unusable.

    >>> decode("athlete.toml", b"level = 'new'", 100)
    ("level = 'new'", None)
    >>> print(decode("photo.jpg", bytes(9), 100)[1])
    photo.jpg: this is not a text file. Check that it is the file that you mean.
    """
    place = Place(name)
    if len(data) > largest_bytes:
        limit = f"larger than {largest_bytes // 1024} kB, which is no usual size for it."
        return None, error(limit, "Check that it is the file that you mean.", place)
    if data.startswith(_UTF_16_MARKS):
        return None, error("saved as UTF-16.", "Save it as UTF-8 in your editor.", place)
    if b"\x00" in data:
        return None, error(
            "this is not a text file.", "Check that it is the file that you mean.", place
        )
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return None, error(
            "the letters are not stored as UTF-8.",
            "Save the file as UTF-8 in your editor.",
            Place(name, line),
        )
