"""Every address of the application, found in its resolver, and who may see what there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from wholestride.web.training.models import Runner

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Access:
    """What each person is answered at an address that leads to the owner's things.

    ``public`` is an address that holds nothing of a runner; ``anonymous`` otherwise is sent to the
    door (302) or, where a script asks, told so (401).
    """

    owner: int = 200
    other: int = 200
    anonymous: int = 302
    public: bool = False
    of: Callable[[Runner], Values] = lambda owner: {}


def a_session_of(owner: Runner) -> Values:
    """The id of a session of the owner alone."""
    return {"session": owner.seasons.get().seasonsessions.latest("day").session}


def a_filled_session_of(owner: Runner) -> Values:
    """The id of the owner's first session, whose exercises are known; no set of it was done."""
    return {"session": owner.seasons.get().seasonsessions.earliest("day").session}


def a_calendar_of(owner: Runner) -> Values:
    """The number of a calendar of the owner alone."""
    return {"number": owner.calendars.get().pk}


def a_proposal_of(owner: Runner) -> Values:
    """The number of a question of the owner alone; its answer is out of date."""
    season = owner.seasons.get()
    of_models = apps.get_model("training", "Proposal").objects
    made, _ = of_models.get_or_create(
        runner=owner, base=season, changes=[], fingerprint="", words="for Ana’s eyes"
    )
    return {"number": made.pk}


ROWS: dict[str, Access] = {
    "home": Access(owner=302, other=302, public=True),
    "door": Access(owner=403, other=403, anonymous=403, public=True),
    "today": Access(),
    "week": Access(),
    "week-of": Access(of=lambda owner: {"day": owner.seasons.get().first.isoformat()}),
    "look": Access(),
    "session-free": Access(),
    "session": Access(other=404, of=a_session_of),
    "session-log": Access(owner=405, other=405, anonymous=405, of=a_session_of),
    "events": Access(owner=405, other=405, anonymous=405),
    "pages": Access(anonymous=401),
    "worker": Access(anonymous=200, public=True),
    "manifest": Access(anonymous=200, public=True),
    "session-print": Access(other=404, of=a_session_of),
    "session-watch": Access(other=404, of=a_filled_session_of),
    "session-done": Access(owner=404, other=404, of=a_filled_session_of),
    "week-watch": Access(of=lambda owner: {"day": owner.seasons.get().first.isoformat()}),
    "week-print": Access(of=lambda owner: {"day": owner.seasons.get().first.isoformat()}),
    "season-print": Access(),
    "handful": Access(),
    "handful-place": Access(),
    "handful-start": Access(owner=405, other=405, anonymous=405),
    "handful-print": Access(),
    "upper-session": Access(of=lambda owner: {"name": "posture-and-pull"}),
    "drawing": Access(
        anonymous=200,
        public=True,
        of=lambda owner: {"edition": "any", "form": "still", "name": "squat_bw"},
    ),
    "drawing-style": Access(anonymous=200, public=True, of=lambda owner: {"edition": "any"}),
    "drawings": Access(anonymous=200, public=True, of=lambda owner: {"edition": "any"}),
    "season": Access(),
    "what-if": Access(),
    "progress": Access(),
    "exercises": Access(),
    "exercise": Access(of=lambda owner: {"name": "step_up"}),
    "changes": Access(),
    "change": Access(of=lambda owner: {"about": "own"}),
    "proposal": Access(owner=409, other=404, of=a_proposal_of),
    "undo": Access(owner=405, other=405, anonymous=405),
    "move": Access(other=404, of=a_session_of),
    "files": Access(),
    "files-plan": Access(owner=405, other=405, anonymous=405),
    "files-links": Access(),
    "files-history": Access(),
    "files-names": Access(),
    "files-out": Access(owner=405, other=405, anonymous=405),
    "files-unit": Access(owner=405, other=405, anonymous=405, of=lambda owner: {"number": 1}),
    "settings": Access(),
    "settings-section": Access(of=lambda owner: {"name": "you"}),
    "settings-plan": Access(owner=302, other=302),
    "settings-calendars": Access(),
    "settings-intervals": Access(),
    "settings-feed": Access(),
    "settings-data": Access(),
    "settings-download": Access(of=lambda owner: {"name": "wholestride.json"}),
    "settings-calendar": Access(other=404, of=a_calendar_of),
    "settings-import": Access(owner=405, other=405),
    "settings-delete": Access(owner=405, other=405),
    "feed": Access(404, 404, 404, public=True, of=lambda owner: {"secret": "x" * 43}),
    "start": Access(),
    "start-file-out": Access(owner=405, other=405, of=a_calendar_of),
    "start-runs": Access(other=302),
    "start-health": Access(other=302),
    "start-answers": Access(other=302),
    "start-ready": Access(),
}
"""One row a name in ``urls.py``; an address without a row fails a test."""


def names(patterns: list[Any] | None = None) -> Iterator[str]:
    """The names of every address that the resolver knows; the route where there is no name."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns)
        elif isinstance(each, URLPattern):
            yield each.name or f"without a name: {each.pattern}"


ACCESS = {name: ROWS[name] for name in names() if name in ROWS}
"""The rows of the addresses that are there."""


def address(name: str, owner: Runner) -> str:
    """The address of a name, with the owner's ids in it."""
    return reverse(name, kwargs=ACCESS[name].of(owner))
