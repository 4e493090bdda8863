"""The runner's own word on a title or a day: it always wins."""

from __future__ import annotations

from dataclasses import replace

from wholestride.domain.athlete import RunKindOverride
from wholestride.domain.findings import Finding, warning
from wholestride.planning.classify.guess import Guess
from wholestride.planning.classify.words import fold

OWN_WORD_PERCENT = 100


def with_overrides(
    guesses: tuple[Guess, ...], overrides: tuple[RunKindOverride, ...]
) -> tuple[tuple[Guess, ...], tuple[Finding, ...]]:
    """The guesses with the runner's words applied; words that fit nothing are named.

    A title fits as a whole, upper and lower case alike; the later of two that fit wins.
    """
    used: set[int] = set()
    result = []
    for guess in guesses:
        fitting = [number for number, word in enumerate(overrides) if fits(word, guess)]
        used.update(fitting)
        result.append(_overridden(guess, overrides[fitting[-1]]) if fitting else guess)
    findings = [
        warning(
            f"No run {_words(word)} was found; that it is {word.kind} changes nothing.",
            "Write the title exactly as in the calendar.",
        )
        for number, word in enumerate(overrides)
        if guesses and number not in used
    ]
    return tuple(result), tuple(findings)


def fits(word: RunKindOverride, guess: Guess) -> bool:
    """True when the override means this entry, by day, by whole title, or by both."""
    if not word.title and word.day is None:
        return False
    if word.day is not None and word.day != guess.day:
        return False
    return not word.title or fold(word.title) == fold(guess.entry.title)


def _overridden(guess: Guess, word: RunKindOverride) -> Guess:
    taken = guess.taken_for(word.kind, OWN_WORD_PERCENT, "you said so", word.subkind)
    return replace(taken, reasons=("you said so",), settled=True, recognised=True)


def _words(word: RunKindOverride) -> str:
    called = f"called {word.title!r}" if word.title else ""
    on = f"on {word.day}" if word.day else ""
    return " ".join(part for part in (called, on) if part) or "without title and day"
