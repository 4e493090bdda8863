"""The dose of every week, from frames and state to figures with their reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding
from wholestride.domain.running import Run
from wholestride.domain.season import (
    Phase,
    PhaseName,
    Range,
    SessionKind,
    WeekDose,
)
from wholestride.planning.dose.amounts import Amounts, Sets, full_amounts, week_amounts
from wholestride.planning.dose.blocks import number_blocks
from wholestride.planning.dose.easing import HEAVIER, Ease
from wholestride.planning.dose.effort import (
    Climb,
    Limits,
    eased_rir,
    limits,
    main_lift,
    primer_lift,
)
from wholestride.planning.dose.frames import week_frames
from wholestride.planning.dose.history import NOTHING_LOGGED, LiftingFacts, arrival
from wholestride.planning.dose.kind_rules import LATE_LEG_DAYS
from wholestride.planning.dose.outline import Outline, OutlineInputs, outlines
from wholestride.planning.dose.table import PhaseDose, read_phase_dose
from wholestride.planning.dose.words import too_late_for_economy, week_findings
from wholestride.planning.loads import load_findings

NEW_BLOCK_NOVELTY = 30
"""New variants at the start of a block are a little new to the legs again (rule I15)."""
UNEASED = (Ease.NONE, Ease.SECOND, Ease.ONE_SET_LESS)


@dataclass(frozen=True, slots=True)
class Carried:
    """What one week's dose hands to the next: bands, and the sets of the last full week."""

    reference: Sets | None = None
    band: Range | None = None
    last_full_band: Range | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Block and loading-week number of a week, with the length of its climb."""

    block: int
    new_block: bool
    at: int
    of: int


def week_doses(
    phases: tuple[Phase, ...],
    runs: Sequence[Run],
    athlete: Athlete,
    catalogue: Catalogue,
    start: date,
    end: date,
    *,
    facts: LiftingFacts = NOTHING_LOGGED,
) -> tuple[tuple[WeekDose, ...], tuple[Finding, ...]]:
    """What every week from ``start`` to ``end`` should hold, before anything is placed.

    ``phases`` cover these days; ``facts`` is what the logbook knows. Runs before the start may
    be among ``runs``: they tell recovery weeks and leaps of the long run from the first day on.
    """
    rows = {phase: read_phase_dose(catalogue, phase, athlete.level) for phase in PhaseName}
    inside = tuple(
        replace(each, first=max(each.first, start), last=min(each.last, end))
        for each in phases
        if each.last >= start and each.first <= end
    )
    arrived = arrival(athlete, start, facts)
    frames = week_frames(inside, runs, athlete, facts)
    drawn = outlines(frames, arrived, OutlineInputs(athlete, rows, facts))
    doses = []
    carried = Carried()
    for outline, position in zip(drawn, _positions(drawn), strict=True):
        dose, carried = _dose(outline, _row(outline, rows), athlete, position, carried)
        doses.append(dose)
    findings = (
        *arrived.findings,
        *too_late_for_economy(runs, athlete, start, arrived.standing),
        *load_findings(runs, athlete, start, end),
        *week_findings(doses, athlete),
    )
    return tuple(doses), findings


def _row(outline: Outline, rows: Mapping[PhaseName, PhaseDose]) -> PhaseDose:
    """The phase's row; a taper before adaptation is over keeps the loads of the adaptation."""
    row, light = rows[outline.phase], rows[PhaseName.ADAPTATION]
    if not outline.late:
        return row
    main = replace(light.main, sets=row.main.sets, weekly_sets=row.main.weekly_sets)
    return replace(
        row, main=main, assistance_reps=light.assistance_reps, assistance_rir=light.assistance_rir
    )


def _positions(drawn: Sequence[Outline]) -> tuple[Position, ...]:
    """Every week's block, and its place among the loading weeks of its run of the phase."""
    blocks = number_blocks([(each.phase, each.easing.ease is Ease.RECOVERY) for each in drawn])
    positions: list[Position] = []
    for _, group in groupby(drawn, key=lambda each: each.phase):
        weeks = list(group)
        loading = [each.easing.ease in (*UNEASED, Ease.FIRST) for each in weeks]
        for at in range(len(weeks)):
            number = len(positions)
            new_block = number > 0 and blocks[number - 1] != blocks[number]
            positions.append(Position(blocks[number], new_block, sum(loading[:at]), sum(loading)))
    return tuple(positions)


def _dose(
    outline: Outline, row: PhaseDose, athlete: Athlete, position: Position, carried: Carried
) -> tuple[WeekDose, Carried]:
    limit = limits(outline, athlete)
    climb = Climb(position.at, position.of, carried.band, carried.last_full_band)
    main = main_lift(outline, row, climb, limit, athlete.level)
    if outline.kinds.get(SessionKind.PRIMER):
        main = primer_lift(main)
    full = full_amounts(outline, row, athlete)
    amounts = week_amounts(full, outline, athlete, carried.reference)
    jumps = outline.landings.week.maximum > 0 or outline.landings.begun
    dose = WeekDose(
        start=outline.frame.start,
        phase=outline.phase,
        calendar_phase=outline.frame.calendar,
        recovery=outline.easing.ease is Ease.RECOVERY,
        first_of_more=outline.easing.ease is Ease.FIRST,
        block=position.block,
        factor=outline.easing.factor,
        wanted=outline.kinds,
        sets=amounts.sets,
        minutes=amounts.minutes,
        contacts=outline.landings.week,
        contacts_per_session=outline.landings.per_session,
        main=main,
        assistance_reps=row.assistance_reps,
        assistance_rir=eased_rir(row.assistance_rir, outline.easing.ease, limit),
        novelty_hundredths=_novelty(outline, position),
        explosive=row.explosive if jumps and _is_fast(outline) else "",
        core_prescription=row.core_prescription,
        jumps_allowed=jumps,
        reasons=_reasons(outline, limit, amounts),
        load_percent=outline.easing.load_percent,
        leg_factor=amounts.leg_factor,
        taper_percent=outline.frame.taper_percent,
        no_leg_from=_no_leg_from(outline),
    )
    return dose, _carry(carried, outline, full.sets, main.percent_1rm)


def _carry(carried: Carried, outline: Outline, sets: Sets, band: Range | None) -> Carried:
    if outline.easing.ease is Ease.FIRST:
        return replace(carried, band=band)
    if outline.easing.ease not in UNEASED:
        return carried
    if outline.phase in HEAVIER:
        return Carried(sets, band, band)
    reference = sets if outline.phase is PhaseName.ADAPTATION else carried.reference
    return Carried(reference, band, carried.last_full_band)


def _is_fast(outline: Outline) -> bool:
    """Explosive sets belong to power sessions, and to the peak's maintenance."""
    peak = outline.phase is PhaseName.PEAK and outline.easing.ease in UNEASED
    return peak or SessionKind.POWER in outline.kinds


def _novelty(outline: Outline, position: Position) -> int:
    new = position.new_block and outline.phase in HEAVIER
    return max(outline.novelty_hundredths, NEW_BLOCK_NOVELTY if new else 0)


def _no_leg_from(outline: Outline) -> date | None:
    goal = outline.frame.goal
    if not outline.late or goal is None:
        return None
    return goal.day - timedelta(days=LATE_LEG_DAYS[goal.race.distance] - 1)


def _reasons(outline: Outline, limit: Limits, amounts: Amounts) -> tuple[str, ...]:
    words = (*outline.reasons, outline.landings.reason, *amounts.reasons, limit.reason)
    return tuple(dict.fromkeys(each for each in words if each))
