"""How often the classification agrees with a reader's labels, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding
from wholestride.domain.running import CalendarEntry, Run, RunKind, RunLabel
from wholestride.planning.classify.recipe import understand

ReadEntries = Callable[[str, bytes], tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]]
ReadLabels = Callable[[str, bytes], tuple[RunLabel, ...]]

_SAME = {RunKind.RECOVERY: RunKind.EASY}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One labelled entry beside what it was taken for; None when it was left out."""

    file: str
    title: str
    label: RunLabel
    taken_for: RunKind | None

    @property
    def right(self) -> bool:
        """Strict: the same kind, where a recovery run is an easy one."""
        return self.taken_for is not None and same_kind(self.taken_for) is same_kind(
            self.label.kind
        )

    @property
    def acceptable(self) -> bool:
        """Right, or another kind that a sensible reader could give."""
        accepted = {same_kind(kind) for kind in self.label.accepted}
        return self.right or (self.taken_for is not None and same_kind(self.taken_for) in accepted)


@dataclass(frozen=True, slots=True)
class KindRow:
    """How many entries of one label were taken for what."""

    kind: RunKind
    labelled: int
    right: int
    taken_for: tuple[tuple[str, int], ...]

    @property
    def accuracy(self) -> float:
        """Share of right entries, 0 to 1; 1 when there is none."""
        return self.right / self.labelled if self.labelled else 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Judgements of labelled entries; strict figures leave uncertain entries out."""

    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def counted(self) -> tuple[Judgement, ...]:
        """The judgements on entries whose label is certain."""
        return tuple(judged for judged in self.judgements if not judged.label.uncertain)

    @property
    def accuracy(self) -> float:
        """Strict accuracy over certain entries, 0 to 1."""
        counted = self.counted
        return sum(judged.right for judged in counted) / len(counted) if counted else 1.0

    @property
    def acceptable(self) -> float:
        """Share of all entries that a sensible reader would agree with, 0 to 1."""
        all_of_them = self.judgements
        agreed = sum(judged.acceptable for judged in all_of_them)
        return agreed / len(all_of_them) if all_of_them else 1.0

    def by_kind(self) -> tuple[KindRow, ...]:
        """One row for each label that occurs, in the order of the kinds."""
        return tuple(
            self.row(kind)
            for kind in RunKind
            if any(judged.label.kind is kind for judged in self.counted)
        )

    def row(self, kind: RunKind) -> KindRow:
        """The row of one label."""
        judged = [one for one in self.counted if one.label.kind is kind]
        taken = Counter("left out" if one.taken_for is None else one.taken_for for one in judged)
        ordered = sorted(taken.items(), key=lambda item: (-item[1], item[0]))
        return KindRow(
            kind,
            len(judged),
            sum(one.right for one in judged),
            tuple((str(name), count) for name, count in ordered),
        )

    def wrong(self) -> tuple[Judgement, ...]:
        """The certain entries that were taken for something else."""
        return tuple(judged for judged in self.counted if not judged.right)


def same_kind(kind: RunKind) -> RunKind:
    """The kind as labels have it: recovery runs are easy runs."""
    return _SAME.get(kind, kind)


def compare(
    classified: Iterable[tuple[CalendarEntry, Run]],
    labelled: Iterable[RunLabel],
    titles: Mapping[str, str] | None = None,
) -> Comparison:
    """Runs beside labels, matched by the place of their entry."""
    runs = {entry.place: (entry, run) for entry, run in classified}
    judgements = []
    for label in labelled:
        entry, run = runs.get(label.place, (None, None))
        title = entry.title if entry else (titles or {}).get(str(label.place), "")
        judgements.append(Judgement(label.place.file, title, label, run.kind if run else None))
    return Comparison(tuple(judgements))


def compare_plans(
    files: Mapping[str, bytes],
    readers: tuple[ReadEntries, ReadLabels],
    athlete: Athlete,
    catalogue: Catalogue,
) -> Comparison:
    """Every plan classified without its labels, then compared with them.

    ``readers`` are the reader of entries and the reader of labels, each called with a
    file's name and bytes.
    """
    read_entries, read_labels = readers
    judgements: list[Judgement] = []
    findings: list[Finding] = []
    for name, data in files.items():
        entries, found = read_entries(name, data)
        findings += found
        pairs, _ = understand(entries, athlete, catalogue)
        titles = {str(entry.place): entry.title for entry in entries}
        judgements += compare(pairs, read_labels(name, data), titles).judgements
    return Comparison(tuple(judgements), tuple(findings))
