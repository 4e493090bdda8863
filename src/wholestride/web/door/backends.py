"""Who came in, together with the runner: one question to the database instead of three."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User


class WithRunner:
    """For a backend of Django: every page asks for the runner next, and today what is shared."""

    def get_user(self, user_id: int) -> User | None:
        """The account with its runner; None where it is gone or closed."""
        accounts = get_user_model().objects.select_related("runner__shared")
        user = accounts.filter(pk=user_id).first()
        return user if user is not None and user.is_active else None


class LocalBackend(WithRunner, ModelBackend):
    """The one account of the local mode."""
