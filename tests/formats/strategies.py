"""Hypothesis strategies for athletes and seasons, as the formats must carry them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from hypothesis import strategies as st

from wholestride.domain.athlete import (
    Absence,
    AnyDay,
    Athlete,
    Emphasis,
    Injury,
    KnownMax,
    Level,
    PlannedRace,
    Policy,
    Readiness,
    RunKindOverride,
    SelfTest,
    Sex,
    Side,
    TrainingPlace,
    Trip,
    Weekday,
    WeeklyRun,
    Window,
)
from wholestride.domain.exercise import Component, Equipment, Measure, Pattern, Region
from wholestride.domain.findings import Finding, Place, Severity
from wholestride.domain.quantities import Distance, Mass, MassUnit, Pace
from wholestride.domain.running import (
    AddOn,
    Race,
    RaceDistance,
    RacePriority,
    Run,
    RunKind,
    RunSubkind,
)
from wholestride.domain.season import (
    Adjustment,
    Alternative,
    Missed,
    Phase,
    PhaseName,
    Prescription,
    Range,
    Reason,
    Score,
    Season,
    Session,
    SessionKind,
    SessionStatus,
    Week,
)
from wholestride.formats.athlete_file.body import QUESTIONS, SYMPTOMS
from wholestride.formats.athlete_file.person import HISTORY_WORDS

T = TypeVar("T")

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")
EXERCISES = ("step_up", "squat_bb", "row_db", "plank", "pull_up", "calf_raise")

lines = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
)
"""One printable word in any script."""

any_text = st.text(st.characters(codec="utf-8"), max_size=20)
"""Any text that JSON must carry, line breaks and control characters among it."""

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
counts = st.integers(0, 500)
hundredths = st.integers(0, 300)
figures = st.integers(0, 10**8).map(lambda number: number / 10**4)


def masses(heaviest_kg: int) -> st.SearchStrategy[Mass]:
    """Whole grams that were entered in either unit."""
    grams = st.integers(1000, heaviest_kg * 1000)
    return st.builds(Mass, grams, st.sampled_from(MassUnit))


def some(items: st.SearchStrategy[T], most: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    """A short tuple."""
    return st.lists(items, max_size=most).map(tuple)


def maybe(items: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """The item or nothing."""
    return st.none() | items


def of_one_unit(heaviest_kg: int) -> st.SearchStrategy[tuple[Mass, ...]]:
    """Several masses that were entered in one unit."""
    grams = st.lists(st.integers(1000, heaviest_kg * 1000), max_size=4)
    return st.builds(
        lambda numbers, unit: tuple(Mass(number, unit) for number in numbers),
        grams,
        st.sampled_from(MassUnit),
    )


@st.composite
def training_places(draw: st.DrawFn, name: str) -> TrainingPlace:
    dumbbells, kettlebells = draw(of_one_unit(60)), draw(of_one_unit(60))
    pieces = set(draw(st.frozensets(st.sampled_from(Equipment), max_size=5)))
    pieces |= {Equipment.DUMBBELL} if dumbbells else set()
    pieces |= {Equipment.KETTLEBELL} if kettlebells else set()
    return TrainingPlace(
        name,
        frozenset(pieces),
        plates=draw(of_one_unit(50)),
        bar=draw(maybe(masses(25))),
        dumbbells=dumbbells,
        kettlebells=kettlebells,
    )


@st.composite
def windows(draw: st.DrawFn, weekday: Weekday, places: list[str]) -> Window:
    start = draw(st.integers(0, 23 * 60))
    end = draw(st.integers(start + 10, 24 * 60 - 1))
    place = draw(st.sampled_from(places))
    return Window(weekday, time(start // 60, start % 60), time(end // 60, end % 60), place)


@st.composite
def absences(draw: st.DrawFn) -> Absence:
    first, last = sorted((draw(days), draw(days)))
    return Absence(first, last, draw(st.just("unavailable") | lines))


@st.composite
def injuries(draw: st.DrawFn) -> Injury:
    first, last = sorted((draw(days), draw(days)))
    return Injury(
        draw(st.sampled_from(Region)),
        draw(st.sampled_from(Side)),
        since=draw(st.sampled_from([None, first])),
        until=draw(st.sampled_from([None, last])),
        irritable=draw(st.booleans()),
    )


races = st.builds(
    Race, st.sampled_from(RacePriority), st.sampled_from(RaceDistance), st.integers(0, 9000)
)
planned_races = st.builds(PlannedRace, days, races, st.just("") | lines)
kinds_and_subkinds = st.tuples(st.sampled_from(RunKind), st.none() | st.sampled_from(RunSubkind))


@st.composite
def run_kinds(draw: st.DrawFn) -> RunKindOverride:
    kind, subkind = draw(kinds_and_subkinds)
    title, day = draw(st.one_of(st.tuples(lines, maybe(days)), st.tuples(st.just(""), days)))
    return RunKindOverride(kind, title, day, subkind)


readiness = st.builds(
    Readiness,
    symptoms=st.sets(st.sampled_from(list(SYMPTOMS.values()))).map(
        lambda names: tuple(name for name in SYMPTOMS.values() if name in names)
    ),
    answered_on=maybe(days),
    **{key: st.booleans() for key in QUESTIONS},
)


@st.composite
def self_tests(draw: st.DrawFn) -> SelfTest:
    number = st.integers(0, 900).map(lambda half: half / 2)
    left, right, value = draw(
        st.tuples(maybe(number), maybe(number), maybe(number)).filter(any_number)
    )
    return SelfTest(draw(lines), draw(days), left, right, value)


def any_number(numbers: tuple[float | None, ...]) -> bool:
    return any(number is not None for number in numbers)


@st.composite
def athletes(draw: st.DrawFn, *, with_windows: bool = False) -> Athlete:
    """An athlete as a file can say it: windows grouped by weekday, in any order of weekdays.

    Without windows the planner assumes some; ``with_windows`` asks for at least one.
    """
    names = draw(st.lists(lines, min_size=1, max_size=3, unique=True))
    places = {name: draw(training_places(name)) for name in names}
    order = draw(st.permutations(list(Weekday)))
    grouped = [
        window
        for weekday in order
        for window in draw(st.lists(windows(weekday, names), max_size=2))
    ]
    if with_windows and not grouped:
        grouped = [draw(windows(Weekday.MONDAY, names))]
    return Athlete(
        places=places,
        windows=tuple(grouped),
        any_day=draw(maybe(st.builds(AnyDay, st.integers(10, 120), st.sampled_from(names)))),
        **draw(_person()),
        **draw(_body()),
        **draw(_running(names)),
    )


def _person() -> st.SearchStrategy[dict[str, Any]]:
    paces = st.integers(150, 900).map(Pace)
    return st.fixed_dictionaries(
        {
            "name": st.just("") | lines,
            "level": st.sampled_from(Level),
            "equipment": st.frozensets(st.sampled_from(Equipment), max_size=3),
            "born": maybe(st.integers(1930, 2012)),
            "sex": maybe(st.sampled_from(Sex)),
            "body_mass": maybe(st.builds(Mass, st.integers(30_000, 200_000))),
            "unit": st.sampled_from(MassUnit),
            "zone": st.sampled_from(ZONES),
            "sessions_per_week": maybe(st.integers(1, 4)),
            "policy": st.sampled_from(Policy),
            "one_session_a_day": st.booleans(),
            "together": st.booleans(),
            "sessions_last_6_weeks": maybe(st.integers(0, 30)),
            "easy_pace": maybe(paces),
            "easy_pace_known": st.booleans(),
            "rest_days": st.frozensets(st.sampled_from(Weekday), max_size=3),
            "preferred_days": st.frozensets(st.sampled_from(Weekday), max_size=3),
            "emphasis": st.frozensets(st.sampled_from(Emphasis)),
            "cleared": maybe(st.booleans()),
        }
    )


@st.composite
def _body(draw: st.DrawFn) -> dict[str, Any]:
    never = draw(st.booleans())
    liked, unliked = draw(st.permutations(EXERCISES).map(lambda ids: (ids[:2], ids[2:4])))
    known = st.builds(KnownMax, masses(300), maybe(days), maybe(st.integers(1, 50)))
    return {
        "never_lifted": never,
        "last_lifted": None if never else draw(maybe(days)),
        "history": draw(st.frozensets(st.sampled_from(HISTORY_WORDS), max_size=3)),
        "pregnant": draw(st.booleans()),
        "postpartum_since": draw(maybe(days)),
        "readiness": draw(readiness),
        "injuries": draw(some(injuries())),
        "one_rep_max": draw(st.dictionaries(st.sampled_from(EXERCISES), known, max_size=3)),
        "excluded": frozenset(unliked),
        "favourites": frozenset(liked),
        "self_tests": draw(some(self_tests())),
    }


@st.composite
def some_trips(draw: st.DrawFn, places: list[str]) -> tuple[Trip, ...]:
    """No trip, or one: two must not share a day."""
    first, last = sorted((draw(days), draw(days)))
    place = draw(st.sampled_from(["", *places]))
    zone = draw(st.sampled_from(["", "America/Denver", "Asia/Kolkata"]))
    return draw(st.sampled_from([(), (Trip(first, last, place, zone),)]))


@st.composite
def _running(draw: st.DrawFn, places: list[str]) -> dict[str, Any]:
    weekly = st.builds(WeeklyRun, st.sampled_from(Weekday), lines, maybe(clocks))
    return {
        "unavailable": draw(some(absences())),
        "trips": draw(some_trips(places)),
        "run_times": draw(st.dictionaries(st.sampled_from(Weekday), clocks)),
        "run_kinds": draw(some(run_kinds())),
        "races": draw(some(planned_races)),
        "weekly_runs": tuple(sorted(draw(some(weekly)), key=lambda run: run.weekday)),
    }


add_ons = st.builds(
    AddOn,
    any_text,
    counts,
    st.dictionaries(st.sampled_from(Component), counts).map(lambda minutes: tuple(minutes.items())),
    counts,
    any_text,
)
ranges = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
    lambda pair: Range(min(pair), max(pair))
)
runs = st.builds(
    Run,
    id=any_text,
    start=moments,
    title=any_text,
    kind=st.sampled_from(RunKind),
    minutes=counts,
    load=st.integers(0, 5000),
    key=st.booleans(),
    importance_hundredths=hundredths,
    subkind=maybe(st.sampled_from(RunSubkind)),
    time_known=st.booleans(),
    minutes_known=st.booleans(),
    distance=maybe(st.integers(0, 250_000).map(Distance)),
    sure=st.booleans(),
    confidence_percent=st.integers(0, 100),
    reasons=some(any_text),
    race=maybe(races),
    add_ons=some(add_ons),
)
phases = st.builds(Phase, st.sampled_from(PhaseName), days, days)


def by_enum(members: Any, values: st.SearchStrategy[T]) -> st.SearchStrategy[Mapping[Any, T]]:
    return st.dictionaries(st.sampled_from(members), values)


missed = st.builds(
    Missed, st.sampled_from(SessionKind), counts, some(any_text), some(any_text), some(any_text)
)
mondays = days.map(lambda day: date.fromordinal(day.toordinal() - day.weekday()))
weeks = st.builds(
    Week,
    start=mondays,
    phase=st.sampled_from(PhaseName),
    recovery=st.booleans(),
    block=counts,
    composed=st.booleans(),
    composition_gap=figures,
    wanted=by_enum(SessionKind, counts),
    placed=by_enum(SessionKind, counts),
    missed=some(missed),
    components=by_enum(Component, counts),
    sets=by_enum(Region, figures),
    contacts=counts,
    shortfalls=some(any_text),
)
prescriptions = st.builds(
    Prescription,
    exercise=any_text,
    name=any_text,
    components=some(st.sampled_from(Component)),
    pattern=st.sampled_from(Pattern),
    sets=counts,
    measure=st.sampled_from(Measure),
    amount=ranges,
    per_side=st.booleans(),
    rir=maybe(ranges),
    rest_seconds=counts,
    load=maybe(masses(300)),
    percent_1rm=maybe(ranges),
    superset=maybe(any_text),
    warm_up=st.booleans(),
    contacts=counts,
    adjust=some(st.builds(Adjustment, any_text, any_text)),
    swap=some(any_text),
    why=any_text,
    weaker_side_first=maybe(any_text),
    tempo=any_text,
    part=any_text,
)
sessions = st.builds(
    Session,
    id=any_text,
    start=moments,
    minutes=counts,
    kind=st.sampled_from(SessionKind),
    phase=st.sampled_from(PhaseName),
    block=counts,
    place=any_text,
    leg_dose_hundredths=st.integers(0, 100),
    status=st.sampled_from(SessionStatus),
    revision=counts,
    title=any_text,
    template=any_text,
    why=some(st.builds(Reason, any_text, any_text, any_text, any_text)),
    alternatives=some(st.builds(Alternative, moments, figures, any_text)),
    prescriptions=some(prescriptions),
    own=st.booleans(),
)
findings = st.builds(
    Finding,
    st.sampled_from(Severity),
    any_text,
    any_text,
    st.builds(Place, any_text, maybe(counts), any_text),
)


@st.composite
def seasons(draw: st.DrawFn) -> Season:
    """Any season that can be stored; it need not make sense as a plan."""
    start, end = sorted((draw(days), draw(days)))
    tiers = st.integers(0, 10**7)
    return Season(
        engine=draw(any_text),
        zone=draw(st.sampled_from(ZONES)),
        start=start,
        end=end,
        athlete=draw(athletes()),
        runs=draw(_unique(runs)),
        phases=draw(some(phases)),
        weeks=draw(some(weeks)),
        sessions=draw(_unique(sessions)),
        score=draw(st.builds(Score, tiers, tiers, tiers, tiers, tiers)),
        optimal=draw(st.booleans()),
        revision=draw(counts),
        previous=draw(maybe(any_text)),
        findings=draw(some(findings)),
        notes=draw(st.dictionaries(any_text, any_text, max_size=2)),
    )


def _unique(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=3, unique_by=lambda item: item.id).map(tuple)
