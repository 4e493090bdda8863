"""The season strip: phases, races, the running as terrain, strength as plates below it.

All bands share one axis of time, from the first day of the first week to the last of the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from html import escape

from wholestride.figures.svg import (
    Spot,
    dots,
    figure,
    line_through,
    path,
    picture,
    rectangle,
)

TERRAIN_HEIGHT = 76.0
HEADROOM = 6.0
PLATE_OF_ONE = 20.0
"""Height of a plate with a leg dose of 1, in the unit of the drawing."""
BETWEEN_PLATES = 2.5
FLAT_PLATE = 3.0
"""The least height that can still be seen."""
PLATE_SHARE = 0.75
"""Share of a week's width that its plates take."""
LEAST_DEPTH = 48.0
TURNS_AT = 70.0
"""A flag that stands farther right writes to its left [% of the width]."""
LONGEST_LABEL = 28
FLAG, LETTER = 1.0, 0.8
"""Half a flag's width and a letter's on a small desk [% of the width]."""
LEAST_FOR_SHORT = 9.0
"""A band under this share of a phone has room for one letter [%]."""
ROOM_AROUND = 2
"""Beside a letter for each percent of the width, which is what a small desk has room for."""
LEAST_BETWEEN = 2
"""Weeks between two numbers on a phone."""
LABELS = 12
"""A phone has room for about so many week numbers."""


class PlateState(StrEnum):
    """What became of a session, or will."""

    DONE = "done"
    PLANNED = "planned"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Plate:
    """A strength session: colour class of its kind, leg dose in hundredths, its state."""

    kind: str
    dose_hundredths: int
    state: PlateState


@dataclass(frozen=True, slots=True)
class StripWeek:
    """A week with its running load [sRPE x min] and its plates in order of time."""

    start: date
    load: int
    plates: tuple[Plate, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A phase from its first to its last day, with a long and a short name and its address."""

    name: str
    short: str
    note: str
    first: date
    last: date
    href: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A race: its day, priority letter and label."""

    day: date
    letter: str
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A season to draw; ``weeks`` follow each other without a gap, at least one."""

    weeks: tuple[StripWeek, ...]
    bands: tuple[Band, ...]
    flags: tuple[Flag, ...]
    today: date
    chosen: int | None = None
    """The number of a week that is looked at, from 0."""

    def x(self, day: date) -> float:
        """Where a day begins, from 0 to 100."""
        days = (day - self.weeks[0].start).days
        return min(100.0, max(0.0, 100 * days / (7 * len(self.weeks))))

    @property
    def now(self) -> float:
        """The end of today."""
        return self.x(self.today + timedelta(days=1))

    @property
    def current(self) -> int | None:
        """The number of the running week, from 0; None outside the season."""
        index = (self.today - self.weeks[0].start).days // 7
        return index if 0 <= index < len(self.weeks) else None

    def phases(self) -> str:
        """The bands as links; the current one carries the class ``now``."""
        return _fluid("strip-phases", "".join(self._band(band) for band in self.bands))

    def _band(self, band: Band) -> str:
        left, right = self.x(band.first), self.x(band.last + timedelta(days=1))
        current = band.first <= self.today <= band.last
        words = f"{band.name}, now" if current else band.name
        long, short = _band_words(band, right - left)
        return (
            f'<a class="band{" now" if current else ""}" href="{escape(band.href)}" '
            f'aria-label="{escape(words)}: {escape(band.note)}">'
            f'<svg x="{figure(left)}%" width="{figure(right - left)}%" height="100%">'
            '<rect width="100%" height="100%"/>'
            f'<text class="long" x="12" y="50%">{long}</text>'
            f'<text class="short" x="50%" y="50%">{short}</text></svg></a>'
        )

    def races(self) -> str:
        """The race flags: A filled, B thick, C thin; a label stands where it has room."""
        taken = [(self.x(flag.day) - FLAG, self.x(flag.day) + FLAG) for flag in self.flags]
        parts = []
        for flag in sorted(self.flags, key=lambda each: (each.letter, each.day)):
            span = self._label_span(flag)
            room = span[0] >= 0 and span[1] <= 100 and not _meets(span, taken)
            taken += [span] if room else []
            parts.append(self._flag(flag, labelled=room))
        return _fluid("strip-flags", "".join(parts), hidden=True)

    def _label_span(self, flag: Flag) -> Spot:
        at, width = self.x(flag.day), LETTER * len(_short(flag.label))
        near = FLAG + LETTER / 2
        return (at - near - width, at - near) if at > TURNS_AT else (at + near, at + near + width)

    def _flag(self, flag: Flag, *, labelled: bool) -> str:
        at = self.x(flag.day)
        side = ' class="turned" dx="-14"' if at > TURNS_AT else ' dx="14"'
        label = f'<text{side} y="17.5">{escape(_short(flag.label))}</text>' if labelled else ""
        return (
            f'<svg class="flag {escape(flag.letter)}" x="{figure(at)}%" overflow="visible">'
            '<rect x="-9" y="4" width="18" height="18" rx="4"/>'
            f'<text class="letter" y="17.5">{escape(flag.letter)}</text>{label}</svg>'
        )

    def terrain(self, sentence: str) -> str:
        """The running load: solid to the end of today, a wash with a line after it."""
        return picture(
            self._terrain_parts(), name="strip-runs", sentence=sentence, height=TERRAIN_HEIGHT
        )

    def _terrain_parts(self) -> Iterator[str]:
        past, coming = _split(self._ridge(), self.now)
        yield path("M0 6H100M0 41H100", "rule")
        if len(coming) > 1:
            yield path(_closed(coming), "planned")
            yield path(line_through(coming), "planned-line")
            yield path(dots(coming[1:-1]), "planned-dots")
        if len(past) > 1:
            yield path(_closed(past), "solid")
        for flag in self.flags:
            yield path(f"M{figure(self.x(flag.day))} 0V{figure(TERRAIN_HEIGHT)}", "pole")
        if self.current is not None:
            yield path(f"M{figure(self.now)} 0V{figure(TERRAIN_HEIGHT)}", "today")

    def _ridge(self) -> list[Spot]:
        most = max((week.load for week in self.weeks), default=0) or 1
        width = 100 / len(self.weeks)
        rise = TERRAIN_HEIGHT - HEADROOM
        middle = [
            ((index + 0.5) * width, TERRAIN_HEIGHT - rise * week.load / most)
            for index, week in enumerate(self.weeks)
        ]
        return [(0.0, middle[0][1]), *middle, (100.0, middle[-1][1])]

    def axis(self) -> str:
        """The week numbers; a phone shows every fourth and the current one."""
        width = 100 / len(self.weeks)
        every = max(1, -(-len(self.weeks) // LABELS))
        parts = []
        for index in range(len(self.weeks)):
            current = index == self.current
            name = "now" if current else "main" if self._stays(index, every) else ""
            middle = figure((index + 0.5) * width)
            if current:
                parts.append(
                    f'<svg x="{middle}%" overflow="visible" class="now">'
                    '<rect x="-15" y="3" width="30" height="20" rx="5"/></svg>'
                )
            elif index == self.chosen:
                name = "main" if self._clear_of_now(index) else ""
                parts.append(
                    f'<svg x="{middle}%" overflow="visible" class="chosen">'
                    '<rect x="-7" y="22" width="14" height="3" rx="1.5"/></svg>'
                )
            parts.append(f'<text class="{name}" x="{middle}%" y="17.5">{index + 1}</text>')
        return _fluid("strip-axis", "".join(parts), hidden=True)

    def _stays(self, index: int, every: int) -> bool:
        """True for every so manyth number that touches no marked one."""
        clear = self.chosen is None or abs(index - self.chosen) >= max(LEAST_BETWEEN, every - 1)
        return index % every == 0 and clear and self._clear_of_now(index, every)

    def _clear_of_now(self, index: int, every: int = LEAST_BETWEEN) -> bool:
        """True for a number far enough from the current one to be read beside it."""
        return self.current is None or abs(index - self.current) >= max(LEAST_BETWEEN, every - 1)

    def plates(self, sentence: str) -> str:
        """One plate a session, hanging from the axis; its height is the leg dose."""
        depth = max([LEAST_DEPTH, *(_depth(week.plates) for week in self.weeks)])
        width = 100 / len(self.weeks)
        parts = [
            rectangle((x, y), (width * PLATE_SHARE, _height(plate)), _plate_class(plate))
            for index, week in enumerate(self.weeks)
            for x in [(index + (1 - PLATE_SHARE) / 2) * width]
            for plate, y in _hung(week.plates)
        ]
        return picture(parts, name="strip-lifts", sentence=sentence, height=depth)


def _fluid(name: str, inside: str, *, hidden: bool = False) -> str:
    """A drawing whose places are percents, so that its words keep their size."""
    silent = ' aria-hidden="true"' if hidden else ""
    return f'<svg class="{name}" width="100%"{silent}>{inside}</svg>'


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _meets(span: Spot, others: Sequence[Spot]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _band_words(band: Band, share: float) -> tuple[str, str]:
    """What a band of this share of the width [%] has room for, on a desk and on a phone."""
    name, short = escape(band.name), escape(band.short)
    if share < LEAST_FOR_SHORT:
        short = escape(band.name[:1])
    if share > len(band.name) + len(band.note) + ROOM_AROUND:
        return f"{name}<tspan> · {escape(band.note)}</tspan>", short
    return (name if share > len(band.name) else short), short


def _split(ridge: Sequence[Spot], at: float) -> tuple[list[Spot], list[Spot]]:
    """The ridge up to a place and from it on, both with the spot where it is cut."""
    if at <= 0:
        return [], list(ridge)
    if at >= 100:
        return list(ridge), []
    after = next(index for index, (x, _) in enumerate(ridge) if x >= at)
    (x0, y0), (x1, y1) = ridge[after - 1], ridge[after]
    cut = (at, y0 + (y1 - y0) * (at - x0) / (x1 - x0))
    return [*ridge[:after], cut], [cut, *ridge[after:]]


def _closed(spots: Sequence[Spot]) -> str:
    ground = figure(TERRAIN_HEIGHT)
    return f"{line_through(spots)}V{ground}H{figure(spots[0][0])}Z"


def _height(plate: Plate) -> float:
    return max(FLAT_PLATE, PLATE_OF_ONE * plate.dose_hundredths / 100)


def _hung(plates: Sequence[Plate]) -> Iterator[tuple[Plate, float]]:
    y = 3.0
    for plate in plates:
        yield plate, y
        y += _height(plate) + BETWEEN_PLATES


def _depth(plates: Sequence[Plate]) -> float:
    return 3 + sum(_height(plate) + BETWEEN_PLATES for plate in plates)


def _plate_class(plate: Plate) -> str:
    return f"plate {plate.state} k-{plate.kind}"
