"""Changes of a season: worked out and proposed; deciding.py accepts them or leaves them.

A proposal keeps what was asked and the fingerprint of the answer, not the answer itself: when
it is accepted the season is worked out again, and only the very season that was shown is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wholestride.catalogue.loader import load
from wholestride.domain.findings import Finding, UnusableInputError
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    DoneRun,
    MovedRun,
    MovedSession,
    NewRun,
    SeasonDiff,
    SessionLog,
)
from wholestride.domain.season import Season
from wholestride.formats.season_file.writing import session_document
from wholestride.planning.changes import apply_changes
from wholestride.planning.placement import PlacementMemo
from wholestride.planning.recipe import NO_HASTE, Haste
from wholestride.planning.replanning import replan
from wholestride.web.change_words import all_asked
from wholestride.web.training import mapping, store
from wholestride.web.training.change_documents import change_of, document_of
from wholestride.web.training.models import (
    FollowedCalendar,
    IssuedSeason,
    LogEvent,
    Proposal,
    Runner,
)

LONGEST_WORDS = 200
MOST_MEMOS, QUESTIONS_A_MEMO = 2, 24
PREVIEW, PLACES_ALONE = Haste(only_changed=True), Haste(place_only=True)
_MEMOS: dict[int, tuple[PlacementMemo, int]] = {}
_LATEST: deque[tuple[object, Proposed]] = deque(maxlen=2)
"""The latest questions with their answers: a form asks, and its page asks the same at once."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """The season as it is and as it would be, and what differs."""

    before: Season
    after: Season
    diff: SeasonDiff
    logbook: tuple[SessionLog, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be done as it was asked."""
        known = set(self.before.findings)
        return tuple(each for each in self.after.findings if each not in known)

    @property
    def fingerprint(self) -> str:
        """Answers with the same fingerprint say the same, word for word, after the same log."""
        lines = [
            (
                line.kind,
                line.why,
                [session_document(each) for each in (line.before, line.after) if each],
            )
            for line in self.diff.changes
        ]
        logs = [(log.session, log.finished) for log in self.logbook]
        said = [str(each) for each in self.findings]
        told = json.dumps([lines, self.diff.not_made_up, said, logs], default=str)
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a proposal was not accepted, or why there is none."""

    why: str
    findings: tuple[Finding, ...] = ()


def logbook_of(row: IssuedSeason) -> tuple[SessionLog, ...]:
    """Which sessions were begun or finished since the season began.

    Their sets are left aside: loads follow from them in the session itself, and a proposal
    tells of nothing but what the change does.
    """
    told = (LogEvent.Kind.SET_DONE, LogEvent.Kind.SET_UNDONE, LogEvent.Kind.FINISHED)
    by_session: dict[str, list[LogEvent]] = {}
    for event in row.runner.events.filter(day__gte=row.first, kind__in=told).order_by("day", "pk"):
        by_session.setdefault(event.session, []).append(event)
    logs = (mapping.session_log(name, events) for name, events in by_session.items())
    return tuple(replace(log, sets=()) for log in logs if log.sets or log.finished)


def season_with_log(row: IssuedSeason) -> Season:
    """The season with its sessions begun and done as they are by now."""
    season = store.whole_season(row)
    return replace(season, sessions=apply_changes(season, logbook_of(row), ()).sessions)


def pins_of(runner: Runner, season: Season, today: date) -> list[Change]:
    """Where the runner put sessions that still lie there."""
    starts = {each.id: each.start for each in season.planned() if each.day >= today}
    accepted = runner.proposals.filter(state=Proposal.State.ACCEPTED).order_by("pk")
    asked = [change_of(each) for (changes,) in accepted.values_list("changes") for each in changes]
    return [
        each
        for each in asked
        if isinstance(each, MovedSession) and starts.get(each.session) == each.start
    ]


def memo_of(row: IssuedSeason) -> PlacementMemo:
    """What placement remembers of a season between requests; only the latest seasons are kept.

    A memo is renewed after some questions, for it grows with each.
    """
    memo, asked = _MEMOS.pop(row.pk, (PlacementMemo(), 0))
    if asked >= QUESTIONS_A_MEMO:
        memo, asked = PlacementMemo(), 0
    _MEMOS[row.pk] = (memo, asked + 1)
    for oldest in list(_MEMOS)[:-MOST_MEMOS]:
        _MEMOS.pop(oldest, None)
    return memo


def work_out(
    row: IssuedSeason,
    changes: Sequence[Change],
    today: date,
    *,
    runs_only: bool = False,
    season: Season | None = None,
    haste: Haste = NO_HASTE,
) -> Proposed | Refusal:
    """What the changes would do to the season; ``season`` spares reading its rows again.

    In :data:`PREVIEW` haste it says the same in less time, but is no season to keep: what it
    does not tell of may not be written yet.
    """
    season = season or store.whole_season(row)
    if runs_only:
        return _only_the_runs(season, changes)
    asked = {each.session for each in changes if isinstance(each, MovedSession)}
    pins = [
        each
        for each in pins_of(row.runner, season, today)
        if isinstance(each, MovedSession) and each.session not in asked
    ]
    logbook = logbook_of(row)
    question = (season, logbook, [*pins, *changes], today, haste)
    answered = next((known for asked, known in tuple(_LATEST) if asked == question), None)
    if answered is not None:
        return answered
    try:
        quick = replace(haste, memo=memo_of(row))
        fresh, diff = replan(season, logbook, question[2], load(), today, quick)
    except UnusableInputError as stopped:
        return Refusal(" ".join(str(each) for each in stopped.findings), stopped.findings)
    answer = Proposed(season, fresh, diff, logbook)
    _LATEST.append((question, answer))
    return answer


def _only_the_runs(season: Season, changes: Sequence[Change]) -> Proposed:
    """Runs as they changed with the strength sessions as they were, rules broken or not."""
    runs = apply_changes(season, (), changes).runs
    fresh = replace(season, runs=runs, revision=season.revision + 1, previous=str(season.revision))
    return Proposed(season, fresh, SeasonDiff(()))


def about_runs(changes: Sequence[Change]) -> bool:
    """True where the changes are of runs alone, so that the strength may stay as it is."""
    return all(isinstance(each, MovedRun | CancelledRun | DoneRun | NewRun) for each in changes)


def propose(
    row: IssuedSeason,
    changes: Sequence[Change],
    today: date,
    words: str = "",
    followed: FollowedCalendar | None = None,
) -> Proposal | Refusal:
    """Keep a question with the fingerprint of its answer; ``words`` say what was asked.

    ``followed`` is the calendar that asks: any answer settles what it says.
    """
    proposed = work_out(row, changes, today, haste=PREVIEW)
    if isinstance(proposed, Refusal):
        return proposed
    asked = words or all_asked(changes, proposed.before)
    return Proposal.objects.create(
        runner=row.runner,
        base=row,
        changes=[document_of(each) for each in changes],
        words=asked[:LONGEST_WORDS],
        followed=followed,
        fingerprint=proposed.fingerprint,
    )


def changes_of(proposal: Proposal) -> list[Change]:
    """What was asked."""
    return [change_of(each) for each in proposal.changes]


def renew(proposal: Proposal, row: IssuedSeason, today: date) -> Proposal | Refusal:
    """The same question to the season of now."""
    return propose(row, changes_of(proposal), today)
