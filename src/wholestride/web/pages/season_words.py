"""What the season page says of phases and policies; the rules behind it come from the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wholestride.domain.athlete import Policy
from wholestride.domain.season import PhaseName
from wholestride.planning import explanation

PURPOSES: Mapping[PhaseName, str] = {
    PhaseName.OFF_SEASON: "No race is near, so strength may tire you: the time to become strong.",
    PhaseName.BASE: "Become strong while the running is calm, with the whole body in every week.",
    PhaseName.BUILD: "Fewer repetitions, heavier and quicker, while the running gets its own edge.",
    PhaseName.PEAK: "The running is at its hardest. One leg session a week keeps what was built.",
    PhaseName.TAPER: "About half the sets with the load kept, so that the legs become fresh.",
    PhaseName.RACE: "A little activation and nothing new.",
    PhaseName.RECOVERY: "Mobility and light movement until the legs are themselves again.",
    PhaseName.TRANSITION: "Light and varied, before anything is built again.",
    PhaseName.ADAPTATION: "Learn the movements before anything becomes heavy.",
}
FURTHER_RULES: Mapping[PhaseName, tuple[str, ...]] = {
    PhaseName.OFF_SEASON: ("DOSE01",),
    PhaseName.BASE: ("DOSE01",),
    PhaseName.BUILD: ("DOSE03",),
    PhaseName.PEAK: ("T08",),
    PhaseName.TAPER: ("T01",),
    PhaseName.RACE: ("T01",),
    PhaseName.RECOVERY: ("R03",),
}
"""What speaks in a phase beside the rule that explains it."""
PHASE_RULES: Mapping[PhaseName, tuple[str, ...]] = {
    phase: (rule, *FURTHER_RULES.get(phase, ()))
    for phase, (rule, _) in explanation.PHASE_RULES.items()
}
SHORT_NAMES: Mapping[PhaseName, str] = {
    PhaseName.OFF_SEASON: "Off",
    PhaseName.RECOVERY: "Rec",
    PhaseName.TRANSITION: "Tr",
    PhaseName.ADAPTATION: "Ad",
    PhaseName.TAPER: "Tap",
}
RECOVERY_RULE, NEVER_STACK, BEFORE_KEY_RUNS = "PHASE15", "A12", "I02"


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """A school of placement: its name, what it changes, the evidence of the idea."""

    policy: Policy
    name: str
    text: str
    grade: str
    rule: str = ""


POLICIES = (
    PolicyWords(
        Policy.HARD_DAYS_HARD,
        "Hard days hard",
        "Strength lies on the evening of a key day, after the run, so that easy days stay easy.",
        "C",
        "I06",
    ),
    PolicyWords(
        Policy.EASY_DAYS,
        "Easy days",
        "Days with a key run are kept free of leg work. On about half of the weeks that we "
        "measured this leaves less than 37 h to the next key run.",
        "D",
    ),
    PolicyWords(
        Policy.STRENGTH_FIRST,
        "Strength first",
        "On a shared day the lift may come first, 6 h or more before the run. Good for strength; "
        "the run pays for it.",
        "A",
        "I09",
    ),
    PolicyWords(
        Policy.MINIMUM_DOSE,
        "Minimum dose",
        "The minimum in place of the target. It keeps the strength that you have and builds "
        "little.",
        "A",
        "T05",
    ),
)
