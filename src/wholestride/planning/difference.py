"""What a replan changed, session by session, and why: the old season beside the new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wholestride.domain.athlete import Absence, Weekday
from wholestride.domain.logbook import DiffKind, DiffLine
from wholestride.domain.season import Prescription, Reason, Season, Session, SessionStatus
from wholestride.planning.matching import monday_of
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules import bans, clashes
from wholestride.planning.placement.rules.offers import Offer, offer_of
from wholestride.planning.placement.rules.words import ban_words
from wholestride.planning.placement.surroundings import Surroundings
from wholestride.planning.sessions import differs
from wholestride.planning.written import what_is_done

SHIFT_DAYS = 2
"""A missed session may move by two days at most (rule A12)."""

WEEK_RULES = frozenset({"A11", "PROG12", "PROG13", "PHASE02", "PHASE15"})
"""Rules that change what a whole week holds."""

MOST_NAMED = 3
"""More exercises that came or went are counted."""

NO_LONGER_ASKED = "The week no longer asks for it."


@dataclass(frozen=True, slots=True)
class OldSessions:
    """The sessions of the old season, by what a replan may do with them."""

    frozen: tuple[Session, ...]
    """Past, started, done, or the runner's own: they stay as they are."""
    coming: tuple[Session, ...]
    """They change as little as they must."""
    gone: tuple[Session, ...]
    """Missed or dropped: they stay in the file and leave their slot."""


def diff_lines(old: OldSessions, season: Season, fresh: Season, today: date) -> list[DiffLine]:
    """Every session of both seasons in order of time: kept, moved, changed, dropped, added."""
    why = _Whys(season, fresh, today)
    before = {session.id: session for session in (*old.frozen, *old.coming)}
    after = {session.id: session for session in fresh.sessions}
    lines = [_line(session, after.get(name), why) for name, session in before.items()]
    lines += [
        DiffLine(DiffKind.ADDED, None, session, why.added(session, old.gone))
        for name, session in after.items()
        if name not in before
    ]
    return sorted(lines, key=_by_time)


def _by_time(line: DiffLine) -> tuple[str, str]:
    shown = line.after or line.before
    return (shown.start.isoformat(), shown.id) if shown else ("", "")


def _line(before: Session, now: Session | None, why: _Whys) -> DiffLine:
    if now is None:
        return DiffLine(DiffKind.DROPPED, before, None, why.dropped(before))
    if now.start != before.start:
        return DiffLine(DiffKind.MOVED, before, now, why.moved(before, now))
    if differs(before, now):
        return DiffLine(DiffKind.CHANGED, before, now, why.changed(before, now))
    return DiffLine(DiffKind.KEPT, before, now)


class _Whys:
    """The reasons of a diff's lines, from both seasons and the rules of placement."""

    def __init__(self, season: Season, fresh: Season, today: date) -> None:
        self._season = season
        self._fresh = fresh
        request = PlacementRequest(
            fresh.runs, (), fresh.athlete, fresh.start, fresh.end, today=today
        )
        self._around = Surroundings(request)

    def dropped(self, before: Session) -> str:
        """Away, another week, no longer allowed there, or nothing else to be had.

        Why it found no other slot stands with what its week misses.
        """
        away = next(
            (each for each in self._fresh.athlete.unavailable if each.covers(before.day)), None
        )
        if away is not None:
            return f"No training {_span(away)}."
        words = self._week_words(before) or self._not_there(before)
        return words or self._missed_words(before) or NO_LONGER_ASKED

    def moved(self, before: Session, now: Session) -> str:
        """What forbids the old slot now, otherwise what speaks for the new one."""
        return self._not_there(before) or _why_there(now)

    def changed(self, before: Session, now: Session) -> str:
        """The rule that changed the week, then what comes instead of what."""
        if before.kind is not now.kind:
            return self._week_words(before) or f"{before.kind} becomes {now.kind}."
        if before.place != now.place or before.minutes != now.minutes:
            return f"Now {now.minutes} min at {now.place}."
        return " ".join(filter(None, (self._week_words(before), content_words(before, now))))

    def added(self, session: Session, gone: Sequence[Session]) -> str:
        """The missed session that it makes up for, or what changed the week."""
        for missed in gone:
            if missed.status is SessionStatus.MISSED and makes_up(session, missed):
                return f"Makes up for the session missed on {missed.day:%A} (A12)."
        return self._week_words(session) or _why_there(session)

    def _not_there(self, before: Session) -> str:
        """What forbids the old slot now: a rule by itself, or a session that lies near it."""
        offer = _offer(before)
        for ban in bans(offer, self._around):
            return f"{before.start:%A %H:%M}: {ban_words(ban, offer)}."
        for other in self._fresh.planned():
            if other.id != before.id and abs((other.day - before.day).days) <= SHIFT_DAYS:
                for ban in clashes(_offer(other), offer, self._around):
                    return f"{before.start:%A %H:%M}: {ban_words(ban, offer)}."
        return ""

    def _missed_words(self, before: Session) -> str:
        week = self._fresh.week_of(before.day)
        missed = [each for each in week.missed if each.kind is before.kind] if week else []
        return " ".join(text for each in missed for text in each.reasons)

    def _week_words(self, session: Session) -> str:
        """What a rule says about the session's week that it did not say before."""
        known = {each.rule for each in _reasons(self._season, session.day)}
        fresh = [each for each in _reasons(self._fresh, session.day) if each.rule not in known]
        return fresh[0].text if fresh else ""


def makes_up(session: Session, missed: Session) -> bool:
    """True when the session comes in place of the missed one, within two days (rule A12)."""
    alike = missed.kind is session.kind or (missed.kind.heavy and session.kind.heavy)
    return alike and 0 <= (session.day - missed.day).days <= SHIFT_DAYS


def not_made_up(missed: Sequence[Session], lines: Sequence[DiffLine]) -> Iterator[str]:
    """A sentence for each missed session that does not come back; why stands in its week."""
    added = [line.after for line in lines if line.kind is DiffKind.ADDED and line.after]
    for session in missed:
        if any(makes_up(each, session) for each in added):
            continue
        name = f"{session.title or session.kind} of {session.start:%A} {session.day.day}"
        over = session.day.weekday() == Weekday.SUNDAY
        words = "its week is over" if over else "nothing fits within two days"
        yield f"{name} {session.start:%B} is not made up for: {words} (A12)."


def _reasons(season: Season, day: date) -> list[Reason]:
    return [
        reason
        for session in season.planned()
        if monday_of(session.day) == monday_of(day)
        for reason in session.why
        if reason.rule in WEEK_RULES
    ]


def _offer(session: Session) -> Offer:
    week = monday_of(session.day)
    placed = PlacedSession(session.kind, session.start, session.minutes, session.place, week)
    return offer_of(placed)


def _why_there(session: Session) -> str:
    """The reason that speaks of the slot, not of the phase."""
    slot = [each for each in session.why if each.rule[:1] in "ITRL" and each.rule[:3] != "INJ"]
    return next((each.text for each in (*slot, *session.why)), "")


def _span(away: Absence) -> str:
    days = f"{away.first.day} {away.first:%b}"
    if away.last != away.first:
        days += f" to {away.last.day} {away.last:%b}"
    return f"{days}: {away.reason}" if away.reason else days


def content_words(before: Session, now: Session) -> str:
    """What a runner does differently: other exercises, fewer or more sets, another load."""
    old, new = _by_name(before), _by_name(now)
    out = [name for name in old if name not in new]
    into = [name for name in new if name not in old]
    words = [f"{_listed(into)} instead of {_listed(out)}"] if out and into else []
    words += [f"without {_listed(out)}"] if out and not into else []
    words += [f"with {_listed(into)}"] if into and not out else []
    both = {name: (old[name], new[name]) for name in old if name in new}
    sets = {name: _sets(then) - _sets(first) for name, (first, then) in both.items()}
    fewer, more = ([name for name in sets if sets[name] * way > 0] for way in (-1, 1))
    words += [f"fewer sets of {_listed(fewer)}"] if fewer else []
    words += [f"more sets of {_listed(more)}"] if more else []
    words += _loads(both)
    if not words:
        other = [
            name
            for name, (first, then) in both.items()
            if what_is_done(first) != what_is_done(then)
        ]
        words = [f"other repetitions or effort for {_listed(other)}"] if other else []
    return f"{words[0][0].upper()}{'; '.join(words)[1:]}." if words else ""


Lines = tuple[Prescription, ...]


def _by_name(session: Session) -> dict[str, Lines]:
    """The work of a session by exercise, warm-up sets left aside."""
    found: dict[str, Lines] = {}
    for each in session.prescriptions:
        if not each.warm_up:
            found[each.name] = (*found.get(each.name, ()), each)
    return found


def _loads(both: Mapping[str, tuple[Lines, Lines]]) -> list[str]:
    loads = {name: (first[0].load, then[0].load) for name, (first, then) in both.items()}
    changed = [
        f"{name} {then or 'by feel'} instead of {first or 'by feel'}"
        for name, (first, then) in loads.items()
        if first != then
    ]
    more = len(changed) - MOST_NAMED
    return [*changed[:MOST_NAMED], *([f"{more} other loads"] if more > 0 else [])]


def _sets(lines: Lines) -> int:
    return sum(each.sets for each in lines)


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more."""
    more = len(names) - MOST_NAMED
    shown = [*names[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
