"""History as entries of the logbook, from which estimates and loads follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32

from wholestride.catalogue.aliases import Names
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.formats.strength.nouns import LiftedSet

SAME_EVENING = timedelta(hours=2)
"""Sets may be written down a while after the watch was started (grade D)."""

MIDNIGHT = time()
"""Stands for a session of which the day alone is known."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a history: its sessions, and the names that are still to be answered."""

    logs: tuple[SessionLog, ...]
    asked: tuple[tuple[str, int], ...]
    """Names with the number of their sets, the most frequent first."""


def filed(sets: Iterable[LiftedSet], names: Names) -> Filed:
    """The sets by session, under the exercises that their names surely mean.

    The same history gives the same entries, so that importing it again changes nothing.
    """
    asked: Counter[str] = Counter()
    sessions: dict[datetime, list[SetLog]] = {}
    for each in sets:
        exercise = names.exercise(each.name)
        if exercise is None:
            asked[each.name] += 1
        elif exercise:
            done = sessions.setdefault(each.at, [])
            done.append(_set(each, exercise, done))
    logs = (SessionLog(name_of(at), tuple(sessions[at])) for at in sorted(sessions))
    return Filed(tuple(logs), tuple(asked.most_common()))


def together(histories: Iterable[Filed]) -> Filed:
    """Several exports as one; a session that stands in two counts where it has more sets.

    One that two apps kept begins at two times of the same evening; the history that was named
    first keeps it.
    """
    sessions: dict[str, SessionLog] = {}
    asked: dict[str, int] = {}
    for each in histories:
        known = {name: at for name, log in sessions.items() if (at := began(log)) is not None}
        for log in not_yet_in(each.logs, known):
            before = sessions.get(log.session)
            if before is None or len(log.sets) > len(before.sets):
                sessions[log.session] = log
        for name, count in each.asked:
            asked[name] = max(count, asked.get(name, 0))
    in_order = sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))
    return Filed(tuple(sessions[name] for name in sorted(sessions)), tuple(in_order))


Starts = Mapping[str, datetime]
"""When sessions began, by their names."""


def starts_of(history: Iterable[LiftedSet]) -> Starts:
    """When the sessions of these sets began, by the names that they get in the log."""
    return {name_of(at): at for at in {each.at for each in history}}


def not_yet_in(logs: Sequence[SessionLog], known: Starts) -> tuple[SessionLog, ...]:
    """The logs without those that others show already under another name.

    Two are one session where their first sets lie at most two hours apart; where one of them
    knows the day alone, the day decides. What ``logs`` themselves tell apart stays apart.
    """
    ours = {each.session for each in logs}
    others = _by_day({name: at for name, at in known.items() if name not in ours})
    return tuple(log for log in logs if not _shown(log.session, began(log), others))


def without_known(sets: Iterable[LiftedSet], known: Starts) -> tuple[LiftedSet, ...]:
    """The sets without those of sessions that others show already; nothing is asked of them."""
    others = _by_day(known)
    return tuple(each for each in sets if not _shown(name_of(each.at), each.at, others))


def began(log: SessionLog) -> datetime | None:
    """When the first set was done; None where no set says."""
    return min((each.at for each in log.sets if each.at is not None), default=None)


def name_of(at: datetime) -> str:
    """A name as the log knows it for sessions that no season holds."""
    return f"history-{at.date()}-{crc32(at.isoformat().encode()):08x}"


_ByDay = Mapping[date, Sequence[tuple[str, datetime]]]


def _by_day(starts: Starts) -> _ByDay:
    days: dict[date, list[tuple[str, datetime]]] = {}
    for name, at in starts.items():
        days.setdefault(at.date(), []).append((name, at))
    return days


def _shown(name: str, at: datetime | None, others: _ByDay) -> bool:
    if at is None:
        return False
    return any(
        other != name and (MIDNIGHT in (at.time(), start.time()) or abs(at - start) <= SAME_EVENING)
        for other, start in others.get(at.date(), ())
    )


def _set(lifted: LiftedSet, exercise: str, before: Iterable[SetLog]) -> SetLog:
    alike = [each for each in before if (each.exercise, each.warm_up) == (exercise, lifted.warm_up)]
    return SetLog(
        exercise,
        lifted.reps,
        lifted.load,
        lifted.rir,
        seconds=lifted.seconds,
        metres=lifted.metres,
        number=len(alike) + 1,
        at=lifted.at,
        warm_up=lifted.warm_up,
    )
