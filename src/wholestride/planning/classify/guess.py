"""A guess: an entry with what it is taken for so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wholestride.domain.quantities import Distance, Pace
from wholestride.domain.running import CalendarEntry, Race, RunKind, RunSubkind
from wholestride.planning.classify.lengths import Length, read_length
from wholestride.planning.classify.titles import SURE_PERCENT, Patterns, first_match, read_words
from wholestride.planning.classify.weights import RACE_METRES
from wholestride.planning.classify.words import LONGEST_DESCRIPTION, fold

NO_RUN = (RunKind.REST, RunKind.CROSS, RunKind.STRENGTH, RunKind.OTHER)

NOTHING_SAID_PERCENT = 40
UNKNOWN_TITLE_PERCENT = 60
"""More than this no week can say about a run whose title is not understood."""
DISTANCE_ONLY_PERCENT = 60
KIND_COLUMN_PERCENT = 96
RUNNING_CALENDAR_PERCENT = 50
"""From this share of known titles on, an unknown title in the calendar is a run, too."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An entry, what it is taken for, how surely and why, and how long it is."""

    entry: CalendarEntry
    kind: RunKind
    subkind: RunSubkind | None
    confidence_percent: int
    reasons: tuple[str, ...]
    length: Length
    recognised: bool = True
    settled: bool = False
    title_known: bool = True
    """False where the title holds words that say nothing to us, nor how far."""
    race: Race | None = None

    @property
    def day(self) -> date:
        """The day of the entry."""
        return self.entry.day

    @property
    def monday(self) -> date:
        """The Monday of the entry's week."""
        return self.day - timedelta(days=self.day.weekday())

    @property
    def is_run(self) -> bool:
        """True for everything that is run."""
        return self.kind not in NO_RUN

    @property
    def silent(self) -> bool:
        """True when the words did not settle the kind, so that the week may."""
        return not self.settled and self.confidence_percent < SURE_PERCENT

    @property
    def distance(self) -> Distance | None:
        """The distance of the entry's own field, or of its words."""
        return self.entry.distance or self.length.distance

    def size_seconds(self, easy_pace: Pace) -> int | None:
        """How long the run is for comparing runs of a week [s]; None when nothing says so."""
        distance = self.distance
        if distance is None and self.race is not None:
            distance = Distance(RACE_METRES[self.race.distance])
        if distance is not None:
            return distance.metres * easy_pace.seconds_per_km // 1000
        minutes = self.length.minutes or self.entry.minutes
        return None if minutes is None else minutes * 60

    def taken_for(
        self, kind: RunKind, percent: int, reason: str, subkind: RunSubkind | None = None
    ) -> Guess:
        """The same entry taken for another kind, with one more reason."""
        reasons = (*self.reasons, reason)
        return replace(
            self, kind=kind, subkind=subkind, confidence_percent=percent, reasons=reasons
        )


def is_running_calendar(guesses: Sequence[Guess]) -> bool:
    """True where at least half of the titles are understood as training."""
    known = sum(guess.recognised and guess.kind is not RunKind.OTHER for guess in guesses)
    return known * 100 >= len(guesses) * RUNNING_CALENDAR_PERCENT


def first_guess(entry: CalendarEntry, patterns: Patterns) -> Guess:
    """What the entry's own words say: kind column, title, description, distance."""
    length = _length(entry)
    hinted = _from_kind_column(entry, length, patterns)
    if hinted is not None:
        return hinted
    reading = read_words(entry.title, entry.description, patterns)
    if reading is not None:
        reasons = (reading.reason,)
        return Guess(
            entry, reading.kind, reading.subkind, reading.confidence_percent, reasons, length
        )
    if entry.distance is not None or length.distance is not None or length.bare is not None:
        silent = length.distance is None and length.bare is None and bool(fold(entry.title))
        reasons = ("only a distance",)
        guess = Guess(entry, RunKind.EASY, None, DISTANCE_ONLY_PERCENT, reasons, length)
        return replace(guess, title_known=not silent)
    reasons = ("the title says nothing that we know",)
    guess = Guess(entry, RunKind.EASY, None, NOTHING_SAID_PERCENT, reasons, length)
    return replace(guess, recognised=False, title_known=not fold(entry.title))


def _length(entry: CalendarEntry) -> Length:
    length = read_length(fold(entry.title))
    if length.known or length.bare is not None or not entry.description:
        return length
    described = read_length(fold(entry.description, LONGEST_DESCRIPTION))
    return replace(described, bare=None, repeats=length.repeats or described.repeats)


def _from_kind_column(entry: CalendarEntry, length: Length, patterns: Patterns) -> Guess | None:
    """What the calendar itself calls the kind, by our word or by the title patterns."""
    hint = fold(entry.kind_hint)
    if not hint:
        return None
    reasons = (f"the calendar calls it {entry.kind_hint.strip()}",)
    if hint in tuple(RunKind):
        return Guess(entry, RunKind(hint), None, KIND_COLUMN_PERCENT, reasons, length, settled=True)
    if hint in tuple(RunSubkind):
        subkind = RunSubkind(hint)
        kind = RunKind.TEMPO if subkind is RunSubkind.MARATHON_PACE else RunKind.LONG
        return Guess(entry, kind, subkind, KIND_COLUMN_PERCENT, reasons, length, settled=True)
    reading = first_match(hint, patterns)
    if reading is None or not reading.sure or reading.kind is RunKind.OTHER:
        return None
    return Guess(entry, reading.kind, reading.subkind, KIND_COLUMN_PERCENT, reasons, length)
