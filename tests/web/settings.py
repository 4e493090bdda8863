"""Settings for tests: a folder of their own, quick passwords, plain assets.

The accounts are installed as well, so that one process tests both modes; ``server_mode`` in
``tests/web/accounts`` switches to the other one.
"""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("WHOLESTRIDE_DATA", tempfile.mkdtemp(prefix="wholestride-tests-"))
os.environ.setdefault("WHOLESTRIDE_SECRET", "only for tests")

from wholestride.web.accounts.configuration import server_settings
from wholestride.web.settings import *  # noqa: F403
from wholestride.web.settings import MIDDLEWARE as LOCAL_MIDDLEWARE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True

OF_A_SERVER = server_settings({"WHOLESTRIDE_HOSTS": "strength.example"}, globals())
INSTALLED_APPS = OF_A_SERVER["INSTALLED_APPS"]
MIDDLEWARE = [*LOCAL_MIDDLEWARE, "allauth.account.middleware.AccountMiddleware"]
READ_AT_IMPORT = ("ACCOUNT_", "MFA_")
"""allauth asks for some of these when its modules are imported."""
globals().update(
    {name: OF_A_SERVER[name] for name in OF_A_SERVER if name.startswith(READ_AT_IMPORT)}
)
