"""History as entries of the logbook, from which estimates and loads follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from wholestride.catalogue.aliases import Names
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.formats.strength.nouns import LiftedSet


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
    logs = (SessionLog(_name(at), tuple(sessions[at])) for at in sorted(sessions))
    return Filed(tuple(logs), tuple(asked.most_common()))


def together(histories: Iterable[Filed]) -> Filed:
    """Several exports as one; a session that stands in two counts where it has more sets."""
    sessions: dict[str, SessionLog] = {}
    asked: dict[str, int] = {}
    for each in histories:
        for log in each.logs:
            before = sessions.get(log.session)
            if before is None or len(log.sets) > len(before.sets):
                sessions[log.session] = log
        for name, count in each.asked:
            asked[name] = max(count, asked.get(name, 0))
    in_order = sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))
    return Filed(tuple(sessions[name] for name in sorted(sessions)), tuple(in_order))


def _name(at: datetime) -> str:
    """A name as the log knows it for sessions that no season holds."""
    return f"history-{at.date()}-{crc32(at.isoformat().encode()):08x}"


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
