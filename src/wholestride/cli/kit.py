"""Equipment and places as they are named on the command line."""

from __future__ import annotations

from collections.abc import Sequence

import click

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Equipment
from wholestride.formats.wording import did_you_mean


def kit_of(
    words: Sequence[str], catalogue: Catalogue, option: str = "--with"
) -> frozenset[Equipment]:
    """What the words name, with what is everywhere.

    Raises:
        click.BadParameter: when a word is no equipment; the message names the nearest one.
    """
    by_word = {each.value: each for each in Equipment} | dict(catalogue.equipment_aliases)
    kit = set(EVERYWHERE)
    for text in words:
        for word in (part.strip().casefold() for part in text.split(",")):
            if word not in by_word:
                known = ", ".join(sorted(each.value for each in Equipment))
                step = did_you_mean(word, by_word, f"It may be: {known}.")
                raise click.BadParameter(f"{word!r} is no equipment. {step}", param_hint=option)
            kit.add(by_word[word])
    return frozenset(kit)
