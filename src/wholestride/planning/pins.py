"""Sessions that lie where the runner put them, as long as no rule forbids it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wholestride.domain.findings import Finding, warning
from wholestride.domain.season import Session
from wholestride.planning.matching import Matches, match_sessions, monday_of, same
from wholestride.planning.placement.judge import judge
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.prices import run_costs
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules.gaps import GapQuality, gap_quality
from wholestride.planning.placement.rules.offers import offer_of
from wholestride.planning.placement.surroundings import Surroundings

LIES_ELSEWHERE = "It lies where the rules allow."


@dataclass(frozen=True, slots=True)
class Pin:
    """A session as it was issued, and the start and place that the runner chose for it."""

    before: Session
    start: datetime
    place: str

    @property
    def moved(self) -> Session:
        """The session at its new start and place."""
        return replace(self.before, start=self.start, place=self.place)


def placed_of(session: Session, *, kept: bool) -> PlacedSession:
    """An issued session as placement sees it."""
    return PlacedSession(
        kind=session.kind,
        start=session.start,
        minutes=session.minutes,
        place=session.place,
        week=monday_of(session.day),
        kept=kept,
        own_title=session.title if session.own else "",
    )


def settle(
    request: PlacementRequest, pins: Sequence[Pin]
) -> tuple[PlacementRequest, tuple[Pin, ...], tuple[Finding, ...]]:
    """The request with every pin kept that breaks no rule, those pins, and what became of others.

    A pin that a rule forbids is let go: the session is planned like any other.
    """
    held: list[Pin] = []
    findings: list[Finding] = []
    for pin in pins:
        placed = placed_of(pin.moved, kept=False)
        before = placed_of(pin.before, kept=False)
        broken = judge(request, [placed]).broken
        if broken:
            where = f"{pin.before.title or pin.before.kind}, {pin.start:%A %d %b %H:%M}"
            findings.append(warning(f"{where}: {broken[0].text}.", LIES_ELSEWHERE))
            continue
        held.append(pin)
        request = replace(
            request,
            kept=(*request.kept, _as_kept(placed, request)),
            previous=tuple(each for each in request.previous if each != before),
        )
    return request, tuple(held), tuple(findings)


def _as_kept(placed: PlacedSession, request: PlacementRequest) -> PlacedSession:
    """The session as kept, with what its place costs the runs after it."""
    around = Surroundings(request)
    offer = offer_of(placed)
    quality, _ = gap_quality(offer, around)
    return replace(
        placed,
        kept=True,
        costs=run_costs(offer, around),
        short_gap=quality is GapQuality.SHORT,
        together=quality is GapQuality.TOGETHER,
    )


def matched(
    old: Sequence[Session], pins: Sequence[Pin], placed: Sequence[PlacedSession]
) -> Matches:
    """Old and placed sessions in pairs; pinned ones come first, found where they were put."""
    pairs: dict[int, Session] = {}
    for pin in pins:
        there = (at for at, each in enumerate(placed) if same(pin.moved, each) and at not in pairs)
        pairs[next(there)] = pin.before
    pinned = {pin.before.id for pin in pins}
    left = [at for at in range(len(placed)) if at not in pairs]
    others = [each for each in old if each.id not in pinned]
    matches = match_sessions(others, [placed[at] for at in left])
    pairs |= {left[position]: each for position, each in matches.by_position.items()}
    return Matches(pairs, matches.lost)
