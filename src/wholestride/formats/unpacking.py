"""Unpacks what is packed, within limits: nothing is believed that an archive says of itself."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO
from typing import IO

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.recordings import ReadingLimits

GZIP_MARK = b"\x1f\x8b"
ZIP_MARK = b"PK\x03\x04"
_CHUNK = 1 << 16
_SMALL = 1 << 20
"""Below a megabyte no ratio is suspicious."""


class TooMuchError(Exception):
    """What is unpacked grows beyond a limit; the message says which."""


def drained(stream: IO[bytes], packed_bytes: int, most: int, ratio: int) -> BytesIO:
    """Everything of a stream that unpacks ``packed_bytes``.

    Raises:
        TooMuchError: as soon as it is more than ``most`` bytes or ``ratio`` times what is packed.
    """
    content = BytesIO()
    while part := stream.read(_CHUNK):
        content.write(part)
        check_growth(content.tell(), packed_bytes, most, ratio)
    return content


def check_growth(total: int, packed_bytes: int, most: int, ratio: int) -> None:
    """Refuse what has grown beyond ``most`` bytes or ``ratio`` times its packed size.

    Raises:
        TooMuchError: when it has.
    """
    if total > most:
        raise TooMuchError(f"unpacks to more than {most // 1024**2} MB")
    if total > _SMALL and total > ratio * max(packed_bytes, 1):
        raise TooMuchError(f"unpacks to more than {ratio} times its size, as a zip bomb does")


def gunzipped(name: str, data: bytes, limits: ReadingLimits) -> tuple[bytes, tuple[Finding, ...]]:
    """The content of a gzip file; of a damaged one what comes before the damage."""
    place = Place(name)
    content = bytearray()
    try:
        # read1 hands over what is whole before it meets the damage
        with gzip.GzipFile(fileobj=BytesIO(data)) as stream:
            while part := stream.read1(_CHUNK):
                content += part
                check_growth(len(content), len(data), limits.file_bytes, limits.ratio)
    except TooMuchError as refused:
        return b"", (error(f"The file {refused}.", "It is not read.", place),)
    except (OSError, EOFError, zlib.error):
        message = "The packed file is damaged or cut off; what comes before it was read."
        return bytes(content), (warning(message, "Copy or download it again.", place),)
    return bytes(content), ()
