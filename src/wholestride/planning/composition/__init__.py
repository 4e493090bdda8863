"""Which exercises and how many sets each session holds."""

from __future__ import annotations

from wholestride.domain.catalogue import Catalogue
from wholestride.planning.composition.account import Account, account, leg_dose
from wholestride.planning.composition.nouns import BlockRequest, ComposedBlock
from wholestride.planning.composition.programme import USUAL_LIMITS, Limits

__all__ = ["Account", "Limits", "account", "compose_block", "leg_dose"]


def compose_block(
    request: BlockRequest, catalogue: Catalogue, limits: Limits = USUAL_LIMITS
) -> ComposedBlock:
    """Compose the typical week of a block: minimum dose first, then target, then taste.

    Written sessions (the two upper-body sessions, flows, prehab, activation) come from their
    templates, everything else from one mixed-integer programme over the week. Where written
    sessions keep the week under its minimum, the programme fills them as well, with their
    lines as the skeleton. What is short is said in ``shortfalls``; nothing raises.
    """
    # Who only reads the nouns of this room does not wait for the solver's parts.
    from wholestride.planning.composition.setting import Setting
    from wholestride.planning.composition.week import as_block, typical_week

    setting = Setting(request, catalogue)
    return as_block(typical_week(setting, limits), setting)
