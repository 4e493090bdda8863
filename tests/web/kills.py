"""A phone that logs sets while the whole server is killed, again and again."""

from __future__ import annotations

import json
import os
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
from threading import Thread, Timer

from tests.web.server import SECONDS, Server, free, start

PHONES = 2
FIRST_MOMENT, LAST_MOMENT, MOMENTS = 0.02, 0.30, 17
"""Seconds of logging before a kill, spread so that kills fall into every step of a request."""
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
                assert answer.status == 200, heard
                self._forget(heard["answers"])
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

    def _forget(self, answers: list[dict[str, str]]) -> None:
        for each in answers:
            assert each["status"] in ("kept", "seen"), each
            self.acknowledged.append(each["uid"])
        self.outbox.clear()


def torture(kills: int, data: Path, environ: Mapping[str, str]) -> Outcome:
    """Kill the server so many times while phones log; then count what is there."""
    phones = [Phone(f"phone {each}") for each in range(PHONES)]
    port, cookie = free(), ""
    for kill in range(kills):
        server = start(data, port, environ)
        server.cookie = cookie
        if not cookie:
            server.come_in()
            cookie = server.cookie
        _log_until_killed(server, phones, _moment(kill))
    server = start(data, port, environ)
    server.cookie = cookie
    _log_until_killed(server, phones, LAST_MOMENT)
    return _outcome(phones, _kept(data, environ))


def _moment(kill: int) -> float:
    return FIRST_MOMENT + (LAST_MOMENT - FIRST_MOMENT) * (kill % MOMENTS) / (MOMENTS - 1)


def _log_until_killed(server: Server, phones: list[Phone], seconds: float) -> None:
    carried = json.loads(server.ask("/api/pages/").read())
    session = next(each for each in carried["pages"] if each.startswith("/session/")).split("/")[2]
    threads = [Thread(target=each.log, args=(server, session, carried["token"])) for each in phones]
    for thread in threads:
        thread.start()
    end = Timer(seconds, server.stop, (signal.SIGKILL,))
    end.start()
    for thread in [*threads, end]:
        thread.join()


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
