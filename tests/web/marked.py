"""A runner whose every row that a page could show carries a mark."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from django.contrib.auth.models import User

from tests.cast import ANA
from tests.web.conftest import short
from tests.web.following import follow_and_share
from tests.web.tapping import tapped
from wholestride.domain.season import Season
from wholestride.web.training.mapping import athlete_document
from wholestride.web.training.models import LogEvent, Runner, SeasonDraft
from wholestride.web.training.store import keep_season

MARK = "for Ana’s eyes"


@cache
def marked_season() -> Season:
    """A short season whose runs and sessions carry the mark."""
    season = short()
    return replace(
        season,
        runs=tuple(replace(each, title=f"{each.title} {MARK}") for each in season.runs),
        sessions=tuple(
            replace(each, id=f"{each.id}-ana", title=f"{each.title} {MARK}")
            for each in season.sessions
        ),
    )


def marked(user: User) -> Runner:
    """Ana, whose runs, sessions, notes and calendars all carry the mark."""
    runner = Runner.objects.create(user=user, athlete=athlete_document(replace(ANA, name=MARK)))
    keep_season(runner, marked_season())
    first = runner.seasons.get().seasonsessions.earliest("day")
    tapped(runner, first.session, first.day, kind=LogEvent.Kind.NOTE, note=MARK)
    follow_and_share(runner, MARK)
    typed = {
        "runs": {"source": ["pattern"], "kind-tuesday": ["easy"], "minutes-tuesday": ["45"]},
        "health": {"pregnant": ["no"]},
    }
    SeasonDraft.objects.create(runner=runner, typed=typed)
    return runner
