"""``/settings/calendars/``: calendars that are followed by their address, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wholestride.domain.findings import Finding, Place, error
from wholestride.web import plain_words, words
from wholestride.web.clock import now_in, seconds_now
from wholestride.web.pages.runner_pages import USUAL_ZONE, Owner, owner_page
from wholestride.web.pages.start_calendars import LOOKS, too_often
from wholestride.web.training import changes, following, looking, store
from wholestride.web.training.following import Moment
from wholestride.web.training.looking import MOST_FOLLOWED
from wholestride.web.training.models import FollowedCalendar

UNPROCESSABLE, TOO_MANY = 422, 429
LONGEST_TYPED = 3000


@owner_page
def calendars(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Begin to follow, look now, see what a calendar would change, leave it, stop following."""
    if request.method != "POST":
        return _page(request, owner)
    act = request.POST.get("act", "")
    if act == "begin":
        return _begun(request, owner)
    followed = _named(request, owner)
    if act == "look":
        return _looked(request, owner, followed)
    if act == "see":
        return _proposed(request, owner, followed)
    if act == "leave":
        following.supersede(followed)
        following.settle(followed)
    elif act == "stop":
        following.unfollow(followed)
    else:
        raise Http404("no such act")
    return redirect("settings-calendars")


def _named(request: HttpRequest, owner: Owner) -> FollowedCalendar:
    number = request.POST.get("number", "")
    known = number.isascii() and number.isdecimal() and len(number) < 19
    found = following.followed_by(owner.runner).filter(pk=int(number)).first() if known else None
    if found is None:
        raise Http404("no such calendar")
    return found


def _moment(owner: Owner) -> Moment:
    return Moment(owner.today, now_in("UTC"))


def _begun(request: HttpRequest, owner: Owner) -> HttpResponse:
    """Follow a calendar and look at it at once, so that the runner sees whether it can be read."""
    typed = request.POST.get("address", "")[:LONGEST_TYPED].strip()
    is_all = request.POST.get("what", "all") != "beside"
    if owner.runner.is_demo:
        words_said = error("The demo follows no calendar.", "Plan your own season with it.")
        return _page(request, owner, words_said, typed, is_all=is_all)
    if seconds := LOOKS.wait(str(owner.runner.pk), seconds_now()):
        return _too_often(request, owner, seconds, typed)
    begun = looking.begin(owner.runner, typed, is_all=is_all)
    if isinstance(begun, Finding):
        begun = replace(begun, place=Place(field="address"))
        return _page(request, owner, begun, typed, is_all=is_all)
    looking.look(begun, store.current_season(owner.runner), _moment(owner))
    return redirect("settings-calendars")


def _looked(request: HttpRequest, owner: Owner, followed: FollowedCalendar) -> HttpResponse:
    if seconds := LOOKS.wait(str(owner.runner.pk), seconds_now()):
        return _too_often(request, owner, seconds)
    looking.look(followed, store.current_season(owner.runner), _moment(owner))
    return redirect("settings-calendars")


def spoken_in(owner: Owner) -> Callable[[datetime], str]:
    """How times in UTC are said to a runner: ``Sat 21 Nov, 18:55``."""
    zone = ZoneInfo(str(owner.runner.athlete.get("zone") or USUAL_ZONE))

    def spoken(when: datetime) -> str:
        local = when.replace(tzinfo=UTC).astimezone(zone)
        return f"{words.day(local.date())}, {local:%H:%M}"

    return spoken


def _too_often(request: HttpRequest, owner: Owner, seconds: int, typed: str = "") -> HttpResponse:
    answer = _page(request, owner, too_often(seconds), typed, status=TOO_MANY)
    answer["Retry-After"] = str(seconds)
    return answer


def _proposed(request: HttpRequest, owner: Owner, followed: FollowedCalendar) -> HttpResponse:
    row = store.current_season(owner.runner)
    if row is None:
        return redirect("start")
    made = looking.propose(followed, row, owner.today)
    if isinstance(made, changes.Refusal):
        return _page(request, owner, error(made.why), status=409)
    return redirect("proposal", number=made.pk)


def _page(
    request: HttpRequest,
    owner: Owner,
    said: Finding | None = None,
    typed: str = "",
    *,
    is_all: bool = True,
    status: int = UNPROCESSABLE,
) -> HttpResponse:
    found = list(following.followed_by(owner.runner))
    context = {
        "page": "settings",
        "theme": owner.runner.theme,
        "plain": plain_words,
        "followed": found,
        "spoken": spoken_in(owner),
        "said": said,
        "typed": typed,
        "is_all": is_all,
        "is_demo": owner.runner.is_demo,
        "may_begin": len(found) < MOST_FOLLOWED,
    }
    return render(request, "settings_calendars.html", context, status=status if said else 200)
