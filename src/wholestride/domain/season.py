"""The season: phases, weeks, sessions, prescriptions, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from wholestride.domain.athlete import Athlete
from wholestride.domain.exercise import Component, Measure, Pattern, Region
from wholestride.domain.findings import Finding
from wholestride.domain.quantities import Mass
from wholestride.domain.running import Run


class PhaseName(StrEnum):
    """Phases of a season; adaptation overlays the calendar phase."""

    OFF_SEASON = "off-season"
    BASE = "base"
    BUILD = "build"
    PEAK = "peak"
    TAPER = "taper"
    RACE = "race"
    RECOVERY = "recovery"
    TRANSITION = "transition"
    ADAPTATION = "adaptation"


class SessionKind(StrEnum):
    """Kinds of strength sessions, with their facts in :data:`KIND_FACTS`."""

    FULL = "full"
    LOWER = "lower"
    FULL_LIGHT = "full-light"
    MAINTENANCE = "maintenance"
    POWER = "power"
    STABILITY = "stability"
    PRIMER = "primer"
    UPPER_CORE = "upper-core"
    ACTIVATION = "activation"
    MOBILITY = "mobility"
    PREHAB = "prehab"

    @property
    def leg_dose_hundredths(self) -> int:
        """Leg dose D of the kind in hundredths (100 for a full session)."""
        return KIND_FACTS[self].leg_dose_hundredths

    @property
    def heavy(self) -> bool:
        """True from a leg dose of 0.5 on: the kinds that rules I01, I03, I16 speak of."""
        return self.leg_dose_hundredths >= 50

    @property
    def counted(self) -> bool:
        """True from a leg dose of 0.15 on: what ``sessions_per_week`` counts."""
        return self.leg_dose_hundredths >= 15


@dataclass(frozen=True, slots=True)
class KindFacts:
    """Leg dose, upper and systemic dose in hundredths; minutes as floor, usual, ceiling."""

    leg_dose_hundredths: int
    upper_hundredths: int
    systemic_hundredths: int
    shortest_minutes: int
    usual_minutes: int
    longest_minutes: int


KIND_FACTS: Mapping[SessionKind, KindFacts] = {
    SessionKind.FULL: KindFacts(100, 60, 100, 30, 45, 55),
    SessionKind.LOWER: KindFacts(100, 10, 90, 30, 45, 50),
    SessionKind.FULL_LIGHT: KindFacts(60, 40, 60, 30, 35, 45),
    SessionKind.MAINTENANCE: KindFacts(50, 30, 50, 25, 30, 35),
    SessionKind.POWER: KindFacts(50, 10, 40, 20, 25, 35),
    SessionKind.STABILITY: KindFacts(30, 10, 25, 20, 25, 30),
    SessionKind.PRIMER: KindFacts(30, 10, 30, 20, 25, 30),
    SessionKind.UPPER_CORE: KindFacts(15, 80, 40, 25, 30, 40),
    SessionKind.ACTIVATION: KindFacts(10, 10, 10, 10, 15, 20),
    SessionKind.MOBILITY: KindFacts(5, 0, 5, 15, 20, 25),
    SessionKind.PREHAB: KindFacts(5, 5, 5, 10, 10, 10),
}
"""The table of section 4 of the planning specification; every kind with a leg dose of 0.5
or more has a 30-minute form (the core week), so that is its floor."""


class SessionStatus(StrEnum):
    """What became of a planned session."""

    PLANNED = "planned"
    STARTED = "started"
    DONE = "done"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase from its first to its last day, both included."""

    name: PhaseName
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """True on every day of the phase."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range of whole numbers, such as 6 to 8 repetitions."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class Dose:
    """Minimum, target and maximum of one dosed item."""

    minimum: float
    target: float
    maximum: float

    def scaled(self, factor: float) -> Dose:
        """The dose with all three figures multiplied by ``factor``."""
        return Dose(self.minimum * factor, self.target * factor, self.maximum * factor)


@dataclass(frozen=True, slots=True)
class MainLiftDose:
    """How the main lifts are done in a phase at a level."""

    sets: Range
    reps: Range
    percent_1rm: Range | None
    rir: Range
    rest_seconds: int
    weekly_sets: Dose


@dataclass(frozen=True, slots=True)
class WeekDose:
    """What a week should hold, before anything is placed.

    ``wanted`` counts sessions by kind. ``factor`` is the share of the phase's sets
    (recovery 0.55, first week of more 0.6, otherwise 1). ``novelty_hundredths`` is the
    state of the repeated-bout effect (100 new, 0 accustomed) used by interference.
    ``phase`` is the effective phase (adaptation overlays), ``calendar_phase`` the season's.
    """

    start: date
    phase: PhaseName
    calendar_phase: PhaseName
    recovery: bool
    first_of_more: bool
    block: int
    factor: float
    wanted: Mapping[SessionKind, int]
    sets: Mapping[Region, Dose]
    minutes: Mapping[Component, Dose]
    contacts: Dose
    contacts_per_session: int
    main: MainLiftDose
    assistance_reps: Range
    assistance_rir: Range
    novelty_hundredths: int
    explosive: str = ""
    core_prescription: str = ""
    jumps_allowed: bool = True
    reasons: tuple[str, ...] = ()
    load_percent: int = 100
    """Share of the usual loads after an absence [%] (rule PROG12)."""
    leg_factor: float = 1.0
    """Share of the leg sets in a week whose long run leaps ahead (rule L09)."""
    taper_percent: int = 50
    """Share of the last full week's sets that a week of taper keeps [%] (rule PHASE10)."""
    no_leg_from: date | None = None
    """No session with a leg dose of 0.5 or more from this day on, where the dose is stricter
    than the rules around races."""

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Sunday."""
        return tuple(self.start + timedelta(days=index) for index in range(7))


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that spoke, in words made from the plan."""

    rule: str
    text: str
    grade: str
    source: str

    def __str__(self) -> str:
        return f"{self.text} [{self.rule}, grade {self.grade}: {self.source}]"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another start for the session, with its extra cost in points of interference."""

    start: datetime
    extra_cost: float
    text: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One line of the table that the gym uses without a server."""

    when: str
    then: str


@dataclass(frozen=True, slots=True)
class Prescription:
    """One exercise of a session as it is to be done."""

    exercise: str
    name: str
    components: tuple[Component, ...]
    pattern: Pattern
    sets: int
    measure: Measure
    amount: Range
    per_side: bool
    rir: Range | None
    rest_seconds: int
    load: Mass | None = None
    percent_1rm: Range | None = None
    superset: str | None = None
    warm_up: bool = False
    contacts: int = 0
    adjust: tuple[Adjustment, ...] = ()
    swap: tuple[str, ...] = ()
    why: str = ""
    weaker_side_first: str | None = None
    tempo: str = ""
    part: str = ""
    """The part it plays in the session (rule DOSE18), such as main, one-leg or core."""

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of one set in their turn; ``both`` where they work together.

        The weaker comes first, else the left; a set more is for the weaker side alone.
        """
        if self.per_side:
            return ("right", "left") if self.weaker_side_first == "right" else ("left", "right")
        return (self.weaker_side_first or "both",)

    def __str__(self) -> str:
        unit = {"reps": "", "seconds": " s", "metres": " m", "breaths": " breaths"}[self.measure]
        side = " each side" if self.per_side else ""
        effort = f" @ RIR {self.rir}" if self.rir and not self.warm_up else ""
        mass = f", {self.load}" if self.load else ""
        return (
            f"{self.name}  {self.sets} x {self.amount}{unit}{side}{effort}{mass}, "
            f"rest {self.rest_seconds} s"
        )


@dataclass(frozen=True, slots=True)
class Session:
    """One planned strength session."""

    id: str
    start: datetime
    minutes: int
    kind: SessionKind
    phase: PhaseName
    block: int
    place: str
    leg_dose_hundredths: int
    status: SessionStatus = SessionStatus.PLANNED
    revision: int = 0
    title: str = ""
    template: str = ""
    why: tuple[Reason, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    prescriptions: tuple[Prescription, ...] = ()
    own: bool = False

    @property
    def day(self) -> date:
        """The local date of the session."""
        return self.start.date()

    @property
    def end(self) -> datetime:
        """When the session ends by the clock on the wall."""
        return self.start + timedelta(minutes=self.minutes)

    def __str__(self) -> str:
        name = self.title or self.kind
        return f"{self.start:%a %d %b %H:%M}  {name}, {self.minutes} min, {self.place}"


@dataclass(frozen=True, slots=True)
class Missed:
    """Sessions of a kind that a week wanted and could not have, with reasons and ways out."""

    kind: SessionKind
    count: int
    reasons: tuple[str, ...]
    relaxations: tuple[str, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """A Monday-to-Sunday week of the season with its account."""

    start: date
    phase: PhaseName
    recovery: bool
    block: int
    composed: bool
    composition_gap: float
    wanted: Mapping[SessionKind, int]
    placed: Mapping[SessionKind, int]
    missed: tuple[Missed, ...]
    components: Mapping[Component, int]
    sets: Mapping[Region, float]
    contacts: int
    shortfalls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The tiers of the plan's cost, as whole numbers that never trade upwards."""

    missed_dose: int = 0
    interference: int = 0
    comfort: int = 0
    changes: int = 0
    wishes: int = 0
    """Second-best conditions: short gaps, cut minutes, sessions against the chosen policy."""


@dataclass(frozen=True, slots=True)
class Season:
    """An issued season; immutable once made."""

    engine: str
    zone: str
    start: date
    end: date
    athlete: Athlete
    runs: tuple[Run, ...]
    phases: tuple[Phase, ...]
    weeks: tuple[Week, ...]
    sessions: tuple[Session, ...]
    score: Score
    optimal: bool
    revision: int = 1
    previous: str | None = None
    findings: tuple[Finding, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, day: date) -> Session:
        """The session of a day; the longest one where a day has several.

        Raises:
            KeyError: when the day has none; the message names the nearest session.
        """
        on_day = [session for session in self.planned() if session.day == day]
        if on_day:
            return max(on_day, key=lambda session: (session.minutes, session.id))
        nearest = min(self.planned(), key=lambda session: abs(session.day - day), default=None)
        hint = f"; the nearest is on {nearest.day:%A %d %B %Y}" if nearest else ""
        raise KeyError(f"no session on {day:%A %d %B %Y}{hint}")

    def __iter__(self) -> Iterator[Session]:
        return iter(self.planned())

    def planned(self) -> tuple[Session, ...]:
        """Every session that has not been dropped, in order of time."""
        return tuple(s for s in self.sessions if s.status is not SessionStatus.DROPPED)

    def week_of(self, day: date) -> Week | None:
        """The week that holds ``day``."""
        monday = day - timedelta(days=day.weekday())
        return next((week for week in self.weeks if week.start == monday), None)

    def why(self, session: Session) -> tuple[Reason, ...]:
        """Each rule that spoke for this session, with its grade and source."""
        return session.why

    def __str__(self) -> str:
        count = len(self.planned())
        return (
            f"Season {self.start:%d %b %Y} to {self.end:%d %b %Y}: "
            f"{count} sessions around {len(self.runs)} runs"
        )
