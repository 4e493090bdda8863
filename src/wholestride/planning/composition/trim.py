"""A session that is a little too long loses what the week misses least (rule OWN10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wholestride.domain.exercise import Exercise
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.kinds import PROMISED
from wholestride.planning.composition.needs import (
    BALANCE_WEIGHT,
    MINIMUM,
    PATTERN_WEIGHT,
    PROMISE_WEIGHT,
    SET_COST,
    TARGET,
    Need,
    held_together,
    needs_of,
    outside_amount,
    weekly_patterns,
)
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.roles import PULL_PATTERNS, PUSH_PATTERNS
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.supersets import seconds_together

Week = dict[int, tuple[ComposedLine, ...]]


@dataclass(frozen=True, slots=True)
class Missing:
    """What a week misses of its dose, as one number; the programme's own prices."""

    setting: Setting
    needs: tuple[Need, ...]

    @classmethod
    def of(cls, setting: Setting) -> Missing:
        """The prices of a setting's dose."""
        return cls(setting, tuple(needs_of(setting)))

    def cost(self, lines: Sequence[ComposedLine]) -> int:
        """The price of everything that these lines lack together."""
        pairs = [(line, self.setting.exercise(line.exercise)) for line in lines]
        there = held_together(pairs)
        dose = sum(self._need_cost(need, there.get(need.key, 0)) for need in self.needs)
        return dose + self._pattern_cost(pairs) + _balance_cost(pairs)

    def _need_cost(self, need: Need, inside: int) -> int:
        have = outside_amount(need.key, self.setting) + inside
        minimum = max(need.minimum - have, 0)
        target = max(need.target - max(have, need.minimum), 0)
        return (minimum * MINIMUM + target * TARGET) * need.unit_cost

    def _pattern_cost(self, pairs: Sequence[tuple[ComposedLine, Exercise]]) -> int:
        missing = sum(
            not any(wanted.met_by(*pair) for pair in pairs)
            for wanted in weekly_patterns(self.setting)
        )
        return missing * PATTERN_WEIGHT * SET_COST * MINIMUM


def _balance_cost(pairs: Sequence[tuple[ComposedLine, Exercise]]) -> int:
    push, pull = (
        sum(line.sets for line, exercise in pairs if exercise.pattern in patterns)
        for patterns in (PUSH_PATTERNS, PULL_PATTERNS)
    )
    uneven = max(2 * (push - pull), 2 * pull - 3 * push, 0)
    return uneven * BALANCE_WEIGHT * SET_COST * MINIMUM // 2


@dataclass(frozen=True, slots=True)
class _Session:
    """One session of a week that has to become shorter."""

    prices: Missing
    kind: SessionKind
    others: tuple[ComposedLine, ...]
    seconds: int

    def over(self, lines: Sequence[ComposedLine]) -> int:
        """Seconds above what the session may take."""
        return seconds_together(lines, self.prices.setting.catalogue) - self.seconds

    def loss(
        self, lines: Sequence[ComposedLine], shorter: Sequence[ComposedLine]
    ) -> tuple[float, int]:
        """What the week misses more with the shorter lines, for each second that is needed."""
        over = self.over(lines)
        freed = over - self.over(shorter)
        more = self._price(shorter) - self._price(lines)
        return more / min(max(freed, 1), over), -freed

    def _price(self, lines: Sequence[ComposedLine]) -> int:
        held = {line.role for line in lines}
        broken = sum(role not in held for role in PROMISED.get(self.kind, ()))
        promise = broken * PROMISE_WEIGHT * SET_COST * MINIMUM
        return promise + self.prices.cost([*self.others, *lines])


def trimmed(
    week: Week,
    session: int,
    seconds: int,
    setting: Setting,
    kept: frozenset[str] = frozenset(),
) -> tuple[ComposedLine, ...]:
    """The lines of one session of the week in at most so many seconds.

    Set by set the one goes whose loss costs the week least for the time that it frees;
    exercises that are to be ``kept`` lose their last set only when nothing else is left.
    """
    lines = week[session]
    others = [line for index in sorted(week) if index != session for line in week[index]]
    kind = setting.request.sessions[session].kind
    view = _Session(Missing.of(setting), kind, tuple(others), seconds)
    while view.over(lines) > 0:
        choices = list(_shorter(lines, kept)) or list(_shorter(lines, frozenset()))
        if not choices:
            break
        losses = [view.loss(lines, shorter) for shorter in choices]
        lines = choices[losses.index(min(losses))]
    return lines


def _shorter(
    lines: tuple[ComposedLine, ...], kept: frozenset[str]
) -> Iterator[tuple[ComposedLine, ...]]:
    """The lines with one set less, or one line less; the last set of a main lift stays."""
    for index, line in enumerate(lines):
        stays = line.role is Role.MAIN or line.exercise in kept
        if line.role is Role.WARM_UP or (stays and line.sets == 1):
            continue
        less = () if line.sets == 1 else (replace(line, sets=line.sets - 1),)
        yield unpaired((*lines[:index], *less, *lines[index + 1 :]))


def unpaired(lines: tuple[ComposedLine, ...]) -> tuple[ComposedLine, ...]:
    """The lines without supersets of one."""
    letters = [line.superset for line in lines if line.superset]
    alone = {letter for letter in letters if letters.count(letter) == 1}
    return tuple(replace(each, superset=None) if each.superset in alone else each for each in lines)
