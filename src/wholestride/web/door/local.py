"""The local door: a one-time link printed at the start, swapped for a strict cookie.

Jupyter's way: the server listens on the loopback only and answers nobody from elsewhere, Host and
Origin must be its own (so that no other page's address that points here can speak to it), and the
link works once.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

DOOR_FILE = "door"
TOKEN_BYTES = 32
LOCAL_NAME = "runner"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def new_link(data: Path, port: int) -> str:
    """A link that opens the door once; the one before is worth nothing any more."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    file = data / DOOR_FILE
    file.touch(mode=0o600)
    file.write_text(token)
    return f"http://127.0.0.1:{port}/door/?key={token}"


def is_loopback(host: str) -> bool:
    """True for an address that only this machine can reach.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost:8000"), is_loopback("192.168.0.4")
    (True, True, False)
    """
    try:
        return (urlsplit(f"//{host}").hostname or "") in LOOPBACK
    except ValueError:
        return False


def only_from_here(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """In local mode refuse requests that another site's page sends to this machine."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.LOCAL_MODE and not _is_our_own(request):
            return HttpResponse("This server answers its own pages only.\n", status=403)
        return get_response(request)

    return middleware


def _is_our_own(request: HttpRequest) -> bool:
    host = request.headers.get("Host", "")
    origin = request.headers.get("Origin")
    return (
        _comes_from_here(request.META.get("REMOTE_ADDR", ""))
        and is_loopback(host)
        and (origin is None or origin == f"http://{host}")
    )


def _comes_from_here(address: str) -> bool:
    """False for another machine, should somebody bind the application to an outer address."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def door(request: HttpRequest) -> HttpResponse:
    """Swap a valid link for the cookie and take the key out of the address; say how otherwise."""
    key = request.GET.get("key", "")
    if settings.LOCAL_MODE and key and _used(key):
        user, _ = get_user_model().objects.get_or_create(username=LOCAL_NAME)
        login(request, user)
        return HttpResponseRedirect("/today/")
    return render(request, "door.html", {"had_key": bool(key)}, status=403)


def _used(key: str) -> bool:
    """True once for the link's key, which is gone afterwards."""
    file = settings.DATA / DOOR_FILE
    try:
        if not hmac.compare_digest(file.read_bytes(), key.encode()):
            return False
        file.unlink()  # of two requests at the same moment only one can do this
    except FileNotFoundError:
        return False
    return True
