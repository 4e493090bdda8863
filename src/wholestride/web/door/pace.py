"""How often somebody may knock: enough for every honest program, too seldom for guessing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from time import sleep

from django.core.cache import cache

TURN_SECONDS = 5
"""A worker that died while counting holds nobody up for longer."""
TRIES, BETWEEN_SECONDS = 100, 0.01


@dataclass(frozen=True, slots=True)
class Pace:
    """At most so many knocks of one in so many seconds, counted over all workers."""

    name: str
    most: int
    seconds: int

    def wait(self, who: str, now: float) -> int:
        """Seconds until ``who`` may knock again; 0 when it may now, and then it is counted.

        ``now`` is the wall clock of the machine [s since the epoch].
        """
        place = f"pace:{self.name}:{sha256(who.encode()).hexdigest()}"
        with _in_turn(place) as has_turn:
            if not has_turn:
                return 1
            times: list[float] = [
                each for each in cache.get(place, ()) if now - self.seconds < each <= now
            ]
            if len(times) >= self.most:
                return max(1, ceil(times[0] + self.seconds - now))
            cache.set(place, [*times, now], self.seconds)
            return 0


@contextmanager
def _in_turn(place: str) -> Iterator[bool]:
    """One at a time counts at a place; False where the others took too long."""
    turn = f"{place}:turn"
    for _ in range(TRIES):
        if cache.add(turn, 1, TURN_SECONDS):
            try:
                yield True
            finally:
                cache.delete(turn)
            return
        sleep(BETWEEN_SECONDS)
    yield False
