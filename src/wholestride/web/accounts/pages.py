"""``/accounts/``: how one gets in, from which devices, and the way out; the rest is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.account.models import EmailAddress
from allauth.account.views import logout
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth import logout as forget_visit
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from wholestride.web.accounts import invitations
from wholestride.web.accounts.adapter import primary_email
from wholestride.web.accounts.models import Invitation
from wholestride.web.clock import now_in, seconds_now
from wholestride.web.door.address import client_address
from wholestride.web.door.pace import Pace
from wholestride.web.door.refusals import too_fast
from wholestride.web.door.whose import runner_key
from wholestride.web.pages import data

BY_ADDRESS = Pace("invitation", most=20, seconds=60)
LEFT = "left"
"""The key of the runner who has just deleted everything, for this phone to forget."""


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Everything about getting in, a row each."""
    user = get_user_model().objects.get(pk=request.user.pk or 0)
    sync_user_email_address(user)
    kinds = Authenticator.Type
    found: dict[str, list[Any]] = {kind: [] for kind in kinds.values}
    for each in Authenticator.objects.filter(user_id=user.pk):
        found[each.type].append(each.wrap())
    codes = found[kinds.RECOVERY_CODES]
    context = {
        "email": primary_email(user),
        "has_password": user.has_usable_password(),
        "passkeys": len(found[kinds.WEBAUTHN]),
        "has_app": bool(found[kinds.TOTP]),
        "codes_left": len(codes[0].get_unused_codes()) if codes else None,
        "devices": len(UserSession.objects.purge_and_list(user)),
        "provider": provider_name(),
    }
    return render(request, "accounts/account.html", context)


def provider_name() -> str:
    """What the button of the provider says, empty without one."""
    providers = getattr(settings, "SOCIALACCOUNT_PROVIDERS", {})
    return str(providers["openid_connect"]["APPS"][0]["name"]) if providers else ""


def sign_out(request: HttpRequest) -> HttpResponse:
    """Ask, then leave; what the browser kept of our pages goes as well."""
    answer: HttpResponse = logout(request)
    if request.method == "POST":
        answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@require_safe
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Let an invited person sign up; the secret leaves the address at once."""
    if seconds := BY_ADDRESS.wait(client_address(request), seconds_now()):
        return too_fast(request, seconds=seconds)
    found = invitations.opened(secret, now_in("UTC"))
    if found is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    if request.user.is_authenticated:
        return redirect("today")
    request.session[invitations.IN_SESSION] = found.pk
    return redirect("account_signup")


@login_required
@require_POST
def delete(request: HttpRequest) -> HttpResponse:
    """Delete the account with everything, once the words are typed and the person is known."""
    if not data.is_confirmed(request):
        return data.delete(request)
    left: HttpResponse = _leave(request)
    return left


@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def _leave(request: HttpRequest) -> HttpResponse:
    user = get_user_model().objects.get(pk=request.user.pk or 0)
    key = runner_key(request)
    with transaction.atomic():
        addresses = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
        for address in (*addresses, user.email):
            Invitation.objects.filter(email__iexact=address).delete()
        for session in UserSession.objects.filter(user=user):
            session.end()
        user.delete()
    forget_visit(request)
    request.session[LEFT] = key
    return redirect("goodbye")


@require_safe
def goodbye(request: HttpRequest) -> HttpResponse:
    """Everything is gone; this phone forgets it as well."""
    key = request.session.pop(LEFT, None)
    if key is None:
        raise Http404("nobody has left")
    answer = render(request, "accounts/goodbye.html", {"left": key})
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer
