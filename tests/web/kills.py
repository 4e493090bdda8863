"""A phone that logs sets while the whole server is killed, again and again."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from threading import Event, Thread, Timer

from tests.web.server import SECONDS, Server, free, start

PHONES = 2
FIRST_MOMENT, LAST_MOMENT, MOMENTS = 0.02, 0.30, 17
"""Seconds before a kill, spread so that kills fall into every step of a request."""
A_SESSION = re.compile(r"/session/(\d[^/]*)/")
"""A session of the plan; ``/session/free/`` is the page for one that was never planned."""
ALL_UIDS = (
    "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'wholestride.web.settings';"
    "import django; django.setup();"
    "from wholestride.web.training.models import LogEvent;"
    "print(*LogEvent.objects.values_list('uid', flat=True), sep='\\n')"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the phones heard beside what the database holds."""

    acknowledged: int
    lost: int
    doubled: int
    sent_again: int


@dataclass(slots=True)
class Phone:
    """One device with its outbox: a message leaves it only when the server says so."""

    name: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    outbox: list[dict[str, object]] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    sent_again: int = 0
    was_heard: Event = field(default_factory=Event)
    refused: list[object] = field(default_factory=list)

    def log(self, server: Server, session: str, token: str) -> None:
        """Send one set after another until the server is gone."""
        line = HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
        headers = {
            "Cookie": server.cookie,
            "X-CSRFToken": token,
            "Content-Type": "application/json",
        }
        self.sent_again += len(self.outbox)
        try:
            while True:
                if not self.outbox:
                    self.outbox.append(self._message(session))
                line.request("POST", "/api/events/", json.dumps(self.outbox), headers)
                answer = line.getresponse()
                heard = json.loads(answer.read())
                if answer.status != 200 or not self._forget(heard["answers"]):
                    self.refused.append(heard)
                    return
        except (OSError, HTTPException):
            return

    def _message(self, session: str) -> dict[str, object]:
        number = next(self.numbers)
        return {
            "uid": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.name} {number}")),
            "device": self.name,
            "sequence": number,
            "session": session,
            "day": "2026-11-23",
            "kind": "set-done",
            "exercise": "squat_bb",
            "set_number": number % 90 + 1,
            "reps": 8,
            "done_at": "2026-11-23T18:00:00",
        }

    def _forget(self, answers: list[dict[str, str]]) -> bool:
        """Take what was kept out of the outbox; false where the server refused a set."""
        if any(each["status"] not in ("kept", "seen") for each in answers):
            return False
        self.acknowledged += (each["uid"] for each in answers)
        self.outbox.clear()
        self.was_heard.set()
        return True


def torture(kills: int, data: Path, environ: Mapping[str, str]) -> Outcome:
    """Kill the server so many times while phones log; then count what is there.

    Every other kill comes from the first acknowledgement on, so that a slow machine has some.
    """
    phones = [Phone(f"phone {each}") for each in range(PHONES)]
    port, cookie = free(), ""
    for kill in range(kills):
        server = start(data, port, environ)
        server.cookie = cookie
        if not cookie:
            server.come_in()
            cookie = server.cookie
        _log_until_killed(server, phones, _moment(kill), wait=bool(kill % 2))
    server = start(data, port, environ)
    server.cookie = cookie
    _log_until_killed(server, phones, LAST_MOMENT, wait=True)
    return _outcome(phones, _kept(data, environ))


def _moment(kill: int) -> float:
    return FIRST_MOMENT + (LAST_MOMENT - FIRST_MOMENT) * (kill % MOMENTS) / (MOMENTS - 1)


def _log_until_killed(server: Server, phones: list[Phone], seconds: float, *, wait: bool) -> None:
    carried = json.loads(server.ask("/api/pages/").read())
    session = next(found[1] for each in carried["pages"] if (found := A_SESSION.match(each)))
    for phone in phones:
        phone.was_heard.clear()
    threads = [Thread(target=each.log, args=(server, session, carried["token"])) for each in phones]
    for thread in threads:
        thread.start()
    if wait:
        phones[0].was_heard.wait(SECONDS)
    end = Timer(seconds, server.stop, (signal.SIGKILL,))
    end.start()
    for thread in [*threads, end]:
        thread.join()
    assert not any(each.refused for each in phones), [each.refused for each in phones]


def _kept(data: Path, environ: Mapping[str, str]) -> Counter[str]:
    found = subprocess.run(
        [sys.executable, "-c", ALL_UIDS],
        env={**os.environ, "WHOLESTRIDE_DATA": str(data), **environ},
        check=True,
        capture_output=True,
        text=True,
    )
    return Counter(found.stdout.split())


def _outcome(phones: list[Phone], kept: Counter[str]) -> Outcome:
    heard = [uid for phone in phones for uid in phone.acknowledged]
    return Outcome(
        acknowledged=len(heard),
        lost=sum(1 for uid in heard if uid not in kept),
        doubled=sum(1 for times in kept.values() if times > 1),
        sent_again=sum(phone.sent_again for phone in phones),
    )
