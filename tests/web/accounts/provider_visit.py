"""Two visits through a provider, in a process whose settings name one; prints what happened."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

ISSUER = "https://id.example"
HEADERS = {"host": "strength.example", "x-forwarded-proto": "https"}


class Answer:
    """What the provider answers."""

    status_code = 200
    headers: ClassVar = {"content-type": "application/json"}

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said

    def json(self) -> dict[str, Any]:
        return self.said

    def raise_for_status(self) -> None:
        """It is always well."""


class Provider:
    """An OpenID Connect provider that knows Ana."""

    def __enter__(self) -> Provider:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def get(self, url: str, **_: Any) -> Answer:
        if url.endswith("openid-configuration"):
            names = ("authorization", "token", "userinfo")
            found = {f"{each}_endpoint": f"{ISSUER}/{each}" for each in names}
            return Answer({**found, "issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"})
        person = {"sub": "1", "email": "ana@example.org", "email_verified": True}
        return Answer(person)

    def request(self, *_: Any, **__: Any) -> Answer:
        return Answer({"access_token": "t", "token_type": "bearer"})

    post = request


def main() -> None:
    """Try without an invitation, then with one, then come back."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="wholestride.web.settings",
        WHOLESTRIDE_DATA=tempfile.mkdtemp(prefix="wholestride-provider-"),
        WHOLESTRIDE_SECRET="only for tests",
        WHOLESTRIDE_MODE="server",
        WHOLESTRIDE_HOSTS="strength.example",
        WHOLESTRIDE_OIDC_ISSUER=ISSUER,
        WHOLESTRIDE_OIDC_CLIENT="wholestride",
        WHOLESTRIDE_OIDC_SECRET="secret",
        WHOLESTRIDE_OIDC_NAME="The club",
    )
    from wholestride.web.launch import bring_up_to_date

    bring_up_to_date()
    from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
    from django.conf import settings
    from django.test import Client

    from wholestride.web.accounts.invitations import link_for
    from wholestride.web.training.models import Runner

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    DefaultSocialAccountAdapter.get_requests_session = lambda self: Provider()

    def visit(client: Client) -> str:
        """Go to the provider and come back; the address that one ends at."""
        there = client.post("/accounts/oidc/oidc/login/?process=login")
        asked = parse_qs(urlsplit(there["Location"]).query)
        code = {"code": "c", "state": asked["state"][0]}
        back = client.get("/accounts/oidc/oidc/login/callback/", code)
        return str(back.headers.get("Location", back.content.decode()))

    page = Client(headers=HEADERS).get("/accounts/login/")
    uninvited = visit(Client(headers=HEADERS))
    before = Runner.objects.count()
    invited = Client(headers=HEADERS)
    invited.get(urlsplit(link_for("ana@example.org", 7)[0]).path)
    json.dump(
        {
            "button": "Go on with The club" in page.content.decode(),
            "policy": page.headers["Content-Security-Policy"],
            "uninvited": "No new accounts here" in uninvited,
            "before": before,
            "invited": visit(invited),
            "runners": Runner.objects.count(),
            "again": visit(Client(headers=HEADERS)),
            "connections": invited.get("/accounts/provider/").status_code,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
