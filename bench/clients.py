"""Some clients at once, each with a connection that stays open, in one process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import median, quantiles
from threading import Thread
from time import perf_counter

CLIENTS, REQUESTS = 4, 60
SECONDS = 20
MOST_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """What one client asks, again and again: a page, or one body after another."""

    path: str
    headers: Mapping[str, str]
    bodies: Iterator[str] | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """Answers a second, the seconds of each, and the bytes of the last as they were sent."""

    a_second: float
    seconds: Sequence[float]
    size: int

    @property
    def words(self) -> str:
        """``141 a second, median 25 ms, 99 % in 61 ms``."""
        slow = quantiles(self.seconds, n=100)[98]
        return (
            f"{self.a_second:.0f} a second, median {1000 * median(self.seconds):.0f} ms, "
            f"99 % in {1000 * slow:.0f} ms"
        )


class AnswerError(Exception):
    """An answer that cannot be measured, and why."""


def pace(port: int, lines: Sequence[Line], host: str = "127.0.0.1") -> Pace:
    """Let every line ask at once, and wait for the last answer.

    Raises:
        AnswerError: when an answer is no page, or a client could not end.
    """
    clients = [_Client(host, port, line) for line in lines]
    threads = [Thread(target=each.ask_often) for each in clients]
    begun = perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = perf_counter() - begun
    for each in clients:
        if each.problem:
            raise AnswerError(each.problem)
    seconds = [second for each in clients for second in each.seconds]
    return Pace(len(seconds) / took, seconds, clients[0].size)


class _Client:
    def __init__(self, host: str, port: int, line: Line) -> None:
        self.line, self.seconds, self.size, self.problem = line, list[float](), 0, ""
        self.connection = HTTPConnection(host, port, timeout=SECONDS)

    def ask_often(self) -> None:
        try:
            for _ in range(REQUESTS):
                begun = perf_counter()
                self.ask()
                self.seconds.append(perf_counter() - begun)
        except (OSError, ValueError) as why:
            self.problem = f"{self.line.path}: {why}"
        finally:
            self.connection.close()

    def ask(self) -> None:
        line = self.line
        method, body = ("POST", next(line.bodies)) if line.bodies else ("GET", None)
        self.connection.request(method, line.path, body, dict(line.headers))
        answer = self.connection.getresponse()
        found = answer.read(MOST_BYTES + 1)
        if answer.status != 200:
            raise ValueError(f"the answer is {answer.status} in place of a page")
        if len(found) > MOST_BYTES:
            raise ValueError(f"the answer is larger than {MOST_BYTES} bytes")
        self.size = len(found)
