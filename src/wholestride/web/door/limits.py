"""How much a request may bring: told before anything of it is read."""

from __future__ import annotations

from collections.abc import Callable
from shutil import disk_usage
from tempfile import gettempdir

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from wholestride.web.door.refusals import refusal

LARGEST_BODY_BYTES = 52 * 1024 * 1024
"""Ten calendars of the largest size that the readers take, and the form around them."""

FILES_PAGE = "/files/"
SPARE_BYTES = 100 * 1024 * 1024
"""So much of the disk is left to the database."""
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
    """Take archives from nobody who has not come in, and only where there is room for them.

    This is asked before anything is read.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        length = int(request.META.get("CONTENT_LENGTH") or "0")
        if length > LARGEST_BODY_BYTES and not request.user.is_authenticated:
            return _too_much(request, LARGEST_BODY_BYTES)
        if length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE and not has_room(length):
            words = "The disk of the server has no room for it. Nothing was saved."
            return refusal(request, 413, "This is too much", words)
        return get_response(request)

    return middleware


def has_room(length: int) -> bool:
    """True where a body fits on the disk while it comes in, and again where it waits."""
    places = (gettempdir(), settings.DATA)
    return all(disk_usage(place).free > length + SPARE_BYTES for place in places)


def _too_much(request: HttpRequest, most: int) -> HttpResponse:
    words = f"This is more than {most // 1024**2} MB; send less at once. Nothing was saved."
    return refusal(request, 413, "This is too much", words)
