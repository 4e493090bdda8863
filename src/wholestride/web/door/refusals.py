"""Pages that say no, and what to do next; ``urls`` names them for Django."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refusal(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    """A page that says no, why, and where to go."""
    return render(request, "refusal.html", {"title": title, "text": words}, status=status)


def page_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django hands it in
    """A form without the token of a page of ours."""
    return refusal(
        request,
        403,
        "This page is too old",
        "It was opened before you came in, or somewhere else. Open it again and send it once more; "
        "nothing was saved.",
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """A request that no page of ours sends, or one that is too large to be read."""
    return refusal(
        request,
        400,
        "This could not be read",
        "The browser sent something that no page asks for, or too much of it. Nothing was saved.",
    )


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """An act that this person cannot do, or not in this way."""
    return refusal(
        request,
        403,
        "This is not open to you",
        "Your account cannot do it, or not from here. Nothing was changed.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """An address that leads nowhere, or to somebody else's things."""
    return refusal(
        request,
        404,
        "There is nothing here",
        "The address is mistyped, or the season has changed and the page has gone.",
    )


def failed(request: HttpRequest) -> HttpResponse:
    """A mistake of ours."""
    return refusal(
        request,
        500,
        "Something went wrong here",
        "It is our mistake, and what was saved before is safe. The terminal in which Wholestride "
        "runs says what happened.",
    )


def too_fast(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001
    seconds: int = 60,
) -> HttpResponse:
    """Somebody who tries too often; everything can be tried again after the wait."""
    answer = refusal(
        request,
        429,
        "Too many tries",
        f"Wait {seconds} seconds, then try again. What you have is safe.",
    )
    answer["Retry-After"] = str(seconds)
    return answer
