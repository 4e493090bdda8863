"""Why sessions were missed and what would save them."""

from __future__ import annotations

from collections.abc import Sequence

from wholestride.domain.season import Missed
from wholestride.planning.placement.misses import MissedKind
from wholestride.planning.placement.reasons import Reasons
from wholestride.planning.placement.relaxing import NEIGHBOUR_DAYS, Relaxing
from wholestride.planning.placement.rules.offers import Offer
from wholestride.planning.placement.solver.memo import PlacementMemo, inputs_of
from wholestride.planning.placement.surroundings import Surroundings


class Oracle:
    """Exact answers about the weeks of one placed season."""

    def __init__(
        self, around: Surroundings, offers: Sequence[Offer], memo: PlacementMemo | None = None
    ) -> None:
        self._around = around
        self._offers = offers
        self._memo = memo or PlacementMemo()
        self._reasons = Reasons(around, offers)
        self._relaxing = Relaxing(self._reasons)

    def missed(self, lack: MissedKind) -> Missed:
        """The missed sessions with the fewest reasons that explain them and the ways out."""
        first, last = lack.monday - NEIGHBOUR_DAYS, lack.monday + 6 + NEIGHBOUR_DAYS
        inputs = (
            lack,
            inputs_of(lack.monday, self._around),
            [each for each in self._offers if first <= each.day <= last],
            self._relaxing.spell_before_day(first),
            self._around.athlete.planning_places,
        )
        known = self._memo.missed.get((lack.monday, lack.kind))
        if known is None or known[0] != inputs:
            known = inputs, self._answer(lack)
            self._memo.missed[lack.monday, lack.kind] = known
        return known[1]

    def _answer(self, lack: MissedKind) -> Missed:
        reasons, rules = self._reasons.words(lack)
        return Missed(lack.kind, lack.count, reasons, self._relaxing.words(lack), rules)
