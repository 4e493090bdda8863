"""``wholestride runs FILE...``: what each run was taken for, and why."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date

import click

from wholestride.catalogue.loader import load
from wholestride.cli.dates import clock, short_day
from wholestride.cli.inputs import Span, read_athlete_file, read_calendars, span_from
from wholestride.cli.paths import read_file
from wholestride.cli.screen import (
    DAY,
    has_errors,
    json_option,
    say,
    show_findings,
    show_json,
    show_table,
    stop_on_findings,
    today_by_the_clock,
)
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding
from wholestride.domain.running import CalendarEntry, Run, RunKind
from wholestride.files import WIDEST_SPAN
from wholestride.formats.running import PlanAnchor, read
from wholestride.planning.classify import classify
from wholestride.planning.classify.accuracy import KindRow

COMPARED_FROM = date(2026, 1, 5)
"""Any Monday: labels are compared by their place in the plan, not by date."""

Reading = tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]


@click.command("runs")
@click.argument("files", nargs=-1, required=True)
@click.option("--athlete", "athlete_file", help="Athlete file, for paces and overrides.")
@click.option("--start", type=DAY, help="First day that is read, and first day of a plan.")
@click.option("--race-date", type=DAY, help="Race day of a plan that has weeks but no dates.")
@click.option("--compare", is_flag=True, help="Compare with the labels of plan files, by kind.")
@json_option
def command(
    files: tuple[str, ...],
    athlete_file: str | None,
    start: date | None,
    race_date: date | None,
    compare: bool,
    as_json: bool,
) -> None:
    """Show what each run was taken for, and why."""
    athlete = _athlete(athlete_file)
    if compare:
        _compare(files, athlete, as_json)
        return
    span = span_from(start or WIDEST_SPAN[0], start, race_date)
    if start is None:
        span = Span(*WIDEST_SPAN, span.anchor)
    entries, findings = read_calendars(files, athlete.zone, span)
    runs, heard = classify(entries, athlete, load())
    findings = (*findings, *heard)
    if has_errors(findings) and not runs:
        stop_on_findings(findings)
    if as_json:
        show_json([_as_json(run) for run in runs])
    else:
        show_runs(runs)
    show_findings(findings)
    if has_errors(findings):
        sys.exit(1)


def show_runs(runs: Sequence[Run]) -> None:
    """Print each run with its kind, how sure, and why."""
    show_table(
        ("date", "time", "title", "taken for", "key", "min", "sure", "because"),
        (_row(run) for run in runs),
    )
    unsure = sum(1 for run in runs if not run.sure)
    kinds = Counter(str(run.kind) for run in runs)
    counts = ", ".join(f"{kinds[kind]} {kind}" for kind in RunKind if kinds[kind])
    say(f"{len(runs)} entries, {unsure} not sure: {counts or 'none'}")


def _athlete(path: str | None) -> Athlete:
    if path is None:
        return Athlete()
    athlete, findings = read_athlete_file(path, load(), today_by_the_clock())
    if athlete is None or has_errors(findings):
        stop_on_findings(findings)
    return athlete


def _row(run: Run) -> tuple[str, ...]:
    kind = f"{run.kind} ({run.subkind})" if run.subkind else str(run.kind)
    return (
        f"{short_day(run.day)} {run.day.year}",
        clock(run.start) if run.time_known else f"~{clock(run.start)}",
        run.title,
        kind,
        "key" if run.key else "",
        str(run.minutes) if run.minutes_known else f"~{run.minutes}",
        "yes" if run.sure else f"{run.confidence_percent} %",
        "; ".join(run.reasons),
    )


def _as_json(run: Run) -> dict[str, object]:
    return {
        "id": run.id,
        "start": run.start.isoformat(timespec="minutes"),
        "time_known": run.time_known,
        "title": run.title,
        "kind": run.kind,
        "subkind": run.subkind,
        "minutes": run.minutes,
        "minutes_known": run.minutes_known,
        "distance_km": run.distance.km if run.distance else None,
        "key": run.key,
        "importance": run.importance_hundredths / 100,
        "sure": run.sure,
        "confidence": run.confidence_percent / 100,
        "reasons": list(run.reasons),
        "race": run.race and {"priority": run.race.priority, "distance": run.race.distance},
    }


def _compare(files: Sequence[str], athlete: Athlete, as_json: bool) -> None:
    from wholestride.formats.running.plan_json import read_labels
    from wholestride.planning.classify.accuracy import compare_plans

    data: dict[str, bytes] = {}
    findings: list[Finding] = []
    for file in files:
        content, problems = read_file(file)
        findings += problems
        data[file] = content
    if findings:
        stop_on_findings(findings)
    anchor = PlanAnchor(start=COMPARED_FROM)

    def entries(name: str, content: bytes) -> Reading:
        return read(name, content, zone=athlete.zone, span=WIDEST_SPAN, anchor=anchor)

    compared = compare_plans(data, (entries, read_labels), athlete, load())
    if as_json:
        rows = {
            row.kind: {"labelled": row.labelled, "right": row.right} for row in compared.by_kind()
        }
        show_json({"accuracy": compared.accuracy, "by_kind": rows})
        return
    show_table(
        ("label", "entries", "right", "accuracy", "taken for"),
        map(_accuracy_row, compared.by_kind()),
    )
    say(f"strict accuracy {compared.accuracy:.3f} on {len(compared.counted)} certain entries")


def _accuracy_row(row: KindRow) -> tuple[str, ...]:
    taken = ", ".join(f"{name} {count}" for name, count in row.taken_for)
    return str(row.kind), str(row.labelled), str(row.right), f"{row.accuracy:.3f}", taken
