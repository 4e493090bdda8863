"""The season week by week: effective phase, easing, sessions, contacts, and the state between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wholestride.domain.athlete import Athlete, Emphasis
from wholestride.domain.season import PhaseName
from wholestride.planning.cautions import halves_jumps, jump_ban
from wholestride.planning.dose.contacts import JumpRules, Landings, landings
from wholestride.planning.dose.easing import LOADING, Ease, Easing, easing_of
from wholestride.planning.dose.frames import WeekFrame
from wholestride.planning.dose.history import (
    FRESH_NOVELTY,
    NO_BREAK,
    Arrival,
    LiftingFacts,
    Return,
    Standing,
    after_break,
    begin_adaptation,
    bouts_after,
)
from wholestride.planning.dose.kinds import Kinds, WeekCase, bouts, counted
from wholestride.planning.dose.room import DAYS_OF_A_FULL_WEEK
from wholestride.planning.dose.table import PhaseDose
from wholestride.planning.dose.wanted import wanted_sessions

POSTPARTUM = timedelta(weeks=12)
OVERLAID = frozenset({PhaseName.OFF_SEASON, PhaseName.BASE, PhaseName.BUILD, PhaseName.PEAK})
"""Calendar phases that adaptation lowers (rule PHASE02)."""
NEAR_RACE = frozenset({PhaseName.PEAK, PhaseName.TAPER})
WEEKS_REMEMBERED = 3


@dataclass(frozen=True, slots=True)
class Outline:
    """A week before its figures."""

    frame: WeekFrame
    phase: PhaseName
    easing: Easing
    late: bool
    novelty_hundredths: int
    kinds: Kinds
    share: float
    """Share of a whole week's sessions that its free days leave."""
    landings: Landings
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlineInputs:
    """What every week of the fold looks at."""

    athlete: Athlete
    rows: Mapping[PhaseName, PhaseDose]
    facts: LiftingFacts


def outlines(
    frames: Sequence[WeekFrame], arrival: Arrival, inputs: OutlineInputs
) -> tuple[Outline, ...]:
    """Fold the weeks in their order; the state after one is the state before the next."""
    standing, back = arrival.standing, arrival.back
    done: list[Outline] = []
    for frame in frames:
        if done:
            standing, back = _arrive(frame, standing, inputs.athlete)
        outline = _outline(frame, standing, back, inputs)
        done.append(outline)
        standing = _after(outline, standing, inputs)
    return tuple(done)


def _arrive(frame: WeekFrame, standing: Standing, athlete: Athlete) -> tuple[Standing, Return]:
    """What the break before this week did (rules PROG12, A13)."""
    if frame.lost:
        return standing, NO_BREAK
    today = frame.open_days[0]
    if standing.last_leg is not None:
        left = bouts_after((today - standing.last_leg).days, standing.bouts)
        standing = replace(standing, bouts=left)
    if standing.last_session is None or frame.calendar not in OVERLAID | {PhaseName.ADAPTATION}:
        return standing, NO_BREAK
    back = after_break((today - standing.last_session).days, athlete.level)
    return begin_adaptation(standing, back.adaptation_weeks), back


def effective(frame: WeekFrame, standing: Standing, athlete: Athlete) -> PhaseName:
    """The lower of the calendar's phase and adaptation; base before build after a long one."""
    if frame.calendar not in OVERLAID:
        return frame.calendar
    born = athlete.postpartum_since
    after_birth = born is not None and frame.start < born + POSTPARTUM
    if standing.adapting or athlete.pregnant or after_birth:
        return PhaseName.ADAPTATION
    if frame.calendar is PhaseName.BUILD and standing.base_weeks:
        return PhaseName.BASE
    return frame.calendar


def _outline(frame: WeekFrame, standing: Standing, back: Return, inputs: OutlineInputs) -> Outline:
    athlete = inputs.athlete
    phase = effective(frame, standing, athlete)
    row = inputs.rows[phase]
    easing = easing_of(frame, row, standing, back)
    late = standing.adapting and frame.calendar in NEAR_RACE and frame.goal is not None
    ban = jump_ban(athlete, frame.last) or (
        "no new jumps so near the race (DOSE02)" if late else None
    )
    case = WeekCase(
        frame=frame,
        row=row,
        easing=easing,
        athlete=athlete,
        novelty_hundredths=standing.novelty_hundredths,
        loading_week=standing.loading_weeks if standing.phase is phase else 0,
        late=late,
        jumps_allowed=ban is None,
    )
    kinds, reasons = wanted_sessions(case)
    jumps = JumpRules(
        athlete.level, ban, halves_jumps(athlete, frame.last), Emphasis.BONE in athlete.emphasis
    )
    share = _share(kinds, case)
    return Outline(
        frame=frame,
        phase=phase,
        easing=easing,
        late=late,
        novelty_hundredths=standing.novelty_hundredths,
        kinds=kinds,
        share=share,
        landings=landings(row, easing, standing, jumps).part(share),
        reasons=(
            *_overlay_words(phase, frame, athlete, late),
            *reasons,
            easing.reason,
        ),
    )


def _share(kinds: Kinds, case: WeekCase) -> float:
    """Counted sessions of the week as a share of those that it would have with all its days."""
    days = tuple(case.frame.start + timedelta(days=n) for n in range(7))
    if case.frame.lost or len(case.frame.open_days) >= DAYS_OF_A_FULL_WEEK:
        return 1.0
    whole = replace(case, frame=replace(case.frame, open_days=days))
    planned = counted(wanted_sessions(whole)[0])
    return counted(kinds) / planned if planned else len(case.frame.open_days) / 7


def _overlay_words(
    phase: PhaseName, frame: WeekFrame, athlete: Athlete, late: bool
) -> tuple[str, ...]:
    if phase is frame.calendar:
        return ()
    if phase is PhaseName.BASE:
        return ("Base loads first: the adaptation has only just ended (PHASE02).",)
    if athlete.pregnant:
        return ("Pregnancy: the moderate loads of the adaptation (POP03).",)
    born = athlete.postpartum_since
    if born is not None and frame.start < born + POSTPARTUM:
        return ("The first twelve weeks after birth: the loads of the adaptation (POP04).",)
    near = " too late for a gain in economy before this race, so nothing heavy" if late else ""
    return (f"Adaptation comes before {frame.calendar}:{near or ' light loads first'} (PHASE02).",)


def _after(outline: Outline, before: Standing, inputs: OutlineInputs) -> Standing:
    """The state after the week: what was done where it is known, otherwise what was planned."""
    frame = outline.frame
    sessions, new_bouts, last = _lifted(outline, inputs.facts)
    contacts = round(outline.landings.week.target)
    contacts = inputs.facts.contacts.get(frame.start, contacts)
    kept = before.contacts if frame.lost else (*before.contacts, contacts)[-WEEKS_REMEMBERED:]
    standing = replace(
        before,
        bouts=before.bouts + new_bouts,
        last_session=last if sessions else before.last_session,
        last_leg=last if new_bouts else before.last_leg,
        contacts=kept,
        contact_weeks=before.contact_weeks + int(outline.landings.begun),
    )
    if frame.lost or (outline.phase in LOADING and not outline.kinds):
        return _without_lifting(outline, standing)
    return _through_phase(outline, _through_adaptation(outline, standing, sessions), before)


def _without_lifting(outline: Outline, standing: Standing) -> Standing:
    """A lost week takes its turn, so that what alternates does not change in later weeks."""
    turn = standing.phase is outline.phase and not outline.frame.recovery
    return replace(standing, loading_weeks=standing.loading_weeks + int(turn))


def _through_adaptation(outline: Outline, standing: Standing, sessions: int) -> Standing:
    """Weeks and sessions of adaptation that are left; it is over when both are done."""
    if not standing.adapting:
        base = standing.base_weeks - (outline.phase is PhaseName.BASE)
        return replace(standing, base_weeks=max(0, base))
    if not sessions:
        return standing
    weeks = standing.adaptation_weeks - 1
    left = standing.adaptation_sessions - sessions
    if weeks == 0 and left > 0:
        weeks = 1
    return replace(standing, adaptation_weeks=weeks, adaptation_sessions=max(0, left))


def _through_phase(outline: Outline, standing: Standing, before: Standing) -> Standing:
    loading = outline.easing.ease is not Ease.RECOVERY
    weeks = before.loading_weeks if before.phase is outline.phase else 0
    novel = outline.novelty_hundredths >= FRESH_NOVELTY
    first = outline.easing.ease is Ease.FIRST
    return replace(
        standing,
        phase=outline.phase,
        recovery=not loading,
        loading_weeks=weeks + int(loading),
        fresh=first and novel and outline.phase is not PhaseName.ADAPTATION,
    )


def _lifted(outline: Outline, facts: LiftingFacts) -> tuple[int, int, date | None]:
    """Sessions, leg bouts and the last day of the week with any (the plan: its last open day)."""
    frame = outline.frame
    planned, accustoming = counted(outline.kinds), bouts(outline.kinds)
    if facts.as_of is not None and frame.last < facts.as_of:
        days = [day for day in facts.done if frame.start <= day <= frame.last]
        return len(days), min(accustoming, len(days)), max(days, default=None)
    return planned, accustoming, frame.open_days[-1] if planned else None
