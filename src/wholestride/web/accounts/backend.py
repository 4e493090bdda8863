"""Who came in, together with the runner: one question to the database instead of two."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """allauth's backend; every page asks for the runner next."""

    def get_user(self, user_id: int) -> User | None:
        """The account with its runner; None where it is gone or closed."""
        user = get_user_model().objects.select_related("runner").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
