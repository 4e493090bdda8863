"""The accounts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Invitations, and what happens when somebody signs up."""

    name = "wholestride.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of new accounts."""
        from allauth.account.signals import user_signed_up

        from wholestride.web.accounts.signing_up import begin

        user_signed_up.connect(begin, dispatch_uid="wholestride-sign-up")
