"""What phase, state and rules of the evidence change about a week's sessions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from wholestride.domain.athlete import Emphasis, Level, Policy
from wholestride.domain.running import RaceDistance
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.dose.easing import Ease
from wholestride.planning.dose.history import FRESH_NOVELTY, PRIMED_NOVELTY
from wholestride.planning.dose.kinds import Change, Kinds, WeekCase, counted, legs, swapped
from wholestride.planning.loads import OLDER_FROM

FULL, LOWER, FULL_LIGHT = SessionKind.FULL, SessionKind.LOWER, SessionKind.FULL_LIGHT
UPPER_CORE, POWER = SessionKind.UPPER_CORE, SessionKind.POWER
STABILITY, MAINTENANCE = SessionKind.STABILITY, SessionKind.MAINTENANCE

KEY_RUNS_OF_A_FULL_WEEK = 3
"""From here on no third leg session (I17), and no two first bouts 48 h before a key run (I03)."""
LEG_SESSIONS = 2
LATE_LEG_DAYS: Mapping[RaceDistance, int] = {
    RaceDistance.FIVE_KM: 5,
    RaceDistance.TEN_KM: 5,
    RaceDistance.HALF: 7,
    RaceDistance.MARATHON: 10,
    RaceDistance.ULTRA: 10,
}
"""Days from the last leg session to the race where adaptation is not over (rule T01)."""
PRIMER_DAYS = 5
POSTURE = frozenset({Emphasis.POSTURE, Emphasis.HILLS_AND_POLES})


def an_emphasis_adds_an_upper_session(kinds: Kinds, case: WeekCase) -> Change:
    """Posture and poles want one upper-core session more, where nobody fixed the number."""
    athlete = case.athlete
    fixed = athlete.sessions_per_week is not None or athlete.policy is Policy.MINIMUM_DOSE
    full = counted(kinds) >= round(case.row.sessions.maximum)
    if fixed or full or not POSTURE & athlete.emphasis or not legs(kinds):
        return None
    more = {**kinds, UPPER_CORE: kinds.get(UPPER_CORE, 0) + 1}
    return more, "One upper-core session more for your emphasis (OWN11)."


def build_alternates_power_with_a_second_full(kinds: Kinds, case: WeekCase) -> Change:
    """DOSE06, DOSE13: full + full and full + power by turns; two fulls under durability."""
    eased = case.easing.light_kinds
    if case.row.phase is not PhaseName.BUILD or not kinds.get(POWER) or eased:
        return None
    if Emphasis.DURABILITY in case.athlete.emphasis:
        words = "Two heavy sessions in build for durability late in the race (DOSE13)."
        return swapped(kinds, POWER, FULL), words
    if not case.row.explosive or not case.jumps_allowed:
        return swapped(kinds, POWER, FULL), "No power session: explosive work has to wait."
    if case.loading_week % 2 == 0:
        return swapped(kinds, POWER, FULL), "Two full sessions this week, power the next (DOSE06)."
    return kinds, "One full and one power session this week (DOSE06)."


def older_runners_keep_two_leg_sessions(kinds: Kinds, case: WeekCase) -> Change:
    """T05, PHASE07: from 60 years on strength is kept by two leg sessions in the peak."""
    age = case.athlete.age_on(case.frame.start)
    if case.row.phase is not PhaseName.PEAK or age is None or age < OLDER_FROM:
        return None
    if not kinds.get(UPPER_CORE):
        return None
    words = "From 60 years on two leg sessions of few sets keep strength in the peak (T05)."
    return swapped(kinds, UPPER_CORE, MAINTENANCE, 1), words


def a_late_beginner_stays_light(kinds: Kinds, case: WeekCase) -> Change:
    """DOSE02, PHASE02: adaptation close to a race is full-light and upper-core only."""
    if not case.late:
        return None
    light: Kinds = {FULL_LIGHT: 1, UPPER_CORE: 1} if counted(kinds) > 1 else {FULL_LIGHT: 1}
    goal = case.frame.goal
    days = LATE_LEG_DAYS[goal.race.distance] if goal else 0
    words = f"Light sessions only: adaptation is not over; the last for the legs {days} days before"
    words += " the race (DOSE02, T01)."
    if goal and case.frame.open_days[0] + timedelta(days=days + 1) > goal.day:
        light = {UPPER_CORE: 1}
    return light, words


def a_race_week_is_activation(_kinds: Kinds, case: WeekCase) -> Change:
    """PHASE12: activation; up to 10 km a primer five days or more before, for the experienced."""
    if case.row.phase is PhaseName.RECOVERY:
        return {SessionKind.ACTIVATION: 1}, "Light movement only after the race (R01, PHASE13)."
    if case.row.phase is not PhaseName.RACE:
        return None
    goal = case.frame.goal
    short = goal is not None and goal.race.distance.rank <= RaceDistance.TEN_KM.rank
    ready = (
        case.athlete.level.rank >= Level.INTERMEDIATE.rank
        and case.novelty_hundredths <= PRIMED_NOVELTY
    )
    day = goal.day - timedelta(days=PRIMER_DAYS) if goal else None
    early = day is not None and any(each <= day for each in case.frame.open_days)
    if short and ready and early and case.athlete.policy is not Policy.MINIMUM_DOSE:
        words = "A primer of two heavy triples five days or more before the race (PHASE12)."
        return {SessionKind.PRIMER: 1}, words
    return {SessionKind.ACTIVATION: 1}, "Race week: activation, nothing new (PHASE12)."


def eased_weeks_take_the_light_form(kinds: Kinds, case: WeekCase) -> Change:
    """PHASE15, PROG13: full sessions become full-light in a recovery or first week."""
    if not case.easing.light_kinds:
        return None
    light = kinds
    for kind in (FULL, LOWER, POWER):
        light = swapped(light, kind, FULL_LIGHT)
    return None if light == kinds else (light, "Full sessions in their light form.")


def first_bouts_need_room(kinds: Kinds, case: WeekCase) -> Change:
    """I03: with three quality or long runs only one first leg bout has 48 h before a run."""
    crowded = case.frame.quality_or_long >= KEY_RUNS_OF_A_FULL_WEEK
    if case.novelty_hundredths < FRESH_NOVELTY or not crowded or legs(kinds) < LEG_SESSIONS:
        return None
    heavy = next(kind for kind in kinds if kind.heavy)
    words = "One leg session in the very first week: the legs get 48 h before every hard run (I03)."
    return _without_second_leg_session(kinds, heavy), words


def _without_second_leg_session(kinds: Kinds, heavy: SessionKind) -> Kinds:
    return swapped(kinds, heavy, UPPER_CORE, legs(kinds) - 1)


def after_an_illness_stay_gentle(kinds: Kinds, case: WeekCase) -> Change:
    """A11: the first two sessions have a leg dose of 0.4 at most."""
    if case.easing.ease is not Ease.CARE:
        return None
    gentle: Kinds = {STABILITY: 1, UPPER_CORE: 1} if counted(kinds) > 1 else {STABILITY: 1}
    return (gentle, "Two gentle sessions before the legs get more (A11).") if legs(kinds) else None


def no_third_leg_session(kinds: Kinds, case: WeekCase) -> Change:
    """I17: a third one is upper-core where the week has three key runs or more."""
    if case.frame.key_runs < KEY_RUNS_OF_A_FULL_WEEK or legs(kinds) <= LEG_SESSIONS:
        return None
    extra = next(kind for kind in kinds if kind.heavy)
    changed = swapped(kinds, extra, UPPER_CORE, legs(kinds) - LEG_SESSIONS)
    return changed, "Two leg sessions beside three key runs, the third is upper-core (I17)."
