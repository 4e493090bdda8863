"""What became of a proposed change: accepted, refused, or taken back.

A season is issued only where it is the very one that was shown, and nothing came in between.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from django.db import transaction

from wholestride.domain.athlete import Athlete
from wholestride.domain.season import Season, Session, SessionStatus
from wholestride.web.training import mapping, store
from wholestride.web.training.changes import Proposed, Refusal, changes_of, work_out
from wholestride.web.training.following import settle
from wholestride.web.training.models import IssuedSeason, Proposal, Runner

NOT_OF_A_PLAN = frozenset({"name", "one_rep_max", "self_tests"})
"""What may differ from the season's athlete without the season being another one."""
STALE = "Something else changed in the meantime, so this is no longer what would happen."
NOTHING = "It lies there already."
BEGUN = "A session of this change was begun since: it cannot be taken back."


def accept(
    proposal: Proposal,
    current: IssuedSeason,
    today: date,
    *,
    runs_only: bool = False,
    must_move: str = "",
) -> IssuedSeason | Refusal:
    """Issue the season that was shown, unless something else happened in between.

    ``must_move`` is the id of a session that has to lie elsewhere then.
    """
    changes = changes_of(proposal)
    if proposal.base_id != current.pk:
        return Refusal(STALE)
    shown = work_out(current, changes, today)
    if isinstance(shown, Refusal) or shown.fingerprint != proposal.fingerprint:
        return Refusal(STALE)
    if must_move and not _moves(shown, must_move):
        return Refusal(" ".join(each.message for each in shown.findings) or NOTHING)
    wanted = work_out(current, changes, today, runs_only=True) if runs_only else shown
    if isinstance(wanted, Refusal):
        return wanted
    return issue(proposal, wanted)


def _moves(proposed: Proposed, session: str) -> bool:
    return any(
        line.after and line.after.id == session and line.before != line.after
        for line in proposed.diff.changes
    )


def issue(proposal: Proposal, proposed: Proposed) -> IssuedSeason | Refusal:
    """Keep the season of a proposal as the newest, unless another came first."""
    runner = proposal.runner
    with transaction.atomic():
        newest = store.current_season(runner)
        opened = Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.OPEN)
        if (
            newest is None
            or newest.pk != proposal.base_id
            or not opened.update(state=Proposal.State.ACCEPTED)
        ):
            return Refusal(STALE)
        issued = store.keep_season(runner, proposed.after)
        Proposal.objects.filter(pk=proposal.pk).update(result=issued)
        settle(proposal.followed)
        _keep_athlete(runner, proposed.before, proposed.after)
    return issued


def _keep_athlete(runner: Runner, before: Season, after: Season) -> None:
    """What the change says of the runner is what we know from now on; the rest stays."""
    changed = {
        each.name: getattr(after.athlete, each.name)
        for each in fields(Athlete)
        if each.name not in NOT_OF_A_PLAN
        and getattr(before.athlete, each.name) != getattr(after.athlete, each.name)
    }
    if changed:
        athlete = replace(mapping.athlete_of(runner.athlete), **changed)
        runner.athlete = mapping.athlete_document(athlete)
        runner.save(update_fields=["athlete"])


def refuse(proposal: Proposal) -> None:
    """Leave everything as it is."""
    opened = Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.OPEN)
    if opened.update(state=Proposal.State.REFUSED):
        settle(proposal.followed)


def last_accepted(row: IssuedSeason) -> Proposal | None:
    """The change that made the current season."""
    made = Proposal.objects.filter(result=row, state=Proposal.State.ACCEPTED)
    return made.select_related("base").first()


def undo(current: IssuedSeason) -> IssuedSeason | Refusal:
    """Issue the season before the last change again, as a new number."""
    proposal = last_accepted(current)
    if proposal is None:
        return Refusal("There is no change to take back.")
    before, now = store.whole_season(proposal.base), store.whole_season(current)
    touched = _touched(before, now)
    runner = current.runner
    if runner.events.filter(session__in=touched, day__gte=proposal.base.first).exists():
        return Refusal(BEGUN)
    with transaction.atomic():
        newest = store.current_season(runner)
        done = Proposal.objects.filter(pk=proposal.pk, state=Proposal.State.ACCEPTED)
        if (
            newest is None
            or newest.pk != current.pk
            or not done.update(state=Proposal.State.UNDONE)
        ):
            return Refusal(STALE)
        issued = store.keep_season(runner, as_before(before, now))
        _keep_athlete(runner, now, before)
    return issued


def _touched(before: Season, now: Season) -> list[str]:
    """Sessions that the change moved, altered, dropped or added and that it did not mark."""
    old = {each.id: each for each in before.planned()}
    new = {each.id: each for each in now.planned()}
    return [
        name
        for name in sorted({*old, *new})
        if name not in old or name not in new or old[name].start != new[name].start
    ]


def as_before(before: Season, now: Season) -> Season:
    """The season before, numbered after the one of now, so that calendars take it over."""
    newest = {each.id: each for each in now.sessions}
    known = {each.id for each in before.sessions}
    again = [_numbered(each, newest.get(each.id)) for each in before.sessions]
    gone = [
        replace(each, status=SessionStatus.DROPPED, revision=each.revision + 1)
        for each in now.sessions
        if each.id not in known
    ]
    return replace(
        before,
        sessions=tuple(sorted((*again, *gone), key=lambda each: (each.start, each.id))),
        revision=now.revision + 1,
        previous=str(now.revision),
    )


def _numbered(old: Session, new: Session | None) -> Session:
    if new is None or new == old:
        return old
    return replace(old, revision=max(old.revision, new.revision) + 1)
