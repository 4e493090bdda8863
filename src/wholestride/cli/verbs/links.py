"""``wholestride links RECORDINGS``: which recordings are one activity, and the last word on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from wholestride.cli.dates import clock, short_day
from wholestride.cli.paths import read_file, write_file
from wholestride.cli.screen import (
    has_errors,
    json_option,
    say,
    show_findings,
    show_json,
    show_table,
    stop_on_findings,
)
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.recordings import Recording
from wholestride.formats.recordings_file import LARGEST_BYTES, read_recordings, write_recordings
from wholestride.planning.recorded.entries import counted_once
from wholestride.planning.recorded.linking import (
    Activity,
    Linked,
    linked,
    told_apart,
    told_no_session,
    told_same,
)

Pairs = tuple[tuple[str, str], ...]
_SESSION = re.compile(r"(?:own-|history-)?\d{4}-\d\d-\d\d-\S{1,80}")
"""What sessions of a season and of a log are called; no recording is."""


@click.command("links")
@click.argument("recordings_file", metavar="RECORDINGS")
@click.option("--same", nargs=2, multiple=True, help="Two recordings are one activity: ID ID.")
@click.option("--apart", nargs=2, multiple=True, help="Two are not one: ID ID, or ID SESSION.")
@json_option
def command(recordings_file: str, same: Pairs, apart: Pairs, as_json: bool) -> None:
    """Show which recordings are one activity, and have the last word on it.

    Nothing is deleted: a link can be taken back and stays so, also that of a recording with a
    session of your log.
    """
    data, problems = read_file(recordings_file, LARGEST_BYTES)
    if problems:
        stop_on_findings(problems)
    before, findings = read_recordings(recordings_file, data)
    if findings and (has_errors(findings) or same or apart):
        step = "Mend the file, or import its activities again."
        stop_on_findings((*findings, error("the file would lose lines that it holds.", step)))
    after, problems = _told(before, same, apart)
    if problems:
        stop_on_findings(problems)
    if after != before:
        write_file(recordings_file, write_recordings(after))
    found = linked(after)
    if as_json:
        show_json(_as_json(found))
    else:
        _show(found, len(after))
    show_findings(findings)


def _told(
    recordings: tuple[Recording, ...], same: Pairs, apart: Pairs
) -> tuple[tuple[Recording, ...], tuple[Finding, ...]]:
    """The recordings with what was said of them, and a finding for each name that is none."""
    known = {each.id: each for each in recordings}
    findings = []
    for option, pairs, tell in (("--same", same, told_same), ("--apart", apart, told_apart)):
        for pair in pairs:
            if option == "--apart" and pair[0] in known and _SESSION.fullmatch(pair[1]):
                known[pair[0]] = told_no_session(known[pair[0]], pair[1])
                continue
            unfit = [name for name in pair if name not in known]
            place = Place(file=option)
            findings += [
                error(f"{name!r} is no recording of the file.", place=place) for name in unfit
            ]
            if pair[0] == pair[1]:
                findings.append(error(f"{pair[0]!r} is named twice.", place=place))
            if not unfit and pair[0] != pair[1]:
                known |= {each.id: each for each in tell(known[pair[0]], known[pair[1]])}
    return tuple(known[each.id] for each in recordings), tuple(findings)


def _show(found: Linked, count: int) -> None:
    several = [each for each in found.activities if len(each.recordings) > 1]
    if several:
        columns = ("date", "time", "sport", "min", "distance", "from", "id", "")
        show_table(columns, (row for each in several for row in _rows(each)))
    say(counted_once(count, len(found.activities)))
    if several:
        say("To take a link back: --apart ID ID")
    for one, other in found.asked:
        say("\nOne activity with a wrong time zone? Both are counted until you say so.")
        say(f"  {one}\n  {other}")
        say(f"  --same {one.id} {other.id}   or   --apart {one.id} {other.id}")


def _rows(activity: Activity) -> Iterator[tuple[str, ...]]:
    for number, each in enumerate(activity.recordings):
        yield (
            f"{short_day(each.start.date())} {each.start.year}",
            clock(each.start),
            str(each.sport),
            str(each.minutes),
            str(each.distance or ""),
            each.source,
            each.id,
            "counts" if number == 0 else "linked",
        )


def _as_json(found: Linked) -> dict[str, object]:
    return {
        "activities": [_ids(each.recordings) for each in found.activities],
        "asked": [_ids(pair) for pair in found.asked],
    }


def _ids(recordings: Sequence[Recording]) -> list[str]:
    return [each.id for each in recordings]
