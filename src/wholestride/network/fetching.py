"""Fetching a document by its address: redirects followed, addresses checked, limits kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from wholestride.domain.findings import Finding
from wholestride.domain.version import ENGINE_VERSION
from wholestride.network.addresses import (
    Network,
    RefusedError,
    Resolver,
    Target,
    UnreachableError,
    allowed_networks,
    checked_addresses,
    system_resolver,
    target_of,
)
from wholestride.network.exchange import LATER, Answer, Deadline, Request, exchange

REDIRECTS = frozenset({301, 302, 303, 307, 308})
LONGEST_MARK = 300
"""Letters of an ETag or a date that are kept."""
LOGIN_STEP = "Use the calendar’s secret or public address, which needs no login."
GONE_STEP = "Copy the address of the calendar again; its owner may have made a new one."
AGENT = f"wholestride/{ENGINE_VERSION}"


@dataclass(frozen=True, slots=True)
class Rules:
    """How far a request may go: seconds for all of it, bytes of the body, hops, networks."""

    seconds: float = 20.0
    most_bytes: int = 5_000_000
    most_redirects: int = 5
    allowed: Sequence[Network] = ()
    resolve: Resolver = system_resolver


def rules_from(environ: Mapping[str, str]) -> Rules:
    """The rules of an installation; refuses in words what is no network."""
    return Rules(allowed=allowed_networks(environ))


@dataclass(frozen=True, slots=True)
class Marks:
    """By what an answer is known again: its ETag and when it was last changed."""

    etag: str = ""
    modified: str = ""


UNKNOWN = Marks()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it is now; ``unchanged`` where it is the one whose marks were told."""

    data: bytes
    marks: Marks = UNKNOWN
    unchanged: bool = False


def fetch(address: str, rules: Rules, marks: Marks = UNKNOWN) -> Fetched | Finding:
    """The document behind an address, or why there is none and what to do.

    ``marks`` of the last fetch spare the server and us the same document again.
    """
    try:
        return _fetched(target_of(address), rules, marks)
    except RefusedError as refused:
        return refused.finding


def _fetched(target: Target, rules: Rules, marks: Marks) -> Fetched:
    deadline = Deadline(rules.seconds)
    asked = Request(headers=_headers(marks))
    for _ in range(rules.most_redirects + 1):
        answer = send(target, asked, rules, deadline)
        if answer.status not in REDIRECTS:
            return _read(target, answer, marks)
        target = _next(target, answer)
    raise RefusedError(f"{target.host} leads on and on, from address to address.", GONE_STEP)


def send(target: Target, asked: Request, rules: Rules, deadline: Deadline) -> Answer:
    """One request to a machine whose addresses may all be asked; the next one where one is deaf.

    Raises:
        RefusedError: when none answers.
    """
    try:
        addresses = checked_addresses(target, rules.allowed, deadline.left, rules.resolve)
    except TimeoutError:
        raise RefusedError(f"{target.host} took too long to answer.", LATER) from None
    if asked.body is not None:
        addresses = addresses[:1]
    for last, address in enumerate(addresses, 1):
        try:
            return exchange(target, address, asked, deadline, rules.most_bytes)
        except UnreachableError:
            if last == len(addresses):
                raise
    raise AssertionError("a machine without an address was refused before")


def _headers(marks: Marks) -> dict[str, str]:
    wanted = {
        "User-Agent": AGENT,
        "Accept": "text/calendar, text/csv, application/json, */*;q=0.1",
        "If-None-Match": marks.etag,
        "If-Modified-Since": marks.modified,
    }
    return {name: value for name, value in wanted.items() if value}


def _next(target: Target, answer: Answer) -> Target:
    """Where a redirect leads; the same checks are made there again."""
    try:
        following = target_of(urljoin(str(target), answer.headers.get("location", "")))
    except ValueError:
        raise RefusedError(f"{target.host} leads to no address.", GONE_STEP) from None
    if target.scheme == "https" and following.scheme == "http":
        words = f"{target.host} leads to an address without TLS, which others could read."
        raise RefusedError(words, GONE_STEP)
    return following


def _read(target: Target, answer: Answer, marks: Marks) -> Fetched:
    host, status = target.host, answer.status
    if status == 304 and marks != UNKNOWN:
        return Fetched(b"", marks, unchanged=True)
    if status in (401, 403, 407):
        raise RefusedError(f"{host} wants a login ({status}).", LOGIN_STEP)
    if status in (404, 410):
        raise RefusedError(f"{host} has nothing at this address ({status}).", GONE_STEP)
    if status != 200:
        raise RefusedError(f"{host} answered {status}.", LATER)
    if not answer.body:
        raise RefusedError(f"{host} answered with nothing.", LATER)
    return Fetched(answer.body, _marks(answer))


def _marks(answer: Answer) -> Marks:
    found = Marks(answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
    kept = {
        name: value
        for name in ("etag", "modified")
        if len(value := getattr(found, name)) <= LONGEST_MARK and value.isascii()
        and value.isprintable()
    }  # fmt: skip
    return replace(UNKNOWN, **kept)
