"""What a server with accounts has beyond the local mode, made from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from wholestride.web.environment import host_names, whole_number

SIGN_UP = ("open", "invitation", "closed")
MOST_PROXIES, MOST_HSTS_SECONDS = 9, 10**9
MOST_COUNTED = 20_000
"""Entries of the counters of knocks; what is over goes first."""
PROVIDER = "oidc"
LEAST_PASSWORD = 10
RATES = {
    "login": "20/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "10/m/ip",
    "reset_password": "10/m/ip,3/m/key",
}
"""How often an address or an account may be tried; what is not named keeps allauth's pace."""


def server_settings(environ: Mapping[str, str], local: Mapping[str, Any]) -> dict[str, Any]:
    """Django's settings of a server, those of the local mode at hand; refuses in words."""
    hosts = host_names(environ)
    if not hosts:
        raise ValueError(
            "a server needs its names: set WHOLESTRIDE_HOSTS, for example to strength.example"
        )
    if find_spec("allauth") is None:
        raise ValueError('accounts need more packages: pip install "wholestride[server]"')
    return {
        "ALLOWED_HOSTS": hosts,
        "CSRF_TRUSTED_ORIGINS": [f"https://{each.lstrip('.')}" for each in hosts],
        **_pieces(local),
        **_network(environ),
        **mail_from(environ),
        **_accounts(environ),
        **provider_from(environ, local["INSTALLED_APPS"]),
    }


def _pieces(local: Mapping[str, Any]) -> dict[str, Any]:
    """Applications, middleware, pages and counters."""
    return {
        "INSTALLED_APPS": [*local["INSTALLED_APPS"], *APPS],
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            *local["MIDDLEWARE"],
            *MIDDLEWARE,
        ],
        "ROOT_URLCONF": "wholestride.web.accounts.urls",
        "TEMPLATES": [
            {**each, "DIRS": [*each["DIRS"], local["ROOM"] / "accounts" / "templates"]}
            for each in local["TEMPLATES"]
        ],
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "wholestride_counted",
                "OPTIONS": {"MAX_ENTRIES": MOST_COUNTED},
            }
        },
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }


APPS = [
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wholestride.web.accounts",
]
MIDDLEWARE = [
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wholestride.web.accounts.keeping.not_kept_by_browsers",
]


def _network(environ: Mapping[str, str]) -> dict[str, Any]:
    """Cookies, proxies and TLS."""
    proxies = whole_number(environ, "WHOLESTRIDE_PROXIES", 1, MOST_PROXIES)
    return {
        "TRUSTED_PROXIES": proxies,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https") if proxies else None,
        "SECURE_HSTS_SECONDS": whole_number(environ, "WHOLESTRIDE_HSTS", 0, MOST_HSTS_SECONDS),
        "SECURE_REFERRER_POLICY": "same-origin",
        "SESSION_ENGINE": "django.contrib.sessions.backends.db",
        "SESSION_COOKIE_SECURE": True,
        # a provider and a mail lead here from elsewhere, and the sign-in that waits must be found
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_USE_SESSIONS": False,
        "CSRF_COOKIE_NAME": "wholestride_form",
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SECURE": True,
    }


def _accounts(environ: Mapping[str, str]) -> dict[str, Any]:
    """How people sign up and in."""
    sign_up = environ.get("WHOLESTRIDE_SIGN_UP") or "invitation"
    if sign_up not in SIGN_UP:
        raise ValueError(f"WHOLESTRIDE_SIGN_UP is {sign_up!r}; it may be {', '.join(SIGN_UP)}")
    validators = "django.contrib.auth.password_validation"
    return {
        "SIGN_UP": sign_up,
        "AUTHENTICATION_BACKENDS": ["wholestride.web.accounts.backend.AccountBackend"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{validators}.UserAttributeSimilarityValidator"},
            {
                "NAME": f"{validators}.MinimumLengthValidator",
                "OPTIONS": {"min_length": LEAST_PASSWORD},
            },
            {"NAME": f"{validators}.CommonPasswordValidator"},
        ],
        "LOGIN_URL": "/accounts/login/",
        "LOGIN_REDIRECT_URL": "/today/",
        "ACCOUNT_ADAPTER": "wholestride.web.accounts.adapter.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
        "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
        "ACCOUNT_CHANGE_EMAIL": True,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "/accounts/login/",
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_RATE_LIMITS": RATES,
        "MFA_ADAPTER": "wholestride.web.accounts.adapter.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_PASSKEY_SIGNUP_ENABLED": True,
        "MFA_TOTP_ISSUER": "Wholestride",
    }


def mail_from(environ: Mapping[str, str]) -> dict[str, Any]:
    """Django's settings for what ``WHOLESTRIDE_MAIL`` names.

    >>> found = mail_from({"WHOLESTRIDE_MAIL": "smtp://ana:s%20t@mail.example:587"})
    >>> found["EMAIL_HOST"], found["EMAIL_HOST_PASSWORD"], found["EMAIL_USE_TLS"]
    ('mail.example', 's t', True)
    """
    address = environ.get("WHOLESTRIDE_MAIL") or "console:"
    host = next(iter(host_names(environ)), "localhost").lstrip(".")
    sender = environ.get("WHOLESTRIDE_MAIL_FROM") or f"wholestride@{host}"
    found: dict[str, Any] = {"DEFAULT_FROM_EMAIL": sender, "SERVER_EMAIL": sender}
    parts = urlsplit(address)
    backends = "django.core.mail.backends"
    if parts.scheme == "console":
        return {**found, "EMAIL_BACKEND": f"{backends}.console.EmailBackend"}
    if parts.scheme == "file":
        folder = unquote(parts.path)
        return {
            **found,
            "EMAIL_BACKEND": f"{backends}.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder,
        }
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(
            f"WHOLESTRIDE_MAIL begins with {parts.scheme!r}; it may be console:, file:/folder, "
            "smtp://user:password@host:587 or smtps://user:password@host:465"
        )
    plain = parse_qs(parts.query).get("tls") == ["no"]
    return {
        **found,
        "EMAIL_BACKEND": f"{backends}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and not plain,
        "EMAIL_TIMEOUT": 10,
    }


def provider_from(environ: Mapping[str, str], apps: list[str]) -> dict[str, Any]:
    """Django's settings for an OpenID Connect provider, where one is named."""
    names = ("WHOLESTRIDE_OIDC_ISSUER", "WHOLESTRIDE_OIDC_CLIENT", "WHOLESTRIDE_OIDC_SECRET")
    issuer, client, secret = (environ.get(each, "") for each in names)
    missing = [name for name in names if not environ.get(name)]
    if missing == list(names):
        return {}
    if missing:
        raise ValueError(f"a provider needs {' and '.join(missing)} as well")
    parts = urlsplit(issuer)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{names[0]} is {issuer!r}; it begins with https://")
    app = {
        "provider_id": PROVIDER,
        "name": environ.get("WHOLESTRIDE_OIDC_NAME") or parts.hostname,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    social = ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    return {
        "INSTALLED_APPS": [*apps, *APPS, *social],
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [app]}},
        "SOCIALACCOUNT_ADAPTER": "wholestride.web.accounts.provider.ProviderAdapter",
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        # the form of the button leads to the provider, which the content policy must let pass
        "FORM_TARGETS": (f"{parts.scheme}://{parts.netloc}",),
    }
