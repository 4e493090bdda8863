"""A great archive through the command line: time, memory, twice, and killed half way; bombs."""

from __future__ import annotations

import gzip
import io
import signal
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, sleep

from bench.files_archive import write_archive
from bench.rows import Row

MOST_SECONDS, MOST_MEGABYTES = 60, 300
LOOK_SECONDS = 0.05
GIGABYTE = 10**9


@dataclass(frozen=True, slots=True)
class Measured:
    """A run of the command: how long, how much memory of all its processes, what it said."""

    seconds: float
    processor_seconds: float
    megabytes: float
    said: str


def rows() -> list[Row]:
    """Every row of whole imports."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_archive(Path(folder)), *_bombs(Path(folder))]


def _archive(folder: Path) -> list[Row]:
    archive, once, again = (folder / name for name in ("export.zip", "once.jsonl", "again.jsonl"))
    count = write_archive(archive)
    size = archive.stat().st_size / 1e6
    done = run(archive, once)
    written = once.read_bytes()
    twice = run(archive, once)
    _killed(archive, again, done.seconds / 2)
    left_over = again.exists()
    run(archive, again)
    same = "nothing is written" if not left_over else "something is written"
    kept = written.count(b"\n") - 1
    fast = done.seconds <= MOST_SECONDS and done.megabytes <= MOST_MEGABYTES
    return [
        Row(
            f"archive of {count} activities ({size:.0f} MB: FIT, GPX, TCX), whole command",
            f"{done.seconds:.1f} s ({done.processor_seconds:.0f} s of processors), "
            f"{done.megabytes:.0f} MB of all processes, {kept} recordings",
            f"<= {MOST_SECONDS} s and {MOST_MEGABYTES} MB on two cores",
            fast and kept == count,
        ),
        Row(
            "the same archive imported again",
            f"{twice.seconds:.1f} s; the file is "
            f"{'the same' if once.read_bytes() == written else 'another'}",
            "changes nothing",
            once.read_bytes() == written,
        ),
        Row(
            "killed half way and repeated",
            f"{same} by the killed one; file "
            f"{'as at once' if again.read_bytes() == written else 'other'}",
            "as at once",
            again.read_bytes() == written,
        ),
    ]


def command(archive: Path, output: Path | None = None) -> list[str]:
    """The words of the command."""
    code = "from wholestride.cli.main import main; main()"
    words = [sys.executable, "-c", code, "import", str(archive)]
    return [*words, "-o", str(output)] if output else words


def run(archive: Path, output: Path | None = None) -> Measured:
    """Run the command and look at the memory of all its processes while it runs."""
    begun, used = perf_counter(), _processor_seconds()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command(archive, output), stdout=said, stderr=said)
        most = 0.0
        while process.poll() is None:
            most = max(most, _megabytes(process.pid))
            sleep(LOOK_SECONDS)
        seconds = perf_counter() - begun
        said.seek(0)
        return Measured(seconds, _processor_seconds() - used, most, said.read())


def _processor_seconds() -> float:
    """Processor time of all processes that were started and have ended [s]."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _killed(archive: Path, output: Path, after: float) -> None:
    process = subprocess.Popen(
        command(archive, output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()


def _megabytes(pid: int) -> float:
    """Memory of a process and of those it started, shared pages counted once (Linux) [MB]."""
    total = 0.0
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        total += next(int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line) / 1024
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                total += _megabytes(int(child))
    except (OSError, StopIteration):
        pass
    return total


def _bombs(folder: Path) -> list[Row]:
    """What is hostile, each through the whole command."""
    zeros = bytes(1 << 20)
    bombs = {
        "1 GB of zeros in a zip": _zip_of(zeros, GIGABYTE // len(zeros)),
        "1 GB of zeros as .fit.gz": gzip.compress(zeros * 8) * (GIGABYTE // len(zeros) // 8),
        "a zip in a zip, ten deep": _nested(10),
        "a billion laughs as GPX": _laughs(),
    }
    found = []
    for name, data in bombs.items():
        path = folder / ("bomb.zip" if data.startswith(b"PK") else "bomb.gpx")
        path.write_bytes(data)
        done = run(path)
        refused = "error:" in done.said and "mistake" not in done.said
        words = f"{done.seconds:.1f} s, {done.megabytes:.0f} MB, "
        words += "refused with words" if refused else "not refused"
        good = refused and done.seconds <= 5 and done.megabytes <= 500
        found.append(Row(name, words, "refused, <= 5 s and 500 MB", good))
    return found


def _zip_of(piece: bytes, times: int) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("bomb.fit", "w") as entry,
    ):
        for _ in range(times):
            entry.write(piece)
    return stream.getvalue()


def _nested(depth: int) -> bytes:
    data = b"nothing"
    for level in range(depth):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.zip" if level else "a.fit", data)
        data = stream.getvalue()
    return data


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY l0 "ha">{entities}]>'
        "<gpx><trk><name>&l9;</name></trk></gpx>"
    ).encode()
