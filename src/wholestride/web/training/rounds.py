"""Rounds over everybody's followed and shared calendars, for a timer of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from wholestride.web.training.agreed import claim as claim_sending
from wholestride.web.training.agreed import is_due
from wholestride.web.training.following import Moment, claim, due
from wholestride.web.training.looking import look
from wholestride.web.training.models import FollowedCalendar, Runner, SharedCalendar
from wholestride.web.training.sharing import send
from wholestride.web.training.store import current_season

USUAL_ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Seen:
    """At how many calendars was looked, and of which there is something to say."""

    looked: int
    news: tuple[tuple[str, str], ...]


def look_at_all(now: datetime, *, every: bool = False) -> Seen:
    """Look at what nobody looked at for a day, or at ``every`` calendar; ``now`` is in UTC."""
    found = FollowedCalendar.objects.filter(calendar__is_draft=False)
    found = found.select_related("calendar__runner").defer("found", "calendar__data")
    late = list(found) if every else due(found, now)
    looked, news = 0, []
    for each in late:
        if not every and not claim(each, now):
            continue
        runner = each.calendar.runner
        look(each, current_season(runner), Moment(_today(runner, now), now))
        looked += 1
        each.refresh_from_db(fields=["differs", "trouble"])
        if said := each.trouble or each.differs:
            news.append((each.calendar.name, said))
    return Seen(looked, tuple(news))


def send_all(now: datetime) -> Seen:
    """Send the sessions of everybody who agreed and whose sending is due; ``now`` is in UTC."""
    sent, news = 0, []
    for each in SharedCalendar.objects.select_related("runner"):
        row = current_season(each.runner)
        moment = Moment(_today(each.runner, now), now)
        if row is None or not is_due(each, row.number, moment) or not claim_sending(each, moment):
            continue
        sent += 1
        if not send(each, moment):
            each.refresh_from_db(fields=["trouble"])
            news.append((f"athlete {each.athlete}", each.trouble))
    return Seen(sent, tuple(news))


def _today(runner: Runner, now: datetime) -> date:
    zone = str(runner.athlete.get("zone") or USUAL_ZONE)
    return now.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()
