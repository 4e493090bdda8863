"""From placed and composed to issued: ids, prescriptions, reasons."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from wholestride.domain.athlete import Athlete, Side
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.running import Run
from wholestride.domain.season import (
    PhaseName,
    Prescription,
    Session,
    SessionKind,
    WeekDose,
)
from wholestride.planning.blocks import ComposedWeek
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.composition.nouns import ComposedSession
from wholestride.planning.explanation import Surroundings, alternatives, explain, run_words
from wholestride.planning.fitting import FitInputs, Piece, fit_season
from wholestride.planning.matching import NOTHING_MATCHED, Matches
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.prescription import Estimate, PrescriptionContext, prescribe
from wholestride.planning.recutting import Cut, cut_of, is_cut_anew, runs_near
from wholestride.planning.written import as_composed, what_is_done, with_new_loads
from wholestride.science.interference import leg_set_factor

LEG_SESSION = 30
"""Leg dose in hundredths from which a session is leg work."""

KIND_TITLES: Mapping[SessionKind, str] = {
    SessionKind.FULL: "Full body",
    SessionKind.LOWER: "Legs",
    SessionKind.FULL_LIGHT: "Full body, light",
    SessionKind.MAINTENANCE: "Maintenance",
    SessionKind.POWER: "Power",
    SessionKind.STABILITY: "Stability",
    SessionKind.PRIMER: "Primer",
    SessionKind.UPPER_CORE: "Upper body and core",
    SessionKind.ACTIVATION: "Activation",
    SessionKind.MOBILITY: "Mobility",
    SessionKind.PREHAB: "Ten-minute prehab",
}


@dataclass(frozen=True, slots=True)
class IssueInputs:
    """What issuing sessions looks at.

    ``old`` are the sessions of the season before, by what they became; ``frozen`` those
    that stay as they are; ``logged`` names the exercises whose loads follow from the log.
    ``doses_before`` and ``runs_before`` are what the old sessions were cut for.
    """

    athlete: Athlete
    catalogue: Catalogue
    runs: Sequence[Run]
    doses: Mapping[date, WeekDose]
    estimates: Mapping[str, Estimate]
    moderate_only: bool = False
    old: Matches = NOTHING_MATCHED
    frozen: Mapping[tuple[datetime, SessionKind], Session] = field(default_factory=dict)
    taken_ids: frozenset[str] = frozenset()
    logged: frozenset[str] = frozenset()
    weaker: Mapping[str, Side] = field(default_factory=dict)
    doses_before: Mapping[date, WeekDose] = field(default_factory=dict)
    runs_before: Sequence[Run] = ()


def issue(
    placed: Sequence[PlacedSession], composed: Mapping[date, ComposedWeek], inputs: IssueInputs
) -> tuple[Session, ...]:
    """The issued sessions in order of time."""
    sessions: list[Session] = []
    taken = set(inputs.taken_ids)
    cuts = cuts_anew(placed, inputs)
    fits = fit_season(_pieces(placed, composed, inputs, cuts), _fit_inputs(inputs))
    for number, each in enumerate(placed):
        frozen = inputs.frozen.get((each.start, each.kind))
        if frozen is not None:
            sessions.append(frozen)
            continue
        old = inputs.old.by_position.get(number)
        fresh = _own(each) if each.own_title else _issued(each, inputs)
        if old is not None and number not in cuts and may_carry(old, each, inputs):
            fresh = _carried(fresh, old, each, inputs)
        else:
            fresh = _filled(fresh, each, fits.get(number), inputs)
        session = _named(fresh, each, old, taken)
        taken.add(session.id)
        sessions.append(session)
    return tuple(sessions)


def cuts_anew(placed: Sequence[PlacedSession], inputs: IssueInputs) -> dict[int, Cut]:
    """Old sessions whose sets no longer fit their slot or week, with what they were cut to."""
    cuts: dict[int, Cut] = {}
    for number, old in inputs.old.by_position.items():
        each = placed[number]
        before = inputs.doses_before.get(each.week)
        if before is None or not may_carry(old, each, inputs):
            continue
        held = cut_of(before, inputs.runs_before, old.start)
        if is_cut_anew(old, each, held, cut_of(inputs.doses[each.week], inputs.runs, each.start)):
            cuts[number] = held
    return cuts


def _pieces(
    placed: Sequence[PlacedSession],
    composed: Mapping[date, ComposedWeek],
    inputs: IssueInputs,
    cuts: Mapping[int, Cut],
) -> dict[int, Piece]:
    """What every session holds, by its number: composed now, or written in a season before."""
    pieces: dict[int, Piece] = {}
    positions: Counter[date] = Counter()
    for number, each in enumerate(placed):
        position = positions[each.week]
        positions[each.week] += not each.own_title
        week = composed.get(each.week)
        written = _written(number, each, inputs)
        if written is not None and written.prescriptions:
            place = inputs.athlete.planning_places[written.place]
            held = as_composed(written, place, inputs.catalogue)
            cut = cuts.get(number)
            pieces[number] = Piece(each, held, cut.week, cut.legs) if cut else Piece(each, held)
        elif week is not None and not each.own_title:
            pieces[number] = Piece(each, week.sessions[position], week.factor)
    return pieces


def _written(number: int, placed: PlacedSession, inputs: IssueInputs) -> Session | None:
    """The session of the season before whose exercises stay."""
    frozen = inputs.frozen.get((placed.start, placed.kind))
    if frozen is not None:
        return frozen
    old = inputs.old.by_position.get(number)
    return old if old is not None and may_carry(old, placed, inputs) else None


def _fit_inputs(inputs: IssueInputs) -> FitInputs:
    return FitInputs(inputs.catalogue, inputs.runs, inputs.doses)


def _free_id(placed: PlacedSession, taken: set[str]) -> str:
    numbers = itertools.count(1)
    names = (session_id(placed.week, placed.kind, number) for number in numbers)
    return next(name for name in names if name not in taken)


def session_id(week: date, kind: SessionKind, number: int) -> str:
    """A name that stays with a planned session when it moves.

    >>> session_id(date(2026, 11, 23), SessionKind.FULL, 1)
    '2026-11-23-full-1'
    """
    return f"{week.isoformat()}-{kind}-{number}"


def _issued(placed: PlacedSession, inputs: IssueInputs) -> Session:
    dose = inputs.doses[placed.week]
    near = runs_near(inputs.runs, placed.start)
    by_id = {run.id: run for run in near}
    legs, tiring = leg_set_factor(near, placed.start)
    around = Surroundings(
        runs=near,
        rules=inputs.catalogue.rules,
        dose=dose,
        new_bout="I03" in placed.rules,
        leg_cut=(legs, tiring) if tiring is not None and _cuts(placed, legs) else None,
    )
    return Session(
        id="",
        start=placed.start,
        minutes=placed.minutes,
        kind=placed.kind,
        phase=dose.phase,
        block=dose.block,
        place=placed.place,
        leg_dose_hundredths=placed.kind.leg_dose_hundredths,
        title=KIND_TITLES[placed.kind],
        why=explain(placed, around),
        alternatives=alternatives(placed, by_id),
    )


def _cuts(placed: PlacedSession, legs: int) -> bool:
    """True where tired legs take leg sets away: there must be leg sets."""
    return legs < 100 and placed.kind.leg_dose_hundredths >= LEG_SESSION


def _own(placed: PlacedSession) -> Session:
    return Session(
        id="",
        start=placed.start,
        minutes=placed.minutes,
        kind=placed.kind,
        phase=PhaseName.BASE,
        block=0,
        place=placed.place,
        leg_dose_hundredths=placed.kind.leg_dose_hundredths,
        title=placed.own_title,
        own=True,
    )


def _filled(
    session: Session, placed: PlacedSession, fit: ComposedSession | None, inputs: IssueInputs
) -> Session:
    if fit is None:
        return session
    return replace(
        session,
        title=fit.title or session.title,
        template=fit.template,
        prescriptions=prescribe(fit, context_of(placed, inputs), inputs.catalogue),
    )


def _carried(fresh: Session, old: Session, placed: PlacedSession, inputs: IssueInputs) -> Session:
    """The old exercises, with new loads where something was logged."""
    lines = tuple(_with_swaps_that_may(old, placed, inputs))
    carried = replace(fresh, title=old.title, template=old.template, prescriptions=lines)
    if not inputs.logged:
        return carried
    context = context_of(placed, inputs)
    loaded = with_new_loads(carried, inputs.logged, context, inputs.catalogue)
    return replace(carried, prescriptions=loaded)


def _named(fresh: Session, placed: PlacedSession, old: Session | None, taken: set[str]) -> Session:
    """The session with its id; one that goes on keeps its id and counts its revisions."""
    if old is None:
        return replace(fresh, id=_free_id(placed, taken))
    touched = differs(old, fresh)
    return replace(fresh, id=old.id, status=old.status, revision=old.revision + touched)


def differs(old: Session, fresh: Session) -> bool:
    """True when the runner would notice: time, place, length, kind, or exercises once written."""
    noticed = ("start", "minutes", "kind", "place")
    if any(getattr(old, name) != getattr(fresh, name) for name in noticed):
        return True
    done, now = what_is_done(old.prescriptions), what_is_done(fresh.prescriptions)
    return bool(old.prescriptions) and done != now


def may_carry(old: Session, placed: PlacedSession, inputs: IssueInputs) -> bool:
    """True when the old exercises may stay: same kind and place, time enough, none forbidden."""
    if not old.prescriptions or old.kind is not placed.kind or old.place != placed.place:
        return False
    if old.minutes > placed.minutes:
        return False
    return not _forbidden((each.exercise for each in old.prescriptions), placed, inputs)


def _forbidden(names: Iterable[str], placed: PlacedSession, inputs: IssueInputs) -> frozenset[str]:
    """Those of some exercises that are forbidden on the day of a session."""
    exercises = {name: inputs.catalogue.exercises[name] for name in names}
    catalogue = replace(inputs.catalogue, exercises=exercises)
    athlete = inputs.athlete
    return frozenset(forbidden_exercises(athlete, catalogue, placed.start.date(), athlete.level))


def _with_swaps_that_may(
    old: Session, placed: PlacedSession, inputs: IssueInputs
) -> Iterator[Prescription]:
    """The old lines; what is forbidden or unknown by now is no longer offered instead of any."""
    offered = {name for each in old.prescriptions for name in each.swap}
    offered &= inputs.catalogue.exercises.keys()
    may = offered - _forbidden(sorted(offered), placed, inputs)
    for each in old.prescriptions:
        left = tuple(name for name in each.swap if name in may)
        yield each if left == each.swap else replace(each, swap=left)


def context_of(placed: PlacedSession, inputs: IssueInputs) -> PrescriptionContext:
    """What prescription looks at for a session on its slot."""
    dose = inputs.doses[placed.week]
    block = sorted(each.start for each in inputs.doses.values() if each.block == dose.block)
    return PrescriptionContext(
        week=dose,
        week_in_block=block.index(dose.start),
        weeks_in_block=len(block),
        athlete=inputs.athlete,
        place=inputs.athlete.planning_places[placed.place],
        day=placed.start.date(),
        estimates=inputs.estimates,
        weaker=inputs.weaker,
        moderate_only=inputs.moderate_only,
        reasons=_fewer_leg_sets(placed, inputs),
    )


def _fewer_leg_sets(placed: PlacedSession, inputs: IssueInputs) -> tuple[str, ...]:
    legs, run = leg_set_factor(runs_near(inputs.runs, placed.start), placed.start)
    if run is None or not _cuts(placed, legs):
        return ()
    return (f"{100 - legs} % fewer leg sets after {run_words(run)} (I08).",)
