"""Lays a table of a report out as the form prints it: merged cells with their texts. Knows no file format."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.cells import CellPath
from disclosure_lint.forms import Column, Head, Row, Table
from disclosure_lint.report import Cell
from disclosure_lint.writers.legible import legible
from disclosure_lint.writers.structured import Scalar, stated

Rows: TypeAlias = Mapping[str, Mapping[str, Cell]]
Labels: TypeAlias = Mapping[str, str]
Kind: TypeAlias = Literal["head", "stub", "value"]

_STUBS = {1: (32,), 2: (16, 56), 3: (9, 19, 44)}
"""Widths of the columns of labels, by their number, where the columns of values are 12 wide."""
_VALUE = 12


class Laid(NamedTuple):
    """A cell: its first row and column from 0, how many it spans, what stands in it, and of what it speaks."""

    row: int
    column: int
    rows: int
    columns: int
    value: Scalar
    kind: Kind
    pointer: str = ""

    @property
    def text(self) -> str:
        """The value as it is printed: numbers exact, without exponents."""
        if isinstance(self.value, Decimal):
            return f"{self.value:f}"
        return "" if self.value is None else legible(str(self.value))


class Laying(NamedTuple):
    """A table laid out: its cells in reading order, relative widths of its columns, lines that are its head.

    `heads` lines at the top are repeated where the table goes on over a page.
    """

    cells: tuple[Laid, ...]
    widths: tuple[int, ...]
    heads: int

    @property
    def height(self) -> int:
        """How many lines it has."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)


def lay_out(table: Table, rows: Rows, labels: Labels) -> Laying:
    """The table with the cells of the report. `labels` are those of the document where they are not the form's."""
    words = _Words(table, rows, labels)
    made = {"lined": _lined, "stacked": _stacked, "abreast": _abreast}[table.layout.kind](table, words)
    return made._replace(cells=tuple(sorted(made.cells)))


class _Words:
    """What stands in cells of labels and of values."""

    def __init__(self, table: Table, rows: Rows, labels: Labels) -> None:
        self._table, self._rows, self._labels = table, rows, labels

    def label(self, line: Row | Column) -> str:
        """A row's or column's label; of one in two parts (行政诉讼·复议后起诉) the second: the first stands above."""
        return self._labels.get(f"{self._table.key}.{line.key}") or line.label.zh.rpartition("·")[2]

    def corner(self) -> str:
        return self._table.head.zh if self._table.head else ""

    def value(self, at: tuple[int, int], row: str, column: str, columns: int = 1) -> Laid:
        cell = self._rows[row].get(column)
        pointer = str(CellPath(self._table.key, row, column))
        return Laid(*at, 1, columns, stated(cell) if cell else None, "value", pointer)

    def head(self, at: tuple[int, int], size: tuple[int, int], text: str) -> Laid:
        return Laid(*at, *size, text, "head")

    def column(self, at: tuple[int, int], size: tuple[int, int], column: Column) -> Laid:
        return Laid(*at, *size, self.label(column), "head", f"{self._table.key}.{column.key}")

    def row(self, at: tuple[int, int], size: tuple[int, int], row: Row) -> Laid:
        return Laid(*at, *size, self.label(row), "stub", f"{self._table.key}.{row.key}")


def _lined(table: Table, words: _Words) -> Laying:
    rows, columns = list(table.rows), list(table.columns)
    beside, over = _nested(table.layout.beside, rows), _nested(table.layout.over, columns)
    stubs = max((_depth(beside, row) for row in rows), default=0) + 1
    heads = max((_depth(over, column) for column in columns), default=0) + 1
    cells = [words.head((0, 0), (heads, stubs), words.corner())]
    for at, column in enumerate(columns):
        cells.append(
            words.column((_depth(over, column), stubs + at), (heads - _depth(over, column), 1), table.columns[column])
        )
    for head, depth, members in over:
        cells += [
            words.head((depth, stubs + start), (1, length), head.label.zh) for start, length in _runs(members, columns)
        ]
    for at, row in enumerate(rows):
        depth = _depth(beside, row)
        cells.append(words.row((heads + at, depth), (1, stubs - depth), table.rows[row]))
        cells += [words.value((heads + at, stubs + number), row, column) for number, column in enumerate(columns)]
    for head, depth, members in beside:
        cells += [
            words.head((heads + start, depth), (length, 1), head.label.zh) for start, length in _runs(members, rows)
        ]
    return Laying(tuple(cells), (*_STUBS.get(stubs, (20,) * stubs), *(_VALUE,) * len(columns)), heads)


def _stacked(table: Table, words: _Words) -> Laying:
    bands = [[row for row in band.rows if row in table.rows] for band in table.bands]
    loose = [row for row in table.rows if not any(row in rows for rows in bands)]
    blocks = [*((band.label.zh, rows) for band, rows in zip(table.bands, bands, strict=True)), ("", loose)]
    width = max((len(_columns(table, rows)) for rows in bands if rows), default=1)
    cells: list[Laid] = []
    line = 0
    for label, rows in ((label, rows) for label, rows in blocks if rows):
        if label:
            cells.append(words.head((line, 0), (1, width + 1), label))
            line += 1
        columns = _columns(table, rows)
        sizes = list(_spread(len(columns), width))
        cells.append(words.head((line, 0), (1, 1), words.corner()))
        cells += [
            words.column((line, at), (1, size), table.columns[column])
            for column, (at, size) in zip(columns, sizes, strict=True)
        ]
        for row in rows:
            line += 1
            cells.append(words.row((line, 0), (1, 1), table.rows[row]))
            for column, (at, size) in zip(columns, sizes, strict=True):
                cells.append(words.value((line, at), row, column, size))
        line += 1
    return Laying(tuple(cells), (39,) * (width + 1), 0)


def _abreast(table: Table, words: _Words) -> Laying:
    over = _nested(table.layout.over, list(table.rows))
    deepest = max((_depth(over, row) for row in table.rows), default=0)
    cells: list[Laid] = []
    starts: dict[str, int] = {}
    at = 0
    for row in table.rows.values():
        depth, starts[row.key] = _depth(over, row.key), at
        cells.append(words.row((depth, at), (1, len(row.columns)), row)._replace(kind="head"))
        for number, column in enumerate(row.columns):
            cells.append(words.column((depth + 1, at + number), (deepest + 1 - depth, 1), table.columns[column]))
            cells.append(words.value((deepest + 2, at + number), row.key, column))
        at += len(row.columns)
    order = list(table.rows)
    for head, depth, members in over:
        for start, length in _runs(members, order):
            spanned = [table.rows[row] for row in order[start : start + length]]
            width = sum(len(row.columns) for row in spanned)
            cells.append(words.head((depth, starts[spanned[0].key]), (1, width), head.label.zh))
    return Laying(tuple(cells), (_VALUE,) * at, deepest + 2)


def _columns(table: Table, rows: Sequence[str]) -> list[str]:
    """The columns of a band: all that one of its rows has, in the order of the table."""
    wanted = {column for row in rows for column in table.rows[row].columns}
    return [column for column in table.columns if column in wanted]


def _spread(count: int, width: int) -> Iterator[tuple[int, int]]:
    """Where each of some columns stands among `width`, the first after the labels; the last takes what is left."""
    return ((at + 1, 1 if at < count - 1 else width - count + 1) for at in range(count))


def _nested(heads: Sequence[Head], lines: Sequence[str]) -> list[tuple[Head, int, frozenset[str]]]:
    """Each head with the number of wider ones around it and the lines it has here; those without any left out."""
    found: list[tuple[Head, int, frozenset[str]]] = []
    for head in heads:
        members = frozenset(head.members) & frozenset(lines)
        if members:
            found.append((head, sum(members <= wider for _, _, wider in found), members))
    return found


def _depth(heads: Sequence[tuple[Head, int, frozenset[str]]], line: str) -> int:
    return sum(line in members for _, _, members in heads)


def _runs(members: frozenset[str], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The unbroken runs of members among the lines: where each begins and how long it is."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end] in members:
            end += 1
        if end > start:
            yield start, end - start
        start = max(end, start + 1)
