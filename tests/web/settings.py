"""Settings for tests: a folder of their own, quick passwords, plain assets."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("WHOLESTRIDE_DATA", tempfile.mkdtemp(prefix="wholestride-tests-"))
os.environ.setdefault("WHOLESTRIDE_SECRET", "only for tests")

from wholestride.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
