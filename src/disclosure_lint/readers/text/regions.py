"""Which lines of a text are a table: lines with cells and short lines, if there are enough numbers among them."""

from collections.abc import Iterator, Sequence

from disclosure_lint.readers.text.rows import Row

_LEAST_VALUES = 3
_LABELS_BEFORE = 30
"""Lines without numbers that may stand before the first number: labels at the head of a table, a cell a line."""
_LABELS_AFTER = 2


def regions(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The tables, each as its first line and the line after its last."""
    start = 0
    for at in range(len(rows) + 1):
        if at < len(rows) and not rows[at].is_prose:
            continue
        found = _trimmed(rows, start, at)
        if found:
            yield found
        start = at + 1


def _trimmed(rows: Sequence[Row], start: int, end: int) -> tuple[int, int] | None:
    """A run of lines without those far from any number; None where there are too few numbers."""
    valued = [at for at in range(start, end) if rows[at].values]
    if sum(rows[at].values for at in valued) < _LEAST_VALUES:
        return None
    ruled = [at for at in range(start, end) if rows[at].is_ruled]
    first = min(max(start, valued[0] - _LABELS_BEFORE), *(ruled or [valued[0]]))
    last = max(min(end, valued[-1] + 1 + _LABELS_AFTER), *(at + 1 for at in ruled or [valued[-1]]))
    return first, last
