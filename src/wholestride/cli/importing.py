"""Finds the files that are named, reads them with a bar, and gathers every problem by file."""

from __future__ import annotations

import multiprocessing
import multiprocessing.process
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from io import BytesIO
from itertools import islice
from pathlib import Path
from threading import Thread
from time import monotonic

from wholestride.cli.paths import STANDARD, read_file, reason_words
from wholestride.cli.screen import Bar, counted
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.recordings import Going, Recording, Recordings
from wholestride.formats.archives.leaves import Leaf
from wholestride.formats.archives.reading import Read, Work, read_recorded

ENDINGS = (".fit", ".tcx", ".gpx", ".gz", ".zip", ".csv", ".xml")
"""What is tried in a folder; a file that is named itself is always tried."""

MOST_SECONDS = 3600
"""A longer import is stopped and said: the slowest archive that we know takes two minutes."""

WORTH_A_POOL_BYTES = 20 * 1024 * 1024
"""Below this a second process takes longer to start than it saves."""

AT_ONCE = 16
"""Files that a process is handed at once; a batch is a few MB."""

WAITING = 2
"""Batches that each process may have waiting: memory stays small, no process is idle."""


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


def import_files(files: Sequence[str], zone: str, processes: int | None = None) -> Recordings:
    """The recordings of all files, each once, with every problem in the order of the files."""
    recordings: dict[str, Recording] = {}
    findings: list[Finding] = []
    with counted("reading", len(files)) as bar:
        going = _until(monotonic() + MOST_SECONDS, bar)
        for file in files:
            made, said = _import(file, zone, going, processes)
            recordings |= {each.id: each for each in made}
            findings += said
            bar.advance()
    return tuple(recordings.values()), tuple(findings)


def _import(file: str, zone: str, going: Going, processes: int | None) -> Recordings:
    if file == STANDARD:
        data, problems = read_file(file)
        return ((), problems) if problems else read_recorded(file, BytesIO(data), zone=zone)
    try:
        with Path(file).open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size < WORTH_A_POOL_BYTES:
                return read_recorded(file, stream, zone=zone, going=going)
            with _pool(processes) as work:
                return read_recorded(file, stream, zone=zone, going=going, work=work)
    except (OSError, ValueError) as problem:
        words = f"cannot be read: {reason_words(problem)}."
        return (), (error(words, "Check the name.", Place(file)),)


def _until(end: float, bar: Bar) -> Going:
    """Shows how far it is and says to go on until the time is over."""

    def going(done: int, total: int, name: str) -> bool:
        bar.within(done, total, name)
        return monotonic() < end

    return going


class _pool:  # noqa: N801 - used like a function
    """A pool of processes as the engine uses ``map``: in order, with few files waiting."""

    def __init__(self, processes: int | None) -> None:
        self.count = processes or max(1, min(4, os.cpu_count() or 1))

    def __enter__(self) -> Work:
        """Start the processes; they share nothing with this one."""
        context = multiprocessing.get_context("spawn")
        self.pool = ProcessPoolExecutor(
            self.count, mp_context=context, initializer=_end_with_the_command
        )
        return self.work

    def __exit__(self, *_: object) -> None:
        """End them, also what waits."""
        self.pool.shutdown(cancel_futures=True)

    def work(self, read: Read, leaves: Iterable[Leaf]) -> Iterator[tuple[str, Recordings]]:
        """The answers in the order of the files."""
        waiting: deque[Future[list[tuple[str, Recordings]]]] = deque()
        files = iter(leaves)
        while batch := list(islice(files, AT_ONCE)):
            waiting.append(self.pool.submit(_read_batch, read, batch))
            if len(waiting) > self.count * WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _end_with_the_command() -> None:
    """A command that is killed cannot end its processes: each watches for that itself."""
    command = multiprocessing.parent_process()
    assert command is not None, "this runs in a process of the pool"
    Thread(target=_wait_and_go, args=(command,), daemon=True).start()


def _wait_and_go(command: multiprocessing.process.BaseProcess) -> None:
    command.join()
    os._exit(1)


def _read_batch(
    read: Callable[[Leaf], tuple[str, Recordings]], batch: list[Leaf]
) -> list[tuple[str, Recordings]]:
    return [read(leaf) for leaf in batch]
