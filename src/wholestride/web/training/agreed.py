"""Who agreed to share the sessions, and when the next sending is due.

What sending does is in :mod:`sharing`, which is imported when something is sent.
"""

from __future__ import annotations

from datetime import timedelta

from wholestride.web.training.following import Moment, beside
from wholestride.web.training.models import IssuedSeason, Runner, SharedCalendar

OFTEN, AT_MOST = timedelta(days=1), timedelta(minutes=10)
"""Once a day, and sooner where another season stands, but not at every glance."""


def agreed(runner: Runner) -> SharedCalendar | None:
    """What the runner agreed to share, if anything."""
    return getattr(runner, "shared", None)


def is_due(shared: SharedCalendar, season: int, moment: Moment) -> bool:
    """True when nobody tried for a day, or when another season stands than was sent."""
    if shared.tried_at is None:
        return True
    since = moment.now - shared.tried_at
    return since > OFTEN or (shared.season != season and since > AT_MOST)


def claim(shared: SharedCalendar, moment: Moment) -> bool:
    """True for the one that may send now; others find that somebody has just begun."""
    same = SharedCalendar.objects.filter(pk=shared.pk, tried_at=shared.tried_at)
    return bool(same.update(tried_at=moment.now))


def send_later(runner: Runner, row: IssuedSeason, moment: Moment) -> None:
    """Send what is due beside the page that was asked for."""
    shared = agreed(runner)
    if shared is not None and is_due(shared, row.number, moment):
        beside(lambda: _send(shared, moment))


def _send(shared: SharedCalendar, moment: Moment) -> None:
    # network and formats are imported here, so that no page waits for them
    from wholestride.web.training.sharing import send

    if claim(shared, moment):
        send(shared, moment)
