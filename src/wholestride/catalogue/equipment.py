"""Equipment words as people write them, read into the closed vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wholestride.catalogue.fields import nearest
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Equipment

AMOUNT = re.compile(r"^(?:(?:[\d.,]+\s*(?:x|kg|lbs?|cm)?|x|an?|one|two|some|my|pair of)\s+)+")
PLURALS = ("s", "es", "n", "en")
"""Endings of plurals in the languages of the alias table."""


def read_equipment(word: str, catalogue: Catalogue) -> Equipment | None:
    """The piece that the word means, or None where nobody knows it.

    Capitals, hyphens, plurals, amounts and the aliases of five languages are understood;
    guesses are not made here, see :func:`nearest_equipment`.

    >>> from wholestride.catalogue.loader import load
    >>> read_equipment("2 Dumbbells", load()), read_equipment("Klimmzugstange", load())
    (<Equipment.DUMBBELL: 'dumbbell'>, <Equipment.PULL_UP_BAR: 'pull-up bar'>)
    """
    words = _words(catalogue)
    return next((words[form] for form in _forms(word) if form in words), None)


def nearest_equipment(word: str, catalogue: Catalogue) -> Equipment | None:
    """The piece that an unknown word looks like, to be offered in a message.

    >>> from wholestride.catalogue.loader import load
    >>> str(nearest_equipment("dumbel", load()))
    'dumbbell'
    """
    words = _words(catalogue)
    found = nearest(_plain(word), words, cutoff=0.75)
    return words[found] if found else None


def _words(catalogue: Catalogue) -> dict[str, Equipment]:
    """Every word that is understood, in its plain form."""
    words = {_plain(piece): piece for piece in Equipment}
    for alias, piece in catalogue.equipment_aliases.items():
        words.setdefault(_plain(alias), piece)
    return words


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _forms(word: str) -> Iterator[str]:
    """The word, then without an amount, then without endings of a plural."""
    plain = _plain(word)
    bare = AMOUNT.sub("", plain)
    for form in (plain, bare):
        yield form
        for ending in PLURALS:
            if form.endswith(ending) and len(form) > len(ending) + 2:
                yield form.removesuffix(ending)
