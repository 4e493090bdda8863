"""The light layer: flows, prehab and activation, given what the heavier sessions leave free."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from wholestride.planning.placement import values
from wholestride.planning.placement.solver.week import LightOffer, Week

IMPOSSIBLE = -1

State = tuple[int, int]
"""Number of the state of counts, and a bit mask of yesterday's kinds where they matter."""


class LightChoice(NamedTuple):
    """The cheapest light sessions and what they cost, missed ones included."""

    cost: int
    chosen: tuple[int, ...]


class DayChoice(NamedTuple):
    """Light sessions of one day that can be beside each other."""

    cost: int
    chosen: tuple[int, ...]
    offers: int
    """Bit mask of the offers."""
    kinds: int
    """Bit mask of the kinds."""


class LightLayer:
    """Exact choice of a week's light sessions, remembered by what is blocked."""

    def __init__(self, week: Week) -> None:
        most = week.light_counts.most
        self._lights = week.lights
        self._days = tuple(_day_choices(week.lights, day) for day in range(7))
        self._spread = any(count > 1 for count in most)
        self._added = _addition(most)
        self._prices = tuple(
            sum(
                prices[count]
                for prices, count in zip(week.light_counts.by_count, counts, strict=True)
            )
            for counts in product(*(range(count + 1) for count in most))
        )
        self._free = self._solve(0)
        self._known: dict[int, LightChoice] = {0: self._free}
        self.bound = self._free.cost
        """No week can spend less on its light sessions."""

    def best(self, blocked: int) -> LightChoice:
        """The cheapest choice that uses no blocked offer (a bit mask); ties go to the earliest."""
        known = self._known.get(blocked)
        if known is None:
            hit = any(blocked >> index & 1 for index in self._free.chosen)
            known = self._solve(blocked) if hit else self._free
            self._known[blocked] = known
        return known

    def cost_of(self, chosen: tuple[int, ...]) -> int:
        """What a choice of light sessions costs, missed ones included."""
        state, cost = (0, 0), 0
        for number, day in enumerate(self._days):
            now = tuple(index for index in chosen if self._lights[index].day == number)
            each = next(each for alike in day for each in alike if each.chosen == now)
            step = self._next(state, each.kinds)
            if step is None:
                raise ValueError("more light sessions of a kind than the week wants")
            state, cost = step[0], cost + each.cost + step[1]
        return cost + self._prices[state[0]]

    def best_with_each(self, blocked: int, without: int) -> dict[int, int]:
        """Least cost with each single offer in and one offer out, by the offer's position.

        Offers that are blocked, or of another kind than the one that is out, are not answered.
        Costs to come and costs to go meet at the kinds of every day.
        """
        blocked |= 1 << without
        come = [{(0, 0): 0}]
        for day in self._days:
            come.append(self._came(come[-1], _first_of_each(day, blocked)))
        go = {state: self._prices[state[0]] for state in come[-1]}
        best: dict[int, int] = {}
        for number in reversed(range(7)):
            kinds = {alike[0].kinds for alike in self._days[number]}
            through = {each: self._through(come[number], each, go) for each in sorted(kinds)}
            for choice in (each for alike in self._days[number] for each in alike):
                if not choice.offers & blocked and through[choice.kinds] is not None:
                    cost = choice.cost + (through[choice.kinds] or 0)
                    for index in choice.chosen:
                        best[index] = min(cost, best.get(index, cost))
            go = self._went(come[number], _first_of_each(self._days[number], blocked), go)
        kind = self._lights[without].kind
        return {index: cost for index, cost in best.items() if self._lights[index].kind == kind}

    def _next(self, state: State, kinds: int) -> tuple[State, int] | None:
        """The state after a day with these kinds and what following yesterday's costs."""
        after = self._added[state[0]][kinds]
        if after == IMPOSSIBLE:
            return None
        again = values.LIGHT_NEXT_DAY * (state[1] & kinds).bit_count()
        return (after, kinds if self._spread else 0), again

    def _came(self, layer: dict[State, int], choices: list[DayChoice]) -> dict[State, int]:
        found: dict[State, int] = {}
        for state, cost in layer.items():
            for each in choices:
                step = self._next(state, each.kinds)
                if step is not None:
                    here = cost + each.cost + step[1]
                    found[step[0]] = min(here, found.get(step[0], here))
        return found

    def _went(
        self, layer: dict[State, int], choices: list[DayChoice], go: dict[State, int]
    ) -> dict[State, int]:
        return {
            state: min(
                each.cost + step[1] + go[step[0]]
                for each in choices
                if (step := self._next(state, each.kinds)) is not None
            )
            for state in layer
        }

    def _through(self, layer: dict[State, int], kinds: int, go: dict[State, int]) -> int | None:
        """The least that all other days cost when this one has these kinds."""
        steps = ((cost, self._next(state, kinds)) for state, cost in layer.items())
        return min(
            (cost + step[1] + go[step[0]] for cost, step in steps if step and step[0] in go),
            default=None,
        )

    def _solve(self, blocked: int) -> LightChoice:
        """Dynamic programme over days; the state is what was placed and yesterday's kinds."""
        states: dict[State, tuple[int, tuple[int, ...]]] = {(0, 0): (0, ())}
        for day in self._days:
            free = _first_of_each(day, blocked)
            found: dict[State, tuple[int, tuple[int, ...]]] = {}
            for (counts, yesterday), (cost, chosen) in states.items():
                added = self._added[counts]
                for more, which, _, kinds in free:
                    after = added[kinds]
                    if after == IMPOSSIBLE:
                        continue
                    if yesterday & kinds:
                        more += values.LIGHT_NEXT_DAY * (yesterday & kinds).bit_count()
                    state = (after, kinds if self._spread else 0)
                    here = (cost + more, chosen + which)
                    if state not in found or here < found[state]:
                        found[state] = here
            states = found
        return min(
            LightChoice(cost + self._prices[counts], chosen)
            for (counts, _), (cost, chosen) in states.items()
        )


Day = tuple[tuple[DayChoice, ...], ...]
"""Choices of a day, those of the same kinds together and cheapest first."""


def _first_of_each(day: Day, blocked: int) -> list[DayChoice]:
    """The cheapest choice of every set of kinds that uses no blocked offer."""
    found = []
    for alike in day:
        for each in alike:
            if not each.offers & blocked:
                found.append(each)
                break
    return found


def _day_choices(lights: tuple[LightOffer, ...], day: int) -> Day:
    """Every set of light offers of a day that exclude neither each other nor a kind twice."""
    choices = [DayChoice(0, (), 0, 0)]
    for index, each in enumerate(lights):
        if each.day != day:
            continue
        choices += [
            DayChoice(
                so_far.cost + each.cost + (values.LIGHT_TOGETHER if so_far.chosen else 0),
                (*so_far.chosen, index),
                so_far.offers | 1 << index,
                so_far.kinds | 1 << each.kind,
            )
            for so_far in choices
            if not so_far.offers & each.mask and not so_far.kinds >> each.kind & 1
        ]
    alike: dict[int, list[DayChoice]] = {}
    for choice in sorted(choices):
        alike.setdefault(choice.kinds, []).append(choice)
    return tuple(tuple(each) for each in alike.values())


@lru_cache(maxsize=256)
def _addition(most: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """By state of counts and mask of kinds: the state after one more of each, or impossible."""
    states = list(product(*(range(count + 1) for count in most)))
    number = {state: index for index, state in enumerate(states)}
    return tuple(
        tuple(
            number.get(
                tuple(count + (kinds >> kind & 1) for kind, count in enumerate(state)), IMPOSSIBLE
            )
            for kinds in range(1 << len(most))
        )
        for state in states
    )
