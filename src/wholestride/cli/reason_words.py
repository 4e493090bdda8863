"""Reasons as somebody likes to read them: each said once, rules and sources at the end."""

from __future__ import annotations

from collections.abc import Sequence

from wholestride.cli.gym_words import exercise_words
from wholestride.cli.words import sentences
from wholestride.domain.season import Prescription, Session

SEVERAL = 3
"""A sentence that as many exercises share is said once, below them."""

GRADE_WORDS = {
    "A": "A, strong",
    "B": "B, good",
    "C": "C, some",
    "D": "D, our default",
}


def placing_reasons(session: Session) -> list[str]:
    """Why the session lies there and is what it is, each with its rule."""
    return [f"{each.text} [{each.rule}]" for each in session.why]


def rules_of(sessions: Sequence[Session]) -> list[tuple[str, str, str]]:
    """The rules that spoke, each once: id, grade, source."""
    found = {
        each.rule: (each.rule, GRADE_WORDS.get(each.grade, each.grade), source_words(each.source))
        for session in sessions
        for each in session.why
    }
    return list(found.values())


def source_words(source: str) -> str:
    """A source as somebody can look it up.

    >>> source_words("10.1111/sms.12104")
    'https://doi.org/10.1111/sms.12104'
    """
    return f"https://doi.org/{source}" if source.startswith("10.") else source


def exercise_reasons(session: Session) -> list[str]:
    """Why each exercise was chosen; those with the same reason stand together."""
    said_once = set(for_several(session))
    groups: dict[str, list[Prescription]] = {}
    for each in _explained(session):
        own = [text for text in sentences(each.why) if text not in said_once]
        groups.setdefault(" ".join(own), []).append(each)
    return [_group_words(why, group) for why, group in groups.items()]


def _group_words(why: str, group: Sequence[Prescription]) -> str:
    names = ", ".join(dict.fromkeys(each.name for each in group))
    swap = group[0].swap if len(group) == 1 else ()
    instead = f" Or instead: {', '.join(map(exercise_words, swap))}." if swap else ""
    return f"{names}: {why}{instead}" if why else f"{names}.{instead}"


def for_several(session: Session) -> list[str]:
    """Sentences that several exercises share, in the order in which they come."""
    whole = [each.why for each in _explained(session)]
    alike = {why for why in whole if whole.count(why) >= SEVERAL}
    every = [text for why in whole if why not in alike for text in sentences(why)]
    return list(dict.fromkeys(text for text in every if every.count(text) >= SEVERAL))


def _explained(session: Session) -> list[Prescription]:
    return [each for each in session.prescriptions if each.why and not each.warm_up]
