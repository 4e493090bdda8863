"""Rows of the accounts that are ours; the others are allauth's."""

from __future__ import annotations

from django.db import models


class Invitation(models.Model):
    """A link that lets one person sign up once; of its secret only the hash is kept."""

    email = models.EmailField()
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.email
