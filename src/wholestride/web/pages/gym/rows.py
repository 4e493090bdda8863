"""The rows of a card: one a set, two where the sides are done one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wholestride.domain.season import Prescription
from wholestride.web.pages.gym.nouns import Gym, Row
from wholestride.web.training.short_form import set_seconds


class LineNumbers:
    """Numbers lines as they come, and the sets of an exercise on through the session."""

    def __init__(self) -> None:
        self.lines = 0
        self.sets: dict[tuple[str, bool], int] = {}
        self.taken: set[str] = set()
        """Exercises that a card of the session has, planned or instead of what is planned."""

    def next_line(self) -> int:
        """The next line's number."""
        self.lines += 1
        return self.lines - 1

    def next_set(self, exercise: str, *, warm_up: bool) -> int:
        """The next set's number of an exercise; warm-up sets count apart."""
        key = (exercise, warm_up)
        self.sets[key] = self.sets.get(key, 0) + 1
        return self.sets[key]


def group_rows(gym: Gym, lines: Sequence[Prescription], numbers: LineNumbers) -> tuple[Row, ...]:
    """The rows of neighbouring lines of one exercise."""
    rows: list[Row] = []
    coming = numbers.lines
    for line in lines:
        position = coming if line.warm_up else numbers.next_line()
        rows += rows_of_line(gym, line, numbers, position)
    return tuple(rows)


def rows_of_line(
    gym: Gym, line: Prescription, numbers: LineNumbers, position: int
) -> Iterator[Row]:
    """A row for each set, two where the sides are done one after the other."""
    exercise = gym.catalogue.exercises[line.exercise]
    seconds = set_seconds(line, gym.catalogue)
    for nth in range(1, line.sets + 1):
        number = numbers.next_set(line.exercise, warm_up=line.warm_up)
        first = exercise.set_up_seconds if nth == 1 and not line.warm_up else 0
        for side in line.sides:
            last = "" if line.warm_up else gym.last.get((line.exercise, number, side), "")
            yield Row(
                exercise=line.exercise,
                number=number,
                side=side,
                warm_up=line.warm_up,
                measure=str(line.measure),
                amount=line.amount.low,
                grams=line.load.grams if line.load else None,
                label="",
                last=last,
                line=position,
                nth=0 if line.warm_up else nth,
                seconds=(seconds + first) // len(line.sides),
            )
