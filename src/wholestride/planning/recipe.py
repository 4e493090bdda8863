"""The recipe: from runs and athlete to an issued season."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, UnusableInputError
from wholestride.domain.logbook import SessionLog
from wholestride.domain.running import CalendarEntry, Run
from wholestride.domain.season import Phase, Season, Session, SessionKind, WeekDose
from wholestride.domain.version import ENGINE_VERSION
from wholestride.planning.accounts import AccountInputs, monday_of, weeks_of
from wholestride.planning.add_ons import hang_add_ons
from wholestride.planning.blocks import BlockInputs, ComposedWeek, compose_weeks
from wholestride.planning.classify import classify
from wholestride.planning.dose import care_spans, week_doses
from wholestride.planning.dose.history import NOTHING_LOGGED, LiftingFacts
from wholestride.planning.holding import held_before
from wholestride.planning.own_sessions import own_kind, split_own
from wholestride.planning.phases import divide, horizon
from wholestride.planning.pins import Pin, matched, placed_of, settle
from wholestride.planning.placement import PlacementMemo, place
from wholestride.planning.placement.nouns import PlacedSession, Placement
from wholestride.planning.placement.request import KindBan, PlacementRequest
from wholestride.planning.progress import Past, estimates, mastered, weaker_sides
from wholestride.planning.readiness import Outcome, gate
from wholestride.planning.sessions import IssueInputs, cuts_anew, issue, may_carry

GENTLE_LEG_DOSE = 40
"""Leg dose in hundredths that the days after an illness hold at most (rule A11)."""
BLOCKS_COMPOSED_AT_ONCE = 2
"""Two blocks are about two months: what a runner looks at, and half a second of composing."""


@dataclass(frozen=True, slots=True)
class Haste:
    """How quickly an answer is wanted; none of it changes where a session lies.

    ``memo`` spares placing again what was placed before. ``only_changed`` composes only what a
    diff tells of: what was not written and keeps its slot stays unwritten for now. ``place_only``
    composes nothing: what has another slot or another week is not written.
    """

    memo: PlacementMemo | None = None
    only_changed: bool = False
    place_only: bool = False


NO_HASTE = Haste()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a caller may ask of a plan beside runs and athlete.

    ``end`` overrides the horizon; ``phases`` are boundaries that the runner moved. A replan
    on ``today`` hands over ``frozen`` sessions, which stay (past or started), and
    ``carried`` ones, which it changes as little as it must; ``taken_ids`` names every
    session that there ever was; ``doses_before`` are the weeks that their sets were cut for.
    ``pinned`` sessions lie where the runner put them, and the others around them. ``anew``
    places the carried sessions as if for the first time; they keep their names where they can.
    """

    end: date | None = None
    compose_all: bool = False
    place_only: bool = False
    phases: tuple[Phase, ...] = ()
    today: date | None = None
    frozen: tuple[Session, ...] = ()
    carried: tuple[Session, ...] = ()
    pinned: tuple[Pin, ...] = ()
    taken_ids: frozenset[str] = frozenset()
    logbook: tuple[SessionLog, ...] = ()
    past: Season | None = None
    doses_before: tuple[WeekDose, ...] = ()
    facts: LiftingFacts = NOTHING_LOGGED
    bans: tuple[KindBan, ...] = ()
    anew: bool = False
    haste: Haste = NO_HASTE


@dataclass(frozen=True, slots=True)
class Draft:
    """Every stage's result, on the way to a season."""

    start: date
    end: date
    runs: tuple[Run, ...]
    own: tuple[Run, ...]
    phases: tuple[Phase, ...]
    doses: tuple[WeekDose, ...]
    placement: Placement
    findings: tuple[Finding, ...]
    pinned: tuple[Pin, ...] = ()


def plan(
    runs: Sequence[CalendarEntry] | Sequence[Run],
    athlete: Athlete,
    catalogue: Catalogue,
    start: date,
    wishes: Wishes | None = None,
) -> Season:
    """Plan a season: classify, phases, dose, placement, composition, prescription, reasons.

    Pure: the same input gives the same season.

    Raises:
        UnusableInputError: when the readiness gate stops the plan; it holds the findings.
    """
    wishes = wishes or Wishes()
    known, heard = understand(runs, athlete, catalogue)
    readiness = gate(athlete, start)
    if readiness.outcome in (Outcome.STOP, Outcome.HOLD):
        raise UnusableInputError(readiness.findings)
    draft = placed_draft(known, athlete, catalogue, start, wishes)
    inputs = _issue_inputs(draft, athlete, catalogue, wishes)
    inputs = replace(inputs, moderate_only=readiness.outcome is Outcome.MODERATE_ONLY)
    blocks = blocks_to_compose(draft, inputs, wishes)
    composed = compose_weeks(_block_inputs(draft, inputs, wishes), blocks)
    sessions = issue(draft.placement.sessions, composed, inputs)
    findings = (*heard, *readiness.findings, *draft.findings)
    return _season(draft, inputs, sessions, composed, findings, wishes.past)


def understand(
    runs: Sequence[CalendarEntry] | Sequence[Run], athlete: Athlete, catalogue: Catalogue
) -> tuple[tuple[Run, ...], tuple[Finding, ...]]:
    """Classify calendar entries; runs that are already classified stay as they are."""
    known = tuple(each for each in runs if isinstance(each, Run))
    entries = tuple(each for each in runs if isinstance(each, CalendarEntry))
    if known and not entries:
        return tuple(sorted(known, key=lambda run: (run.start, run.id))), ()
    return classify(entries, athlete, catalogue)


def placed_draft(
    runs: Sequence[Run], athlete: Athlete, catalogue: Catalogue, start: date, wishes: Wishes
) -> Draft:
    """The stages up to placement: what a what-if needs, without any composing."""
    training, own = split_own(runs)
    end = wishes.end or horizon(training, athlete, start)
    training = tuple(run for run in training if run.day <= end)
    own = tuple(run for run in own if start <= run.day <= end)
    phases, phase_findings = divide(training, athlete, start, end, wishes.phases)
    doses, dose_findings = week_doses(
        phases, training, athlete, catalogue, start, end, facts=wishes.facts
    )
    training = tuple(run for run in training if run.day >= start)
    training = hang_add_ons(training, phases, athlete, catalogue, doses)
    frozen = tuple(placed_of(each, kept=True) for each in wishes.frozen)
    before = () if wishes.anew else wishes.carried
    request = PlacementRequest(
        runs=training,
        doses=doses,
        athlete=athlete,
        start=start,
        end=end,
        kept=(*frozen, *_own_placed(own, athlete, frozen)),
        previous=tuple(placed_of(each, kept=False) for each in before),
        today=wishes.today,
        bans=(*wishes.bans, *late_leg_bans(doses), *care_bans(athlete, wishes.facts)),
    )
    request, pinned, let_go = settle(request, wishes.pinned)
    placement = place(request, wishes.haste.memo)
    findings = (*phase_findings, *dose_findings, *let_go)
    return Draft(start, end, training, own, phases, doses, placement, findings, pinned)


def late_leg_bans(doses: Sequence[WeekDose]) -> tuple[KindBan, ...]:
    """Leg sessions that the dose itself forbids: too late for somebody who is not adapted."""
    heavy = tuple(kind for kind in SessionKind if kind.heavy)
    return tuple(
        KindBan(dose.no_leg_from, dose.days[-1], heavy, "the race is too near to begin with legs")
        for dose in doses
        if dose.no_leg_from is not None and dose.no_leg_from <= dose.days[-1]
    )


def care_bans(athlete: Athlete, facts: LiftingFacts) -> tuple[KindBan, ...]:
    """A11: while the care after an illness lasts, no session with a leg dose above 0.4."""
    tiring = tuple(kind for kind in SessionKind if kind.leg_dose_hundredths > GENTLE_LEG_DOSE)
    return tuple(
        KindBan(first, last, tiring, "the days after an illness stay gentle (A11)")
        for first, last in care_spans(athlete, facts)
    )


def _own_placed(
    own: Sequence[Run], athlete: Athlete, kept: Sequence[PlacedSession]
) -> tuple[PlacedSession, ...]:
    place_name = next(iter(athlete.planning_places))
    taken = {each.start for each in kept}
    return tuple(
        PlacedSession(
            kind=own_kind(entry.title),
            start=entry.start,
            minutes=entry.minutes,
            place=place_name,
            week=monday_of(entry.day),
            kept=True,
            own_title=entry.title,
        )
        for entry in own
        if entry.start not in taken
    )


def blocks_to_compose(draft: Draft, inputs: IssueInputs, wishes: Wishes) -> tuple[int, ...]:
    """The blocks to compose now: of the next two (or all) those with something to write."""
    if wishes.place_only or wishes.haste.place_only:
        return ()
    first = wishes.today or draft.start
    coming = [dose.block for dose in draft.doses if dose.days[-1] >= first]
    blocks = tuple(dict.fromkeys(coming))
    near = blocks if wishes.compose_all else blocks[:BLOCKS_COMPOSED_AT_ONCE]
    unwritten = {
        inputs.doses[each.week].block
        for number, each in enumerate(draft.placement.sessions)
        if _unwritten(number, each, inputs)
    }
    asked = tuple(block for block in near if block in unwritten)
    return _told_of(asked, draft, inputs) if wishes.haste.only_changed else asked


def _told_of(blocks: tuple[int, ...], draft: Draft, inputs: IssueInputs) -> tuple[int, ...]:
    """The blocks up to the last one in which a diff tells of something that is worked out.

    Sets that are cut anew follow from the sessions before them, never from later ones.
    """
    placed = draft.placement.sessions
    told = {
        number
        for number, each in enumerate(placed)
        if _unwritten(number, each, inputs) and not _waits(inputs.old.by_position.get(number), each)
    }
    told.update(cuts_anew(placed, inputs))
    last = max((inputs.doses[placed[number].week].block for number in told), default=-1)
    return tuple(block for block in blocks if block <= last)


def _waits(old: Session | None, placed: PlacedSession) -> bool:
    """True for a session that was not written yet and stays as it is."""
    if old is None or old.prescriptions:
        return False
    slot = (placed.start, placed.minutes, placed.kind, placed.place)
    return slot == (old.start, old.minutes, old.kind, old.place)


def _unwritten(number: int, placed: PlacedSession, inputs: IssueInputs) -> bool:
    if placed.own_title or (placed.start, placed.kind) in inputs.frozen:
        return False
    old = inputs.old.by_position.get(number)
    return old is None or not may_carry(old, placed, inputs)


def _issue_inputs(
    draft: Draft, athlete: Athlete, catalogue: Catalogue, wishes: Wishes
) -> IssueInputs:
    placed = draft.placement.sessions
    past = Past(wishes.past, catalogue) if wishes.past else None
    return IssueInputs(
        athlete=athlete,
        catalogue=catalogue,
        runs=draft.runs,
        doses={dose.start: dose for dose in draft.doses},
        estimates=estimates(wishes.logbook, athlete, wishes.today or draft.start, past),
        old=matched(wishes.carried, draft.pinned, placed),
        frozen={(each.start, each.kind): each for each in wishes.frozen},
        taken_ids=wishes.taken_ids,
        logged=frozenset(each.exercise for log in wishes.logbook for each in log.sets),
        weaker=weaker_sides(wishes.logbook),
        doses_before={dose.start: dose for dose in wishes.doses_before},
        runs_before=wishes.past.runs if wishes.past else (),
    )


def _block_inputs(draft: Draft, inputs: IssueInputs, wishes: Wishes) -> BlockInputs:
    placed: dict[date, tuple[PlacedSession, ...]] = {}
    for each in draft.placement.sessions:
        if not each.own_title:
            placed[each.week] = (*placed.get(each.week, ()), each)
    main, others = _written_before(wishes, inputs.catalogue)
    return BlockInputs(
        athlete=inputs.athlete,
        catalogue=inputs.catalogue,
        doses=draft.doses,
        runs=draft.runs,
        placed=placed,
        mastered=mastered(wishes.logbook, inputs.catalogue),
        main_before=main,
        others_before=others,
        held=held_before(draft.placement.sessions, inputs),
    )


def _written_before(wishes: Wishes, catalogue: Catalogue) -> tuple[tuple[str, ...], frozenset[str]]:
    """Main lifts and other exercises of the last sessions that the old season had written."""
    written = [each for each in (*wishes.frozen, *wishes.carried) if each.prescriptions]
    if not written:
        return (), frozenset()
    last_block = max(each.block for each in written)
    ids = [
        line.exercise
        for session in written
        if session.block == last_block
        for line in session.prescriptions
    ]
    main = tuple(dict.fromkeys(each for each in ids if catalogue.exercises[each].main_lift))
    return main, frozenset(ids) - frozenset(main)


def _season(
    draft: Draft,
    inputs: IssueInputs,
    sessions: tuple[Session, ...],
    composed: Mapping[date, ComposedWeek],
    findings: tuple[Finding, ...],
    past: Season | None,
) -> Season:
    accounts = AccountInputs(
        draft.doses,
        draft.runs,
        draft.placement.missed,
        composed,
        inputs.athlete.planning_places,
        inputs.catalogue,
        {week.start: week for week in past.weeks} if past else {},
    )
    return Season(
        engine=ENGINE_VERSION,
        zone=inputs.athlete.zone,
        start=draft.start,
        end=draft.end,
        athlete=inputs.athlete,
        runs=draft.runs,
        phases=draft.phases,
        weeks=weeks_of(accounts, sessions),
        sessions=sessions,
        score=draft.placement.score,
        optimal=draft.placement.optimal,
        findings=findings,
    )
