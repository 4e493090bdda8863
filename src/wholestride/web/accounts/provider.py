"""Signing up through a provider; imported only where one is named."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from wholestride.web.accounts import invitations
from wholestride.web.accounts.adapter import AccountAdapter
from wholestride.web.clock import now_in


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Who may sign up through a provider: those who may sign up here, under the invited address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """As on the sign-up page."""
        if not AccountAdapter(request).is_open_for_signup(request):
            return False
        invitation = invitations.of_visit(request, now_in("UTC"))
        return invitation is None or invitation.email == (sociallogin.user.email or "").lower()
