"""Folding: the one spelling in which titles are compared."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TITLE = 300
"""Characters of a title that are read; nobody writes more, and no pattern may run away."""

LONGEST_DESCRIPTION = 1500
"""Characters of a description that are read."""

_SPELLINGS = str.maketrans(
    {
        "×": "x",
        "✕": "x",
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
        "’": "'",
        "‘": "'",
        "′": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "″": '"',
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "½": ".5",
        "¼": ".25",
        "¾": ".75",
    }
)


def fold(text: str, longest: int = LONGEST_TITLE) -> str:
    """The text in lower case, without accents, with plain dashes, quotes and spaces.

    >>> fold("  8 × 400 m –  Läufe")
    '8 x 400 m - laufe'
    >>> fold("VO₂max, Straße")
    'vo2max, strasse'
    """
    spelled = text[:longest].casefold().translate(_SPELLINGS)
    if not spelled.isascii():
        apart = unicodedata.normalize("NFKD", spelled)
        bare = (letter for letter in apart if not unicodedata.combining(letter))
        spelled = "".join(bare).casefold()
    return " ".join(spelled.split())


def slug(text: str, longest: int = 40) -> str:
    """The text as a part of an id: ASCII letters and digits with hyphens.

    >>> slug("8 × 400 m, flott!")
    '8-x-400-m-flott'
    >>> slug("走る")
    'run'
    """
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return plain[:longest].rstrip("-") or "run"
