"""All rows of the programme (section 6 of the planning specification).

One small function a rule. Hard rules are rows without slack; minimum, target and taste are
costs that are far apart (rule OWN24): what the largest taste can save is less than seconds of
any minimum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wholestride.planning.composition.model import FixedLines, Model
from wholestride.planning.composition.options import Option
from wholestride.planning.composition.session_rows import (
    a_family_once_a_session,
    a_leg_session_has_its_main_lift,
    a_power_session_jumps,
    contacts_stay_under_the_session_cap,
    leg_dose_stays_under_its_kind,
    sessions_fit_their_minutes,
    sessions_hold_what_their_kind_promises,
    sessions_stay_short_lists,
)
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.week_rows import (
    an_exercise_once_a_week,
    every_pattern_is_there_each_week,
    one_leg_work_rises_with_level,
    push_and_pull_are_balanced,
    the_back_of_the_body_keeps_up,
    the_week_meets_its_dose,
)

ModelRule = Callable[[Model], None]

RULES: tuple[ModelRule, ...] = (
    the_week_meets_its_dose,
    sessions_fit_their_minutes,
    a_leg_session_has_its_main_lift,
    a_family_once_a_session,
    an_exercise_once_a_week,
    leg_dose_stays_under_its_kind,
    contacts_stay_under_the_session_cap,
    sessions_stay_short_lists,
    push_and_pull_are_balanced,
    every_pattern_is_there_each_week,
    sessions_hold_what_their_kind_promises,
    a_power_session_jumps,
    one_leg_work_rises_with_level,
    the_back_of_the_body_keeps_up,
)


def build_model(setting: Setting, options: Iterable[Option], fixed: FixedLines) -> Model:
    """The programme with a column for every option and the rows of every rule."""
    model = Model(setting, tuple(options), fixed)
    for option in model.options:
        model.programme.choice(option.taste, option.group)
    for rule in RULES:
        rule(model)
    return model
