"""The Django app of the training rows."""

from __future__ import annotations

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Rows of runners, seasons and logs."""

    name = "wholestride.web.training"
    label = "training"
