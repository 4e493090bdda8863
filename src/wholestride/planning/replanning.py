"""Replan: the past stays, the future changes as little as it must, the answer is a diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.logbook import (
    Change,
    DiffKind,
    DiffLine,
    MovedSession,
    NewAthlete,
    SeasonDiff,
    SessionLog,
)
from wholestride.domain.season import Season, Session, SessionKind, SessionStatus, WeekDose
from wholestride.planning.changes import Changed, apply_changes
from wholestride.planning.difference import SHIFT_DAYS, OldSessions, diff_lines, not_made_up
from wholestride.planning.dose import week_doses
from wholestride.planning.dose.history import NOTHING_LOGGED, LiftingFacts
from wholestride.planning.pins import LIES_ELSEWHERE, Pin
from wholestride.planning.placement.request import KindBan
from wholestride.planning.recipe import NO_HASTE, Haste, Wishes, plan

DONE_WITH = frozenset({SessionStatus.STARTED, SessionStatus.DONE})

ONLY_NEXT_DAYS = "a missed session comes back on one of the next two days or not at all"
OWN_WORDS = "Your own session."
MOVED_WORDS = "You put it there."


def replan(
    season: Season,
    logbook: Sequence[SessionLog],
    changes: Sequence[Change],
    catalogue: Catalogue,
    today: date,
    haste: Haste = NO_HASTE,
) -> tuple[Season, SeasonDiff]:
    """The season after what was logged and what changed, and the diff to accept or refuse.

    Unchanged input gives an empty diff. A season whose every week had its exercises keeps them to
    its end.
    """
    changes = _without_the_past(season, changes, today)
    changed = apply_changes(season, logbook, changes)
    pins = _pins(season, changes, changed.sessions, today)
    old = _divided(changed.sessions, today, pins)
    wishes = Wishes(
        end=season.end,
        compose_all=all(week.composed for week in season.weeks),
        today=today,
        phases=season.phases if changed.runs == season.runs else (),
        frozen=old.frozen,
        carried=old.coming,
        pinned=pins,
        taken_ids=frozenset(session.id for session in season.sessions),
        logbook=tuple(logbook),
        past=replace(season, sessions=changed.sessions),
        doses_before=_doses_of(season, catalogue, today),
        facts=replace(_facts(changed, today), recovery_weeks=_settled(season)),
        bans=missed_bans(changed.sessions, old.coming),
        haste=haste,
        anew=any(isinstance(each, NewAthlete) and each.anew for each in changes),
    )
    fresh = plan(changed.runs, changed.athlete, catalogue, season.start, wishes)
    lines = [_told(line, season, pins) for line in diff_lines(old, season, fresh, today)]
    diff = SeasonDiff(tuple(lines), tuple(not_made_up(_newly_missed(season, changed), lines)))
    return _issued(season, fresh, old, changed, diff), diff


def _facts(changed: Changed, today: date) -> LiftingFacts:
    """What really happened: nothing to say while nothing was missed and nobody was ill."""
    ill = tuple(each for each in changed.athlete.unavailable if each.reason == "ill")
    past = [each for each in changed.sessions if each.day < today]
    if not ill and all(each.status is not SessionStatus.MISSED for each in past):
        return NOTHING_LOGGED
    lost = {SessionStatus.MISSED, SessionStatus.DROPPED}
    done = sorted(each.day for each in past if each.kind.counted and each.status not in lost)
    return LiftingFacts(done=tuple(done), as_of=today, ill=ill)


def _newly_missed(season: Season, changed: Changed) -> list[Session]:
    known = {each.id for each in season.sessions if each.status is SessionStatus.MISSED}
    return [
        each
        for each in changed.sessions
        if each.status is SessionStatus.MISSED and each.id not in known
    ]


def _doses_of(season: Season, catalogue: Catalogue, today: date) -> tuple[WeekDose, ...]:
    """What the weeks were to hold before the changes: the sets of its sessions follow from it."""
    before = Changed(season.runs, season.athlete, season.sessions)
    facts = replace(_facts(before, today), recovery_weeks=_settled(season))
    doses, _ = week_doses(
        season.phases,
        season.runs,
        season.athlete,
        catalogue,
        season.start,
        season.end,
        facts=facts,
    )
    return doses


def _settled(season: Season) -> frozenset[date]:
    """The recovery weeks as they are: a change in one week moves no rhythm of later ones."""
    return frozenset(week.start for week in season.weeks if week.recovery)


def _without_the_past(season: Season, changes: Sequence[Change], today: date) -> tuple[Change, ...]:
    """The changes without moves of sessions whose day is over."""
    past = {each.id for each in season.sessions if each.day < today}
    return tuple(
        each for each in changes if not (isinstance(each, MovedSession) and each.session in past)
    )


def _pins(
    season: Season, changes: Sequence[Change], sessions: Sequence[Session], today: date
) -> tuple[Pin, ...]:
    """The coming sessions that the runner put somewhere, the last word on each."""
    asked = {change.session for change in changes if isinstance(change, MovedSession)}
    before = {each.id: each for each in season.sessions}
    return tuple(
        Pin(before[each.id], each.start, each.place)
        for each in sessions
        if each.id in asked
        and each.status is SessionStatus.PLANNED
        and not _is_frozen(before[each.id], today)
    )


def _told(line: DiffLine, season: Season, pins: Sequence[Pin]) -> DiffLine:
    """What the runner did is said as such, beside the season as it was."""
    if line.after is None:
        return line
    before = next((each for each in season.sessions if each.id == line.after.id), None)
    if before is None:
        return DiffLine(DiffKind.ADDED, None, line.after, OWN_WORDS) if line.after.own else line
    chosen = {(pin.before.id, pin.start) for pin in pins}
    theirs = line.after.own or (line.after.id, line.after.start) in chosen
    if theirs and line.after.start != before.start:
        return DiffLine(DiffKind.MOVED, before, line.after, MOVED_WORDS)
    return line


def _divided(sessions: Sequence[Session], today: date, pins: Sequence[Pin] = ()) -> OldSessions:
    gone = {SessionStatus.MISSED, SessionStatus.DROPPED}
    pinned = {pin.before.id: pin.before for pin in pins}
    stay = [pinned.get(each.id, each) for each in sessions if each.status not in gone]
    return OldSessions(
        frozen=tuple(each for each in stay if _is_frozen(each, today)),
        coming=tuple(each for each in stay if not _is_frozen(each, today)),
        gone=tuple(each for each in sessions if each.status in gone),
    )


def _is_frozen(session: Session, today: date) -> bool:
    """Past, begun, or the runner's own, which no plan moves."""
    return session.own or session.day < today or session.status in DONE_WITH


def _with_old_words(
    season: Season, fresh: Season, changed: Changed, diff: SeasonDiff
) -> Iterator[Session]:
    """Where neither runs nor athlete changed, a kept session keeps its reasons too."""
    same = changed.runs == season.runs and changed.athlete == season.athlete
    kept = {
        line.before.id: line.before
        for line in diff.lines
        if same and line.kind is DiffKind.KEPT and line.before is not None
    }
    for session in fresh.sessions:
        before = kept.get(session.id)
        if before is None:
            yield session
        else:
            yield replace(session, why=before.why, alternatives=before.alternatives)


def missed_bans(sessions: Sequence[Session], coming: Sequence[Session]) -> tuple[KindBan, ...]:
    """A missed session returns within two days or not at all (rule A12)."""
    bans: list[KindBan] = []
    for missed in sessions:
        if missed.status is not SessionStatus.MISSED or missed.own:
            continue
        heavy = missed.kind.heavy
        kinds = tuple(kind for kind in SessionKind if kind is missed.kind or (heavy and kind.heavy))
        taken = {each.day for each in coming if each.kind in kinds}
        sunday = missed.day + timedelta(days=6 - missed.day.weekday())
        late = (missed.day + timedelta(days=offset) for offset in range(SHIFT_DAYS + 1, 7))
        bans.append(KindBan(missed.day, missed.day, kinds, ONLY_NEXT_DAYS))
        bans += (
            KindBan(day, day, kinds, ONLY_NEXT_DAYS)
            for day in late
            if day <= sunday and day not in taken
        )
    return tuple(bans)


def _issued(
    season: Season, fresh: Season, old: OldSessions, changed: Changed, diff: SeasonDiff
) -> Season:
    dropped = tuple(
        replace(line.before, status=SessionStatus.DROPPED, revision=line.before.revision + 1)
        for line in diff.changes
        if line.kind is DiffKind.DROPPED and line.before is not None
    )
    sessions = sorted(
        (*_with_old_words(season, fresh, changed, diff), *old.gone, *dropped),
        key=lambda each: (each.start, each.id),
    )
    issued = replace(
        fresh,
        sessions=tuple(sessions),
        findings=(*changed.findings, *fresh.findings),
        revision=season.revision,
        previous=season.previous,
        score=replace(fresh.score, changes=len(diff.changes)),
    )
    if issued == replace(season, findings=issued.findings, score=issued.score):
        let_go = (each for each in fresh.findings if each.next_step == LIES_ELSEWHERE)
        return replace(season, findings=(*changed.findings, *let_go, *season.findings))
    return replace(issued, revision=season.revision + 1, previous=str(season.revision))
