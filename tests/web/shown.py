"""What an answer shows, also what lies packed in a zip."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile, is_zipfile


def shown_by(content: bytes) -> bytes:
    """Every byte that reaches the person, unpacked."""
    if not is_zipfile(BytesIO(content)):
        return content
    with ZipFile(BytesIO(content)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())
