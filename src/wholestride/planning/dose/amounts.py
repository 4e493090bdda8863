"""Hard sets by region and minutes by component: the table, then what this runner changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from wholestride.domain.athlete import Athlete, Emphasis, Policy
from wholestride.domain.exercise import DOSED_REGIONS, Component, Region
from wholestride.domain.season import Dose, PhaseName
from wholestride.planning.cautions import spared_regions
from wholestride.planning.dose.easing import Ease
from wholestride.planning.dose.outline import Outline
from wholestride.planning.dose.table import PhaseDose

Sets = Mapping[Region, Dose]
Minutes = Mapping[Component, Dose]

EMPHASISED = frozenset(
    {
        PhaseName.ADAPTATION,
        PhaseName.OFF_SEASON,
        PhaseName.BASE,
        PhaseName.BUILD,
        PhaseName.PEAK,
    }
)
ADDED_SETS: Mapping[Emphasis, Mapping[Region, int]] = {
    Emphasis.POSTURE: {
        Region.BACK: 2,
        Region.SCAPULA_CUFF: 2,
        Region.TRUNK_SIDE: 1,
        Region.LOW_BACK: 1,
    },
    Emphasis.HILLS_AND_POLES: {
        Region.BACK: 2,
        Region.ARMS_GRIP: 3,
        Region.HIP_FLEXORS: 1,
        Region.CHEST: -1,
    },
    Emphasis.ANKLES: {Region.SHIN_FOOT: 2},
}
"""Sets a week that an emphasis adds to the target, or takes (rules OWN11, UPPER03, INJ04)."""
STEP_DOWN_SETS = 2
STEP_DOWN_DAYS = 21
"""Eccentric step-downs for hills end three weeks before the race (rules I14, R05)."""
HISTORY_SETS: Mapping[str, Mapping[Region, int]] = {
    "hamstring": {Region.HAMSTRINGS: 1},
    "groin": {Region.ADDUCTORS: 1},
}
"""A low dose for what once hurt (rules INJ10, INJ11)."""
ANKLE_BALANCE_MINUTES = 10
OLDER_FROM = 65
OLDER_BALANCE = Dose(15, 30, 60)
"""Balance on three days a week from 65 years on (rule POP02)."""

TAPER_CEILING = 0.6
"""Most sets of the taper as a share of the last full week (rule PHASE10: 0.4 to 0.6)."""
LEAP_LEG_FACTOR = 0.7
"""A third of the leg sets goes in a week whose long run leaps ahead (rule L09)."""
EASED_COMPONENTS = frozenset({Component.CORE, Component.UPPER_BODY, Component.FUNCTIONAL})
"""Mobility, flexibility and balance are kept in lighter weeks (rule PHASE15)."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a week asks by region and by component, with the sentences of what changed it."""

    sets: Sets
    minutes: Minutes
    leg_factor: float = 1.0
    reasons: tuple[str, ...] = ()


AmountRule = Callable[[Amounts, Outline, Athlete], Amounts]


def full_amounts(outline: Outline, row: PhaseDose, athlete: Athlete) -> Amounts:
    """What a full week of this phase would ask of this runner, nothing eased yet."""
    amounts = Amounts(row.sets, row.minutes)
    for rule in RULES:
        amounts = rule(amounts, outline, athlete)
    return amounts


def week_amounts(
    full: Amounts, outline: Outline, athlete: Athlete, reference: Sets | None
) -> Amounts:
    """The full week's amounts in this week: taper, spared regions, a leap, easing."""
    amounts = full
    if outline.phase is PhaseName.TAPER and reference is not None:
        amounts = _tapered(amounts, reference, outline.frame.taper_percent)
    amounts = irritated_regions_are_spared(amounts, outline, athlete)
    leap = outline.frame.leaps and outline.easing.ease in (Ease.NONE, Ease.SECOND)
    if leap and outline.phase in EMPHASISED:
        amounts = _lighter_legs(amounts)
    return _eased(amounts, outline)


def few_sessions_aim_at_the_minimum(
    amounts: Amounts, _outline: Outline, athlete: Athlete
) -> Amounts:
    """DOSE22: one session a week, or the minimum-dose policy, aims at the minima."""
    if athlete.policy is not Policy.MINIMUM_DOSE and athlete.sessions_per_week != 1:
        return amounts
    sets = {region: replace(dose, target=dose.minimum) for region, dose in amounts.sets.items()}
    minutes = {part: replace(dose, target=dose.minimum) for part, dose in amounts.minutes.items()}
    words = "Minimum dose: the smallest amounts that keep everything going (DOSE22)."
    return replace(amounts, sets=sets, minutes=minutes, reasons=(*amounts.reasons, words))


def an_emphasis_shifts_sets(amounts: Amounts, outline: Outline, athlete: Athlete) -> Amounts:
    """OWN11, UPPER03: more for what the runner wants more of."""
    if outline.phase not in EMPHASISED:
        return amounts
    for emphasis in Emphasis:
        added = ADDED_SETS.get(emphasis, {})
        if emphasis in athlete.emphasis and added:
            words = f"More sets for your emphasis on {emphasis.replace('-', ' ')} (OWN11)."
            amounts = _added(amounts, added, words)
    return amounts


def hills_ask_for_step_downs(amounts: Amounts, outline: Outline, athlete: Athlete) -> Amounts:
    """I14, R05: slow step-downs prepare for descents, until three weeks before the race."""
    if Emphasis.HILLS_AND_POLES not in athlete.emphasis or outline.phase not in EMPHASISED:
        return amounts
    goal = outline.frame.goal
    if goal is not None and (goal.day - outline.frame.last).days < STEP_DOWN_DAYS:
        return amounts
    words = "Two sets of slow step-downs for the descents (I14)."
    return _added(amounts, {Region.QUADS: STEP_DOWN_SETS}, words)


def ankles_get_balance(amounts: Amounts, outline: Outline, athlete: Athlete) -> Amounts:
    """BAL01: ten minutes more balance under the ankles emphasis, never feet alone (INJ04)."""
    if Emphasis.ANKLES not in athlete.emphasis or outline.phase not in EMPHASISED:
        return amounts
    dose = amounts.minutes[Component.STABILITY]
    more = Dose(
        dose.minimum, dose.target + ANKLE_BALANCE_MINUTES, dose.maximum + ANKLE_BALANCE_MINUTES
    )
    return replace(amounts, minutes={**amounts.minutes, Component.STABILITY: more})


def a_history_gets_a_low_dose(amounts: Amounts, outline: Outline, athlete: Athlete) -> Amounts:
    """INJ10, INJ11: hamstrings or adductors with a history get a set more."""
    if outline.phase not in EMPHASISED:
        return amounts
    for past in sorted(athlete.history):
        if past in HISTORY_SETS:
            rule = "INJ10" if past == "hamstring" else "INJ11"
            words = f"One set more for what once hurt: {past} ({rule})."
            amounts = _added(amounts, HISTORY_SETS[past], words)
    return amounts


def balance_grows_with_age(amounts: Amounts, outline: Outline, athlete: Athlete) -> Amounts:
    """POP02: from 65 years on balance on three days a week."""
    age = athlete.age_on(outline.frame.start)
    if age is None or age < OLDER_FROM or outline.phase not in EMPHASISED:
        return amounts
    dose = amounts.minutes[Component.STABILITY]
    more = Dose(
        max(dose.minimum, OLDER_BALANCE.minimum),
        max(dose.target, OLDER_BALANCE.target),
        max(dose.maximum, OLDER_BALANCE.maximum),
    )
    words = "Balance on three days a week from 65 years on (POP02)."
    return replace(
        amounts,
        minutes={**amounts.minutes, Component.STABILITY: more},
        reasons=(*amounts.reasons, words),
    )


def irritated_regions_are_spared(amounts: Amounts, outline: Outline, athlete: Athlete) -> Amounts:
    """INJ13: nothing is asked of a region while its site is irritable."""
    spared = spared_regions(athlete, outline.frame.last)
    if not spared:
        return amounts
    sets = {
        region: replace(dose, minimum=0, target=0) if region in spared else dose
        for region, dose in amounts.sets.items()
    }
    names = ", ".join(region for region in DOSED_REGIONS if region in spared)
    why = spared[next(region for region in DOSED_REGIONS if region in spared)]
    words = f"Nothing is asked of {names}: {why}."
    return replace(amounts, sets=sets, reasons=(*amounts.reasons, words))


def _added(amounts: Amounts, added: Mapping[Region, int], words: str) -> Amounts:
    sets = {
        region: _more(dose, added[region]) if region in added else dose
        for region, dose in amounts.sets.items()
    }
    return replace(amounts, sets=sets, reasons=(*amounts.reasons, words))


def _more(dose: Dose, number: int) -> Dose:
    """The target moved by ``number`` inside minimum and maximum."""
    return replace(dose, target=max(dose.minimum, min(dose.maximum, dose.target + number)))


def _tapered(amounts: Amounts, reference: Sets, percent: int) -> Amounts:
    """Sixty falling to forty percent of the last full week's sets (rule PHASE10)."""
    sets = {}
    for region, dose in amounts.sets.items():
        last = reference[region].target
        target = round(last * percent / 100, 2)
        most = max(target, round(last * TAPER_CEILING, 2))
        sets[region] = Dose(min(dose.minimum, target), target, most)
    words = f"Taper: {percent} % of the sets of the last full week, load kept (PHASE10)."
    return replace(amounts, sets=sets, reasons=(*amounts.reasons, words))


def _lighter_legs(amounts: Amounts) -> Amounts:
    sets = {
        region: replace(dose, target=max(dose.minimum, dose.target * LEAP_LEG_FACTOR))
        if region.leg
        else dose
        for region, dose in amounts.sets.items()
    }
    words = "The long run leaps ahead this week: about a third of the leg sets goes (L09)."
    return Amounts(sets, amounts.minutes, LEAP_LEG_FACTOR, (*amounts.reasons, words))


def _eased(amounts: Amounts, outline: Outline) -> Amounts:
    """Minimum, target and maximum alike times the easing's factor and the share of the week."""
    factor = outline.easing.factor * outline.share
    if factor == 1:
        return amounts
    kept = outline.share if outline.easing.factor else 0.0
    sets = {region: _scaled(dose, factor) for region, dose in amounts.sets.items()}
    minutes = {
        part: _scaled(dose, factor if part in EASED_COMPONENTS else kept)
        for part, dose in amounts.minutes.items()
    }
    return replace(amounts, sets=sets, minutes=minutes)


def _scaled(dose: Dose, factor: float) -> Dose:
    """Rounded to hundredths, so that the season file stays readable."""
    return Dose(
        round(dose.minimum * factor, 2),
        round(dose.target * factor, 2),
        round(dose.maximum * factor, 2),
    )


RULES: tuple[AmountRule, ...] = (
    few_sessions_aim_at_the_minimum,
    an_emphasis_shifts_sets,
    hills_ask_for_step_downs,
    ankles_get_balance,
    a_history_gets_a_low_dose,
    balance_grows_with_age,
)
