"""Finds the files that are named, reads them with a bar, and gathers every problem by file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wholestride.cli.paths import STANDARD, read_file
from wholestride.cli.screen import counted
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.recordings import Recording, Recordings
from wholestride.formats.activities import read_activities

ENDINGS = (".fit", ".tcx", ".gpx", ".gz", ".zip", ".csv", ".xml")
"""What is tried in a folder; a file that is named itself is always tried."""


def found_files(paths: Sequence[str]) -> tuple[list[str], tuple[Finding, ...]]:
    """The files that are meant: folders are looked through, hidden files passed over."""
    files: list[str] = []
    findings: list[Finding] = []
    for path in paths:
        if path == STANDARD or not Path(path).is_dir():
            files.append(path)
            continue
        inside = sorted(
            str(each)
            for each in Path(path).rglob("*")
            if each.suffix.lower() in ENDINGS
            and each.is_file()
            and not any(part.startswith(".") for part in each.relative_to(path).parts)
        )
        if not inside:
            words = "no recorded activity is in this folder."
            findings.append(error(words, f"Known are {', '.join(ENDINGS)}.", Place(path)))
        files += inside
    return files, tuple(findings)


def import_files(files: Sequence[str], zone: str) -> Recordings:
    """The recordings of all files, each once, with every problem in the order of the files."""
    recordings: dict[str, Recording] = {}
    findings: list[Finding] = []
    with counted("reading", len(files)) as done:
        for file in files:
            data, problems = read_file(file)
            findings += problems
            if not problems:
                made, said = read_activities(file, data, zone=zone)
                recordings |= {each.id: each for each in made}
                findings += said
            done()
    return tuple(recordings.values()), tuple(findings)
