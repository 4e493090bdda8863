"""Files in and out: what cannot be read or written is a finding, nothing is half written."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from wholestride.cli.screen import stop_on_findings
from wholestride.domain.findings import Finding, Place, error

LARGEST_FILE_BYTES = 64 * 1024 * 1024
"""What is read at all; the readers refuse less than this with their own words."""

STANDARD = "-"
"""The name of standard input and standard output."""


def read_file(
    path: str, largest_bytes: int = LARGEST_FILE_BYTES
) -> tuple[bytes, tuple[Finding, ...]]:
    """The bytes of a file (``-`` is standard input), or a finding that says what is wrong."""
    place = Place(file=path)
    if Path(path).is_dir():
        return b"", (error("this is a folder.", "Name the files in it.", place),)
    try:
        if path == STANDARD:
            data = sys.stdin.buffer.read(largest_bytes + 1)
        else:
            with Path(path).open("rb") as stream:
                data = stream.read(largest_bytes + 1)
    except (OSError, ValueError) as problem:
        reason = reason_words(problem)
        return b"", (error(f"cannot be read: {reason}.", "Check the name.", place),)
    if len(data) > largest_bytes:
        words = f"larger than {largest_bytes // 1024 // 1024} MB, which is no usual size for it."
        return b"", (error(words, "Check that it is the file that you mean.", place),)
    return data, ()


def output_findings(path: str | None, inputs: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What will keep a file from being written, found before any work is done.

    ``inputs`` are files that must not be written over.
    """
    if path is None or path == STANDARD:
        return ()
    target, place = Path(path), Place(file=path)
    if target.is_dir():
        return (error("cannot be written: this is a folder.", "Name a file in it.", place),)
    if not target.parent.is_dir():
        return (error("cannot be written: its folder is missing.", "Make the folder.", place),)
    writable = target if target.exists() and not target.is_file() else target.parent
    if not os.access(writable, os.W_OK):
        return (error("cannot be written: permission denied.", "Choose another -o.", place),)
    if any(each != STANDARD and _same(target, Path(each)) for each in inputs):
        return (error("would be written over, and it is an input.", "Choose another -o.", place),)
    return ()


def write_file(path: str, data: bytes) -> None:
    """Write a whole file or nothing: into a neighbour first, then renamed over."""
    if path == STANDARD:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    target = Path(path).resolve()
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as problem:
        place = Place(file=path)
        words = f"cannot be written: {reason_words(problem)}."
        stop_on_findings((error(words, "Choose another -o.", place),))


def _replace(target: Path, data: bytes) -> None:
    neighbour = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        neighbour.write_bytes(data)
        if target.is_file():
            neighbour.chmod(target.stat().st_mode & 0o777)
        neighbour.replace(target)
    finally:
        neighbour.unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def reason_words(problem: Exception) -> str:
    """Why the system refused, in small letters."""
    return (getattr(problem, "strerror", None) or str(problem)).lower()
