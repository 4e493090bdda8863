"""Sets that a watch kept of the gym, gathered in one table of the runner's."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wholestride.domain.quantities import Mass, MassUnit
from wholestride.formats.strength.nouns import LiftedSet
from wholestride.web.training.models import Runner, StrengthTable

MARK = b'{"format": "wholestride.watch-sets/1"}\n'
DIGEST = "watch"
"""Stands where other tables have the digest of their content: there is one for all uploads."""
NAME = "Sets of your watch"
MOST_SETS = 40_000
"""About 5 MB, some fifteen years; the oldest are left out."""
_NUMBERS = ("reps", "seconds", "metres", "rir")


def written(sets: Iterable[LiftedSet]) -> bytes:
    """The sets as lines, by their sessions."""
    ordered = sorted(sets, key=lambda each: each.at)[-MOST_SETS:]
    lines = (json.dumps(_line(each), ensure_ascii=False) for each in ordered)
    return MARK + "".join(f"{line}\n" for line in lines).encode()


def _line(lifted: LiftedSet) -> dict[str, Any]:
    load = lifted.load
    return {
        "name": lifted.name,
        "at": lifted.at.isoformat(),
        "grams": load.grams if load else None,
        "unit": load.unit if load else None,
        "warm_up": lifted.warm_up,
        **{name: getattr(lifted, name) for name in _NUMBERS},
    }


def read(data: bytes) -> tuple[LiftedSet, ...]:
    """The sets of :func:`written`.

    Raises:
        ValueError, TypeError, KeyError: when the lines are not ours.
    """
    return tuple(_set(json.loads(line)) for line in data[len(MARK) :].splitlines())


def _set(line: dict[str, Any]) -> LiftedSet:
    load = None if line["grams"] is None else Mass(int(line["grams"]), MassUnit(line["unit"]))
    numbers = {name: None if line[name] is None else int(line[name]) for name in _NUMBERS}
    at = datetime.fromisoformat(line["at"]).replace(tzinfo=None)
    return LiftedSet(str(line["name"]), at, load=load, warm_up=line["warm_up"] is True, **numbers)


def keep(runner: Runner, sets: Iterable[LiftedSet]) -> None:
    """Put sets to those of earlier uploads; a session that comes again takes its own place."""
    fresh = tuple(sets)
    row = StrengthTable.objects.filter(runner=runner, digest=DIGEST).first()
    row = row or StrengthTable(runner=runner, digest=DIGEST, name=NAME)
    again = {each.at for each in fresh}
    before = read(bytes(row.data)) if row.data else ()
    row.data = written((*(each for each in before if each.at not in again), *fresh))
    row.save()
