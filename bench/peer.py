"""A peer that is running on this machine, timed as our own pages are.

``python -m bench web --peer http://127.0.0.1:8000/en/dashboard --peer http://127.0.0.1:8000/api/``
asks each address over four connections, as our own requests a second are measured. A peer
that asks for a login is handed the cookie in ``PEER_COOKIE`` (``name=value``).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from bench.clients import AnswerError, Line, pace
from bench.rows import Row

HERE = ("127.0.0.1", "localhost", "::1")
MOST_ADDRESSES = 8


class PeerError(Exception):
    """An address that is not measured, and what to give instead."""


def rows(addresses: Sequence[str], cookie: str = "") -> list[Row]:
    """A row an address.

    Raises:
        PeerError: for an address of another machine, too many, or one that answers no page.
    """
    if len(addresses) > MOST_ADDRESSES:
        raise PeerError(f"at most {MOST_ADDRESSES} addresses of a peer")
    places = [_place(each) for each in addresses]
    return [_row(each, *place, cookie) for each, place in zip(addresses, places, strict=True)]


def _place(address: str) -> tuple[str, int, str]:
    """Host, port and path of an address on this machine."""
    parts = urlsplit(address)
    try:
        host, port = parts.hostname or "", parts.port or 80
    except ValueError:
        host, port = "", 0
    if parts.scheme != "http" or host not in HERE:
        raise PeerError(f"{address}: only http:// addresses of this machine are measured")
    return host, port, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def _row(address: str, host: str, port: int, path: str, cookie: str) -> Row:
    headers = {"Accept-Encoding": "gzip", **({"Cookie": cookie} if cookie else {})}
    try:
        found = pace(port, Line(path, headers), host)
    except AnswerError as why:
        raise PeerError(f"{address}: {why}; a login goes into PEER_COOKIE") from None
    words = f"{found.words}, {found.size / 1000:.0f} kB"
    return Row(f"peer {address}, four clients", words, "", None)
