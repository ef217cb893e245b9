"""Paragraphs of many reports to clusters of copies, each around its earliest source.

Paragraphs with equal wording are one text. Texts are taken in order of time; each goes to the earlier source that it is
most like. Whoever is like no source but like a copy opens a cluster around that copy. So every member is like its
source, nothing is chained, and a text that thousands share is compared with a few sources instead of with all.
Wording is fetched only for texts that share a band of their signatures with another.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeAlias

from disclosure_lint.similarity.bands import shared_bands
from disclosure_lint.similarity.signature import runs
from disclosure_lint.vocabulary import fold

THRESHOLD = 0.5
"""The share of runs that two paragraphs must have in common (Jaccard): two thirds of equally long texts."""
_COPIES, _SOURCES = 8, 256
"""How many copies and sources of one band a text is compared with at most: a bound for texts made to collide."""
_BATCH = 2_000
"""Texts whose wording is fetched at a time."""

Key: TypeAlias = tuple[str, str, int]
"""Path of the report, pointer of the section, ordinal: names a paragraph."""


class Row(NamedTuple):
    """A paragraph of a report as it is stored. `date` is that of publication, else of signature."""

    path: str
    agency: str | None
    year: int | None
    date: date | None
    pointer: str
    ordinal: int
    digest: bytes
    signature: bytes

    @property
    def key(self) -> Key:
        """What names the paragraph."""
        return self.path, self.pointer, self.ordinal


class Member(NamedTuple):
    """A paragraph of a cluster. `score`: the share of all runs that it and the source have in common (Jaccard).

    `share`: the share of its own runs that stand in the source.
    """

    row: Row
    score: float
    share: float


class Cluster(NamedTuple):
    """The earliest paragraph, and those of other agencies that are like it, in order of time.

    `certain`: the source has a date, and every member a later one.
    """

    source: Row
    members: tuple[Member, ...]
    certain: bool


def clusters(
    rows: Iterable[Row], fetch: Callable[[Sequence[Key]], Sequence[str]], threshold: float = THRESHOLD
) -> Iterator[Cluster]:
    """Clusters of at least two agencies, ordered by their sources; the same for any order of rows.

    `fetch` gives the masked wording of paragraphs, asked for some thousand at a time.
    """
    texts = _texts(rows)
    search = _Search(texts, fetch, threshold)
    for number, copies in sorted(search.run().items()):
        equal = texts[number][:1] if number in search.copied else texts[number]
        cluster = _cluster(equal, [(texts[copy], score, share) for copy, score, share in copies])
        if cluster.members:
            yield cluster


def _texts(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows of equal wording together, all in order of time."""
    equal: dict[bytes, list[Row]] = {}
    for row in rows:
        equal.setdefault(row.digest, []).append(row)
    for same in equal.values():
        same.sort(key=_time)
    return sorted(equal.values(), key=lambda same: _time(same[0]))


def _time(row: Row) -> tuple[int, int, Key]:
    """Order in time: by date; without one by year, after all that are dated within the year after it."""
    year = row.year if row.year is not None else 9999
    day = row.date or date(min(max(year + 1, 1), 9999), 12, 31)
    return day.toordinal(), year, row.key


def _who(row: Row) -> str:
    """Whose a paragraph is; a report without an agency stands for itself."""
    return "".join(fold(row.agency or "").split()) or f"\0{row.path}"


def _cluster(first: list[Row], copies: list[tuple[list[Row], float, float]]) -> Cluster:
    source = first[0]
    found = [Member(row, 1.0, 1.0) for row in first]
    found += [Member(row, round(score, 4), round(share, 4)) for same, score, share in copies for row in same]
    members = sorted((each for each in found if _who(each.row) != _who(source)), key=lambda each: _time(each.row))
    certain = source.date is not None and all(each.row.date and each.row.date > source.date for each in members)
    return Cluster(source, tuple(members), certain)


class _Search:
    """One pass over texts in order of time, over those alone that share a band with another."""

    def __init__(
        self, texts: list[list[Row]], fetch: Callable[[Sequence[Key]], Sequence[str]], threshold: float
    ) -> None:
        self._texts, self._fetch, self._threshold = texts, fetch, threshold
        self._bands = shared_bands([same[0].signature for same in texts])
        self._sources: dict[int, list[int]] = {}
        self._copies: dict[int, list[int]] = {}
        self._runs: dict[int, array[int]] = {}
        self.copied: set[int] = set()
        """Texts that are copies of others; all their rows stand with the source."""

    def run(self) -> dict[int, list[tuple[int, float, float]]]:
        """Source → its copies, each with score and share; a text that stands in several reports has an entry anyway."""
        found: dict[int, list[tuple[int, float, float]]] = {
            number: [] for number, same in enumerate(self._texts) if len(same) > 1
        }
        for number, own in self._in_turn():
            best = self._best(number, own, self._sources) or self._best(number, own, self._copies)
            if best is None:
                self._enter(number, own, self._sources, _SOURCES)
                continue
            source, score, share = best
            if not found.setdefault(source, []) and source in self.copied:
                self._enter(source, self._runs[source], self._sources, _SOURCES)
            found[source].append((number, score, share))
            found.pop(number, None)
            self.copied.add(number)
            self._enter(number, own, self._copies, _COPIES)
        return found

    def _in_turn(self) -> Iterator[tuple[int, set[int]]]:
        """The texts to be looked at, with what stands for their runs."""
        waiting = iter(sorted(self._bands))
        while batch := list(islice(waiting, _BATCH)):
            wordings = self._fetch([self._texts[number][0].key for number in batch])
            for number, wording in zip(batch, wordings, strict=True):
                yield number, set(map(hash, runs(wording)))

    def _enter(self, number: int, own: Iterable[int], index: dict[int, list[int]], most: int) -> None:
        for band in self._bands[number]:
            entered = index.setdefault(band, [])
            if len(entered) < most:
                entered.append(number)
                if number not in self._runs:
                    self._runs[number] = array("q", own)

    def _best(self, number: int, own: set[int], index: dict[int, list[int]]) -> tuple[int, float, float] | None:
        """The text of an index that is most like this one, the earliest of equals; None where none is like it."""
        others = {other for band in self._bands[number] for other in index.get(band, ())}
        best = None
        for other in sorted(others):
            theirs = self._runs[other]
            common = len(own.intersection(theirs))
            score = common / (len(own) + len(theirs) - common)
            if score >= self._threshold and (best is None or score > best[1]):
                best = other, score, common / len(own)
        return best
