"""Two weeks of sessions in the calendar of intervals.icu, as long as the runner agrees."""

from __future__ import annotations

from django.conf import settings

from wholestride.domain.findings import Finding, error
from wholestride.formats.intervals_events import PREFIX, SPAN, Event, events_of
from wholestride.network.fetching import Rules
from wholestride.network.intervals import KEY_STEP, Account, account_of, push
from wholestride.web.training import keys, store
from wholestride.web.training.changes import season_with_log
from wholestride.web.training.following import Moment
from wholestride.web.training.models import Runner, SharedCalendar

SECONDS = 10.0
LONGEST_SAID = 300
NO_KEY = error("The key is not on this machine any more.", KEY_STEP)


def agree(runner: Runner, athlete: str, key: str) -> SharedCalendar | Finding:
    """Begin to share, or go on with another key; what is wrong with what was typed otherwise."""
    account = account_of(athlete, key)
    if not isinstance(account, Account):
        return account
    before = SharedCalendar.objects.filter(runner=runner).first()
    said = {"athlete": account.athlete, "key_name": keys.keep_key(account.key)}
    shared, _ = SharedCalendar.objects.update_or_create(runner=runner, defaults=said)
    if before is not None:
        keys.forget_key(before.key_name)
    return shared


def send(shared: SharedCalendar, moment: Moment) -> bool:
    """Send the coming two weeks as they are now; False where it failed, and the row says why."""
    row = store.current_season(shared.runner)
    events = events_of(season_with_log(row), moment.today) if row else ()
    done = _pushed(shared, events, moment)
    if isinstance(done, Finding):
        return False
    SharedCalendar.objects.filter(pk=shared.pk).update(
        sent_at=moment.now,
        sent=done,
        season=row.number if row else 0,
        trouble="",
        next_step="",
    )
    return True


def take_out(shared: SharedCalendar, moment: Moment) -> bool:
    """Delete what of ours stands in the coming two weeks; False where it failed."""
    return not isinstance(_pushed(shared, (), moment), Finding)


def _pushed(shared: SharedCalendar, events: tuple[Event, ...], moment: Moment) -> int | Finding:
    """How many were sent, or what went wrong, which is kept for the page."""
    SharedCalendar.objects.filter(pk=shared.pk).update(tried_at=moment.now)
    account = account_of(shared.athlete, keys.key_named(shared.key_name) or "-")
    found: object = NO_KEY
    if keys.key_named(shared.key_name) and isinstance(account, Account):
        rules = Rules(seconds=SECONDS, allowed=settings.PRIVATE_NETWORKS)
        span = (moment.today, moment.today + SPAN)
        found = push(account, events, span, PREFIX, rules)
    if isinstance(found, Finding):
        SharedCalendar.objects.filter(pk=shared.pk).update(
            trouble=found.message[:LONGEST_SAID], next_step=found.next_step[:LONGEST_SAID]
        )
        return found
    return len(events)
