"""What a title says about a run's kind, by the patterns of the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wholestride.domain.catalogue import Catalogue, TitleRule
from wholestride.domain.running import RunKind, RunSubkind
from wholestride.planning.classify.words import LONGEST_DESCRIPTION, fold

SURE_PERCENT = 70
"""From this confidence on a title has spoken; below it the week may decide otherwise."""

FROM_DESCRIPTION_PERCENT = 10
"""A description is read less surely than a title: it also tells of warm-ups and meals."""

MOST_LINES = 12
"""Lines of a description that are read one by one."""

_SLOWER = re.compile(r"\b(slower|langsamer|plus lent|mas lento|langsammare|langzamer)\b")


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What the words of an entry say: kind, how surely, and why."""

    kind: RunKind
    subkind: RunSubkind | None
    confidence_percent: int
    reason: str
    language: str = "en"

    @property
    def sure(self) -> bool:
        """True when the words alone are enough."""
        return self.confidence_percent >= SURE_PERCENT


@dataclass(frozen=True, slots=True)
class Pattern:
    """A title rule, ready to be searched."""

    rule: TitleRule
    search: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, folded: str) -> bool:
        """True when the pattern is in the folded text and its exception is not."""
        if self.search.search(folded) is None:
            return False
        return self.unless is None or self.unless.search(folded) is None


Patterns = tuple[Pattern, ...]


def patterns_of(rules: tuple[TitleRule, ...]) -> Patterns:
    """The rules of a catalogue, compiled in their order."""
    return tuple(
        Pattern(rule, re.compile(rule.pattern), re.compile(rule.unless) if rule.unless else None)
        for rule in rules
    )


def kind_of_title(title: str, description: str, catalogue: Catalogue) -> TitleReading | None:
    """The kind that the words say; None where no pattern fits.

    The title comes first. The description is heard where the title says nothing or only
    "run", and it may add marathon pace to a long run.
    """
    return read_words(title, description, patterns_of(catalogue.titles))


def read_words(title: str, description: str, patterns: Patterns) -> TitleReading | None:
    """Like :func:`kind_of_title`, with patterns that were compiled before."""
    from_title = first_match(fold(title), patterns)
    if from_title is not None and from_title.sure and from_title.kind is not RunKind.LONG:
        return from_title
    folded = fold(description, LONGEST_DESCRIPTION)
    if not folded or folded == fold(title):
        return from_title
    if from_title is not None and from_title.sure:
        return _with_marathon_pace(from_title, folded, patterns)
    return _first_sure_line(description, patterns) or from_title


def _first_sure_line(description: str, patterns: Patterns) -> TitleReading | None:
    """The first line of a description that says a kind for sure."""
    lines = description[:LONGEST_DESCRIPTION].splitlines()[:MOST_LINES]
    for text in filter(None, map(fold, lines)):
        reading = first_match(text, patterns)
        if reading is not None and reading.sure and reading.kind is not RunKind.OTHER:
            return replace(
                reading,
                confidence_percent=reading.confidence_percent - FROM_DESCRIPTION_PERCENT,
                reason=f"{reading.reason}, in the description",
            )
    return None


def _with_marathon_pace(
    reading: TitleReading, description: str, patterns: Patterns
) -> TitleReading:
    """A long run whose description speaks of marathon pace is one with marathon pace."""
    if reading.subkind is not None or _SLOWER.search(description):
        return reading
    paces = tuple(
        pattern for pattern in patterns if pattern.rule.subkind is RunSubkind.MARATHON_PACE
    )
    if first_match(description, paces) is None:
        return reading
    reason = f"{reading.reason}, with marathon pace in the description"
    return replace(reading, subkind=RunSubkind.MARATHON_PACE, reason=reason)


def first_match(folded: str, patterns: Patterns) -> TitleReading | None:
    """What the first pattern says that fits the folded text."""
    for pattern in patterns:
        if pattern.fits(folded):
            rule = pattern.rule
            return TitleReading(
                rule.kind, rule.subkind, rule.confidence_percent, rule.reason, rule.language
            )
    return None
