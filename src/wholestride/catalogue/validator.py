"""The proof that a catalogue keeps its promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wholestride.catalogue.checks import coverage, evidence, exercises, ladder, systems, templates
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding

Check = Callable[[Catalogue], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    ladder.every_rung_exists,
    ladder.no_rung_is_easier_than_the_one_below,
    ladder.the_ladder_never_leads_back,
    ladder.easier_mirrors_harder,
    exercises.every_exercise_is_documented,
    exercises.every_exercise_has_a_fit_name,
    exercises.every_exercise_trains_something_somewhere,
    exercises.practices_count_no_sets,
    exercises.jumps_count_contacts_and_spare_sore_bones,
    exercises.contacts_are_in_the_measure_of_the_exercise,
    exercises.loads_have_something_to_load_with,
    exercises.main_lifts_reach_their_zone,
    exercises.tempo_fits_the_time_of_a_repetition,
    coverage.every_dosed_region_is_reachable_with_body_weight,
    coverage.every_component_is_reachable_with_body_weight,
    coverage.every_needed_pattern_is_reachable_with_body_weight,
    coverage.two_sessions_find_different_pushes_and_pulls,
    systems.every_system_finds_what_it_names,
    systems.every_leg_region_is_strengthened_and_kept_loose,
    systems.stability_ball_is_used,
    templates.every_line_names_exercises,
    templates.every_purpose_is_known_and_served,
    templates.every_line_is_in_the_measure_of_its_exercise,
    templates.every_line_is_possible_in_its_form,
    templates.every_line_has_something_for_the_lowest_level,
    templates.no_family_of_strength_comes_twice,
    templates.minutes_are_those_of_the_time_model,
    templates.nothing_long_is_stretched_before_effort,
    templates.light_sessions_touch_everything_without_jumps,
    templates.named_sessions_pull_as_much_as_they_push,
    evidence.every_rule_has_grade_source_and_kind,
    evidence.only_checked_addresses_are_linked,
    evidence.every_dose_row_is_there,
    evidence.dose_figures_rise_from_minimum_to_maximum,
    evidence.dose_rows_say_something_and_why,
)
"""Each promise by its name, in the order in which broken ones are reported."""


def validate(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every promise that the catalogue breaks, with file and line where it is packaged.

    >>> from wholestride.catalogue.loader import load
    >>> validate(load())
    ()
    """
    return tuple(finding for check in CHECKS for finding in check(catalogue))
