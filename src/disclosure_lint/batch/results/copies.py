"""Paragraphs that reports of several agencies share, gathered while records pass by."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import Any

from disclosure_lint.batch.ledger import Ledger
from disclosure_lint.batch.record import Record
from disclosure_lint.batch.results.parquet import day
from disclosure_lint.batch.stored import unpacked
from disclosure_lint.outputs.exact_json import compact
from disclosure_lint.similarity import Cluster, Paragraph, Row, clusters, passages
from disclosure_lint.vocabulary import Vocabulary

Key = tuple[str, str, int]


class Copies:
    """What is compared of all reports: signatures at hand, wordings fetched from the ledger when they are needed."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._rows: list[Row] = []
        self._paragraphs = lru_cache(maxsize=256)(lambda path: _paragraphs(ledger, path))

    def add(self, record: Record) -> None:
        """A document."""
        checked, when = record.checked, day(record.published or record.signed)
        head = (checked.path, checked.agency, checked.year, when)
        for each in record.wordings:
            self._rows.append(Row(*head, intern(each.pointer), each.ordinal, each.digest, each.signature))

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """The rows of the table `similarity`."""
        for number, cluster in enumerate(clusters(self._rows, self._masked), 1):
            yield from self._of(number, cluster)

    def _of(self, number: int, cluster: Cluster) -> Iterator[tuple[Any, ...]]:
        source, text = cluster.source, self._text(cluster.source.key)
        yield (*_told(number, source, 1.0, 1.0, cluster.certain, source=True), "[]", text)
        for row, score, share in cluster.members:
            own = self._text(row.key)
            common = passages(own, row.agency, text, source.agency, self._vocabulary)
            told = _told(number, row, score, share, cluster.certain, source=False)
            yield (*told, compact([list(passage) for passage in common]), own)

    def _text(self, key: Key) -> str:
        return self._paragraphs(key[0])[key[1:]].text

    def _masked(self, keys: Sequence[Key]) -> list[str]:
        return [self._paragraphs(path)[pointer, ordinal].masked for path, pointer, ordinal in keys]


def _paragraphs(ledger: Ledger, path: str) -> dict[tuple[str, int], Paragraph]:
    record: Record = unpacked(ledger.record(path))
    return {(each.pointer, each.ordinal): each for each in record.wordings}


def _told(number: int, row: Row, score: float, share: float, certain: bool, *, source: bool) -> tuple[Any, ...]:
    place = (row.path, row.agency, row.year, row.date, row.pointer, row.ordinal)
    return (number, source, *place, round(score, 6), round(share, 6), certain)
