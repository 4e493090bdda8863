"""The loads that the logbook asks for today, and what was done last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wholestride.domain.logbook import CheckIn, SessionLog
from wholestride.domain.quantities import Mass, MassUnit
from wholestride.domain.season import Prescription, Session, Week
from wholestride.planning.prescription.adjust import LOAD_KEPT
from wholestride.planning.prescription.steps import Steps, steps_for
from wholestride.planning.progress.decision import LoadDecision, NextContext
from wholestride.planning.progress.next_load import next_load
from wholestride.science.e1rm import percent_tenths
from wholestride.web import words
from wholestride.web.pages.gym.nouns import Gym
from wholestride.web.pages.runner_pages import Visit
from wholestride.web.training import store


@dataclass(frozen=True, slots=True)
class Lifted:
    """What was lifted before a session: the logs, what was asked then, the last day of it."""

    logs: Sequence[SessionLog]
    asked: Mapping[str, Session]
    """By exercise the session in which it was done last."""
    last: date | None


def lifted_before(visit: Visit, day: date, logs: Sequence[SessionLog]) -> Lifted:
    """What stands in the logs of the days before a day."""
    newest = {each.exercise: log.session for log in logs for each in log.sets if not each.warm_up}
    sessions = store.sessions_of(visit.runner, set(newest.values()))
    asked = {name: sessions[held] for name, held in newest.items() if held in sessions}
    return Lifted(logs, asked, store.last_lifted(visit.runner, day))


def decisions(
    gym: Gym, visit: Visit, logs: Sequence[SessionLog], check_in: CheckIn | None
) -> dict[int, LoadDecision]:
    """What the logbook says about each line's load, where it says something."""
    week = store.week_of(visit.season, gym.session.day)
    return decided(gym, lifted_before(visit, gym.session.day, logs), week, check_in)


def decided(
    gym: Gym, lifted: Lifted, week: Week | None, check_in: CheckIn | None = None
) -> dict[int, LoadDecision]:
    """The same from what is at hand already."""
    light = (week is not None and week.recovery) or gym.session.phase in LOAD_KEPT
    found = {}
    for index, line in enumerate(gym.session.prescriptions):
        exercise = gym.catalogue.exercises[line.exercise]
        then = _asked_then(lifted.asked.get(line.exercise), line.exercise)
        steps = steps_for(exercise, gym.place, gym.athlete.unit)
        if line.warm_up or line.rir is None or steps is None or then is None:
            continue
        context = NextContext(
            exercise,
            gym.place,
            gym.athlete,
            gym.session.day,
            days_without_lifting=(gym.session.day - lifted.last).days if lifted.last else 0,
            check_in=check_in,
            calibrating=then.load is None,
            may_raise=not light,
        )
        found[index] = _for_today(next_load(then, lifted.logs, context), line, then, steps)
    return found


def _asked_then(session: Session | None, exercise: str) -> Prescription | None:
    """What was asked of the exercise when it was done last; nothing where it was a swap."""
    lines = session.prescriptions if session else ()
    working = (each for each in lines if each.exercise == exercise and not each.warm_up)
    return next((each for each in working if each.rir is not None), None)


def _for_today(
    decision: LoadDecision, line: Prescription, then: Prescription, steps: Steps
) -> LoadDecision:
    """The decision for today's repetitions and reserve, where they differ from last time's."""
    if decision.load is None or line.rir is None or then.rir is None:
        return decision
    today, before = line.amount.high + line.rir.low, then.amount.high + then.rir.low
    if today == before:
        return decision
    grams = decision.load.grams * percent_tenths(today) // percent_tenths(before)
    load_today = steps.round_down(Mass(grams, decision.load.unit)) or steps.masses[0]
    asks = f"{words.figures(line.amount)} repetitions with {words.figures(line.rir)} in reserve"
    reason = f"{load_today} because today asks for {asks}."
    return LoadDecision(load_today, decision.reps, reason, ("PROG04", *decision.rules))


def last_time(logs: Sequence[SessionLog], unit: MassUnit) -> dict[tuple[str, int, str], str]:
    """What was done in the same set the last time, in words and the runner's unit."""
    found = {}
    for log in logs:
        for each in log.sets:
            if not each.warm_up:
                amount = each.reps or each.seconds or each.metres or 0
                load = f"{_number(Mass(each.load.grams, unit))} × " if each.load else ""
                found[(each.exercise, each.number, str(each.side))] = f"last: {load}{amount}"
    return found


def _number(load: Mass) -> str:
    return str(load).split(" ")[0]
