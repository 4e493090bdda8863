"""A column for a document that comes back in the very order in which it was written."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class Document(models.JSONField):
    """JSON kept as text: PostgreSQL's own type sorts the keys, and seasons are kept to the byte."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002
        """Text in every database."""
        return "text"

    def get_db_prep_value(self, value: Any, *about: Any, **more: Any) -> Any:  # noqa: ARG002
        """The document as text; an expression of the database stays one."""
        if value is None or hasattr(value, "as_sql"):
            return value
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
