"""Offers what a history says of the athlete, as lines of the athlete file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wholestride.catalogue.loader import load
from wholestride.cli.inputs import read_athlete_file
from wholestride.cli.paths import STANDARD, read_file, write_file
from wholestride.cli.screen import today_by_the_clock
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.logbook import SessionLog
from wholestride.formats.athlete_file.amending import amended, line_of
from wholestride.planning.progress.proposal import Proposal, proposed, without_reserve

NO_RESERVE = (
    "no set says how many repetitions were left in reserve, so no maximum is estimated from them"
)


def offer(
    athlete_file: str, logs: Sequence[SessionLog], *, accept: bool
) -> tuple[list[str], tuple[Finding, ...]]:
    """Words of what the athlete file could say, and what went wrong; a broken file says it."""
    today = today_by_the_clock()
    athlete, findings = read_athlete_file(athlete_file, load(), today)
    if athlete is None or not logs:
        return [], findings if athlete is None else ()
    proposal = proposed(logs, athlete, load(), today)
    words = [NO_RESERVE] if without_reserve(logs) else []
    if not proposal.offers:
        return [*words, f"your history says nothing of you that {athlete_file} does not say"], ()
    words += [f"{athlete_file} could say, from your history:", *_lines(proposal)]
    if not accept:
        return [*words, "nothing of it is written; to write it: --accept"], ()
    problem = _write(athlete_file, proposal)
    if problem is not None:
        return words, (problem,)
    return [*words, f"written to {athlete_file}"], ()


def _lines(proposal: Proposal) -> Iterator[str]:
    for each in proposal.offers:
        yield f"  {each.key} = {line_of(proposal.athlete, each.key)}  # {each.why}"


def _write(athlete_file: str, proposal: Proposal) -> Finding | None:
    keys = [each.key for each in proposal.offers]
    data, _ = read_file(athlete_file)
    after = None
    if athlete_file != STANDARD:
        after = amended(data, keys, proposal.athlete, load())
    if after is None:
        message = "is written in a way that is not changed safely."
        return error(message, "Write the lines above into it yourself.", Place(athlete_file))
    write_file(athlete_file, after)
    return None
