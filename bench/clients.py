"""Some connections that stay open, and wrk that asks over them as fast as it is answered.

wrk is Debian's package, in C and hence cheap beside a server on the same cores; the anchors were
measured with it as well (one thread, four connections).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

CLIENTS, ROUNDS, SECONDS = 4, 5, 3
TIMEOUT_SECONDS = 20
MOST_BYTES = 8 * 1024 * 1024
SCRIPT = """
local bodies, number = {}, 0
for each in io.lines("BODIES") do bodies[#bodies + 1] = each end
if #bodies > 0 then
  wrk.method = "POST"
  request = function()
    number = number + 1
    return wrk.format(nil, nil, nil, bodies[number])
  end
end
done = function(all, latency)
  local wrong = all.errors.connect + all.errors.read + all.errors.write + all.errors.timeout
  print(string.format('\\n{"requests": %d, "seconds": %f, "median_ms": %f, "slow_ms": %f,'
    .. ' "refused": %d, "wrong": %d}', all.requests, all.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, all.errors.status, wrong))
end
"""


@dataclass(frozen=True, slots=True)
class Line:
    """What all clients ask, again and again: a page, or one body after another."""

    path: str
    headers: Mapping[str, str]
    bodies: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Pace:
    """Answers a second, how long one takes [ms], and the bytes of the first as they were sent."""

    a_second: float
    median_ms: float
    slow_ms: float
    size: int

    @property
    def words(self) -> str:
        """The pace in a line.

        >>> Pace(141.4, 24.6, 61, 9000).words
        '141 a second, median 25 ms, 99 % in 61 ms'
        """
        return (
            f"{self.a_second:.0f} a second, median {self.median_ms:.0f} ms, "
            f"99 % in {self.slow_ms:.0f} ms"
        )


class AnswerError(Exception):
    """An answer that cannot be measured, and why."""


def pace(port: int, line: Line, host: str = "127.0.0.1") -> Pace:
    """Let all clients ask at once for some seconds.

    Raises:
        AnswerError: when an answer is no page, a client could not end, or there is no wrk.
    """
    if not shutil.which("wrk"):
        raise AnswerError("requests a second need wrk (apt-get install wrk)")
    size = _first(host, port, line)
    with tempfile.TemporaryDirectory() as folder:
        bodies, script = Path(folder) / "bodies", Path(folder) / "script.lua"
        bodies.write_text("".join(f"{each}\n" for each in line.bodies[1:]))
        script.write_text(SCRIPT.replace("BODIES", str(bodies)))
        named = [f"-H{name}: {value}" for name, value in line.headers.items()]
        clients = f"-t1 -c{CLIENTS} -d{SECONDS}s --timeout {TIMEOUT_SECONDS}s".split()
        address = f"http://{host}:{port}{line.path}"
        command = ["wrk", *clients, *named, "-s", str(script), address]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(said.strip().splitlines()[-1])
    if found["refused"] or found["wrong"]:
        raise AnswerError(f"{line.path}: {found['refused']} refused, {found['wrong']} broken off")
    a_second = found["requests"] / found["seconds"]
    return Pace(a_second, found["median_ms"], found["slow_ms"], size)


def rounds(asked: Mapping[str, tuple[int, Line]]) -> dict[str, list[Pace]]:
    """The pace of each line in every round, which take turns; none without wrk, which is said."""
    if not shutil.which("wrk"):
        print("  1 skipped: requests a second need wrk (apt-get install wrk)", flush=True)
        return {}
    os.sync()  # what was written to get ready is not waited for while it is measured
    found: dict[str, list[Pace]] = {name: [] for name in asked}
    for number in range(ROUNDS):
        for name, (port, line) in asked.items():
            share = len(line.bodies) // ROUNDS
            own = line.bodies[number * share : (number + 1) * share]
            found[name].append(pace(port, replace(line, bodies=own)))
    return found


def rounds_in_words(paces: Sequence[Pace]) -> str:
    """Medians of all rounds, and how far they lie apart.

    >>> rounds_in_words([Pace(200, 20, 61, 9000), Pace(100.4, 30, 90, 9000), Pace(220, 18, 60, 1)])
    '200 a second (100 to 220), median 20 ms, 99 % in 61 ms'
    """
    fast = [each.a_second for each in paces]
    middle, slow = (
        median(getattr(each, name) for each in paces) for name in ("median_ms", "slow_ms")
    )
    return (
        f"{median(fast):.0f} a second ({min(fast):.0f} to {max(fast):.0f}), "
        f"median {middle:.0f} ms, 99 % in {slow:.0f} ms"
    )


def _first(host: str, port: int, line: Line) -> int:
    """The bytes of the first answer, which is looked at."""
    connection = HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)
    method, body = ("POST", line.bodies[0]) if line.bodies else ("GET", None)
    try:
        connection.request(method, line.path, body, dict(line.headers))
        answer = connection.getresponse()
        found = answer.read(MOST_BYTES + 1)
    except (OSError, ValueError) as why:
        raise AnswerError(f"{line.path}: {why}") from None
    finally:
        connection.close()
    if answer.status != 200:
        raise AnswerError(f"the answer is {answer.status} in place of a page")
    if len(found) > MOST_BYTES:
        raise AnswerError(f"the answer is larger than {MOST_BYTES} bytes")
    return len(found)
