"""How much a request may bring: told before anything of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from wholestride.web.door.refusals import refusal

LARGEST_BODY_BYTES = 52 * 1024 * 1024
"""Ten calendars of the largest size that the readers take, and the form around them."""


def not_too_large(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what is longer than anything that a page asks for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal():
            return refusal(request, 400, "This could not be read", "Its length is no number.")
        if int(length) > LARGEST_BODY_BYTES:
            megabytes = LARGEST_BODY_BYTES // 1024**2
            words = f"This is more than {megabytes} MB; send less at once. Nothing was saved."
            return refusal(request, 413, "This is too much", words)
        return get_response(request)

    return middleware
