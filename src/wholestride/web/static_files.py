"""Gathering the static files under hashed names, only when they changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings

from wholestride.domain.version import ENGINE_VERSION

STAMP = "static.stamp"
MANIFEST = "staticfiles.json"


def gather(data: Path) -> bool:
    """Gather what the package serves; False when it was gathered before and is the same."""
    stamp = data / STAMP
    wanted = fingerprint([Path(each) for each in settings.STATICFILES_DIRS])
    gathered = (Path(settings.STATIC_ROOT) / MANIFEST).exists()
    if gathered and stamp.exists() and stamp.read_text() == wanted:
        return False
    from django.core.management import call_command  # most starts do without

    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    stamp.write_text(wanted)
    return True


def fingerprint(folders: list[Path]) -> str:
    """A text that changes with the version and with any file's place, size or time."""
    lines = [ENGINE_VERSION]
    for folder in folders:
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            about = file.stat()
            lines.append(f"{file} {about.st_size} {about.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
