"""Why a session is where it is: sentences made from the plan, each with its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wholestride.domain.catalogue import Rule
from wholestride.domain.running import Race, RacePriority, Run
from wholestride.domain.season import Alternative, PhaseName, Reason, SessionKind, WeekDose
from wholestride.planning.placement.nouns import Margin, PlacedSession, RunCost

WORTH_SAYING_MILLIPERCENT = 50
"""A predicted loss under 0.05 % of pace is not worth a sentence."""

NEAR_HOURS = 96
"""Interference has faded to nothing after four days (interference model, section 1.6)."""

MANY_ALTERNATIVES = 3

WORTH_A_WORD = 0.05
"""Fewer points of interference than this are written as nothing."""

PHASE_RULES: Mapping[PhaseName, tuple[str, str]] = {
    PhaseName.ADAPTATION: ("PHASE02", "Adaptation: learn the movements before anything is heavy"),
    PhaseName.OFF_SEASON: ("PHASE01", "Off-season: the time to become strong"),
    PhaseName.BASE: ("PHASE01", "Base: the time to become strong"),
    PhaseName.BUILD: ("PHASE03", "Build: fewer repetitions, heavier, and quick"),
    PhaseName.PEAK: ("PHASE04", "Peak: one leg session a week keeps what was built"),
    PhaseName.TAPER: ("PHASE10", "Taper: about half the sets, the load kept"),
    PhaseName.RACE: ("PHASE12", "Race week: only a little activation"),
    PhaseName.RECOVERY: ("PHASE13", "Recovery after the race: mobility and light movement"),
    PhaseName.TRANSITION: ("R03", "Transition: light, until the legs are themselves again"),
}


AFTER_A_BREAK = ("A11", "PROG12")
"""Rules by which a week after an illness or a break is lighter."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an explanation looks at: the runs by time, the rules, the week's dose."""

    runs: Sequence[Run]
    rules: Mapping[str, Rule]
    dose: WeekDose
    new_bout: bool = False
    leg_cut: tuple[int, Run] | None = None
    """Hundredths of the leg sets that stay (rule I08), and the run that asks for it."""


def reason(rules: Mapping[str, Rule], rule_id: str, text: str) -> Reason:
    """A reason with the rule's grade and source; a grade D is worded as our default."""
    rule = rules[rule_id]
    words = f"{text} (our default)" if rule.grade == "D" else text
    return Reason(rule_id, f"{words}.", rule.grade, rule.source)


def explain(session: PlacedSession, around: Surroundings) -> tuple[Reason, ...]:
    """Every rule that spoke for this session on this slot, the most telling first."""
    return tuple(
        reason(around.rules, rule_id, text)
        for speak in (_the_phase, _the_slot, _the_race, _the_costs, _the_dose)
        for rule_id, text in speak(session, around)
    )


def alternatives(session: PlacedSession, runs: Mapping[str, Run]) -> tuple[Alternative, ...]:
    """The next best slots, with what each would cost more."""
    return tuple(
        Alternative(margin.start, round(extra_points(margin), 2), _margin_words(margin, runs))
        for margin in session.margins[:MANY_ALTERNATIVES]
    )


def extra_points(margin: Margin) -> float:
    """Extra interference of a margin in points (percent of pace x importance)."""
    return margin.extra.interference / 1000


def _margin_words(margin: Margin, runs: Mapping[str, Run]) -> str:
    day = f"{margin.start:%A %d %b %H:%M}"
    points = extra_points(margin)
    if margin.extra.missed_dose > 0:
        return f"{day} would push another session out."
    if margin.extra.wishes > 0:
        return f"{day} is second best: too near a run, too short, or against your policy."
    if points < -WORTH_A_WORD:
        return f"{day} would cost {-points:.1f} points less; it stays so that little changes."
    if points < WORTH_A_WORD:
        return f"{day} would cost your running nothing more; it fits the week less well."
    near = ""
    if margin.worst is not None and margin.worst.run in runs:
        run = runs[margin.worst.run]
        near = f": {margin.worst.hours:.0f} h before {run_words(run)}"
    return f"{day} would cost {points:.1f} points more{near}."


def run_words(run: Run) -> str:
    """A run as a runner would name it: ``Friday's tempo``.

    The subkind speaks where it says more: ``Sunday's marathon pace``.
    """
    names = {"long": "long run", "easy": "easy run", "recovery": "recovery run"}
    kind = str(run.subkind or run.kind)
    return f"{run.start:%A}'s {names.get(kind, kind).replace('-', ' ')}"


def _the_phase(session: PlacedSession, around: Surroundings) -> Iterator[tuple[str, str]]:
    dose = around.dose
    rule_id, text = PHASE_RULES[dose.phase]
    if session.kind is SessionKind.MOBILITY:
        yield "MOB03", "Every week has its mobility and stretching, on a day that can use it"
    elif session.kind is SessionKind.PREHAB:
        yield "CORE01", "Ten minutes of hip, core and calf beside the longer sessions"
    else:
        yield rule_id, text
    if dose.recovery:
        yield "PHASE15", "Your running recovers this week, so the sets drop to about half"
    if dose.first_of_more and session.kind.counted:
        yield "PROG13", "First week of more: about 60 % of the sets, nothing near the limit"
    if session.kind.counted:
        yield from _after_a_break(dose)


def _after_a_break(dose: WeekDose) -> Iterator[tuple[str, str]]:
    """What an illness or some days off ask of the week, in the words of its dose."""
    said = [
        (rule_id, text.removesuffix(f" ({rule_id})."))
        for text in dose.reasons
        for rule_id in AFTER_A_BREAK
        if text.endswith(f" ({rule_id}).")
    ]
    yield from said
    if dose.load_percent < 100 and not said:
        yield "PROG12", f"After days without lifting {100 - dose.load_percent} % less load"


def _the_slot(session: PlacedSession, around: Surroundings) -> Iterator[tuple[str, str]]:
    earlier = _run_before_today(session, around.runs)
    if session.kind.counted and earlier is not None:
        gap = hours_between(earlier.end, session.start)
        words = f"{gap:.0f} h after {run_words(earlier)}: the run comes first, on fresh legs"
        yield ("I06" if earlier.key else "I05"), words
    following = _next_key_run(session, around.runs)
    if following is not None and session.kind.heavy:
        gap = hours_between(session.end, following.start)
        if around.new_bout:
            yield (
                "I03",
                (
                    f"{gap:.0f} h before {run_words(following)}: "
                    "the first leg sessions keep 48 h to every quality or long run"
                ),
            )
        elif gap >= 48:
            yield "I02", f"{gap:.0f} h before {run_words(following)}, more than the 48 h we prefer"
        else:
            yield "I01", f"{gap:.0f} h before {run_words(following)}; 24 h is the least"
    if session.kind is SessionKind.UPPER_CORE:
        yield "I19", "Arms and trunk leave the legs alone, so it can sit close to a run"
    if session.kept:
        yield "A12", "Kept where it was"


def _the_race(session: PlacedSession, around: Surroundings) -> Iterator[tuple[str, str]]:
    race = _next_race(session, around.runs)
    if race is None or not session.kind.counted:
        return
    days = (race.day - session.start.date()).days
    if days <= 21 and race.race is not None and race.race.priority is not RacePriority.C:
        yield "T01", f"{days} days before the {race_words(race.race)}: {session.kind} still fits"


def race_words(race: Race) -> str:
    """A race as a runner would name it."""
    return "half marathon" if race.distance == "half" else str(race.distance)


def _the_costs(session: PlacedSession, around: Surroundings) -> Iterator[tuple[str, str]]:
    by_id = {run.id: run for run in around.runs}
    costs = [cost for cost in session.costs if cost.millipercent >= WORTH_SAYING_MILLIPERCENT]

    def weight(cost: RunCost) -> int:
        return cost.millipercent * by_id[cost.run].importance_hundredths

    for cost in sorted(costs, key=weight, reverse=True)[:2]:
        run = by_id[cost.run]
        yield (
            "I02",
            (
                f"Predicted cost at {run_words(run)}, {cost.hours:.0f} h later: "
                f"about {cost.millipercent / 1000:.1f} % of pace"
            ),
        )
    if session.kind.heavy and not costs:
        yield "I02", "No run near it is predicted to notice"


def _the_dose(session: PlacedSession, around: Surroundings) -> Iterator[tuple[str, str]]:
    del session
    if around.leg_cut is not None:
        stays, run = around.leg_cut
        yield (
            "I08",
            f"Legs still tired from {run_words(run)}: {100 - stays} % fewer leg sets",
        )


def hours_between(earlier: datetime, later: datetime) -> float:
    """Wall-clock hours from the earlier to the later time [h]."""
    return (later - earlier).total_seconds() / 3600


def _run_before_today(session: PlacedSession, runs: Sequence[Run]) -> Run | None:
    same_day = [
        run
        for run in runs
        if run.is_run and run.day == session.start.date() and run.end <= session.start
    ]
    return same_day[-1] if same_day else None


def _next_key_run(session: PlacedSession, runs: Sequence[Run]) -> Run | None:
    for run in runs:
        if run.key and run.start >= session.end:
            near = hours_between(session.end, run.start) <= NEAR_HOURS
            return run if near else None
    return None


def _next_race(session: PlacedSession, runs: Sequence[Run]) -> Run | None:
    return next((run for run in runs if run.race and run.start > session.start), None)
