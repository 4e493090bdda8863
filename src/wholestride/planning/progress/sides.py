"""Left against right in self-tests and in sets that were logged by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wholestride.domain.athlete import SelfTest, Side
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.planning.progress.history import (
    ExerciseLog,
    amount_of,
    read_history,
    to_failure,
)
from wholestride.science.e1rm import percent_tenths
from wholestride.science.norms import SelfTestFacts, SideVerdict, asymmetry, self_test

SESSIONS_COMPARED = 3
"""One session is noise; three are a fortnight (our default, grade D)."""

BY_AMOUNT = SelfTestFacts(
    "sets by side", "repetitions", 3, (), "Steele 2017: error of 2.6 and more"
)
BY_LOAD = SelfTestFacts("loads by side", "kg", 0, (), "our default: 10 % of the stronger side")
"""A reserve is guessed to within three repetitions, so smaller gaps are noise."""


def side_gaps(
    logbook: Sequence[SessionLog], self_tests: Sequence[SelfTest] = ()
) -> Mapping[str, SideVerdict]:
    """Every comparison of left and right, by exercise id or name of the self-test.

    Sets of the last three sessions that hold both sides, and the newest result of each test.
    The verdict never speaks of injury (rule TEST01).
    """
    found: dict[str, SideVerdict] = {}
    for test in sorted(self_tests, key=lambda each: each.on):
        facts = self_test(test.test)
        if facts is not None and test.left is not None and test.right is not None:
            found[facts.name] = asymmetry(test.left, test.right, facts)
    for name, logs in read_history(logbook).by_exercise.items():
        verdict = _logged(logs)
        if verdict is not None:
            found[name] = verdict
    return found


def weaker_sides(logbook: Sequence[SessionLog]) -> Mapping[str, Side]:
    """The weaker side by exercise id, where the logged gap is more than noise."""
    gaps = side_gaps(logbook)
    return {name: verdict.weaker for name, verdict in gaps.items() if verdict.weaker is not None}


def _logged(logs: Sequence[ExerciseLog]) -> SideVerdict | None:
    both = [log for log in logs if {Side.LEFT, Side.RIGHT} <= set(log.by_side)]
    recent = both[-SESSIONS_COMPARED:]
    if len(recent) < SESSIONS_COMPARED:
        return None
    loaded = all(each.load is not None for log in recent for each in log.sets)
    left, right = (_mean(recent, side, loaded=loaded) for side in (Side.LEFT, Side.RIGHT))
    return asymmetry(left, right, BY_LOAD if loaded else BY_AMOUNT)


def _mean(logs: Sequence[ExerciseLog], side: Side, *, loaded: bool) -> float:
    sets = [each for log in logs for each in log.by_side[side]]
    return sum(_strength(each, loaded=loaded) for each in sets) / len(sets)


def _strength(done: SetLog, *, loaded: bool) -> float:
    """Amount with its reserve, or with a load the maximum that it points to [kg]."""
    amount = to_failure(done) or amount_of(done)
    if not loaded or done.load is None:
        return float(amount)
    return done.load.kg * 1000 / percent_tenths(amount)
