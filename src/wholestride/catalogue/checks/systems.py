"""The systems of the product: every exercise and practice that they name is there."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from wholestride.catalogue.exercises import PRIMARY_HALVES
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import LEG_REGIONS, Equipment, Pattern, Region
from wholestride.domain.findings import Finding, Place, error


@dataclass(frozen=True, slots=True)
class Demand:
    """What one system asks the catalogue to hold.

    ``exercises`` are ids, ``patterns`` need an exercise each, ``templates`` are purposes, and
    ``mobile_sites`` are body sites that a mobility exercise must move.
    """

    exercises: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    templates: tuple[str, ...] = ()
    mobile_sites: tuple[Region, ...] = ()


DEMANDS: Mapping[str, Demand] = {
    "S1 core": Demand(
        exercises=("plank", "side_plank", "russian_twist", "leg_raise_lying", "leg_lowering"),
        patterns=(
            Pattern.ANTI_EXTENSION,
            Pattern.ANTI_ROTATION,
            Pattern.LATERAL,
            Pattern.HIP_FLEXION,
        ),
    ),
    "S2 upper body": Demand(
        exercises=("push_up", "wall_push_up", "band_row", "row_bent_over_db", "shoulder_press_db"),
        patterns=(
            Pattern.HORIZONTAL_PUSH,
            Pattern.VERTICAL_PUSH,
            Pattern.HORIZONTAL_PULL,
            Pattern.VERTICAL_PULL,
        ),
    ),
    "S3 two named sessions": Demand(templates=("upper-core",)),
    "S5 joint mobility": Demand(
        templates=("warm-up-easy", "warm-up-quality", "warm-up-long", "warm-up-lift"),
        mobile_sites=(Region.HIP, Region.KNEE, Region.ANKLE, Region.THORACIC),
    ),
    "S6 functional strength": Demand(
        exercises=("squat_bw", "reverse_lunge", "step_up", "rdl", "farmer_carry"),
        patterns=(Pattern.SQUAT, Pattern.LUNGE, Pattern.STEP, Pattern.HINGE, Pattern.CARRY),
    ),
    "S7 stability and balance": Demand(
        exercises=(
            "single_leg_squat_box",
            "plank_swiss_ball",
            "single_leg_stance",
            "uneven_ground_stance",
            "snap_down",
            "drop_and_stick",
            "single_leg_hop_stick",
        ),
        patterns=(Pattern.BALANCE,),
    ),
    "S8 flexibility and recovery": Demand(
        exercises=("sun_salutation", "foam_roll_calf", "hamstring_stretch"),
        patterns=(Pattern.STRETCH, Pattern.ROLL, Pattern.FLOW),
        templates=("mobility", "mobility-light", "after-run"),
    ),
    "S9 legs": Demand(
        exercises=("nordic", "copenhagen", "tibialis_raise", "short_foot", "soleus_raise_single"),
    ),
}


def every_system_finds_what_it_names(catalogue: Catalogue) -> Iterator[Finding]:
    """Exercises, patterns, templates and moved joints of each system are in the catalogue."""
    patterns = {exercise.pattern for exercise in catalogue.exercises.values()}
    purposes = {template.purpose for template in catalogue.templates.values()}
    moved = {
        region
        for exercise in catalogue.exercises.values()
        if exercise.pattern is Pattern.MOBILITY
        for region, halves in exercise.regions.items()
        if halves == PRIMARY_HALVES
    }
    for system, demand in DEMANDS.items():
        yield from _absent(system, "exercise", demand.exercises, catalogue.exercises)
        yield from _absent(system, "pattern", demand.patterns, patterns)
        yield from _absent(system, "template for", demand.templates, purposes)
        yield from _absent(system, "mobility of the", demand.mobile_sites, moved)


def every_leg_region_is_strengthened_and_kept_loose(catalogue: Catalogue) -> Iterator[Finding]:
    """S9: each leg region has strength work and a stretch, mobility exercise, flow or roll."""
    loose = (Pattern.STRETCH, Pattern.MOBILITY, Pattern.FLOW, Pattern.ROLL)
    for region in LEG_REGIONS:
        primary = [
            exercise
            for exercise in catalogue.exercises.values()
            if exercise.regions.get(region) == PRIMARY_HALVES
        ]
        if not any(exercise.counts_sets for exercise in primary):
            yield _wanting("S9 legs", f"strength for {region}")
        if not any(exercise.pattern in loose for exercise in primary):
            yield _wanting("S9 legs", f"stretch or mobility for {region}")


def stability_ball_is_used(catalogue: Catalogue) -> Iterator[Finding]:
    """S7 names the stability ball."""
    ball = frozenset({Equipment.STABILITY_BALL})
    if not any(ball in exercise.equipment for exercise in catalogue.exercises.values()):
        yield _wanting("S7 stability and balance", "exercise on a stability ball")


def _absent(
    system: str, what: str, wanted: Iterable[str], there: Container[str]
) -> Iterator[Finding]:
    for item in wanted:
        if item not in there:
            yield _wanting(system, f"{what} {item}")


def _wanting(system: str, what: str) -> Finding:
    return error(f"{system}: there is no {what}.", "Add it.", Place("exercises"))
