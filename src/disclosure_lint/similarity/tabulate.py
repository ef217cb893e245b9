"""Clusters as rows of a table: each paragraph with the text and with what it shares with the source."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from disclosure_lint.similarity.clusters import Cluster, Key, Row, clusters
from disclosure_lint.similarity.paragraphs import masked, own_wording
from disclosure_lint.similarity.passages import passages
from disclosure_lint.vocabulary import Vocabulary

_SHOWN = 50
"""Members of a cluster, the likest ones, whose agreements with the source are worked out: nobody looks at more."""


class Shared(NamedTuple):
    """A paragraph of a cluster. `passages` are spans of this text and of the source's: start, end, start, end."""

    cluster: int
    source: bool
    path: str
    agency: str | None
    year: int | None
    day: date | None
    pointer: str
    ordinal: int
    score: float
    share: float
    certain: bool
    passages: tuple[tuple[int, int, int, int], ...]
    text: str


def tabulate(
    rows: Iterable[Row], fetch: Callable[[Sequence[Key]], Sequence[tuple[str | None, str]]], vocabulary: Vocabulary
) -> Iterator[Shared]:
    """Every paragraph of every cluster, the source first. `fetch` gives agency and text of paragraphs."""
    words = own_wording(vocabulary)
    found = clusters(rows, lambda keys: [masked(text, agency, words) for agency, text in fetch(keys)])
    for number, cluster in enumerate(found, 1):
        yield from _rows(number, cluster, fetch, vocabulary)


def _rows(
    number: int,
    cluster: Cluster,
    fetch: Callable[[Sequence[Key]], Sequence[tuple[str | None, str]]],
    vocabulary: Vocabulary,
) -> Iterator[Shared]:
    ((agency, other),) = fetch([cluster.source.key])
    yield _row(number, True, cluster.source, 1.0, 1.0, cluster.certain, (), other)
    likest = sorted(cluster.members, key=lambda member: (-member.score, member.row.key))
    shown = {member.row.key for member in likest[:_SHOWN]}
    waiting = iter(cluster.members)
    while some := list(islice(waiting, 500)):
        texts = fetch([member.row.key for member in some])
        for member, (own, text) in zip(some, texts, strict=True):
            same = passages(text, own, other, agency, vocabulary) if member.row.key in shown else ()
            yield _row(number, False, member.row, member.score, member.share, cluster.certain, tuple(same), text)


def _row(
    number: int,
    source: bool,
    row: Row,
    score: float,
    share: float,
    certain: bool,
    same: tuple[tuple[int, int, int, int], ...],
    text: str,
) -> Shared:
    named = (row.path, row.agency, row.year, row.date, row.pointer, row.ordinal)
    return Shared(number, source, *named, score, share, certain, same, text)
