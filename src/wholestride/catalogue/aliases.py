"""Which of our exercises another app's name means; never a guess."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from wholestride.domain.exercise import Exercise

Words = tuple[str, ...]
SHORTEST_WORD = 3
"""Shorter words (or, of, db) make no two names alike."""


@lru_cache(maxsize=1)
def aliases() -> Mapping[str, str]:
    """Names of other apps with our exercises' ids, as packaged in ``exercise_aliases.toml``."""
    place = resources.files("wholestride.catalogue") / "data" / "exercise_aliases.toml"
    return tomllib.loads(place.read_text("utf-8"))


def words_of(name: str) -> Words:
    """The words of a name in one order, without case, brackets and dashes.

    >>> words_of("Squat (Barbell)") == words_of("barbell squat")
    True
    """
    return tuple(sorted(re.findall(r"\w+", name.casefold().replace("'", "").replace("’", ""))))


class Names:
    """Knows exercises by their own names, by aliases and by what a runner answered before."""

    def __init__(
        self, exercises: Mapping[str, Exercise], answers: Mapping[str, str] | None = None
    ) -> None:
        self._answers = {words_of(name): said for name, said in (answers or {}).items()}
        self._known: dict[Words, set[str]] = {}
        for each in exercises.values():
            self._known.setdefault(words_of(each.name), set()).add(each.id)
        for name, exercise in aliases().items():
            self._known.setdefault(words_of(name), set()).add(exercise)

    def exercise(self, name: str) -> str | None:
        """The exercise's id; empty where the runner leaves the name out, None where it is open.

        What is known twice is open: a wrong guess would file years under the wrong lift.
        """
        words = words_of(name)
        if words in self._answers:
            return self._answers[words]
        found = self._known.get(words, set())
        return next(iter(found)) if len(found) == 1 else None

    def nearest(self, name: str, most: int = 3) -> tuple[str, ...]:
        """Exercises whose names share the most words with a name: a help to answer, no answer."""
        asked = {word for word in words_of(name) if len(word) >= SHORTEST_WORD}
        best: dict[str, tuple[int, int]] = {}
        for words, exercises in self._known.items():
            shared = len(asked.intersection(words))
            for exercise in exercises if shared else ():
                rank = (-shared, len(words) - shared)
                best[exercise] = min(rank, best.get(exercise, rank))
        in_order = sorted(best, key=lambda each: (best[each], each))
        closest = [each for each in in_order if best[each][0] == best[in_order[0]][0]]
        return tuple(closest[:most])
