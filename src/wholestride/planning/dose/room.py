"""What the week's days and windows leave of its sessions, and the light things beside them."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.athlete import Emphasis, Level
from wholestride.domain.season import KIND_FACTS, PhaseName, SessionKind
from wholestride.planning.dose.easing import LOADING
from wholestride.planning.dose.kinds import Change, Kinds, WeekCase, counted, one_less

MAINTENANCE, STABILITY = SessionKind.MAINTENANCE, SessionKind.STABILITY
PREHAB = SessionKind.PREHAB

DAYS_OF_A_FULL_WEEK = 5
DAYS_OF_HALF_A_WEEK = 3
SHORT_WEEK_MINUTES = 80
"""Less strength than two times forty minutes asks for ten minutes of prehab beside it."""
TINY_WEEK_MINUTES = 45
TINY_WEEK_PREHAB = 3
"""One short session a week is joined by three times ten minutes."""
PREHAB_WORDS = ("", "Ten", "Two times ten", "Three times ten")
LIGHT_ONLY = frozenset({PhaseName.RACE, PhaseName.RECOVERY})
BALANCE_DAYS_FROM_AGE = 65

SHORTER: Mapping[SessionKind, tuple[SessionKind, ...]] = {
    SessionKind.FULL: (MAINTENANCE, STABILITY, PREHAB),
    SessionKind.LOWER: (MAINTENANCE, STABILITY, PREHAB),
    SessionKind.FULL_LIGHT: (MAINTENANCE, STABILITY, PREHAB),
    MAINTENANCE: (STABILITY, PREHAB),
    SessionKind.POWER: (STABILITY, PREHAB),
    STABILITY: (PREHAB,),
    SessionKind.UPPER_CORE: (PREHAB,),
    SessionKind.PRIMER: (SessionKind.ACTIVATION, PREHAB),
    SessionKind.ACTIVATION: (PREHAB,),
}
"""What stands in where the window is too short, longest first."""


def a_started_week_wants_less(kinds: Kinds, case: WeekCase) -> Change:
    """A week with three or four days wants half, with fewer only the light things."""
    days = len(case.frame.open_days)
    if days >= DAYS_OF_A_FULL_WEEK or not counted(kinds):
        return None
    keep = (counted(kinds) + 1) // 2 if days >= DAYS_OF_HALF_A_WEEK else 0
    left = kinds
    while counted(left) > keep:
        left = one_less(left)
    return left, f"Only {days} days of this week are free: {keep} of its sessions."


def short_windows_take_shorter_kinds(kinds: Kinds, case: WeekCase) -> Change:
    """A session must fit its window: the longest session gets the longest window of the week."""
    windows = case.frame.windows
    if not windows:
        return None
    sessions = [kind for kind, number in kinds.items() for _ in range(number)]
    sessions.sort(key=lambda kind: (-KIND_FACTS[kind].shortest_minutes, -kind.leg_dose_hundredths))
    fitted: dict[SessionKind, int] = {}
    for number, kind in enumerate(sessions):
        window = windows[number] if number < len(windows) else windows[0]
        short = fitting(kind, window)
        if short is not None:
            fitted[short] = fitted.get(short, 0) + 1
    if fitted == dict(kinds):
        return None
    return fitted, f"Your longest window this week has {windows[0]} min: shorter kinds stand in."


def fitting(kind: SessionKind, window: int) -> SessionKind | None:
    """The kind, or the longest one that may stand in for it in the window; None if none fits."""
    candidates = (kind, *SHORTER.get(kind, ()))
    return next((each for each in candidates if KIND_FACTS[each].shortest_minutes <= window), None)


def light_sessions_come_along(kinds: Kinds, case: WeekCase) -> Change:
    """MOB03, INJ03, BAL01: a flow every week, prehab where sessions are short or few."""
    flows = 2 if case.row.phase is PhaseName.RECOVERY else 1
    prehab = prehab_sessions(kinds, case)
    more = {
        **kinds,
        SessionKind.MOBILITY: flows,
        PREHAB: kinds.get(PREHAB, 0) + prehab,
    }
    times = PREHAB_WORDS[min(prehab, TINY_WEEK_PREHAB)]
    words = f"{times} minutes of prehab beside short or few sessions (INJ03)." if prehab else ""
    return more, words


def prehab_sessions(kinds: Kinds, case: WeekCase) -> int:
    """Ten-minute sessions for hips, trunk and calves: none, one, or three beside a tiny week."""
    days = len(case.frame.open_days)
    if case.row.phase in LIGHT_ONLY or days < DAYS_OF_HALF_A_WEEK:
        return 0
    minutes = _strength_minutes(kinds, case.frame.windows)
    full_week = case.row.phase in LOADING and days >= DAYS_OF_A_FULL_WEEK
    if minutes <= TINY_WEEK_MINUTES and full_week:
        elsewhere = max(1, len(case.frame.windows) - counted(kinds))
        most = TINY_WEEK_PREHAB if case.athlete.any_day else min(TINY_WEEK_PREHAB, elsewhere)
        return max(0, most - kinds.get(PREHAB, 0))
    age = case.athlete.age_on(case.frame.start) or 0
    beginner = case.athlete.level in (Level.NEW, Level.NOVICE)
    balance = age >= BALANCE_DAYS_FROM_AGE or Emphasis.ANKLES in case.athlete.emphasis
    wanted = beginner or balance or minutes < SHORT_WEEK_MINUTES
    return int(wanted and not kinds.get(PREHAB))


def _strength_minutes(kinds: Kinds, windows: tuple[int, ...]) -> int:
    """Minutes that the counted sessions get, each in the longest window that is left."""
    usual = KIND_FACTS[SessionKind.FULL].usual_minutes
    return sum(min(usual, window) for window in windows[: counted(kinds)])
