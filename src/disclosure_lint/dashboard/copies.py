"""Clusters of shared text, with what is the same marked in both."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from disclosure_lint.dashboard.findings import Row
from disclosure_lint.dashboard.store import Store
from disclosure_lint.outputs.display import clean

PER_PAGE = 40
_LISTED = 100
"""Members of a cluster that are listed at most."""
_SIDE_BY_SIDE = 6
"""Members of a cluster that are set beside the source; the others, and those as like it as another, are listed."""


class Pair(NamedTuple):
    """A member and the source, each with what they share marked."""

    row: Row
    theirs: Markup
    own: Markup


class Cluster(NamedTuple):
    """A source, the members set beside it, those listed, and how many there are besides."""

    number: int
    source: Row
    certain: bool
    agencies: int
    members: tuple[Pair, ...]
    rest: tuple[Row, ...]
    unlisted: int


def addresses(store: Store) -> dict[int, str]:
    """The address of every cluster: those of most agencies come first."""
    order = store.rows(
        "SELECT cluster, count(DISTINCT agency) AS n FROM similarity GROUP BY cluster ORDER BY n DESC, cluster"
    )
    return {row["cluster"]: f"copies-{at // PER_PAGE + 1}.html#c{row['cluster']}" for at, row in enumerate(order)}


def pages(store: Store, numbers: Sequence[int]) -> Iterator[tuple[Cluster, ...]]:
    """The clusters of each page; one empty page where there are none."""
    for start in range(0, max(len(numbers), 1), PER_PAGE):
        wanted = list(numbers[start : start + PER_PAGE])
        rows = store.rows(
            "SELECT * FROM similarity WHERE cluster IN (SELECT unnest(?)) "
            "ORDER BY cluster, source DESC, score DESC, day, path, pointer, ordinal",
            wanted,
        )
        found = {number: _cluster(number, list(same)) for number, same in groupby(rows, lambda row: row["cluster"])}
        yield tuple(found[number] for number in wanted)


def _cluster(number: int, rows: list[Row]) -> Cluster:
    source, members = rows[0], rows[1:]
    different = list({(row["score"], row["share"]): row for row in reversed(members)}.values())[::-1]
    beside = different[:_SIDE_BY_SIDE]
    rest = tuple(row for row in members if not any(row is other for other in beside))
    agencies = len({row["agency"] or row["path"] for row in rows})
    pairs = tuple(_pair(row, source) for row in beside)
    return Cluster(number, source, bool(source["certain"]), agencies, pairs, rest[:_LISTED], len(rest[_LISTED:]))


def _pair(row: Row, source: Row) -> Pair:
    passages: list[list[int]] = json.loads(row["passages"] or "[]")
    text, other = row["text"] or "", source["text"] or ""
    fitting = [each for each in passages if each[1] <= len(text) and each[3] <= len(other)]
    theirs = _marked(other, [(start, end) for _, _, start, end in fitting])
    return Pair(row, theirs, _marked(text, [(start, end) for start, end, _, _ in fitting]))


def _marked(text: str, spans: list[tuple[int, int]]) -> Markup:
    """The text with its spans marked; one that overlaps an earlier one is left out."""
    parts: list[Any] = []
    at = 0
    for start, end in sorted(spans):
        if at <= start < end:
            parts += [
                escape(clean(text[at:start])),
                Markup("<mark>"),
                escape(clean(text[start:end])),
                Markup("</mark>"),
            ]
            at = end
    return Markup("").join([*parts, escape(clean(text[at:]))])
