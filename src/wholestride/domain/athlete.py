"""The athlete: level, places, windows, policies, injuries and readiness answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import IntEnum, StrEnum

from wholestride.domain.exercise import Equipment, Region
from wholestride.domain.quantities import Mass, MassUnit, Pace
from wholestride.domain.running import Race, RunKind, RunSubkind


class Level(StrEnum):
    """Experience in strength training."""

    NEW = "new"
    NOVICE = "novice"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """0 for new up to 3 for advanced."""
        return list(Level).index(self)

    @property
    def exercise_ceiling(self) -> int:
        """The highest exercise level (1 to 5) that the planner chooses: new 2, advanced 5."""
        return self.rank + 2

    @property
    def exercise_floor(self) -> int:
        """The lowest level of main lifts, upper body and core: two below, at least 1 (OWN07)."""
        return max(1, self.exercise_ceiling - 2)


class Side(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Sex(StrEnum):
    """Used only to read norms of self-tests."""

    FEMALE = "female"
    MALE = "male"


class Policy(StrEnum):
    """The school of placement that the runner or coach follows."""

    HARD_DAYS_HARD = "hard-days-hard"
    EASY_DAYS = "easy-days"
    STRENGTH_FIRST = "strength-first"
    MINIMUM_DOSE = "minimum-dose"


class Emphasis(StrEnum):
    """What the runner wants more of."""

    POSTURE = "posture"
    HILLS_AND_POLES = "hills-and-poles"
    DURABILITY = "durability"
    BONE = "bone"
    ANKLES = "ankles"


class Weekday(IntEnum):
    """Monday is 0, as in ``datetime.date.weekday``."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class TrainingPlace:
    """A place with what stands there and the load steps that it allows."""

    name: str
    equipment: frozenset[Equipment] = frozenset()
    plates: tuple[Mass, ...] = ()
    bar: Mass | None = None
    dumbbells: tuple[Mass, ...] = ()
    kettlebells: tuple[Mass, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """A weekly time window in which a session may lie, with its place."""

    weekday: Weekday
    start: time
    end: time
    place: str

    @property
    def minutes(self) -> int:
        """Length of the window [min]."""
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute


@dataclass(frozen=True, slots=True)
class AnyDay:
    """Light sessions (leg dose of 0.1 or less) fit on any day here."""

    minutes: int
    place: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Days from ``first`` to ``last`` without any session, with the reason."""

    first: date
    last: date
    reason: str = "unavailable"

    def covers(self, day: date) -> bool:
        """True on every day of the absence."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Trip:
    """Days elsewhere: its sessions lie at ``place``, and the clocks show the time of ``zone``.

    What is empty is as it is at home. Times stay local wall-clock.
    """

    first: date
    last: date
    place: str = ""
    zone: str = ""

    def covers(self, day: date) -> bool:
        """True on every day of the trip."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class RunKindOverride:
    """The runner's own word on what a title means, or what one dated run is."""

    kind: RunKind
    title: str = ""
    day: date | None = None
    subkind: RunSubkind | None = None


@dataclass(frozen=True, slots=True)
class PlannedRace:
    """A race that the athlete file names."""

    day: date
    race: Race
    title: str = ""


@dataclass(frozen=True, slots=True)
class Injury:
    """A complaint as a dated constraint; ``until`` is open while it lasts."""

    region: Region
    side: Side = Side.BOTH
    since: date | None = None
    until: date | None = None
    irritable: bool = False

    def active_on(self, day: date) -> bool:
        """True while the complaint lasts."""
        started = self.since is None or self.since <= day
        return started and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class KnownMax:
    """A one-repetition maximum that the athlete knows, and when it was lifted.

    ``within_percent``: it was estimated from sets, with this standard deviation [% of it].
    """

    mass: Mass
    on: date | None = None
    within_percent: int | None = None


@dataclass(frozen=True, slots=True)
class WeeklyRun:
    """One run of a weekly pattern, where no calendar exists."""

    weekday: Weekday
    title: str
    start: time | None = None


@dataclass(frozen=True, slots=True)
class SelfTest:
    """A result of a self-test, such as single-leg heel raises, per side where it has sides."""

    test: str
    on: date
    left: float | None = None
    right: float | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Answers to the readiness questions; None means not asked yet.

    ``symptoms`` names any of: chest pain, fainting, breathlessness, palpitations,
    leg pain when walking, swollen ankles. ``known_disease``: cardiovascular, metabolic
    or renal disease, diagnosed.
    """

    symptoms: tuple[str, ...] = ()
    heart_condition: bool = False
    high_blood_pressure: bool = False
    dizziness: bool = False
    chronic_condition: bool = False
    medication: bool = False
    joint_problem: bool = False
    supervision_only: bool = False
    known_disease: bool = False
    regularly_active: bool = True
    fever: bool = False
    answered_on: date | None = None


UNASKED = Readiness()
"""Nobody has answered the questions yet."""


@dataclass(frozen=True, slots=True)
class Athlete:
    """What the athlete file says, after defaults.

    ``equipment`` is the short way for one place, called home. With no windows at all
    :attr:`planning_windows` assumes evenings and weekend mornings.
    """

    name: str = ""
    level: Level = Level.NOVICE
    equipment: frozenset[Equipment] | set[Equipment] = frozenset()
    born: int | None = None
    sex: Sex | None = None
    body_mass: Mass | None = None
    unit: MassUnit = MassUnit.KG
    zone: str = "Europe/Berlin"
    sessions_per_week: int | None = None
    policy: Policy = Policy.HARD_DAYS_HARD
    one_session_a_day: bool = False
    together: bool = False
    last_lifted: date | None = None
    never_lifted: bool = False
    sessions_last_6_weeks: int | None = None
    easy_pace: Pace | None = None
    easy_pace_known: bool = False
    history: frozenset[str] = frozenset()
    pregnant: bool = False
    postpartum_since: date | None = None
    rest_days: frozenset[Weekday] = frozenset()
    preferred_days: frozenset[Weekday] = frozenset()
    any_day: AnyDay | None = None
    emphasis: frozenset[Emphasis] = frozenset()
    cleared: bool | None = None
    readiness: Readiness = UNASKED
    places: Mapping[str, TrainingPlace] = field(default_factory=dict)
    windows: tuple[Window, ...] = ()
    unavailable: tuple[Absence, ...] = ()
    trips: tuple[Trip, ...] = ()
    run_times: Mapping[Weekday, time] = field(default_factory=dict)
    run_kinds: tuple[RunKindOverride, ...] = ()
    races: tuple[PlannedRace, ...] = ()
    injuries: tuple[Injury, ...] = ()
    one_rep_max: Mapping[str, KnownMax] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()
    weekly_runs: tuple[WeeklyRun, ...] = ()
    self_tests: tuple[SelfTest, ...] = ()

    @property
    def planning_places(self) -> Mapping[str, TrainingPlace]:
        """The named places, or one called home with :attr:`equipment`."""
        if self.places:
            return self.places
        return {"home": TrainingPlace("home", frozenset(self.equipment))}

    @property
    def planning_windows(self) -> tuple[Window, ...]:
        """The athlete's windows, or evenings and weekend mornings where none are given."""
        if self.windows:
            return self.windows
        place = next(iter(self.planning_places))
        evenings = tuple(Window(Weekday(day), time(18), time(19, 30), place) for day in range(5))
        mornings = tuple(Window(Weekday(day), time(10), time(12), place) for day in (5, 6))
        return evenings + mornings

    def place_on(self, day: date, usual: str) -> str:
        """Where a session of that day lies: the trip's place, or the usual one."""
        return next((each.place for each in self.trips if each.covers(day) and each.place), usual)

    def zone_on(self, day: date, usual: str) -> str:
        """Whose clocks tell that day's times: the zone of the trip, or the usual one."""
        return next((each.zone for each in self.trips if each.covers(day) and each.zone), usual)

    def age_on(self, day: date) -> int | None:
        """Age in whole years in the year of ``day``; None when the year of birth is unknown."""
        return None if self.born is None else day.year - self.born

    def __str__(self) -> str:
        return f"{self.name or 'A runner'}, {self.level} in strength training"
