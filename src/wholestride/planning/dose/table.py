"""The dose table read for one phase and level: ranges, splits and doses as nouns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wholestride.domain.athlete import Level
from wholestride.domain.catalogue import Catalogue, DoseRow
from wholestride.domain.exercise import DOSED_REGIONS, Component, Region
from wholestride.domain.season import Dose, MainLiftDose, PhaseName, Range, SessionKind

NONE = Range(0, 0)
UNUSED = ("", "-")
LIGHT_REPS = Range(6, 8)
"""Where the table has no repetitions: body-weight movements in race and recovery weeks."""
MINUTES_CEILING = 2
"""More than twice the target minutes of a component is not asked (our default)."""
RIR_CEILING = 5
"""Above five in reserve a number says only that it was easy (rule PROG06)."""


@dataclass(frozen=True, slots=True)
class PhaseDose:
    """What the table says about a full week of a phase at a level.

    ``sessions`` counts sessions of a leg dose of 0.15 or more, ``leg_sessions`` those of 0.5
    or more; ``splits`` says which kinds a count of sessions stands for.
    """

    phase: PhaseName
    sessions: Dose
    leg_sessions: Dose
    splits: Mapping[int, Mapping[SessionKind, int]]
    sets: Mapping[Region, Dose]
    minutes: Mapping[Component, Dose]
    contacts: Dose
    contacts_per_session: int
    main: MainLiftDose
    assistance_reps: Range
    assistance_rir: Range
    explosive: str
    core_prescription: str
    recovery_factor: float
    first_week_factor: float
    rules: tuple[str, ...]


def read_phase_dose(catalogue: Catalogue, phase: PhaseName, level: Level) -> PhaseDose:
    """All rows of the table for a phase and level.

    Raises:
        KeyError: when the table lacks one of them.
    """

    def row(item: str) -> DoseRow:
        return catalogue.dose[phase.value, level.value, item]

    return PhaseDose(
        phase=phase,
        sessions=_dose(row("sessions")),
        leg_sessions=_dose(row("leg-sessions")),
        splits=parse_splits(row("sessions").text),
        sets={region: _dose(row(f"sets.{region}")) for region in DOSED_REGIONS},
        minutes={part: _minutes(row(f"minutes.{part}")) for part in Component},
        contacts=_dose(row("contacts")),
        contacts_per_session=round(row("contacts.session-cap").maximum or 0),
        main=_main(row),
        assistance_reps=parse_range(row("assist.reps").text) or LIGHT_REPS,
        assistance_rir=parse_range(row("assist.rir").text) or Range(4, RIR_CEILING),
        explosive=_text(row("explosive")),
        core_prescription=_text(row("core.prescription")),
        recovery_factor=row("recovery-week").target or 0.0,
        first_week_factor=row("first-week").target or 0.0,
        rules=row("sessions").rules,
    )


RowReader = Callable[[str], DoseRow]


def _main(row: RowReader) -> MainLiftDose:
    return MainLiftDose(
        sets=parse_range(row("main.sets-per-lift").text) or NONE,
        reps=parse_range(row("main.reps").text) or NONE,
        percent_1rm=parse_range(row("main.percent").text),
        rir=parse_range(row("main.rir").text) or Range(4, RIR_CEILING),
        rest_seconds=round(row("main.rest").target or 0),
        weekly_sets=_dose(row("main.sets")),
    )


def _dose(row: DoseRow) -> Dose:
    return Dose(row.minimum or 0.0, row.target or 0.0, row.maximum or 0.0)


def _minutes(row: DoseRow) -> Dose:
    target = row.target or 0.0
    return Dose(row.minimum or 0.0, target, row.maximum or target * MINUTES_CEILING)


def _text(row: DoseRow) -> str:
    return "" if row.text in UNUSED else row.text


def parse_range(text: str) -> Range | None:
    """The range at the beginning of a figure's text; None where it has none.

    >>> print(parse_range("4-6"), parse_range("3"), parse_range(">=4"), parse_range("-"))
    4-6 3 4-5 None
    """
    match = re.match(r"\s*(>=)?\s*(\d+)(?:\s*-\s*(\d+))?", text)
    if match is None:
        return None
    low = int(match[2])
    return Range(low, max(low, RIR_CEILING) if match[1] else int(match[3] or low))


def parse_splits(text: str) -> dict[int, dict[SessionKind, int]]:
    """Which kinds a number of sessions stands for.

    >>> parse_splits("1: full; 2: 1 full + 1 power")[2] == {
    ...     SessionKind.FULL: 1, SessionKind.POWER: 1}
    True
    """
    splits: dict[int, dict[SessionKind, int]] = {}
    for part in text.split(";"):
        count, _, kinds = part.partition(":")
        if count.strip().isdigit():
            splits[int(count)] = _kinds(kinds)
    return splits


def _kinds(text: str) -> dict[SessionKind, int]:
    kinds: dict[SessionKind, int] = {}
    for part in text.split("+"):
        match = re.fullmatch(r"\s*(\d*)\s*([a-z-]*[a-z])\s*", part)
        if match is not None:
            kinds[SessionKind(match[2])] = int(match[1] or 1)
    return kinds
