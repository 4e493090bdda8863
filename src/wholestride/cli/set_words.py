"""The short way to write a set on the command line: ``step_up 8 x 16 kg @2 left``."""

from __future__ import annotations

import re

from wholestride.domain.athlete import Side
from wholestride.domain.logbook import SetLog
from wholestride.domain.quantities import kg, lb

SET_PATTERN = re.compile(
    r"(?P<exercise>[a-z0-9_]+)\s+(?P<amount>\d{1,4})(?P<unit>s|m)?"
    r"(?:\s*[x×]\s*(?P<mass>\d{1,4}(?:[.,]\d{1,2})?)\s*(?P<mass_unit>kg|lb))?"
    r"(?:\s*@\s*(?P<rir>\d{1,2}))?"
    r"(?:\s+(?P<side>left|right))?"
)

MOST_IN_RESERVE = 10


def read_set(text: str) -> SetLog:
    """A set from its short form.

    >>> read_set("step_up 8 x 16 kg @2 left").load
    Mass(grams=16000, unit=<MassUnit.KG: 'kg'>)
    >>> read_set("plank 45s").seconds
    45

    Raises:
        ValueError: when the text is none; the message says how to write it.
    """
    match = SET_PATTERN.fullmatch(text.strip().casefold())
    if match is None:
        raise ValueError(
            f"{text!r} is no set; write 'step_up 8 x 16 kg @2 left', 'plank 45s' or 'push_up 12 @3'"
        )
    if match["rir"] and int(match["rir"]) > MOST_IN_RESERVE:
        raise ValueError(f"{text!r}: @ is repetitions in reserve, 0 to {MOST_IN_RESERVE}")
    amount = int(match["amount"])
    mass = float(match["mass"].replace(",", ".")) if match["mass"] else None
    make = lb if match["mass_unit"] == "lb" else kg
    return SetLog(
        exercise=match["exercise"],
        reps=None if match["unit"] else amount,
        seconds=amount if match["unit"] == "s" else None,
        metres=amount if match["unit"] == "m" else None,
        load=None if mass is None else make(mass),
        rir=int(match["rir"]) if match["rir"] else None,
        side=Side(match["side"]) if match["side"] else Side.BOTH,
    )
