"""What the pages of the accounts may call."""

from __future__ import annotations

import re
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest

from wholestride.web.accounts import invitations
from wholestride.web.accounts.pages import provider_name
from wholestride.web.clock import now_in
from wholestride.web.training.models import Runner

BROWSERS = ("Edg", "OPR", "SamsungBrowser", "Firefox", "Chrome", "Safari")
"""In the order in which they are looked for: some call themselves by the others' names too."""
SPOKEN = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet"}
MACHINES = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "an Android phone",
    "Windows": "Windows",
    "Macintosh": "a Mac",
    "Linux": "Linux",
}


def device_of(agent: str) -> str:
    """A browser as its owner would call it.

    >>> device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1")
    'Safari on an iPhone'
    >>> device_of("curl/8")
    'A browser'
    """
    browser = next((each for each in BROWSERS if re.search(rf"\b{each}/", agent)), None)
    machine = next((words for name, words in MACHINES.items() if name in agent), None)
    name = SPOKEN.get(browser, browser) if browser else "A browser"
    return f"{name} on {machine}" if machine else name


def theme_of(request: HttpRequest) -> str:
    """The theme that the runner chose."""
    found = Runner.objects.filter(user_id=request.user.pk or 0).values_list("theme", flat=True)
    return found.first() or ""


def may_sign_up(request: HttpRequest) -> bool:
    """True where a link to make an account leads to the form."""
    return bool(get_adapter(request).is_open_for_signup(request))


def invited_email(request: HttpRequest) -> str:
    """The address of the invitation that this browser came with."""
    found = invitations.of_visit(request, now_in("UTC"))
    return found.email if found else ""


def sign_up_mode() -> str:
    """open, invitation or closed."""
    return str(settings.SIGN_UP)


NAMES: dict[str, Any] = {
    "device_of": device_of,
    "invited_email": invited_email,
    "may_sign_up": may_sign_up,
    "messages_of": get_messages,
    "provider_name": provider_name,
    "sign_up_mode": sign_up_mode,
    "theme_of": theme_of,
}
