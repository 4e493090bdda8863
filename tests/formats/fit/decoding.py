"""A FIT file as an independent decoder reads it."""

from __future__ import annotations

import io
from typing import Any

import fitdecode


def messages_of(data: bytes, name: str) -> list[dict[str, Any]]:
    """The messages of a name, field by field; a wrong checksum or a damaged message fails."""
    strict = {
        "check_crc": fitdecode.CrcCheck.RAISE,
        "error_handling": fitdecode.ErrorHandling.RAISE,
    }
    with fitdecode.FitReader(io.BytesIO(data), **strict) as reader:
        return [
            {each.name: each.value for each in frame.fields}
            for frame in reader
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == name
        ]
