"""The lines of a session as a page or a sheet of paper shows them, part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Equipment, Exercise
from wholestride.domain.season import Adjustment, Prescription
from wholestride.formats.gym_speech import (
    EASY_PARTS,
    PART_WORDS,
    ramp_words,
    rest_words,
    shared_adjustments,
    tempo_words,
)
from wholestride.web import words
from wholestride.web.pages.gym.nouns import Spoken
from wholestride.web.pages.gym.reasons import spoken

OF_A_TEMPLATE = "A line of "
PRIMARY = 2
"""The weight of a region that an exercise trains first."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One exercise: what is asked, how it is done, and why it is there."""

    exercise: Exercise
    line: Prescription
    weighed: bool
    """True where a load is written down."""
    asked: str
    load: str
    rest: str
    tempo: str
    ramp: str
    """The warm-up sets that lead to it."""
    reasons: tuple[Spoken, ...]
    swaps: tuple[Exercise, ...]
    differently: tuple[Adjustment, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbours of one part of the session, or of one superset."""

    title: str
    easy: bool
    in_turn: bool
    lines: tuple[ShownLine, ...]


def parts_of(
    lines: Sequence[Prescription], catalogue: Catalogue, place: TrainingPlace
) -> tuple[Part, ...]:
    """The session in its parts; warm-up sets stand with the exercise that they lead to."""
    kit = place.equipment | EVERYWHERE
    working = [each for each in lines if not each.warm_up]
    return tuple(
        Part(
            f"{letter}, in turn" if letter else PART_WORDS.get(part, part.capitalize()),
            part in EASY_PARTS,
            bool(letter),
            tuple(_shown(each, lines, catalogue, kit) for each in group),
        )
        for (letter, part), group in groupby(working, key=_part)
    )


def _part(line: Prescription) -> tuple[str, str]:
    return (line.superset, "") if line.superset else ("", line.part)


def _shown(
    line: Prescription,
    lines: Sequence[Prescription],
    catalogue: Catalogue,
    kit: frozenset[Equipment],
) -> ShownLine:
    exercise = catalogue.exercises[line.exercise]
    shared = shared_adjustments(lines)
    ramp = [each for each in lines if each.warm_up and each.exercise == line.exercise]
    rir = f" at RIR {words.figures(line.rir)}" if line.rir else ""
    return ShownLine(
        exercise=exercise,
        line=line,
        weighed=exercise.loadable_with(kit),
        asked=f"{words.amount(line)}{rir}",
        load=str(line.load) if line.load else "",
        rest=rest_words(line.rest_seconds),
        tempo=tempo_words(line.tempo) if line.tempo else "",
        ramp=ramp_words(ramp) if ramp else "",
        reasons=tuple(_reasons(line, catalogue)),
        swaps=tuple(catalogue.exercises[each] for each in line.swap if each in catalogue.exercises),
        differently=tuple(each for each in line.adjust if each not in shared),
    )


def _reasons(line: Prescription, catalogue: Catalogue) -> Iterator[Spoken]:
    """Why it is there; a line of a written session says what it trains instead of whose it is."""
    trained = [
        region.spoken
        for region, weight in catalogue.exercises[line.exercise].regions.items()
        if weight >= PRIMARY
    ]
    for each in spoken(line.why, catalogue):
        if not each.text.startswith(OF_A_TEMPLATE):
            yield each
        elif trained:
            yield Spoken(f"For {', '.join(trained)}.")


def shared_words(lines: Sequence[Prescription]) -> tuple[Adjustment, ...]:
    """What several exercises say alike of pain: it is said once."""
    return shared_adjustments(lines)
