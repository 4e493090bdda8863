"""Blocks: three to six weeks that share their exercises, ending with a recovery week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from wholestride.domain.season import PhaseName

SHORTEST_BLOCK = 3
LONGEST_BLOCK = 6


def number_blocks(weeks: Sequence[tuple[PhaseName, bool]]) -> tuple[int, ...]:
    """The number of each week's block, from 1 on, given its phase and whether it recovers.

    Blocks never cross phases. Inside one they end with a recovery week where that leaves three
    to six weeks; a shorter rest joins its neighbour.

    >>> base = PhaseName.BASE
    >>> number_blocks([(base, False)] * 3 + [(base, True)] + [(base, False)] * 4)
    (1, 1, 1, 1, 2, 2, 2, 2)
    """
    numbers: list[int] = []
    block = 0
    for _, group in groupby(weeks, key=lambda week: week[0]):
        for length in _joined(list(_pieces([recovers for _, recovers in group]))):
            block += 1
            numbers += [block] * length
    return tuple(numbers)


def _pieces(recovers: Sequence[bool]) -> Iterator[int]:
    """Lengths of the stretches that end with a recovery week, cut at six weeks."""
    length = 0
    for index, recovery in enumerate(recovers):
        length += 1
        if recovery or index == len(recovers) - 1:
            yield from _cut(length)
            length = 0


def _cut(length: int) -> Iterator[int]:
    """As few equal parts as six weeks allow, the longer ones first."""
    parts = -(-length // LONGEST_BLOCK)
    for part in range(parts):
        yield length // parts + (part < length % parts)


def _joined(pieces: list[int]) -> list[int]:
    joined: list[int] = []
    for piece in pieces:
        short = bool(joined) and min(piece, joined[-1]) < SHORTEST_BLOCK
        if short and joined[-1] + piece <= LONGEST_BLOCK:
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
