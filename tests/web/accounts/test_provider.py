"""Signing in through a provider that the settings name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wholestride.web.accounts.configuration import provider_from

ROOT = Path(__file__).resolve().parents[3]


def test_a_provider_opens_the_account_of_who_was_invited() -> None:
    environ = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "tests.web.accounts.provider_visit"]
    done = subprocess.run(
        command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert "form-action 'self' https://id.example;" in found.pop("policy")
    assert found == {
        "button": True,
        "uninvited": True,
        "before": 0,
        "invited": "/today/",
        "runners": 1,
        "again": "/today/",
        "connections": 200,
    }


@pytest.mark.parametrize(
    ("issuer", "words"), [("id.example", "it begins with https://"), ("", "OIDC_ISSUER")]
)
def test_half_a_provider_is_refused_in_words(issuer: str, words: str) -> None:
    environ = {
        "WHOLESTRIDE_OIDC_ISSUER": issuer,
        "WHOLESTRIDE_OIDC_CLIENT": "a",
        "WHOLESTRIDE_OIDC_SECRET": "b",
    }
    with pytest.raises(ValueError, match=words):
        provider_from(environ, [])
