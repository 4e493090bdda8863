"""``/week/``: runs and strength together, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wholestride.domain.logbook import SessionLog
from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, SessionStatus, Week
from wholestride.formats.fit.bundle import USUAL_SPAN, is_ready
from wholestride.web.pages.muscles import muscles_of_days
from wholestride.web.pages.runner_pages import Visit, day_from, runner_page
from wholestride.web.pages.season_weeks import WEEK, first_day, monday_in
from wholestride.web.pages.week_words import counts, told_first
from wholestride.web.training import deciding, free, store
from wholestride.web.training.places import Clash, clashes

NOON = 13
"""What begins from this hour on stands in the evening lane."""


@dataclass(frozen=True, slots=True)
class Card:
    """A run or a session on the board."""

    item: Run | Session
    session: Session | None = None
    done: bool = False
    movable: bool = False
    not_done: bool = False
    clash: Clash | None = None
    unplanned: bool = False
    """True for a session that was only logged; nobody gave it an hour or minutes."""

    @property
    def missed(self) -> bool:
        """True for a session that was skipped."""
        return self.session is not None and self.session.status is SessionStatus.MISSED


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day of the board, with the clashes that begin on it."""

    day: date
    morning: tuple[Card, ...]
    evening: tuple[Card, ...]
    clashes: tuple[Clash, ...] = ()


@runner_page
def week(request: HttpRequest, visit: Visit, day: str = "") -> HttpResponse:
    """A week of the season, the current one without a date."""
    asked = day_from(day) if day else visit.today
    season = store.whole_season(visit.season)
    return render(request, "week.html", board(visit, season, asked))


def board(visit: Visit, season: Season, asked: date) -> dict[str, Any]:
    """What the board of a week shows."""
    begins = visit.runner.week_starts_on
    starts = first_day(min(max(asked, season.start), season.end), begins)
    ends = starts + timedelta(days=6)
    account = season.week_of(monday_in(starts))
    season_first = first_day(season.start, begins)
    sessions = [each for each in season.planned() if starts <= each.day <= ends]
    runs = [each for each in season.runs if starts <= each.day <= ends]
    logs = store.logs_of(visit.season, (each.id for each in sessions), starts, ends)
    cards = [*_cards(visit, season, runs, sessions, logs), *_unplanned(season, logs)]
    cards.sort(key=lambda card: card.item.start)
    last = deciding.last_accepted(visit.season)
    return {
        "page": "week",
        "theme": visit.runner.theme,
        "today": visit.today,
        "starts": starts,
        "ends": ends,
        "number": (starts - season_first).days // 7 + 1,
        "columns": [_column(starts + timedelta(days=each), cards, starts) for each in range(7)],
        "counts": counts(season, runs, sessions, max(visit.today, starts)),
        "phase": _phase_week(season, account),
        "week": account,
        "muscles": muscles_of_days(visit, (starts, ends), logs, "this week"),
        "before": starts - WEEK if starts > season_first else None,
        "after": starts + WEEK if starts + WEEK <= season.end else None,
        "last_change": last.words if last else "",
        "chosen": "",
        "told_first": told_first,
        "for_watch": _first_for_watch(season, max(visit.today, starts)),
    }


def _first_for_watch(season: Season, first: date) -> date | None:
    """The day from which on two weeks can be taken to the watch; None where nothing is ready."""
    coming = (each for each in season.planned() if first <= each.day < first + USUAL_SPAN)
    return first if any(map(is_ready, coming)) else None


def _phase_week(season: Season, account: Week | None) -> tuple[int, int] | None:
    """Which week of its phase a week is, and of how many."""
    if account is None:
        return None
    around = [each for each in season.weeks if each.phase is account.phase]
    block = [account]
    for step in (WEEK, -WEEK):
        near = next((each for each in around if each.start == account.start + step), None)
        while near is not None:
            block.append(near)
            start = near.start + step
            near = next((each for each in around if each.start == start), None)
    return sum(each.start <= account.start for each in block), len(block)


def _cards(
    visit: Visit,
    season: Season,
    runs: list[Run],
    sessions: list[Session],
    logs: Sequence[SessionLog],
) -> list[Card]:
    done = {log.session for log in logs if log.finished}
    clashing = {each.session.id: each for each in clashes(season, visit.today)}
    cards = [Card(each) for each in runs]
    cards += [_card(each, done, clashing, visit.today) for each in sessions]
    return cards


def _unplanned(season: Season, logs: Sequence[SessionLog]) -> Iterator[Card]:
    """Sessions of the week that nobody planned, by the hour of their first set of that day."""
    for log in logs:
        session = free.free_session(log.session, season.athlete)
        if session is not None:
            ticked = (each.at for each in log.sets if each.at and each.at.date() == session.day)
            session = replace(session, start=min(ticked, default=session.start))
            yield Card(session, session, done=log.finished, unplanned=True)


def _card(session: Session, done: set[str], clashing: dict[str, Clash], today: date) -> Card:
    is_done = session.id in done or session.status is SessionStatus.DONE
    planned = session.status is SessionStatus.PLANNED and not is_done
    return Card(
        session,
        session,
        done=is_done,
        movable=planned and session.day >= today,
        not_done=planned and session.day < today,
        clash=clashing.get(session.id),
    )


def _column(day: date, cards: list[Card], starts: date) -> DayColumn:
    mine = [each for each in cards if each.item.day == day]
    beginning = (
        each.clash for each in cards if each.clash and max(each.clash.days[0], starts) == day
    )
    return DayColumn(
        day,
        tuple(each for each in mine if each.item.start.hour < NOON),
        tuple(each for each in mine if each.item.start.hour >= NOON),
        tuple(beginning),
    )
