"""A stand-in for intervals.icu's calendar, written from the documentation of its API.

Basic authentication as ``API_KEY`` with a personal key; ``events`` lists the events between two
local dates, ``events/bulk?upsert=true`` creates or updates by ``external_id``, ``DELETE`` takes one
out. https://forum.intervals.icu/t/api-access-to-intervals-icu/609 and
https://forum.intervals.icu/t/uploading-planned-workouts-to-intervals-icu/63624
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.network.stand_in import Asked

KEY, ATHLETE = "2xk9-key-of-ana", "i12345"
PATH = re.compile(r"/api/v1/athlete/(\w+)/events(/.*)?")


@dataclass
class Intervals:
    """The calendar of one athlete, and what was asked of it."""

    events: dict[int, dict[str, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    busy: bool = False

    def put(self, **event: Any) -> int:
        """An event that stands in the calendar, whoever wrote it."""
        number = max(self.events, default=100) + 1
        self.events[number] = {"id": number, "category": "WORKOUT", **event}
        return number

    def __call__(self, asked: Asked) -> None:
        parts = urlsplit(asked.path)
        self.asked.append(f"{asked.command} {parts.path}")
        body = asked.rfile.read(int(asked.headers["Content-Length"] or 0))
        found = PATH.fullmatch(parts.path)
        token = base64.b64encode(f"API_KEY:{KEY}".encode()).decode()
        if self.busy:
            asked.answer(429)
        elif asked.headers["Authorization"] != f"Basic {token}":
            asked.answer(401, b'{"status":401,"error":"Unauthorized"}')
        elif not found or found[1] != ATHLETE:
            asked.answer(404)
        else:
            self._calendar(asked, found[2] or "", parse_qs(parts.query), body)

    def _calendar(self, asked: Asked, where: str, query: dict[str, list[str]], body: bytes) -> None:
        if asked.command == "GET":
            oldest, newest = query["oldest"][0], query["newest"][0]
            _json(asked, [e for e in self.events.values() if oldest <= _day(e) <= newest])
        elif where == "/bulk" and query["upsert"] == ["true"]:
            _json(asked, [self._upserted(event) for event in json.loads(body)])
        elif asked.command == "DELETE" and int(where[1:]) in self.events:
            _json(asked, self.events.pop(int(where[1:])))
        else:
            asked.answer(404)

    def _upserted(self, event: dict[str, Any]) -> dict[str, Any]:
        for known in self.events.values():
            if known.get("external_id") == event["external_id"]:
                known.update(event)
                return known
        return self.events[self.put(**event)]


def _day(event: dict[str, Any]) -> str:
    return str(event["start_date_local"])[:10]


def _json(asked: Asked, value: object) -> None:
    asked.answer(200, json.dumps(value).encode(), Content_Type="application/json")
