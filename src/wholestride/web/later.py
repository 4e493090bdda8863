"""Pages that are imported when they are first asked for, so that the start waits for none."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponse

_waiting: set[str] = set()


def import_all() -> None:
    """Import every page now, where workers are to share what the master has read."""
    for module in sorted(_waiting):
        import_module(module)


def page(where: str) -> Callable[..., HttpResponse]:
    """The view that ``pages/`` holds at ``module.function``; the module waits for a request."""
    module, _, function = where.rpartition(".")
    module = f"wholestride.web.pages.{module}"
    _waiting.add(module)

    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        shown: Callable[..., HttpResponse] = getattr(import_module(module), function)
        return shown(request, **parts)

    view.__qualname__ = view.__name__ = function
    return view
