"""The Django app of the training rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models.signals import post_delete

if TYPE_CHECKING:
    from wholestride.web.training.file_models import Upload
    from wholestride.web.training.models import SharedCalendar


class TrainingConfig(AppConfig):
    """Rows of runners, seasons and logs."""

    name = "wholestride.web.training"
    label = "training"

    def ready(self) -> None:
        """The files of an upload and the key of a service go with their row, whoever deletes it."""
        post_delete.connect(_files_go_too, sender="training.Upload")
        post_delete.connect(_key_goes_too, sender="training.SharedCalendar")


def _files_go_too(instance: Upload, **_: object) -> None:
    from wholestride.web.training.uploads import forget_files

    forget_files(instance)


def _key_goes_too(instance: SharedCalendar, **_: object) -> None:
    from django.db.transaction import on_commit

    from wholestride.web.training.keys import forget_key

    on_commit(lambda: forget_key(instance.key_name))
