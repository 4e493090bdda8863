"""``/drawings/<edition>/``: the movement drawings as files that a browser may keep for ever."""

from __future__ import annotations

import re
from base64 import b64encode
from contextlib import suppress
from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from wholestride.web import drawings
from wholestride.web.drawings import Form

FOR_EVER = "public, max-age=31536000, immutable"
MOST_AT_ONCE = 60
"""Drawings of one answer; a phone that carries two weeks along asks for so many at a time."""
STYLES = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@require_GET
def drawing(_request: HttpRequest, edition: str, form: str, name: str) -> HttpResponse:
    """One drawing; it is the same for everybody."""
    try:
        text = drawings.drawing(name, Form(form))
    except (KeyError, ValueError):
        raise Http404("no such drawing") from None
    answer = _kept(text, "image/svg+xml", edition)
    answer.headers["Content-Security-Policy"] = policy_for(text)
    return answer


@require_GET
def several(request: HttpRequest, **_edition: str) -> HttpResponse:
    """Drawings as they are now by form and exercise, in one answer; what there is not is left out.

    ``names`` are as in the addresses, with commas between them: ``still/squat_bb,moving/plank``.
    """
    names = request.GET.get("names", "").split(",")
    if len(names) > MOST_AT_ONCE:
        return JsonResponse({"why": f"At most {MOST_AT_ONCE} drawings at once."}, status=400)
    found = {}
    for each in names:
        form, _, name = each.partition("/")
        with suppress(KeyError, ValueError):
            found[each] = drawings.drawing(name, Form(form))
    answer = JsonResponse(found)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def policy_for(svg: str) -> str:
    """A drawing that is opened by itself may use the styles that it holds, and nothing else."""
    found = [b64encode(sha256(each.encode()).digest()).decode() for each in STYLES.findall(svg)]
    return "default-src 'none'; style-src " + " ".join(f"'sha256-{each}'" for each in found)


@require_GET
def style(_request: HttpRequest, edition: str) -> HttpResponse:
    """The style of the shapes that stand inside pages."""
    return _kept(drawings.style(), "text/css; charset=utf-8", edition)


def _kept(text: str, kind: str, edition: str) -> HttpResponse:
    """An answer of this edition stays as it is; at an old address stands what is drawn now."""
    answer = HttpResponse(text, content_type=kind)
    answer.headers["Cache-Control"] = FOR_EVER if edition == drawings.edition() else "no-cache"
    return answer
