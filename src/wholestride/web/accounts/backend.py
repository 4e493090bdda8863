"""How the accounts of a server sign in."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from wholestride.web.door.backends import WithRunner


class AccountBackend(WithRunner, AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's backend."""
