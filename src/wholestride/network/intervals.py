"""The calendar of intervals.icu through its documented API, with the runner's own key.

Events are found again by their external id: what is there is updated, what has gone is deleted,
and nothing that we did not write is touched. Redirects are not followed: a key goes to the service
and nowhere else.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

from wholestride.domain.findings import Finding, Place, error
from wholestride.network.addresses import RefusedError, target_of
from wholestride.network.exchange import LATER, Answer, Deadline, Request
from wholestride.network.fetching import AGENT, Rules, send

ADDRESS = "https://intervals.icu"
KEY_USER = "API_KEY"
"""With a personal key this word is the user's name, and the key the password."""
LONGEST_KEY, LONGEST_ATHLETE = 200, 20
MOST_EVENTS = 2000
KEY_STEP = "Copy key and athlete id anew from intervals.icu, Settings, Developer settings."

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """Whose calendar it is, and the key; the key is in no text that is made of this."""

    athlete: str
    key: str = field(repr=False)
    address: str = ADDRESS


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many events stand in the calendar now, and how many were deleted."""

    sent: int
    deleted: int


def account_of(athlete: str, key: str) -> Account | Finding:
    """An account as it was typed, or what is wrong with it; the key is never repeated."""
    athlete, key = athlete.strip(), key.strip()
    if not (athlete.isascii() and athlete.isalnum()) or len(athlete) > LONGEST_ATHLETE:
        words = "This is no athlete id; it looks like i12345."
        return error(words, KEY_STEP, Place(field="athlete"))
    if not key or not (key.isascii() and key.isprintable()) or len(key) > LONGEST_KEY:
        return error("This is no key of intervals.icu.", KEY_STEP, Place(field="key"))
    return Account(athlete, key, ADDRESS)


def push(
    account: Account, events: Sequence[Event], span: tuple[date, date], prefix: str, rules: Rules
) -> Pushed | Finding:
    """Make the calendar hold these events of ours between two days, and no others of ours.

    ``prefix`` begins the external id of every event of ours.
    """
    service = _Service(account, rules)
    try:
        there = service.ours(span, prefix)
        wanted = {event["external_id"] for event in events}
        stale = [each["id"] for each in there if each["external_id"] not in wanted]
        if events:
            service.send(events)
        for number in stale:
            service.delete(number)
    except RefusedError as refused:
        return refused.finding
    return Pushed(len(events), len(stale))


class _Service:
    """The few requests that a push is made of, all within one deadline."""

    def __init__(self, account: Account, rules: Rules) -> None:
        self.account, self.rules = account, rules
        self.deadline = Deadline(rules.seconds)

    def ours(self, span: tuple[date, date], prefix: str) -> list[dict[str, Any]]:
        """The events of ours between two days."""
        first, last = span
        found = self._asked("GET", f"?oldest={first.isoformat()}&newest={last.isoformat()}")
        if not isinstance(found, list) or len(found) > MOST_EVENTS:
            raise RefusedError("intervals.icu answered with something else than a calendar.", LATER)
        return [each for each in found if _is_ours(each, span, prefix)]

    def send(self, events: Sequence[Event]) -> None:
        """Create what is new, update what is there."""
        self._asked("POST", "/bulk?upsert=true", list(events))

    def delete(self, number: int) -> None:
        """Delete an event; one that has gone already is well."""
        self._asked("DELETE", f"/{number}", gone_is_well=True)

    def _asked(
        self, method: str, where: str, body: object = None, *, gone_is_well: bool = False
    ) -> Any:
        account = self.account
        athlete = quote(account.athlete, safe="")
        target = target_of(f"{account.address}/api/v1/athlete/{athlete}/events{where}")
        token = base64.b64encode(f"{KEY_USER}:{account.key}".encode()).decode()
        headers = {
            "Authorization": f"Basic {token}",
            "Accept": "application/json",
            "User-Agent": AGENT,
        }
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        answer = send(target, Request(method, headers, data), self.rules, self.deadline)
        if gone_is_well and answer.status == 404:
            return None
        _refuse(answer)
        return _json(answer)


def _is_ours(event: object, span: tuple[date, date], prefix: str) -> bool:
    """Ours by its external id, on a day that we asked for, with a number to name it by."""
    if not isinstance(event, dict) or not isinstance(event.get("id"), int):
        return False
    day, name = str(event.get("start_date_local"))[:10], event.get("external_id")
    first, last = (each.isoformat() for each in span)
    return isinstance(name, str) and name.startswith(prefix) and first <= day <= last


def _refuse(answer: Answer) -> None:
    """Words for what the service did not do."""
    if answer.status in (401, 403):
        raise RefusedError("intervals.icu does not take this key for this athlete.", KEY_STEP)
    if answer.status == 404:
        raise RefusedError("intervals.icu does not know this athlete.", KEY_STEP)
    if answer.status == 429:
        raise RefusedError("intervals.icu asks us to wait a while.", LATER)
    if not 200 <= answer.status < 300:
        raise RefusedError(f"intervals.icu answered {answer.status}.", LATER)


def _json(answer: Answer) -> Any:
    if not answer.body.strip():
        return None
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        words = "intervals.icu answered with something else than a calendar."
        raise RefusedError(words, LATER) from None
