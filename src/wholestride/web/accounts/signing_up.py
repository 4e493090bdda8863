"""What happens when somebody signs up: a runner of their own, and the invitation is used."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest

from wholestride.web.accounts import invitations
from wholestride.web.clock import now_in
from wholestride.web.training.models import Runner


def begin(request: HttpRequest, user: AbstractUser, **_signal: Any) -> None:
    """Give the new account its one runner."""
    Runner.objects.get_or_create(user_id=user.pk, defaults={"athlete": {}})
    now = now_in("UTC")
    invitation = invitations.of_visit(request, now)
    if invitation is not None:
        invitations.use(invitation, now)
        request.session.pop(invitations.IN_SESSION, None)
