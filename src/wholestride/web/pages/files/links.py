"""``/files/links/``: which recordings are one activity, and the runner's last word on it."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wholestride.web.pages.files.views import shell
from wholestride.web.pages.runner_pages import Owner, owner_page
from wholestride.web.training import recorded

LONGEST_NAME = 80
DAY = timedelta(days=1)


@owner_page
def links(request: HttpRequest, owner: Owner) -> HttpResponse:
    """The links of a year; each can be undone, and what was undone be linked again."""
    if request.method == "POST":
        return _said(request, owner)
    years = recorded.years_of(owner.runner)
    year = _year(request.GET.get("year", ""), years)
    days = (date(year, 1, 1) - DAY, date(year, 12, 31) + DAY)
    found = recorded.links(recorded.between(owner.runner, *days))
    context = {**shell(owner), "links": found, "years": years, "year": year}
    return render(request, "files_links.html", context)


def _year(asked: str, years: list[int]) -> int:
    wanted = int(asked) if asked.isdecimal() and len(asked) == 4 else 0
    return wanted if wanted in years else next(iter(years), 2000)


def _said(request: HttpRequest, owner: Owner) -> HttpResponse:
    one, other = (request.POST.get(name, "")[:LONGEST_NAME] for name in ("one", "other"))
    word = request.POST.get("are")
    if word not in ("one", "two"):
        raise Http404("no such word")
    if not recorded.say_of_two(owner.runner, one, other, same=word == "one"):
        raise Http404("no such recording")
    answer = redirect("files-links")
    year = request.POST.get("year", "")
    answer["Location"] += f"?year={year}" if year.isdecimal() else ""
    return answer
