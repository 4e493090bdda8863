"""Published trials as a check on the dose: docs/published-protocols.md says why where we differ.

Figures of the trials: sessions a week, sets of a main lift, repetitions, percent of the maximum
as far as they are known. What we plan must lie inside; the named exceptions stand on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.season import PhaseName
from wholestride.planning.dose.table import read_phase_dose

PAGE = Path(__file__).resolve().parents[2] / "docs" / "published-protocols.md"


@dataclass(frozen=True)
class Protocol:
    """What a trial did in one of its phases, and the phase and level of ours beside it."""

    name: str
    phase: PhaseName
    level: Level
    sessions: tuple[int, int]
    sets: tuple[int, int]
    reps: tuple[int, int]
    percent: tuple[int, int] | None
    except_for: str = ""


ADVANCED, INTERMEDIATE = Level.ADVANCED, Level.INTERMEDIATE
PROTOCOLS = (
    Protocol(
        "Beattie 2017, pre-season", PhaseName.BASE, INTERMEDIATE, (2, 2), (3, 4), (3, 8), None
    ),
    Protocol("Beattie 2017, in season", PhaseName.PEAK, INTERMEDIATE, (1, 1), (2, 3), (3, 8), None),
    Protocol("Støren 2008", PhaseName.BASE, ADVANCED, (3, 3), (4, 4), (4, 4), (85, 90), "sessions"),
    Protocol(
        "Damasceno 2015, weeks 3-6", PhaseName.BASE, INTERMEDIATE, (2, 2), (3, 4), (4, 8), None
    ),
    Protocol(
        "Damasceno 2015, weeks 7-8", PhaseName.BUILD, INTERMEDIATE, (2, 2), (2, 4), (3, 5), None
    ),
    Protocol("Taipale 2010, MAX", PhaseName.BASE, INTERMEDIATE, (1, 2), (3, 4), (4, 6), (80, 87)),
    Protocol(
        "Rønnestad 2010, weeks 7-12", PhaseName.BASE, INTERMEDIATE, (2, 2), (3, 4), (4, 6), (80, 90)
    ),
    Protocol(
        "Rønnestad 2010, in season", PhaseName.PEAK, INTERMEDIATE, (1, 1), (2, 3), (3, 5), (80, 88)
    ),
)


def leg_sessions(protocol: Protocol) -> int:
    return round(read_phase_dose(load(), protocol.phase, protocol.level).leg_sessions.target)


@pytest.mark.parametrize("protocol", PROTOCOLS, ids=lambda each: each.name)
def test_the_main_lift_is_done_as_the_trial_did_it(protocol: Protocol) -> None:
    main = read_phase_dose(load(), protocol.phase, protocol.level).main
    least, most = protocol.sets
    assert main.sets.low <= most
    assert least <= main.sets.high
    assert protocol.reps[0] <= main.reps.high
    assert main.reps.low <= protocol.reps[1]
    if protocol.percent is not None:
        assert main.percent_1rm is not None
        assert protocol.percent[0] <= main.percent_1rm.high
        assert main.percent_1rm.low <= protocol.percent[1]


@pytest.mark.parametrize("protocol", PROTOCOLS, ids=lambda each: each.name)
def test_as_many_leg_sessions_as_in_the_trial_or_the_page_says_why_not(protocol: Protocol) -> None:
    inside = protocol.sessions[0] <= leg_sessions(protocol) <= protocol.sessions[1]
    assert inside or protocol.except_for == "sessions"
    assert protocol.name.split(",")[0] in PAGE.read_text(encoding="utf-8")


def test_the_page_explains_every_exception() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for protocol in PROTOCOLS:
        if protocol.except_for:
            assert f"**{protocol.name}**" in page
