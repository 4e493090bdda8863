"""How much a request may bring: told before anything of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from wholestride.web.door.refusals import refusal

LARGEST_BODY_BYTES = 52 * 1024 * 1024
"""Ten calendars of the largest size that the readers take, and the form around them."""

FILES_PAGE = "/files/"
LARGEST_FILES_BYTES = 1025 * 1024 * 1024
"""An archive of recorded activities, and the form around it."""


def not_too_large(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what is longer than anything that a page asks for."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal():
            return refusal(request, 400, "This could not be read", "Its length is no number.")
        most = LARGEST_FILES_BYTES if request.path == FILES_PAGE else LARGEST_BODY_BYTES
        return _too_much(request, most) if int(length) > most else get_response(request)

    return middleware


def large_files_from_runners_alone(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Take archives from nobody who has not come in; this is asked before anything is read."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = int(request.META.get("CONTENT_LENGTH") or "0")
        if length > LARGEST_BODY_BYTES and not request.user.is_authenticated:
            return _too_much(request, LARGEST_BODY_BYTES)
        return get_response(request)

    return middleware


def _too_much(request: HttpRequest, most: int) -> HttpResponse:
    words = f"This is more than {most // 1024**2} MB; send less at once. Nothing was saved."
    return refusal(request, 413, "This is too much", words)
