"""What single lines cannot show: statements of one file that cannot all be meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wholestride.domain.athlete import Athlete, Injury, Level, PlannedRace, Sex, Weekday, Window
from wholestride.formats.athlete_file.lines import Path
from wholestride.formats.athlete_file.person import OLDEST, YOUNGEST
from wholestride.formats.athlete_file.tables import Report

WEEKS_COUNTED = 6
"""``sessions_last_6_weeks`` looks back this far."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An athlete as read, with the paths that contradictions point to."""

    athlete: Athlete
    races: tuple[tuple[Path, PlannedRace], ...] = ()
    injuries: tuple[tuple[Path, Injury], ...] = ()
    windows: tuple[tuple[Path, Window], ...] = ()
    excluded: tuple[tuple[Path, str], ...] = ()
    written: frozenset[str] = frozenset()
    today: date | None = None
    clock: date | None = None


def report_contradictions(draft: Draft, report: Report) -> None:
    """Note every contradiction of the draft, errors where one must be resolved."""
    for check in CHECKS:
        check(draft, report)


def somewhere_to_lift(draft: Draft, report: Report) -> None:
    """A file without any window cannot hold a season."""
    if draft.windows or draft.written & {"availability", "availability_assumed"}:
        return
    if draft.athlete.any_day is not None or "any_day" in draft.written:
        report.warning(
            ("availability",),
            "no weekly time window is given: only light sessions find a place.",
            'Add [availability] with lines like tuesday = ["18:00-19:30 gym"].',
        )
        return
    report.error(
        ("availability",),
        "no time for strength is given in the whole file.",
        'Add [availability] with lines like tuesday = ["18:00-19:30 gym"].',
    )


def windows_beside_rest_days(draft: Draft, report: Report) -> None:
    """Windows that all lie on rest days leave no time for a session."""
    rest = draft.athlete.rest_days
    if draft.windows and all(window.weekday in rest for _, window in draft.windows):
        days = _names({window.weekday for _, window in draft.windows})
        report.error(
            ("rest_days",),
            f"every time window lies on a rest day ({days}).",
            "Take a day out of rest_days, or add a window on another day.",
        )


def windows_twice(draft: Draft, report: Report) -> None:
    """Two windows of one day at one place that overlap."""
    latest: dict[tuple[Weekday, str], Window] = {}
    for path, window in sorted(draft.windows, key=lambda each: each[1].start):
        other = latest.setdefault((window.weekday, window.place), window)
        if other is not window and window.start < other.end:
            report.warning(
                path,
                f"{window.start:%H:%M}-{window.end:%H:%M} overlaps another window there.",
                "Join the two into one.",
            )
        if window.end > other.end:
            latest[window.weekday, window.place] = window


def preferred_rest_days(draft: Draft, report: Report) -> None:
    """A day cannot be wished for and kept free."""
    both = draft.athlete.preferred_days & draft.athlete.rest_days
    if both:
        report.warning(
            ("preferred_days",),
            f"{_names(both)} stands in rest_days too; rest wins.",
            "Keep it in one of the two.",
        )


def trips_over_each_other(draft: Draft, report: Report) -> None:
    """Nobody is on two trips on one day."""
    trips = sorted(enumerate(draft.athlete.trips), key=lambda each: each[1].first)
    for (_, one), (number, two) in pairwise(trips):
        if two.first <= one.last:
            report.error(
                ("trip", number),
                f"{two.first} lies in the trip to {one.last} already.",
                "Let one end before the other begins.",
            )


def races_on_one_day(draft: Draft, report: Report) -> None:
    """One race a day."""
    by_day: dict[date, PlannedRace] = {}
    for path, race in draft.races:
        first = by_day.setdefault(race.day, race)
        if first is race:
            continue
        if first.race.distance is not race.race.distance:
            report.error(
                path,
                f"{race.day} holds a {first.race.distance} and a {race.race.distance} race.",
                "Keep the one that you run.",
            )
        else:
            report.warning(path, f"the race of {race.day} stands here twice.", "Delete one.")


def races_gone_by(draft: Draft, report: Report) -> None:
    """A race in the past plans nothing ahead."""
    for path, race in draft.races:
        if draft.today is not None and race.day < draft.today:
            report.warning(
                path, f"the race of {race.day} is over.", "Check the year, or delete the section."
            )


def liked_and_excluded(draft: Draft, report: Report) -> None:
    """No exercise is both a favourite and excluded."""
    for path, exercise in draft.excluded:
        if exercise in draft.athlete.favourites:
            report.error(
                path,
                f"'{exercise}' is excluded and a favourite.",
                "Keep it in one of the two lists.",
            )


def lifted_when(draft: Draft, report: Report) -> None:
    """When and how often the athlete lifted must fit together."""
    athlete, today = draft.athlete, draft.today
    last, recent = athlete.last_lifted, athlete.sessions_last_6_weeks or 0
    now = max((day for day in (today, draft.clock) if day), default=None)
    if now and last and last > now:
        report.error(
            ("last_lifted",), f"{last} is still to come.", 'Write a past date, or "never".'
        )
    if athlete.never_lifted and recent:
        report.error(
            ("sessions_last_6_weeks",),
            f'{recent} sessions do not fit last_lifted = "never".',
            "Write the last date, or 0 sessions.",
        )
    elif today and last and recent and (today - last).days > WEEKS_COUNTED * 7:
        report.error(
            ("sessions_last_6_weeks",),
            f"{recent} sessions do not fit a last one on {last}.",
            "Write the date of the last session, or 0 sessions.",
        )
    if athlete.never_lifted and athlete.level in (Level.INTERMEDIATE, Level.ADVANCED):
        report.error(
            ("level",),
            f'{athlete.level} does not fit last_lifted = "never".',
            'Write level = "new", or when you lifted last.',
        )


def birth_and_body(draft: Draft, report: Report) -> None:
    """Age, pregnancy and the weeks after a birth."""
    athlete, today = draft.athlete, draft.today
    age = athlete.age_on(today) if today else None
    if age is not None and not YOUNGEST <= age <= OLDEST:
        report.error(
            ("born",), f"{athlete.born} makes an age of {age}.", "Write the year of birth."
        )
    if athlete.pregnant and athlete.sex is Sex.MALE:
        report.error(("pregnant",), "does not fit sex = male.", "Correct one of the two.")
    since = athlete.postpartum_since
    if today and since and since > today:
        report.error(
            ("postpartum_since",), f"{since} is still to come.", "Use pregnant = true until then."
        )


def complaints_ahead(draft: Draft, report: Report) -> None:
    """A complaint that is to begin later is most often a wrong year."""
    for path, injury in draft.injuries:
        if draft.today and injury.since and injury.since > draft.today:
            report.warning(
                path, f"{injury.since} is still to come; it counts from then.", "Check the year."
            )


def equipment_twice(draft: Draft, report: Report) -> None:
    """Equipment stands at a place, or at the top for one place alone."""
    if "places" in draft.written and draft.athlete.equipment:
        report.warning(
            ("equipment",), "is not used, because [places] say it.", "Move it into its place."
        )


def _names(days: frozenset[Weekday] | set[Weekday]) -> str:
    return ", ".join(Weekday(day).name.lower() for day in sorted(days))


CHECKS: tuple[Callable[[Draft, Report], None], ...] = (
    somewhere_to_lift,
    windows_beside_rest_days,
    windows_twice,
    preferred_rest_days,
    trips_over_each_other,
    races_on_one_day,
    races_gone_by,
    liked_and_excluded,
    lifted_when,
    birth_and_body,
    complaints_ahead,
    equipment_twice,
)
