"""What placement weighs: the worth of a session, and the units of wishes and comfort.

The tiers never trade upwards: missed dose, then wishes, then changed sessions (in a replan),
then interference, then comfort. All numbers here are our defaults (grade D); only their
order inside a tier matters.
"""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.season import Score, SessionKind

KIND_ORDER: Mapping[SessionKind, int] = {kind: number for number, kind in enumerate(SessionKind)}

MISSED_VALUE: Mapping[SessionKind, int] = {
    SessionKind.FULL: 100,
    SessionKind.LOWER: 100,
    SessionKind.FULL_LIGHT: 80,
    SessionKind.MAINTENANCE: 72,
    SessionKind.POWER: 60,
    SessionKind.UPPER_CORE: 48,
    SessionKind.STABILITY: 40,
    SessionKind.PRIMER: 20,
    SessionKind.PREHAB: 16,
    SessionKind.MOBILITY: 12,
    SessionKind.ACTIVATION: 12,
}
"""Missed dose of the first missed session of a kind in a week. A full session outweighs an
upper-core and a stability session together; all are multiples of four so that the convex
price stays whole."""

STAND_IN_PERCENT = 60
"""A stability session in place of a leg session (rule I03) leaves 60 % of it missed: 0.6 is
what is left of a full session's value when a stability session is done."""


def missed_price(kind: SessionKind, missed: int) -> int:
    """Missed dose of ``missed`` sessions of a kind in one week; each costs more than the last.

    >>> [missed_price(SessionKind.FULL, missed) for missed in (0, 1, 2, 3)]
    [0, 100, 250, 450]
    """
    value = MISSED_VALUE[kind]
    return value * missed + value * missed * (missed - 1) // 4


def stand_in_price(wanted: SessionKind, instead: SessionKind) -> int:
    """Missed dose that stays when a lighter session is done in place of the wanted one.

    >>> stand_in_price(SessionKind.FULL, SessionKind.STABILITY)
    60
    >>> stand_in_price(SessionKind.FULL, SessionKind.FULL_LIGHT)
    20
    """
    if instead is SessionKind.STABILITY:
        return MISSED_VALUE[wanted] * STAND_IN_PERCENT // 100
    return max(0, MISSED_VALUE[wanted] - MISSED_VALUE[instead])


SHORT_GAP_WISH = 4
"""A session 3 to 6 h from a run of its day loses its power work (rule I05)."""
TOGETHER_WISH = 8
"""Lifting right after a run is only for where nothing else fits (rule I05)."""
POLICY_WISH = 6
"""A leg session on a day that the chosen policy would rather keep free of it."""
CUT_MINUTES = 5
"""Every started five minutes that a session lacks of its usual length count one wish."""

LONG_RUN_EVENING = 4
"""Legs in the evening of the long run: the best slot on paper, which many refuse."""
UNLOVED_DAY = 3
"""A counted session on a day that is not among the preferred ones."""
NEXT_DAY = 2
"""A strength day right after a strength day."""
THIRD_DAY = 6
"""The third strength day in a row, and each further one."""
SAME_DAY = 3
"""Upper-core on the day of a leg session: few days with everything on them."""
CLOSE_LEGS = 1
"""Two leg sessions of a week only two days apart."""
LIGHT_ON_KEY_DAY = 2
"""A flow or prehab on a day with a key run; rest and easy days can use it better (MOB01)."""
LIGHT_TOGETHER = 1
"""Two light sessions on one day."""
LIGHT_NEXT_DAY = 1
"""The same light session on two days running."""

COMFORT_BITS = 24
INTERFERENCE_BITS = 36
CHANGES_BITS = 16
WISHES_BITS = 20
COMFORT_UNIT = 1
INTERFERENCE_UNIT = 1 << COMFORT_BITS
CHANGE_UNIT = INTERFERENCE_UNIT << INTERFERENCE_BITS
WISH_UNIT = CHANGE_UNIT << CHANGES_BITS
MISSED_UNIT = WISH_UNIT << WISHES_BITS
"""One whole number holds all tiers; the fields are far wider than any season: 2**24 points of
comfort, 2**36 thousandths of interference, 2**16 changed sessions, 2**20 wishes."""


def packed(score: Score) -> int:
    """All tiers in one whole number that compares as the tiers do."""
    return (
        score.missed_dose * MISSED_UNIT
        + score.wishes * WISH_UNIT
        + score.changes * CHANGE_UNIT
        + score.interference * INTERFERENCE_UNIT
        + score.comfort
    )


def unpacked(cost: int) -> Score:
    """The tiers of :func:`packed`.

    >>> unpacked(packed(Score(missed_dose=100, interference=1234, comfort=56, changes=2)))
    Score(missed_dose=100, interference=1234, comfort=56, changes=2, wishes=0)
    """
    rest, comfort = divmod(cost, INTERFERENCE_UNIT)
    rest, interference = divmod(rest, 1 << INTERFERENCE_BITS)
    rest, changes = divmod(rest, 1 << CHANGES_BITS)
    missed, wishes = divmod(rest, 1 << WISHES_BITS)
    return Score(missed, interference, comfort, changes, wishes)


def difference(more: Score, less: Score) -> Score:
    """Tier by tier, what one plan costs above another; a tier may be negative."""
    return Score(
        more.missed_dose - less.missed_dose,
        more.interference - less.interference,
        more.comfort - less.comfort,
        more.changes - less.changes,
        more.wishes - less.wishes,
    )
