"""How often an address may knock: enough for every calendar program, too seldom for guessing."""

from __future__ import annotations

from collections import deque
from threading import Lock

MOST_ADDRESSES = 4096
"""What is remembered at most; the oldest address is forgotten first."""


class Pace:
    """At most so many requests of an address in so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self.seen: dict[str, deque[float]] = {}
        self.lock = Lock()

    def allows(self, address: str, now: float) -> bool:
        """True while the address is slow enough; ``now`` is any clock that only rises [s]."""
        with self.lock:
            times = self.seen.pop(address, deque())
            while times and times[0] <= now - self.seconds:
                times.popleft()
            allowed = len(times) < self.most
            if allowed:
                times.append(now)
            self.seen[address] = times
            if len(self.seen) > MOST_ADDRESSES:
                del self.seen[next(iter(self.seen))]
            return allowed
