"""Finds the gym sessions of a file or an archive again, and reads the sets that they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import IO

from wholestride.domain.findings import Finding
from wholestride.domain.recordings import (
    USUAL_LIMITS,
    Going,
    ReadingLimits,
    Recording,
    Sport,
    keep_going,
)
from wholestride.formats.archives.leaves import Leaf, leaves, opened
from wholestride.formats.fit.reading import DIGEST_DIGITS
from wholestride.formats.strength.nouns import StrengthHistory
from wholestride.formats.strength.watch import read_watch
from wholestride.formats.unpacking import GZIP_MARK, ZIP_MARK, gunzipped

_ENDINGS = (".fit", ".fit.gz")


def may_hold_sets(recording: Recording) -> bool:
    """True for gym sessions of a watch; whether it kept sets is seen in its file alone."""
    return recording.sport is Sport.STRENGTH and recording.source == "fit"


def watch_histories(
    name: str,
    stream: IO[bytes],
    recordings: Iterable[Recording],
    zone: str,
    limits: ReadingLimits = USUAL_LIMITS,
    going: Going = keep_going,
) -> Iterator[StrengthHistory]:
    """The sets of those strength recordings that came out of this stream; it must be seekable.

    ``going`` is told of each file, for an archive takes its time; where it answers False the
    sets that are left are not read.
    What was wrong with the files has been said when the recordings were read.
    """
    wanted = {each.id[:DIGEST_DIGITS] for each in recordings if may_hold_sets(each)}
    if not wanted:
        return
    for number, leaf in enumerate(_files(name, stream, limits)):
        if not going(number, 0, leaf.name):
            return
        data = leaf.data
        if data.startswith(GZIP_MARK):
            data, _ = gunzipped(leaf.name, data, limits)
        if sha256(data).hexdigest()[:DIGEST_DIGITS] in wanted:
            history = read_watch(leaf.name, data, zone)
            if history.app:
                yield history


def _files(name: str, stream: IO[bytes], limits: ReadingLimits) -> Iterator[Leaf]:
    stream.seek(0)
    if stream.read(len(ZIP_MARK)) != ZIP_MARK:
        stream.seek(0)
        yield Leaf(name, stream.read(limits.file_bytes))
        return
    stream.seek(0)
    archive = opened(name, stream, limits)
    if not isinstance(archive, Finding):
        for each in leaves(archive, lambda entry: entry.lower().endswith(_ENDINGS)):
            if isinstance(each, Leaf):
                yield each
