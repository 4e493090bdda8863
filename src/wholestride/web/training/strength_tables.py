"""Strength histories of other apps in the log: always what the tables and the answers say.

Filing them again changes nothing; another answer changes exactly what it is about. Filing that
was broken off half way is simply begun again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Min, Sum
from django.db.models.functions import Length

from wholestride.catalogue.aliases import Names
from wholestride.catalogue.loader import load
from wholestride.domain.logbook import SessionLog
from wholestride.domain.quantities import MassUnit
from wholestride.formats.strength.logbook import (
    filed,
    not_yet_in,
    starts_of,
    together,
    without_known,
)
from wholestride.formats.strength.nouns import LiftedSet
from wholestride.formats.strength.reading import read_strength_history
from wholestride.web.training import mapping, watch_sets
from wholestride.web.training.events import LARGEST
from wholestride.web.training.file_models import LONGEST_FILE_NAME
from wholestride.web.training.findings import documents_of, printable
from wholestride.web.training.models import ExerciseName, LogEvent, Runner, StrengthTable

LARGEST_TABLE_BYTES = 8 * 1024 * 1024
"""Ten years of a diligent lifter are 3 MB."""
MOST_TABLES, MOST_TABLES_BYTES = 10, 16 * 1024 * 1024
USUAL_ZONE = "Europe/Berlin"
AT_ONCE = 500
"""Sets that are written together: a phone that logs meanwhile waits for no more than these."""
MOST_NAMES = 2000
Sets = tuple[LiftedSet, ...]


def keep_table(runner: Runner, name: str, data: bytes) -> None:
    """Keep a table, the same one once; :func:`file_all` puts its sets into the log."""
    StrengthTable.objects.get_or_create(
        runner=runner,
        digest=sha256(data).hexdigest(),
        defaults={"name": printable(name, LONGEST_FILE_NAME) or "a table", "data": data},
    )


def bytes_of(runner: Runner) -> int:
    """How much the tables take together."""
    return int(runner.strength_tables.aggregate(total=Sum(Length("data")))["total"] or 0)


def file_all(runner: Runner) -> None:
    """Make the log hold what the tables and the answers say, and name what is open."""
    answered = runner.exercise_names.exclude(exercise=None)
    answers = {name: said or "" for name, said in answered.values_list("name", "exercise")}
    names = Names(load().exercises, answers)
    tables = list(runner.strength_tables.order_by("pk"))
    zone = str(runner.athlete.get("zone") or USUAL_ZONE)
    tapped = _tapped(runner)
    read = [_read(table, zone) for table in tables if table.digest != watch_sets.DIGEST]
    known = {**tapped, **starts_of(one for sets in read for one in sets)}
    watched = [_watched(table) for table in tables if table.digest == watch_sets.DIGEST]
    read += [without_known(sets, known) for sets in watched]
    found = together([filed(sets, names) for sets in read])
    _keep_sets(runner, not_yet_in(found.logs, tapped))
    with transaction.atomic():
        StrengthTable.objects.bulk_update(tables, ["needs_unit", "sets", "findings"])
        _keep_open(runner, found.asked)


def _read(table: StrengthTable, zone: str) -> Sets:
    """The sets of a table of an app; what was found is put beside it."""
    unit = MassUnit(table.unit) if table.unit else None
    found = read_strength_history(table.name, bytes(table.data), zone=zone, unit=unit)
    table.needs_unit = found.unit_asked
    table.sets = len(found.sets)
    table.findings = [] if table.needs_unit else documents_of(found.findings)
    return found.sets


def _watched(table: StrengthTable) -> Sets:
    """What a watch kept; sessions that an app or the runner wrote down are known better there."""
    sets = watch_sets.read(bytes(table.data))
    table.sets = len(sets)
    return sets


def _tapped(runner: Runner) -> dict[str, datetime]:
    """When the sessions that were logged here began: no table doubles them."""
    done = runner.events.filter(kind=LogEvent.Kind.SET_DONE)
    tapped = done.exclude(device=mapping.HISTORY_DEVICE).order_by()
    return dict(tapped.values("session").annotate(at=Min("done_at")).values_list("session", "at"))


def _keep_sets(runner: Runner, logs: Iterable[SessionLog]) -> None:
    """Sets that no table holds any longer go, those that are new come, the others stay."""
    wanted = {each.uid: each for log in logs for each in _events(runner, log)}
    mine = runner.events.filter(device=mapping.HISTORY_DEVICE)
    known = dict(mine.values_list("uid", "pk"))
    gone = [key for uid, key in known.items() if uid not in wanted]
    for start in range(0, len(gone), AT_ONCE):
        mine.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    fresh = [each for uid, each in wanted.items() if uid not in known]
    for start in range(0, len(fresh), AT_ONCE):
        LogEvent.objects.bulk_create(fresh[start : start + AT_ONCE], ignore_conflicts=True)


def _events(runner: Runner, log: SessionLog) -> list[LogEvent]:
    events = (
        mapping.history_event(runner, log.session, number, each)
        for number, each in enumerate(log.sets, start=1)
    )
    return [each for each in events if _fits(each)]


def _fits(event: LogEvent) -> bool:
    """False for what no phone could have sent either."""
    return all(0 <= (getattr(event, name) or 0) <= most for name, most in LARGEST.items())


def _keep_open(runner: Runner, asked: Sequence[tuple[str, int]]) -> None:
    """Names that are to be answered, with how many sets wait for it; nothing else is open."""
    counts: dict[str, int] = {}
    for name, count in asked[:MOST_NAMES]:
        counts.setdefault(printable(name, LONGEST_FILE_NAME) or "?", count)
    waiting = runner.exercise_names.filter(exercise=None)
    known = {each.name: each for each in waiting}
    waiting.filter(pk__in=[row.pk for name, row in known.items() if name not in counts]).delete()
    # a row that stays keeps its number: a form that was opened before is about it
    for name, row in known.items():
        row.sets = counts.get(name, row.sets)
    ExerciseName.objects.bulk_update(known.values(), ["sets"], batch_size=AT_ONCE)
    fresh = [name for name in counts if name not in known]
    rows = [ExerciseName(runner=runner, name=name, sets=counts[name]) for name in fresh]
    ExerciseName.objects.bulk_create(rows, ignore_conflicts=True)


def answer(runner: Runner, said: Mapping[str, str | None]) -> None:
    """Remember what names mean, or that a name is open again (None)."""
    for name, exercise in said.items():
        runner.exercise_names.filter(name=name).update(exercise=exercise)


def say_unit(runner: Runner, number: int, unit: MassUnit) -> None:
    """The unit of a table's weights."""
    runner.strength_tables.filter(pk=number).update(unit=unit.value)


def take_out(runner: Runner, number: int) -> None:
    """Take a table away; answers stay."""
    runner.strength_tables.filter(pk=number).delete()
