"""Every one-week layout of runs, each beside other weeks: no rule is ever broken.

All 4 ** 7 weeks of nothing, an easy run, intervals or a long run of 95 minutes, beside runs in
the morning, at noon and in the evening, 64 different weeks to a season. What
:mod:`bench.sweep_windows` does not cover: long runs, later hours, unlike neighbours, two windows
a day, and a third leg session beside three key runs. It has three availabilities, all of them
roomy. The check is written from the rules as a reader would put them, in hours and days, and
shares no code with the planner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise, product

from bench.placement_seasons import MONDAY, lifter, run_on, week_dose, windows_of
from bench.rows import Row
from wholestride.domain.athlete import Athlete
from wholestride.domain.running import Run, RunKind
from wholestride.domain.season import SessionKind
from wholestride.planning.placement.placed import as_session
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.solver.prove import prove

DAY_KINDS = (None, RunKind.EASY, RunKind.INTERVALS, RunKind.LONG)
LAYOUTS = 4**7
SEASON_WEEKS = 64

AVAILABILITIES: tuple[tuple[str, time, Athlete], ...] = (
    ("morning runs, evenings free", time(7), lifter(windows_of((range(7), "18:00", "19:30")))),
    (
        "evening runs, mornings and evenings",
        time(18, 30),
        lifter(windows_of((range(7), "06:00", "07:00"), (range(7), "18:00", "20:30"))),
    ),
    (
        "noon runs, three evenings and a morning",
        time(12),
        lifter(windows_of(((0, 2, 4), "18:00", "19:00"), ((5,), "08:00", "09:00"))),
    ),
)

WANTED = {
    SessionKind.FULL: 2,
    SessionKind.STABILITY: 1,
    SessionKind.UPPER_CORE: 1,
    SessionKind.PREHAB: 1,
}

LEG_DOSE = {"full": 1.0, "stability": 0.3, "upper-core": 0.15, "prehab": 0.05}


def weeks_in_all() -> int:
    """How many weeks the whole sweep places."""
    return LAYOUTS * len(AVAILABILITIES)


def seasons(availability: int) -> Iterator[PlacementRequest]:
    """All layouts, one week each, in seasons of :data:`SEASON_WEEKS`."""
    _, clock, athlete = AVAILABILITIES[availability]
    layouts = product(DAY_KINDS, repeat=7)
    while weeks := list(islice(layouts, SEASON_WEEKS)):
        runs = tuple(
            run_on(MONDAY + timedelta(days=7 * number + day), kind, clock, 95)
            for number, layout in enumerate(weeks)
            for day, kind in enumerate(layout)
            if kind is not None
        )
        yield PlacementRequest(
            runs=runs,
            doses=tuple(
                week_dose(MONDAY + timedelta(days=7 * number), WANTED)
                for number in range(len(weeks))
            ),
            athlete=athlete,
            start=MONDAY,
            end=MONDAY + timedelta(days=7 * len(weeks) - 1),
            bouts_done=99,
        )


def complaints(request: PlacementRequest) -> list[str]:
    """What a reader of the rules objects to in the placed season; the judge has been asked."""
    sessions = [
        (each.start, each.end, str(each.kind))
        for each in (as_session(offer) for offer in prove(request).offers)
    ]
    return complaints_about(sessions, request.runs)


def rows() -> list[Row]:
    """The sweep as a row of the table."""
    wrong = [
        text
        for number in range(len(AVAILABILITIES))
        for request in seasons(number)
        for text in complaints(request)
    ]
    text = f"{weeks_in_all()} weeks, {len(wrong)} rules broken"
    name = "sweep of layouts: 4 kinds of day, 3 availabilities, seasons of 64 different weeks"
    return [Row(name, text, "none broken", not wrong)]


Session = tuple[datetime, datetime, str]


def complaints_about(sessions: Sequence[Session], runs: Sequence[Run]) -> list[str]:
    """What a reader of the rules objects to in sessions beside runs."""
    return [*_beside_runs(sessions, runs), *_beside_each_other(sessions, runs)]


def _hours(earlier: datetime, later: datetime) -> float:
    return (later - earlier).total_seconds() / 3600


def _beside_runs(sessions: Sequence[Session], runs: Sequence[Run]) -> Iterator[str]:
    by_day: dict[date, list[Run]] = {}
    for run in runs:
        by_day.setdefault(run.day, []).append(run)
    for start, end, kind in sessions:
        near = [
            run
            for offset in (-1, 0, 1, 2)
            for run in by_day.get(start.date() + timedelta(days=offset), [])
        ]
        for run in near:
            if start < run.end and run.start < end:
                yield f"{start} overlaps {run}"
            if LEG_DOSE[kind] >= 0.5 and run.key and 0 <= _hours(end, run.start) < 24:
                yield f"{start} {kind} is {_hours(end, run.start)} h before {run}"
            gap = max(_hours(run.end, start), _hours(end, run.start))
            if LEG_DOSE[kind] >= 0.3 and run.day == start.date() and gap < 3:
                yield f"{start} {kind} is {gap} h from {run}"


def _beside_each_other(sessions: Sequence[Session], runs: Sequence[Run]) -> Iterator[str]:
    heavy = [start for start, _, kind in sessions if LEG_DOSE[kind] >= 0.5]
    for one, other in pairwise(heavy):
        if _hours(one, other) < 48:
            yield f"{one} and {other} are {_hours(one, other)} h apart"
    weeks: dict[date, list[Session]] = {}
    for session in sessions:
        monday = session[0].date() - timedelta(days=session[0].weekday())
        weeks.setdefault(monday, []).append(session)
    for monday, held in weeks.items():
        days = [monday + timedelta(days=offset) for offset in range(7)]
        inside = [run for run in runs if monday <= run.day <= days[-1]]
        legs = [start.date() for start, _, kind in held if LEG_DOSE[kind] >= 0.3]
        if len(legs) != len(set(legs)):
            yield f"two leg sessions on one day in the week of {monday}"
        if sum(run.key for run in inside) >= 3 and len(legs) > 2:
            yield f"a third leg session beside three key runs in the week of {monday}"
        free = set(days) - {run.day for run in inside if run.quality}
        if free and free <= set(legs):
            yield f"no day without hard work in the week of {monday}"
