"""What is liked better among what is allowed: small whole-number costs, one rule each.

They decide where minimum and target are indifferent, but for a few seconds (rule OWN24), so
their size matters against each other. A line costs about twenty points.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wholestride.domain.athlete import Emphasis
from wholestride.domain.exercise import (
    WEIGHTS,
    Equipment,
    Exercise,
    Impact,
    Pattern,
    Region,
)
from wholestride.planning.composition.nouns import Role
from wholestride.planning.composition.setting import Setting

POINT = 8
"""Cost of a point of taste. A line of twenty points costs as much as a few seconds of the dearest
target or a quarter of a minute of the cheapest, and less than half a set of nearly any region."""
LINE = 20
"""Every further exercise costs set-up, attention and a page in the gym."""
LEAST = -25
LEVEL_STEP = 6
FAVOURITE = 80
RECENT = 14
WRITTEN = 26
"""Kept in its session where a block is composed again, dearer than a lift from the block before."""
EMPHASIS = 20
NAMED = 5
LOADED = 10
MACHINE = 8
ISOLATION = 8
CLIMB = 10
KEPT_MAIN = 16
OLDER_FROM = 60
OLDER_LANDING = 25
PRIMARY = 2

NAMED_IN_THE_PRODUCT = frozenset(
    {
        *("plank", "russian_twist", "leg_raise_lying", "push_up", "split_squat", "step_up"),
        *("reverse_lunge", "walking_lunge", "single_leg_squat_box", "farmer_carry"),
    }
)
"""What runners look for by name (systems S1, S2, S6, S7)."""

POLES = frozenset({"step_down", "band_pulldown", "double_pole_band"})
"""Slow steps down for descents, and the pull of the poles (UPPER03)."""
MACHINES = frozenset(
    {
        *(Equipment.LEG_PRESS, Equipment.LEG_CURL, Equipment.LEG_EXTENSION),
        *(Equipment.CALF_MACHINE, Equipment.HIP_MACHINE),
    }
)
MANY_DIRECTIONS = frozenset({"skater", "line-hop", "jumping-jack", "landing", "split-jump"})
DURABLE = frozenset({"calf_eccentric", "calf_raise_single_loaded", "nordic", "slider_curl"})

Liking = Callable[[Exercise, Setting, frozenset[Equipment]], int]


def the_level_fits(exercise: Exercise, setting: Setting, _equipment: frozenset[Equipment]) -> int:
    """Best one rung below the ceiling: challenging and still mastered."""
    return LEVEL_STEP * abs(exercise.level - max(setting.ceiling - 1, 1))


def setting_up_takes_time(
    exercise: Exercise, _setting: Setting, _equipment: frozenset[Equipment]
) -> int:
    """Walking to machines and loading bars."""
    return exercise.set_up_seconds // 8


def free_lifts_resemble_running(
    exercise: Exercise, _setting: Setting, equipment: frozenset[Equipment]
) -> int:
    """S6: standing lifts before machines that carry the body."""
    kits = [kit for kit in exercise.equipment if kit <= equipment]
    seated = bool(kits) and all(kit & MACHINES for kit in kits)
    return MACHINE if seated else 0


def arms_alone_come_last(
    exercise: Exercise, _setting: Setting, _equipment: frozenset[Equipment]
) -> int:
    """UPPER02: isolation of arms and chest is the least useful upper-body work."""
    return ISOLATION if exercise.pattern is Pattern.ARM else 0


def it_can_be_loaded(exercise: Exercise, _setting: Setting, equipment: frozenset[Equipment]) -> int:
    """PROG14: what can be loaded progresses in small steps."""
    counts = exercise.counts_sets and exercise.pattern is not Pattern.CARRY
    return -LOADED if counts and exercise.loadable_with(equipment) else 0


def it_was_there_last_block(
    exercise: Exercise, setting: Setting, _equipment: frozenset[Equipment]
) -> int:
    """S15: main lifts stay from block to block, the rest changes."""
    if exercise.id in setting.request.keep_main and exercise.main_lift:
        return -KEPT_MAIN
    return RECENT if exercise.id in setting.request.recent else 0


def the_ladder_leads_on(
    exercise: Exercise, setting: Setting, _equipment: frozenset[Equipment]
) -> int:
    """OWN14: the next rung of what has been mastered, rather than the same again."""
    mastered = setting.request.mastered
    if exercise.id in mastered:
        return CLIMB if exercise.harder else 0
    return -CLIMB if any(rung in mastered for rung in exercise.easier) else 0


def runners_ask_for_it(
    exercise: Exercise, _setting: Setting, _equipment: frozenset[Equipment]
) -> int:
    """Planks, Russian twists, leg raises, lunges and step-ups by name."""
    return -NAMED if exercise.id in NAMED_IN_THE_PRODUCT else 0


def the_emphasis_asks_for_it(
    exercise: Exercise, setting: Setting, _equipment: frozenset[Equipment]
) -> int:
    """OWN11: among equals the one that serves the emphasis."""
    wanted = setting.request.athlete.emphasis
    served = sum(serves(exercise, emphasis) for emphasis in Emphasis if emphasis in wanted)
    return -EMPHASIS * served


def older_joints_land_softly(
    exercise: Exercise, setting: Setting, _equipment: frozenset[Equipment]
) -> int:
    """From 60 years on low landings first (our default; POP02 asks for balance instead)."""
    age = setting.request.age
    hard = exercise.impact in (Impact.MEDIUM, Impact.HIGH)
    return OLDER_LANDING if age is not None and age >= OLDER_FROM and hard else 0


RULES: tuple[Liking, ...] = (
    the_level_fits,
    setting_up_takes_time,
    free_lifts_resemble_running,
    arms_alone_come_last,
    it_can_be_loaded,
    it_was_there_last_block,
    the_ladder_leads_on,
    runners_ask_for_it,
    the_emphasis_asks_for_it,
    older_joints_land_softly,
)


def cost(exercise: Exercise, setting: Setting, equipment: frozenset[Equipment]) -> int:
    """What a line with the exercise costs in taste; what is wanted may earn a little."""
    points = LINE + sum(rule(exercise, setting, equipment) for rule in RULES)
    liked = exercise.id in setting.request.athlete.favourites
    return POINT * (max(LEAST, points) - FAVOURITE * liked)


def serves(exercise: Exercise, emphasis: Emphasis) -> bool:
    """True where the exercise serves the emphasis (rule OWN11)."""
    return SERVES[emphasis](exercise)


def _posture(exercise: Exercise) -> bool:
    upright = exercise.pattern in (Pattern.SCAPULA, Pattern.HORIZONTAL_PULL, Pattern.CARRY)
    return upright or exercise.regions.get(Region.LOW_BACK, 0) >= PRIMARY


def _hills_and_poles(exercise: Exercise) -> bool:
    return exercise.id in POLES or exercise.family == "triceps"


def _durability(exercise: Exercise) -> bool:
    return exercise.id in DURABLE or (exercise.main_lift and bool(_weights(exercise)))


def _ankles(exercise: Exercise) -> bool:
    return exercise.regions.get(Region.SHIN_FOOT, 0) >= PRIMARY


def _bone(exercise: Exercise) -> bool:
    return exercise.pattern is Pattern.JUMP and exercise.family in MANY_DIRECTIONS


def _weights(exercise: Exercise) -> frozenset[Equipment]:
    return frozenset(piece for kit in exercise.equipment for piece in kit if piece in WEIGHTS)


SERVES: Mapping[Emphasis, Callable[[Exercise], bool]] = {
    Emphasis.POSTURE: _posture,
    Emphasis.HILLS_AND_POLES: _hills_and_poles,
    Emphasis.DURABILITY: _durability,
    Emphasis.BONE: _bone,
    Emphasis.ANKLES: _ankles,
}


def set_cost(role: Role, setting: Setting) -> int:
    """What a set costs in taste: short sessions are nicer; durable runners want main sets."""
    durable = Emphasis.DURABILITY in setting.request.athlete.emphasis
    if role is Role.MAIN:
        return 0 if durable else 2 * POINT
    return 3 * POINT
