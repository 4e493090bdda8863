"""Where allauth asks us: who may sign up, which words are said, which address knocks."""

from __future__ import annotations

import logging
from functools import cache
from importlib.resources import files
from smtplib import SMTPException
from tomllib import loads
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.forms import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from wholestride.web.accounts import invitations
from wholestride.web.clock import now_in
from wholestride.web.door.address import client_address

LOG = logging.getLogger(__name__)
FIRST_CODE = "account/messages/email_confirmation_sent.txt"
"""The page of the code says by itself that one is on its way."""


@cache
def words() -> dict[str, Any]:
    """Mails and messages, by the name that allauth gives them."""
    return loads((files("wholestride.web.accounts") / "words.toml").read_text())


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Our answers to allauth's questions."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **words()["wrong"]}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """By the setting; an invitation opens the door while invitations are asked for."""
        if settings.SIGN_UP == "invitation":
            return invitations.of_visit(request, now_in("UTC")) is not None
        return bool(settings.SIGN_UP == "open")

    def clean_email(self, email: str) -> str:
        """An invitation is for one address."""
        invitation = invitations.of_visit(self.request, now_in("UTC"))
        if invitation is not None and invitation.email != email.lower():
            raise ValidationError(f"This invitation is for {invitation.email}.")
        return email

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that all of our limits count."""
        return client_address(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to where it was chosen."""
        del request
        return reverse("account")

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """A plain mail in our words."""
        mail = words()["mail"][template_prefix]
        given = {**context, "host": self.request.get_host(), "address": email}
        given["home"] = self.request.build_absolute_uri("/")
        text = f"{mail['text'].format(**given)}\n{words()['foot'].format(**given)}"
        to = [email] if isinstance(email, str) else email
        return EmailMessage(mail["subject"], text, self.get_from_email(), to, headers=headers)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail; one that cannot be sent is told in the log, not to a stranger."""
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException) as why:
            LOG.error("a mail (%s) could not be sent: %s", template_prefix, why)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what was done in our words; what the next page shows anyway is not said twice."""
        first_code = message_template == FIRST_CODE and request.POST.get("action") != "resend"
        if message is None and message_template and not first_code:
            given = {"email": "", **(message_context or {})}
            message = words()["message"].get(message_template, "").format(**given)
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """What the person can prove themselves with, in our words."""
        found = super().get_reauthentication_methods(user)
        return [{**each, "description": words()["proof"][each["id"]]} for each in found]


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Names of passkeys, and who they are for."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, **words()["wrong"]}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """A name to begin with; the runner may give another one."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The server's name as phones show it."""
        found: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**found, "name": "Wholestride"}


def primary_email(user: AbstractBaseUser) -> str:
    """The address that an account is written to, empty when it has none."""
    return EmailAddress.objects.get_primary_email(user) or ""
