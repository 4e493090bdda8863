"""What ``build`` asks for, from words to nouns, and its session for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from wholestride.cli.kit import kit_of
from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Measure
from wholestride.domain.season import Prescription, Range

USUAL_PLACE = "bodyweight"
"""Where nothing is said nothing is needed."""


def half_of(text: str, option: str) -> int | tuple[str, ...]:
    """A number of exercises, or their ids.

    >>> half_of("3", "--upper"), half_of("push_up, row_db", "--upper")
    (3, ('push_up', 'row_db'))

    Raises:
        click.BadParameter: when it is neither.
    """
    words = tuple(part.strip().casefold() for part in text.split(",") if part.strip())
    if not words:
        raise click.BadParameter("Write a number, or ids with commas.", param_hint=option)
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    return words


def place_of(
    name: str | None, words: Sequence[str], athlete: Athlete | None, catalogue: Catalogue
) -> TrainingPlace:
    """The place: the athlete's own, one of the catalogue's, or what ``--with`` names.

    Raises:
        click.BadParameter: when no such place is known.
    """
    if words:
        return TrainingPlace(name or "here", kit_of(words, catalogue))
    own: Mapping[str, TrainingPlace] = athlete.planning_places if athlete else {}
    if name is None and own:
        return next(iter(own.values()))
    wanted = name or USUAL_PLACE
    if wanted in own:
        return own[wanted]
    if wanted in catalogue.places:
        return TrainingPlace(wanted, catalogue.places[wanted])
    known = ", ".join(dict.fromkeys((*own, *catalogue.places)))
    raise click.BadParameter(f"{wanted!r} is no place; it may be {known}.", param_hint="--place")


def prescription_json(line: Prescription) -> dict[str, object]:
    """One exercise with the keys of the season file."""
    return {
        "exercise": line.exercise,
        "name": line.name,
        "components": list(line.components),
        "pattern": line.pattern,
        "part": line.part,
        "sets": line.sets,
        **{str(each): _span(line.amount) if line.measure is each else None for each in Measure},
        "per_side": line.per_side,
        "load_kg": line.load.kg if line.load else None,
        "rir": _span(line.rir),
        "rest_s": line.rest_seconds,
        "tempo": line.tempo,
        "superset": line.superset,
        "warm_up": line.warm_up,
        "swap": list(line.swap),
        "why": line.why,
    }


def _span(span: Range | None) -> list[int] | None:
    return None if span is None else [span.low, span.high]
