"""``/today/look/``: what came late, what two devices said differently, what was refused."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.web.pages.runner_pages import Visit, runner_page
from wholestride.web.training.attention import attention


@runner_page
def look(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Each thing with its words and its acts; the phone adds what the server refused."""
    return render(
        request,
        "look.html",
        {
            "page": "look",
            "theme": visit.runner.theme,
            "looks": attention(visit.season),
            "today": visit.today,
            "new_uid": uuid.uuid4,
        },
    )
