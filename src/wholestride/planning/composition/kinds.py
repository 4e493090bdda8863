"""What each kind of session may hold (section 4 of the planning specification, rule OWN03)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wholestride.domain.season import SessionKind
from wholestride.planning.composition.nouns import Role

LOWER_ROLES = frozenset({Role.MAIN, Role.ONE_LEG, Role.CALF, Role.ASSISTANCE})
SMALL_ROLES = frozenset({Role.BALANCE, Role.CORE, Role.COOL_DOWN})


class Mains(StrEnum):
    """Which main lifts a kind holds."""

    NONE = "none"
    ONE = "one"
    """The one of its variant; the other too where the week has no second leg session."""
    BOTH = "both"
    """Squat and hinge; the one of the other variant with two sets at most."""
    FAST = "fast"
    """Light and fast, three sets, and none where nothing can be loaded."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a kind may hold. ``easy`` kinds keep four or more repetitions in reserve.

    ``template`` is the purpose of the written sessions that the kind is taken from;
    ``limited`` tells whether the kind's leg dose is a ceiling (prehab and activation are free).
    """

    roles: frozenset[Role] = frozenset()
    mains: Mains = Mains.NONE
    template: str = ""
    easy: bool = False
    limited: bool = True
    jump_lines: int = 2
    balance_lines: int = 2


CONTENT: Mapping[SessionKind, Content] = {
    SessionKind.FULL: Content(
        LOWER_ROLES | SMALL_ROLES | {Role.JUMP, Role.UPPER}, Mains.ONE, jump_lines=3
    ),
    SessionKind.LOWER: Content(LOWER_ROLES | SMALL_ROLES | {Role.JUMP}, Mains.BOTH, jump_lines=3),
    SessionKind.FULL_LIGHT: Content(LOWER_ROLES | SMALL_ROLES | {Role.JUMP, Role.UPPER}, Mains.ONE),
    SessionKind.MAINTENANCE: Content(
        LOWER_ROLES | SMALL_ROLES | {Role.JUMP, Role.UPPER}, Mains.BOTH
    ),
    SessionKind.POWER: Content(
        SMALL_ROLES | {Role.MAIN, Role.JUMP, Role.CALF}, Mains.FAST, jump_lines=5, balance_lines=1
    ),
    SessionKind.STABILITY: Content(
        SMALL_ROLES | {Role.ONE_LEG, Role.CALF, Role.ASSISTANCE, Role.JUMP},
        easy=True,
        balance_lines=4,
    ),
    SessionKind.PRIMER: Content(
        frozenset({Role.MAIN, Role.CORE, Role.UPPER, Role.COOL_DOWN}), Mains.ONE, easy=True
    ),
    SessionKind.UPPER_CORE: Content(
        frozenset({Role.UPPER, Role.CORE, Role.CALF, Role.ASSISTANCE, Role.COOL_DOWN}),
        template="upper-core",
    ),
    SessionKind.ACTIVATION: Content(template="activation", easy=True, limited=False),
    SessionKind.MOBILITY: Content(template="mobility"),
    SessionKind.PREHAB: Content(
        frozenset({Role.UPPER, Role.CORE, Role.CALF, Role.ASSISTANCE, Role.BALANCE}),
        template="prehab",
        limited=False,
    ),
}

PROMISED: Mapping[SessionKind, tuple[Role, ...]] = {
    SessionKind.FULL: (Role.UPPER, Role.CORE),
    SessionKind.FULL_LIGHT: (Role.UPPER, Role.CORE),
    SessionKind.MAINTENANCE: (Role.UPPER, Role.CORE),
    SessionKind.LOWER: (Role.ONE_LEG, Role.CALF),
    SessionKind.STABILITY: (Role.ONE_LEG, Role.BALANCE),
    SessionKind.POWER: (Role.JUMP, Role.MAIN),
}
"""Parts that a kind is known for (dose check, section 3)."""


def most_lines(minutes: int) -> int:
    """How many lines a session of some length may hold beside warm-up and stretches.

    More would be a shopping list (our default: two and one for every five minutes).

    >>> most_lines(45), most_lines(30), most_lines(10)
    (11, 8, 4)
    """
    return 2 + minutes // 5


MORE_LINES_ALONE = 3
"""A week's only session holds every pattern of the week, so it may be a longer list."""
