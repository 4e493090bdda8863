"""Whose page this is: a phone keeps what belongs to one runner apart from what is another's."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

HEADER = "Wholestride-Runner"


def runner_key(request: HttpRequest) -> str:
    """The key of who came in, empty for nobody; asks the cookie's session and no other table."""
    session = getattr(request, "session", None)
    return "" if session is None else str(session.get(SESSION_KEY, ""))


def told_whose(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Say with every page whose it is, so that a phone never shows it to the next one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers[HEADER] = runner_key(request)
        return response

    return middleware


def is_meant_for_another(request: HttpRequest) -> bool:
    """True where a page of one runner speaks while another one has come in."""
    named = request.headers.get(HEADER)
    return named is not None and named != runner_key(request)
