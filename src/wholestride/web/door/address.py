"""Who knocks: the address of a browser, also behind the proxies that are trusted."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the other end; what a proxy of ours says of it counts, nobody else's word.

    Each trusted proxy appends whom it saw, so the address is that many places from the end.
    """
    seen: str = request.META.get("REMOTE_ADDR", "")
    said = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies: int = settings.TRUSTED_PROXIES
    if 0 < proxies <= len(said) and _is_address(said[-proxies]):
        return said[-proxies]
    return seen


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
