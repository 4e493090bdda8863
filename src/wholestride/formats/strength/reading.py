"""Reads the strength history of another app, whichever it is."""

from __future__ import annotations

from wholestride.domain.findings import Place, error
from wholestride.domain.quantities import MassUnit
from wholestride.domain.recordings import USUAL_LIMITS
from wholestride.formats.fit.scanning import MARK as FIT_MARK
from wholestride.formats.strength.nouns import StrengthHistory
from wholestride.formats.strength.tables import read_table, table_of
from wholestride.formats.strength.watch import read_watch
from wholestride.formats.strength.wger import is_wger, read_wger
from wholestride.formats.unpacking import GZIP_MARK, gunzipped

LOOKED_AT_BYTES = 4096
"""So much of a file's beginning is enough to know it."""

_STEP = "Strong, Hevy, FitNotes, Liftosaur and wger are read."


def is_strength(data: bytes) -> bool:
    """True for the beginning of a file of one of the apps.

    A recorded activity may hold sets too; its beginning does not tell.
    """
    if is_wger(data[:LOOKED_AT_BYTES]):
        return True
    line = data[:LOOKED_AT_BYTES].decode("utf-8-sig", errors="replace").split("\n", 1)[0]
    return table_of(line) is not None


def read_strength_history(
    name: str, data: bytes, *, zone: str, unit: MassUnit | None = None
) -> StrengthHistory:
    """The sets of a file, and what was wrong with it; never an exception.

    The app is recognised by the file's content. ``zone`` is the runner's time zone, for files
    that give universal time; ``unit`` the runner's answer, for those that do not name the unit
    of their weights. A recorded activity without sets gives an empty history.
    """
    if data.startswith(GZIP_MARK):
        data, said = gunzipped(name, data, USUAL_LIMITS)
        if said and not data:
            return StrengthHistory(findings=said)
    if data[8:12] == FIT_MARK:
        return read_watch(name, data, zone)
    if is_wger(data[:LOOKED_AT_BYTES]):
        return read_wger(name, data, zone)
    found = read_table(name, data, zone, unit)
    if found is None:
        message = "This is no strength history that we know."
        return StrengthHistory(findings=(error(message, _STEP, Place(name)),))
    return found
