"""Invitations: made on the command line, opened once, gone with time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from wholestride.web.accounts.models import Invitation
from wholestride.web.clock import now_in
from wholestride.web.door.local import is_loopback

SECRET_BYTES = 32
IN_SESSION = "invitation"


def invite(email: str, now: datetime, days: int) -> str:
    """A new secret for an address; the ones before it are worth nothing any more."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    Invitation.objects.filter(email__iexact=email, used_at=None).delete()
    Invitation.objects.create(
        email=email.lower(),
        secret_hash=_hash_of(secret),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    return secret


def _hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def opened(secret: str, now: datetime) -> Invitation | None:
    """The invitation that a secret opens, unless it was used or has run out."""
    return _open_ones(now).filter(secret_hash=_hash_of(secret)).first()


def of_visit(request: HttpRequest, now: datetime) -> Invitation | None:
    """The invitation that this browser came with, while it still holds."""
    number = request.session.get(IN_SESSION)
    return _open_ones(now).filter(pk=number).first() if number else None


def use(invitation: Invitation, now: datetime) -> bool:
    """Mark it as used; True for the first of two that try at once."""
    return bool(_open_ones(now).filter(pk=invitation.pk).update(used_at=now))


def _open_ones(now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(used_at=None, expires_at__gt=now)


def link_for(email: str, days: int) -> tuple[str, datetime]:
    """A new invitation as an address of this server, and until when it opens (UTC)."""
    if settings.SIGN_UP == "closed":
        raise ValueError("nobody can sign up here: WHOLESTRIDE_SIGN_UP is closed")
    now = now_in("UTC")
    where = reverse("invitation", args=[invite(email, now, days)])
    host = settings.ALLOWED_HOSTS[0].lstrip(".")
    scheme = "http" if is_loopback(host) else "https"
    return f"{scheme}://{host}{where}", now + timedelta(days=days)
