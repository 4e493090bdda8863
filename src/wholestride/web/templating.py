"""The Jinja2 environment: what every page may call."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

from wholestride.web import drawings, words
from wholestride.web.door.whose import runner_key

ADDRESSES_KEPT = 2048
"""An address is worked out once; a list of exercises has hundreds."""


def environment(**options: Any) -> Environment:
    """Pages with automatic escaping; a name that nobody gave is a mistake, not a blank."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = True
    options["lstrip_blocks"] = True
    options["bytecode_cache"] = FileSystemBytecodeCache(str(_folder_of_compiled()))
    made = Environment(**options)  # noqa: S701 - Django hands in autoescape=True
    made.policies["json.dumps_kwargs"] = {"default": _fields}
    known = lru_cache(maxsize=ADDRESSES_KEPT)(lambda name, args: reverse(name, args=args))
    made.globals |= {
        "static": lru_cache(maxsize=ADDRESSES_KEPT)(static),
        "url": lambda name, args=(): known(name, tuple(args)),
        "words": words,
        "drawings": drawings,
    }
    made.globals["runner_key"] = runner_key
    made.globals["has_accounts"] = lambda: not settings.LOCAL_MODE
    if not settings.LOCAL_MODE:
        from wholestride.web.accounts.page_words import NAMES

        made.globals |= NAMES
    return made


def _fields(noun: Any) -> dict[str, Any]:
    """A frozen noun as a document; ``asdict`` would copy every value on the way."""
    return {name: getattr(noun, name) for name in noun.__slots__}


def _folder_of_compiled() -> Path:
    """Where compiled templates lie, for their owner alone: the next start does not compile them."""
    folder = Path(settings.DATA) / "templates"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def one_token(request: HttpRequest) -> dict[str, Any]:
    """The forms of a page share one token; making one anew for each would take a tenth of it."""
    return {"csrf_input": SimpleLazyObject(lambda: csrf_input(request))}
