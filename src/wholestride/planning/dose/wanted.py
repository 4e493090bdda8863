"""Which sessions a week wants: a count, its split, and what changes it, one rule at a time."""

from __future__ import annotations

from wholestride.domain.athlete import Policy
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.dose.kind_rules import (
    a_late_beginner_stays_light,
    a_race_week_is_activation,
    after_an_illness_stay_gentle,
    an_emphasis_adds_an_upper_session,
    build_alternates_power_with_a_second_full,
    eased_weeks_take_the_light_form,
    first_bouts_need_room,
    no_third_leg_session,
    older_runners_keep_two_leg_sessions,
)
from wholestride.planning.dose.kinds import KindRule, Kinds, WeekCase, split
from wholestride.planning.dose.room import (
    LIGHT_ONLY,
    a_started_week_wants_less,
    light_sessions_come_along,
    short_windows_take_shorter_kinds,
)
from wholestride.planning.dose.table import PhaseDose


def wanted_sessions(case: WeekCase) -> tuple[Kinds, tuple[str, ...]]:
    """The sessions that the week wants by kind, and a sentence for each rule that spoke."""
    if case.frame.lost:
        return {}, ()
    count, why = session_count(case)
    kinds: Kinds = split(case.row, count)
    reasons = [] if case.row.phase in LIGHT_ONLY else [why]
    for rule in RULES:
        change = rule(kinds, case)
        if change is not None:
            kinds, sentence = change
            reasons.append(sentence)
    ordered = {kind: kinds[kind] for kind in SessionKind if kinds.get(kind, 0) > 0}
    return ordered, tuple(reason for reason in reasons if reason)


def session_count(case: WeekCase) -> tuple[int, str]:
    """How many sessions with a leg dose of 0.15 or more: asked, or by phase and level (T08)."""
    row, athlete = case.row, case.athlete
    low, usual, most = (
        round(each) for each in (row.sessions.minimum, row.sessions.target, row.sessions.maximum)
    )
    if athlete.sessions_per_week is not None:
        ceiling = usual if row.phase is PhaseName.TRANSITION else most
        count = min(athlete.sessions_per_week, ceiling)
        if count < athlete.sessions_per_week:
            return count, f"{_week_of(row)} has {_sessions(ceiling)} at most (T08)."
        return count, f"{_week_of(row)}: {_sessions(count)}, as you asked."
    if athlete.policy is Policy.MINIMUM_DOSE:
        return low, f"{_week_of(row)}: {_sessions(low)}, the minimum (DOSE10)."
    return usual, f"{_week_of(row)}: {_sessions(usual)} (T08)."


def _week_of(row: PhaseDose) -> str:
    return f"A week of {row.phase.replace('-', ' ')}"


def _sessions(count: int) -> str:
    return f"{count} strength session{'' if count == 1 else 's'}"


RULES: tuple[KindRule, ...] = (
    an_emphasis_adds_an_upper_session,
    build_alternates_power_with_a_second_full,
    older_runners_keep_two_leg_sessions,
    a_late_beginner_stays_light,
    a_race_week_is_activation,
    eased_weeks_take_the_light_form,
    first_bouts_need_room,
    after_an_illness_stay_gentle,
    no_third_leg_session,
    a_started_week_wants_less,
    short_windows_take_shorter_kinds,
    light_sessions_come_along,
)
