"""What the exercise pages say: filters, words for cautions, and the evidence that exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wholestride.domain.catalogue import Catalogue, Rule
from wholestride.domain.exercise import (
    EVERYWHERE,
    CautionLevel,
    Component,
    Equipment,
    Exercise,
    LoadZone,
    Pattern,
    Region,
)

PATTERN_RULES: Mapping[Pattern, tuple[str, ...]] = {
    Pattern.JUMP: ("PLYO01", "PLYO02", "PLYO05"),
    Pattern.BALANCE: ("BAL01",),
    Pattern.MOBILITY: ("MOB01", "MOB02"),
    Pattern.STRETCH: ("MOB03", "MOB01"),
    Pattern.ROLL: ("MOB04",),
    Pattern.FLOW: ("MOB03",),
    Pattern.DRILL: ("MOB01",),
}
COMPONENT_RULES: Mapping[Component, tuple[str, ...]] = {
    Component.CORE: ("CORE01",),
    Component.UPPER_BODY: ("UPPER01", "UPPER02"),
    Component.STABILITY: ("BAL01",),
}
HEAVY_RULES = ("DOSE03",)
LEVELS = {
    1: "for everyone",
    2: "for the new",
    3: "from novice on",
    4: "from intermediate on",
    5: "for the advanced",
}
"""Which lifter the planner gives an exercise of this level."""


FAVOURITE, LEFT_OUT = "favourite", "left-out"
MARKS = {FAVOURITE: "Favourite", LEFT_OUT: "Left out"}
"""What a runner may say of an exercise."""
NO_MARKS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked of the list; what nobody knows is left out."""

    words: tuple[str, ...] = ()
    component: str = ""
    pattern: str = ""
    region: str = ""
    level: int = 0
    equipment: str = ""
    mine: str = ""

    def wants(
        self,
        exercise: Exercise,
        places: Mapping[str, frozenset[Equipment]],
        marks: Mapping[str, str] = NO_MARKS,
    ) -> bool:
        """True when the exercise passes every filter; ``marks`` are the runner's own, by id."""
        text = f"{exercise.id} {exercise.name} {exercise.pattern}".casefold()
        return (
            all(word in text for word in self.words)
            and (not self.component or self.component in exercise.components)
            and (not self.pattern or self.pattern == exercise.pattern)
            and (not self.region or self.region in exercise.regions)
            and (not self.level or exercise.level <= self.level)
            and (not self.mine or marks.get(exercise.id) == self.mine)
            and self._possible(exercise, places)
        )

    def _possible(self, exercise: Exercise, places: Mapping[str, frozenset[Equipment]]) -> bool:
        if not self.equipment:
            return True
        if self.equipment in places:
            return exercise.possible_with(places[self.equipment] | EVERYWHERE)
        return any(self.equipment in kit for kit in exercise.equipment)


def read_filters(asked: Mapping[str, str], places: Mapping[str, frozenset[Equipment]]) -> Filters:
    """The filters of an address; unknown values are as if nobody had asked."""
    level = asked.get("level", "")
    equipment = asked.get("with", "")
    known = {each.value for each in Equipment} | set(places)
    return Filters(
        words=tuple(asked.get("q", "").casefold().split()),
        component=_known(asked.get("component", ""), {each.value for each in Component}),
        pattern=_known(asked.get("pattern", ""), {each.value for each in Pattern}),
        region=_known(asked.get("region", ""), {each.value for each in Region}),
        level=int(level) if level in {"1", "2", "3", "4", "5"} else 0,
        equipment=_known(equipment, known),
        mine=_known(asked.get("mine", ""), set(MARKS)),
    )


def _known(text: str, values: set[str]) -> str:
    return text if text in values else ""


def plain(name: str) -> str:
    """A name of the closed lists in words.

    >>> plain("anti-rotation"), plain("hip-flexion"), plain("pull-up bar")
    ('Anti-rotation', 'Hip flexion', 'Pull-up bar')
    """
    if not name.startswith(("anti-", "pull-up")):
        name = name.replace("-", " ")
    return name[:1].upper() + name[1:]


def kits(exercise: Exercise) -> str:
    """The least that is enough, and what may come to it."""
    kits = exercise.equipment or (frozenset(),)
    least = [kit for kit in kits if not any(other < kit for other in kits)]
    more = {
        item for kit in kits for less in least if less < kit for item in kit - less
    } - frozenset().union(*least)
    said = ", or ".join(" and ".join(sorted(kit)) or "nothing" for kit in least)
    return f"{said}; also with {' or '.join(sorted(more))}" if more else said


def regions(exercise: Exercise, *, main: bool) -> str:
    """The regions that it trains first, or those that only help."""
    wanted = [region.spoken for region, weight in exercise.regions.items() if (weight >= 2) is main]
    return ", ".join(wanted)


def cautions(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Who should change or leave out the exercise, in words that name no diagnosis."""
    for each in exercise.cautions:
        if each.level is CautionLevel.AVOID:
            yield each.about.spoken, "leave it out while this hurts or applies"
        else:
            yield each.about.spoken, "smaller, slower or lighter while this hurts or applies"


def evidence(exercise: Exercise, catalogue: Catalogue) -> tuple[Rule, ...]:
    """What is known of this kind of work; no study stands behind single exercises."""
    ids = [*PATTERN_RULES.get(exercise.pattern, ())]
    if exercise.main_lift and exercise.load_zone is LoadZone.HEAVY:
        ids += HEAVY_RULES
    for part in exercise.components:
        ids += COMPONENT_RULES.get(part, ())
    return tuple(catalogue.rules[each] for each in dict.fromkeys(ids) if each in catalogue.rules)
