"""Inheritance of written poses: like < library pose < exercise < key, merged key by key.

A limb table whose keys all suit the way in which the limb was given is merged into it; any
other table gives the limb in another way and replaces what was there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wholestride.figures.movement.pose import ArmWay, LegWay

Raw = dict[str, Any]

LEG_KEYS: dict[LegWay, frozenset[str]] = {
    LegWay.FOOT: frozenset({"foot", "stance", "heel", "toe_up", "out", "knee_out", "knee_to"}),
    LegWay.TOES: frozenset({"toes", "stance", "heel", "out", "knee_out", "knee_to"}),
    LegWay.KNEEL: frozenset({"kneel", "stance", "thigh", "shin_to", "shin_up", "tuck"}),
    LegWay.AT: frozenset({"at", "of", "stance", "ankle", "toes_to", "out", "knee_out", "knee_to"}),
    LegWay.FREE: frozenset({"hip", "abd", "rot", "knee", "ankle"}),
}
"""What may be written of a leg, by its way; the first word of a contact names the way."""

ARM_KEYS: dict[ArmWay, frozenset[str]] = {
    ArmWay.GRIP: frozenset({"grip", "of", "half", "elbow_to"}),
    ArmWay.PALM: frozenset({"palm", "half", "fingers", "elbow_to"}),
    ArmWay.FOREARM: frozenset({"forearm", "half", "fist_to"}),
    ArmWay.HANG: frozenset({"hang", "sway", "abd", "elbow"}),
    ArmWay.FREE: frozenset({"shoulder", "abd", "rot", "elbow", "wrist"}),
}
"""What may be written of an arm, by its way."""

LIMBS = ("leg", "arm")
Ways = Mapping[Any, frozenset[str]]


def ways_of(limb: str) -> Ways:
    """The vocabulary of a limb."""
    return LEG_KEYS if limb.startswith("leg") else ARM_KEYS


def way_of(limb: str, table: Mapping[str, Any]) -> LegWay | ArmWay:
    """How a limb's table gives it: the contact word that it holds, or free angles."""
    ways = ways_of(limb)
    found: LegWay | ArmWay = LegWay.FREE if ways is LEG_KEYS else ArmWay.FREE
    for way in ways:
        if str(way) in table:
            return way  # type: ignore[no-any-return]  # both vocabularies are keyed by ways
    return found


def merged_limb(limb: str, below: Raw, above: Raw) -> Raw:
    """A limb's table laid over an earlier one."""
    if below and set(above) <= ways_of(limb)[way_of(limb, below)]:
        return {**below, **above}
    return dict(above)


def spread(layer: Mapping[str, Any]) -> Raw:
    """The same layer with ``leg`` and ``arm`` written out for both sides."""
    spelled: Raw = {key: value for key, value in layer.items() if key not in LIMBS}
    for limb in LIMBS:
        both = layer.get(limb)
        for side in "RL":
            own = layer.get(f"{limb}_{side}")
            if isinstance(both, dict):
                spelled[f"{limb}_{side}"] = merged_limb(limb, both, own or {}) if own else both
    return spelled


def laid_over(below: Raw, above: Mapping[str, Any]) -> Raw:
    """One layer laid over another; lists and plain values replace, limb tables merge."""
    result = dict(below)
    for key, value in spread(above).items():
        if key.startswith(("leg_", "arm_")) and isinstance(value, dict):
            result[key] = merged_limb(key, result.get(key, {}), value)
        elif key == "keys":
            result[key] = merged_keys(result.get("keys", []), value)
        else:
            result[key] = value
    return result


def merged_keys(below: list[Raw], above: list[Raw]) -> list[Raw]:
    """Key poses laid over earlier ones, one by one; the later list says how many there are."""
    padded = below + [{}] * len(above)
    return [laid_over(earlier, later) for earlier, later in zip(padded, above, strict=False)]
