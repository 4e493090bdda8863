"""Keys of services: each in a file of its own in the data folder, for the server alone to read.

They are in no row, so that no backup of the database, no export and no page holds one.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings

FOLDER = "keys"
NAME_BYTES = 16


def keep_key(key: str) -> str:
    """Keep a key; the name under which it is found again."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = secrets.token_hex(NAME_BYTES)
    with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(key)
    return name


def key_named(name: str) -> str:
    """The key of a name; empty where it is not there, as after a restore on another machine."""
    try:
        return (_folder() / name).read_text()
    except (OSError, ValueError):
        return ""


def forget_key(name: str) -> None:
    """Delete a key."""
    (_folder() / name).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DATA) / FOLDER
