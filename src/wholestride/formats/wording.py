"""Words that every reader uses when something does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable

SHOWN_CHARACTERS = 40
COMPARED_CHARACTERS = 80


def readable(text: str) -> str:
    """Text on one line without anything that could disturb a terminal, cut where it is long."""
    start = text[:SHOWN_CHARACTERS]
    plain = "".join(letter if letter.isprintable() else " " for letter in start)
    return plain if len(text) <= SHOWN_CHARACTERS else f"{plain}..."


def shown(value: object) -> str:
    """A value as a message quotes it."""
    try:
        return f"'{readable(value if isinstance(value, str) else str(value))}'"
    except ValueError:
        return "a number without end"


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that somebody who wrote ``word`` most likely meant.

    >>> closest("interval", ["easy", "intervals", "tempo"])
    'intervals'
    """
    from difflib import get_close_matches  # slow to import, and a clean file never needs it

    by_plain = {_plain(candidate): candidate for candidate in candidates}
    found = get_close_matches(_plain(word[:COMPARED_CHARACTERS]), by_plain, n=1, cutoff=0.6)
    return by_plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.casefold().replace("-", " ").replace("_", " ").strip()


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str) -> str:
    """``Did you mean 'x'?`` where something is near, else the given next step."""
    found = closest(word, candidates)
    return f"Did you mean '{found}'?" if found else otherwise


def near(word: str, candidates: Iterable[str], otherwise: str) -> Callable[[], str]:
    """:func:`did_you_mean` for later: a file of nonsense must not cost a search a word."""
    return lambda: did_you_mean(word, candidates, otherwise)
