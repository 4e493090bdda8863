"""Django's settings, made from the environment; local mode needs none of it.

``environment.SETTINGS`` names every variable. What a server with accounts has beyond the local mode
is in ``accounts/configuration`` and is imported for nobody else.
"""

from __future__ import annotations

import os
from pathlib import Path

from wholestride.network.addresses import allowed_networks
from wholestride.web.environment import (
    data_folder,
    database_from,
    host_names,
    local_mode,
    secret_from,
)

LOCAL_MODE = local_mode(os.environ)
DATA = data_folder(os.environ)
ROOM = Path(__file__).resolve().parent

SECRET_KEY = secret_from(os.environ, DATA)
DEBUG = False
ALLOWED_HOSTS = host_names(os.environ, "127.0.0.1,localhost,[::1]")
TRUSTED_PROXIES = 0
SIGN_UP = "closed"
PRIVATE_NETWORKS = allowed_networks(os.environ)
"""Networks that are not public and from which a calendar may be fetched all the same."""
FORM_TARGETS: tuple[str, ...] = ()
"""Origins beside our own that a form may lead to."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "wholestride.web.training",
]
MIDDLEWARE = [
    "wholestride.web.door.headers.safe_headers",
    "wholestride.web.door.local.only_from_here",
    "wholestride.web.door.limits.not_too_large",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wholestride.web.door.whose.told_whose",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wholestride.web.door.limits.large_files_from_runners_alone",
]
ROOT_URLCONF = "wholestride.web.urls"
WSGI_APPLICATION = "wholestride.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOM / "templates"],
        "OPTIONS": {
            "environment": "wholestride.web.templating.environment",
            "context_processors": ["wholestride.web.templating.one_token"],
        },
    }
]

DATABASES = {"default": database_from(os.environ, DATA)}
AUTHENTICATION_BACKENDS = ["wholestride.web.door.backends.LocalBackend"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 4096},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
SESSION_COOKIE_NAME = "wholestride"
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = not LOCAL_MODE
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = not LOCAL_MODE
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "wholestride.web.door.refusals.page_too_old"
LOGIN_URL = "/door/"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOM / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "wholestride.web.assets.HashedAssets"},
}
WHITENOISE_MAX_AGE = 60
WHITENOISE_ROOT = ROOM / "root"

USE_TZ = False
USE_I18N = False
TIME_ZONE = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # a page that is not there is the browser's affair; our own failures are still told
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
    },
}

if not LOCAL_MODE:
    from wholestride.web.accounts.configuration import server_settings

    globals().update(server_settings(os.environ, globals()))
