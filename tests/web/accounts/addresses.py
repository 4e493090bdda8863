"""The addresses that only a server has, and who is answered what there."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a runner is answered who came in, and what a stranger is."""

    inside: int = 200
    outside: int = 302
    values: tuple[tuple[str, object], ...] = ()


ENTRANCE = Answers(inside=302, outside=200)
"""A page on the way in; who is in already goes on to today."""
PROOF = Answers(inside=302)
"""A page that asks once more who it is."""

ACCOUNT_ROWS: dict[str, Answers] = {
    "account": Answers(),
    "account_login": ENTRANCE,
    "account_logout": Answers(),
    "account_signup": ENTRANCE,
    "account_signup_by_passkey": ENTRANCE,
    "account_inactive": Answers(outside=200),
    "account_email": Answers(),
    "account_email_verification_sent": Answers(inside=302),
    "account_change_password": Answers(),
    "account_set_password": Answers(inside=302),
    "account_reauthenticate": Answers(),
    "account_reset_password": Answers(outside=200),
    "account_confirm_password_reset_code": Answers(inside=302),
    "account_complete_password_reset": Answers(inside=302),
    "account_password_reset_completed": Answers(outside=200),
    "account_confirm_login_code": Answers(inside=302),
    "goodbye": Answers(404, 404),
    "invitation": Answers(404, 404, (("secret", "x" * 43),)),
    "mfa_index": Answers(302, 302),
    "mfa_authenticate": Answers(inside=302),
    "mfa_reauthenticate": PROOF,
    "mfa_activate_totp": PROOF,
    "mfa_deactivate_totp": Answers(404, 302),
    "mfa_view_recovery_codes": Answers(404, 302),
    "mfa_generate_recovery_codes": PROOF,
    "mfa_download_recovery_codes": Answers(404, 302),
    "mfa_list_webauthn": Answers(),
    "mfa_add_webauthn": PROOF,
    "mfa_reauthenticate_webauthn": PROOF,
    "mfa_remove_webauthn": PROOF,
    "mfa_edit_webauthn": PROOF,
    "mfa_login_webauthn": Answers(302, 302),
    "mfa_signup_webauthn": Answers(302, 302),
    "usersessions_list": Answers(),
}
"""One row a name that ``accounts/urls.py`` adds; an address without a row fails a test."""


def account_address(name: str, passkey: int = 1) -> str:
    """The address of a name; a passkey's number stands in those that lead to one."""
    values = dict(ACCOUNT_ROWS[name].values)
    if name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        values["pk"] = passkey
    return reverse(name, kwargs=values)
