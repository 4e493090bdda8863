"""Reads steps, schedules and sets from the files of a watch, also those that others wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wholestride.domain.quantities import Mass, MassUnit
from wholestride.formats.fit.planned import ENDINGS, INTENSITIES, UNITS
from wholestride.formats.fit.profile import EPOCH, PLAN, SCHEDULE, SET, SET_DONE, STEP
from wholestride.formats.fit.scanning import scan
from wholestride.formats.fit.steps import Ending, Step, StepKind


@dataclass(frozen=True, slots=True)
class WatchSession:
    """What a FIT file says of a session: its name, its words, its steps."""

    name: str
    notes: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class WatchSet:
    """A set that was done; ``load`` is known to a sixteenth of a kilogram."""

    category: int | None
    exercise: int | None
    reps: int | None
    seconds: float | None
    load: Mass | None


def read_session(data: bytes) -> WatchSession | None:
    """The session of a FIT file of steps; None when it is none."""
    found = scan(data, (PLAN, STEP))
    about: dict[str, str] | None = None
    steps: list[Step] = []
    for definition, at in found[0].messages if found else ():
        texts = definition.texts(data, at)
        if definition.message == PLAN:
            about = texts
        else:
            steps.append(_step(definition.values(data, at), texts))
    if about is None:
        return None
    return WatchSession(about.get("name", ""), about.get("notes", ""), tuple(steps))


def read_schedule(data: bytes) -> tuple[tuple[int, datetime], ...]:
    """Serial number and local time of each session of a schedule."""
    every = [
        definition.values(data, at)
        for found in scan(data, (SCHEDULE,))
        for definition, at in found.messages
    ]
    return tuple(
        (int(each.get("serial", 0)), EPOCH + timedelta(seconds=each["start"]))
        for each in every
        if "start" in each
    )


def read_sets(data: bytes) -> tuple[WatchSet, ...]:
    """The sets of a FIT activity that were done; rests are passed over."""
    every = [
        definition.values(data, at)
        for found in scan(data, (SET,))
        for definition, at in found.messages
    ]
    return tuple(
        WatchSet(
            _whole(each, "category"),
            _whole(each, "exercise"),
            _whole(each, "reps"),
            each.get("seconds"),
            mass_of(each),
        )
        for each in every
        if each.get("kind") == SET_DONE
    )


def _step(values: Mapping[str, float], texts: Mapping[str, str]) -> Step:
    endings = {number: ending for ending, number in ENDINGS.items()}
    kinds = {number: kind for kind, number in INTENSITIES.items()}
    ending = endings.get(int(values.get("ending", ENDINGS[Ending.BUTTON])), Ending.BUTTON)
    amount = int(values.get("amount", 0))
    again = ending is Ending.ROUNDS
    kind = kinds.get(int(values.get("intensity", 0)), StepKind.WORK)
    return Step(
        StepKind.AGAIN if again else kind,
        ending,
        amount // 1000 if ending is Ending.SECONDS else amount,
        int(values.get("times", 0)) if again else 0,
        texts.get("name", ""),
        texts.get("notes", ""),
        _whole(values, "category"),
        _whole(values, "exercise"),
        mass_of(values),
    )


def _whole(values: Mapping[str, float], name: str) -> int | None:
    return int(values[name]) if name in values else None


def mass_of(values: Mapping[str, float]) -> Mass | None:
    """The weight of a step or a set, in the unit in which it is shown."""
    if "weight" not in values:
        return None
    unit = MassUnit.LB if values.get("unit") == UNITS[MassUnit.LB] else MassUnit.KG
    return Mass(round(values["weight"] * 1000), unit)
