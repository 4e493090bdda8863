"""What a composed week lacks, and why, in sentences: least valuable first (rule OWN10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wholestride.domain.exercise import Component, Exercise, Pattern, Region
from wholestride.domain.season import PhaseName
from wholestride.planning.composition.allowed import allowed_at
from wholestride.planning.composition.needs import (
    CONTACTS,
    MINIMUM,
    PATTERN_WEIGHT,
    SET_COST,
    TARGET,
    Key,
    Need,
    WeeklyPattern,
    held_together,
    needs_of,
    outside_amount,
    scale_of,
    weekly_patterns,
)
from wholestride.planning.composition.nouns import ComposedLine, ComposedSession, Role
from wholestride.planning.composition.roles import PULL_PATTERNS, PUSH_PATTERNS, usual_role
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.words import (
    by_value,
    hint,
    minimum_words,
    no_heavy_lift_words,
    target_words,
)

TOLERANCES = {"minimum": 30, "target": 120}
"""Half seconds of a component that nobody misses: a quarter of a minute, a minute."""
FEW_CONTACTS = 5
OUT_OF_TIME = "the minutes of the sessions are used up"
OUT_OF_ROOM = "leg dose, landings or the number of lines leave no room, though minutes are left"
SPARE_MINUTES = 3


@dataclass(frozen=True, slots=True)
class Lacks:
    """What is under the minimum, by name, and the sentences about it and about the targets.

    ``weight`` is the cost of everything that is missing, minimum and target.
    """

    below_minimum: dict[str, float]
    sentences: tuple[str, ...]
    weight: int = 0


def lacks_of(sessions: Sequence[ComposedSession], setting: Setting) -> Lacks:
    """Compare a week's sessions with its dose."""
    view = _View(tuple(sessions), setting)
    minimum = by_value(list(view.short("minimum")), setting)
    below = {str(need.key): _missing(need, have) for need, have in minimum}
    below |= {each.words: 1.0 for each in view.missing_patterns()}
    sentences = [minimum_words(need, have, view.reason(need)) for need, have in minimum]
    sentences += [_pattern_words(each, view) for each in view.missing_patterns()]
    short = [pair for pair in view.short("target") if str(pair[0].key) not in below]
    if short:
        sentences.append(target_words(by_value(short, setting), view.no_room()))
    return Lacks(below, (*sentences, *view.remarks()), _weight(view))


def _weight(view: _View) -> int:
    minimum = sum((need.minimum - have) * need.unit_cost for need, have in view.short("minimum"))
    target = sum((need.target - have) * need.unit_cost for need, have in view.short("target"))
    patterns = len(view.missing_patterns()) * PATTERN_WEIGHT * SET_COST
    return (minimum + patterns) * MINIMUM + target * TARGET


def _missing(need: Need, have: int) -> float:
    return round((need.minimum - have) / scale_of(need.key), 2)


def _pattern_words(wanted: WeeklyPattern, view: _View) -> str:
    if view.possible(wanted.patterns):
        return f"No line for {wanted.words} this week; {view.no_room()}."
    return f"No line for {wanted.words} this week; nothing allowed here trains it."


def _spare(key: Key, tier: str) -> int:
    if isinstance(key, Component):
        return TOLERANCES[tier]
    return FEW_CONTACTS if key == CONTACTS and tier == "target" else 0


@dataclass(frozen=True, slots=True)
class _View:
    """A week's sessions beside its setting."""

    sessions: tuple[ComposedSession, ...]
    setting: Setting

    def lines(self) -> Iterator[tuple[int, ComposedLine]]:
        """Every line with the number of its session."""
        for index, session in enumerate(self.sessions):
            for line in session.lines:
                yield index, line

    def have(self) -> dict[Key, int]:
        """How much of each item the week holds, outside not included."""
        return held_together(
            (line, self.setting.exercise(line.exercise)) for _, line in self.lines()
        )

    def no_room(self) -> str:
        """Why nothing more fits: the minutes of every session, or its other limits."""
        open_sessions = [each for each in self.sessions if not each.template]
        full = all(each.minutes > each.request.minutes - SPARE_MINUTES for each in open_sessions)
        return OUT_OF_TIME if full else OUT_OF_ROOM

    def reason(self, need: Need) -> str:
        """Why an item is short: nothing trains it, jumps are off, or there is no room."""
        if need.key == CONTACTS and not self.setting.dose.jumps_allowed:
            return "jumps are off this block"
        if not self.covers(need.key):
            return f"nothing that is allowed and possible here trains it{hint(need.key)}"
        return self.no_room()

    def short(self, tier: str) -> Iterator[tuple[Need, int]]:
        """The items under their minimum or target, with what there is of them.

        In race week no set is hard by design (rule PHASE12), so that sets have no target there.
        """
        inside = self.have()
        light = self.setting.dose.phase is PhaseName.RACE
        for need in needs_of(self.setting):
            have = outside_amount(need.key, self.setting) + inside.get(need.key, 0)
            wanted = need.minimum if tier == "minimum" else need.target
            if tier == "target" and light and isinstance(need.key, Region):
                continue
            if have + _spare(need.key, tier) < wanted:
                yield need, have

    def allowed(self) -> Iterable[Exercise]:
        """Everything that may be used anywhere in the week."""
        places = {each.request.place.name: each.request.place for each in self.sessions}
        for name in sorted(places):
            yield from allowed_at(self.setting, places[name])

    def covers(self, key: Key) -> bool:
        """True where some allowed exercise trains the item."""
        if isinstance(key, Region):
            return any(each.regions.get(key) and each.counts_sets for each in self.allowed())
        if isinstance(key, Component):
            return any(key in each.components for each in self.allowed())
        role = Role.JUMP if key == CONTACTS else None
        return any(
            each.main_lift if role is None else usual_role(each) is role for each in self.allowed()
        )

    def possible(self, patterns: frozenset[Pattern]) -> bool:
        """True where some allowed exercise has one of the patterns."""
        return any(each.pattern in patterns for each in self.allowed())

    def missing_patterns(self) -> tuple[WeeklyPattern, ...]:
        """Weekly patterns without a line."""
        pairs = [(line, self.setting.exercise(line.exercise)) for _, line in self.lines()]
        return tuple(
            wanted
            for wanted in weekly_patterns(self.setting)
            if not any(wanted.met_by(*pair) for pair in pairs)
        )

    def sets_of(self, patterns: frozenset[Pattern]) -> int:
        """Working sets of some patterns in the week."""
        return sum(
            line.sets
            for _, line in self.lines()
            if self.setting.exercise(line.exercise).pattern in patterns
            and line.role is Role.UPPER
            and line.hard_sets
        )

    def remarks(self) -> Iterator[str]:
        """Heavy lifts that the place cannot give, push against pull, empty sessions."""
        heavy = no_heavy_lift_words(self.setting, list(self.lines()))
        if heavy:
            yield heavy
        push, pull = self.sets_of(PUSH_PATTERNS), self.sets_of(PULL_PATTERNS)
        if push and not push <= pull <= push * 3 / 2:
            yield f"Push and pull are {push} to {pull} sets; 1:1 to 1:1.5 is meant (S2)."
        for session in self.sessions:
            if not session.lines:
                kind, place = session.request.kind, session.request.place.name
                yield f"Nothing that is allowed and possible at {place} fills the {kind} session."
