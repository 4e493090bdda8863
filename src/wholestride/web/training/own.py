"""A session of the runner's own that begins at once: the season with it, nothing else moved."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from wholestride.domain.logbook import OwnSession, SeasonDiff
from wholestride.domain.season import Season
from wholestride.planning.changes import apply_changes
from wholestride.web.change_words import asked_words
from wholestride.web.training import store
from wholestride.web.training.change_documents import document_of
from wholestride.web.training.changes import Proposed
from wholestride.web.training.deciding import issue
from wholestride.web.training.models import IssuedSeason, Proposal


def begin(row: IssuedSeason, own: OwnSession) -> str:
    """The id of the session in the season of now; the same minute asked twice is one session."""
    season = store.whole_season(row)
    fresh = _with(season, own)
    added = next(each for each in fresh.sessions if each.own and each.start == own.start)
    if any(each.id == added.id for each in season.sessions):
        return added.id
    with transaction.atomic():
        asked = Proposal.objects.create(
            runner=row.runner,
            base=row,
            changes=[document_of(own)],
            words=asked_words(own, season)[:200],
            fingerprint="",
        )
        issue(asked, Proposed(season, fresh, SeasonDiff(())))
    return added.id


def _with(season: Season, own: OwnSession) -> Season:
    sessions = apply_changes(season, (), [own]).sessions
    ordered = sorted(sessions, key=lambda each: (each.start, each.id))
    return replace(
        season,
        sessions=tuple(ordered),
        revision=season.revision + 1,
        previous=str(season.revision),
    )
