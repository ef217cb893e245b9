"""A frame of rulings and the runs inside → the cells of a table. Where no ruling is, cells are merged."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from disclosure_lint.readers.pdf.pages import Box
from disclosure_lint.readers.pdf.rulings import Frame, Ruling, clustered
from disclosure_lint.readers.pdf.textlines import Run, lines_of

UNREADABLE = "\ufffd"
"""Stands in a cell of which nobody can tell what it holds."""

_COVERED = 0.6
"""The share of a cell's side that a ruling has to cover."""

_FRAME_GAP = 6.0
_OWN = 0.75
"""The share of a run that has to stand in its cell, else it is of two."""

MAX_PLACES = 60_000


class PageCell(NamedTuple):
    """A cell on a page: its rows and columns from 0, its box, the runs in it; whether its top or bottom is open."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box
    runs: tuple[Run, ...]
    doubtful: bool = False
    open_above: bool = False
    open_below: bool = False

    @property
    def text(self) -> str:
        """Its lines."""
        lines = [line.text for line in lines_of(self.runs)]
        return "\n".join([*lines, UNREADABLE] if self.doubtful else lines)


class PageTable(NamedTuple):
    """A table on one page: cells in reading order, the edges of columns and rows, and whether rulings made it."""

    cells: tuple[PageCell, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    ruled: bool = True

    @property
    def box(self) -> Box:
        """What the table takes up."""
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]


class Lattice(NamedTuple):
    """The edges of columns and rows, and which sides between two places are ruled."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    right: list[list[bool]]
    below: list[list[bool]]


def lattice_of(frame: Frame) -> Lattice | None:
    """The places of a frame, closed where its outer rulings are missing; None where that makes no table."""
    left, top, right, bottom = frame.box
    down = clustered([*frame.down])
    across = clustered([*frame.across])
    columns = _edges(down, left, right)
    rows = _edges(across, top, bottom)
    if len(columns) < 2 or len(rows) < 2 or len(columns) * len(rows) > MAX_PLACES:
        return None
    width, height = len(columns) - 1, len(rows) - 1
    downs = [_level(down, edge) for edge in columns]
    acrosses = [_level(across, edge) for edge in rows]
    right_of = [
        [_covers(downs[column + 1], rows[row], rows[row + 1]) or column + 1 == width for column in range(width)]
        for row in range(height)
    ]
    below = [
        [_covers(acrosses[row + 1], columns[column], columns[column + 1]) for column in range(width)]
        for row in range(height)
    ]
    return Lattice(columns, rows, right_of, below)


def _edges(levels: Sequence[Sequence[Ruling]], first: float, last: float) -> tuple[float, ...]:
    edges = [sum(line.at for line in level) / len(level) for level in levels]
    if not edges or edges[0] - first > _FRAME_GAP:
        edges.insert(0, first)
    if last - edges[-1] > _FRAME_GAP:
        edges.append(last)
    return tuple(edges)


def _level(levels: Sequence[Sequence[Ruling]], edge: float) -> Sequence[Ruling]:
    return next((level for level in levels if abs(sum(line.at for line in level) / len(level) - edge) < 0.01), ())


def _covers(lines: Iterable[Ruling], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in lines)
    return covered >= _COVERED * (end - start)


def table_of(lattice: Lattice, runs: Sequence[Run], top_closed: Sequence[bool]) -> PageTable:
    """The cells of a lattice with their runs; `top_closed` tells of each column whether its upper edge is ruled."""
    owner = _owners(lattice)
    spans = _rectangles(owner)
    held: dict[int, list[Run]] = {}
    doubtful: set[int] = set()
    number = {place: index for index, span in enumerate(spans) for place in _places(span)}
    for run in runs:
        shares = _shares(run.box, lattice, number)
        if not shares:
            continue
        best = max(shares, key=lambda cell: shares[cell])
        held.setdefault(best, []).append(run)
        if shares[best] < _OWN and run.text.isdecimal():
            doubtful |= set(shares)
    cells = []
    for index, (row, column, rows, columns) in enumerate(spans):
        box = (
            lattice.columns[column],
            lattice.rows[row],
            lattice.columns[column + columns],
            lattice.rows[row + rows],
        )
        reach = range(column, column + columns)
        cells.append(
            PageCell(
                row,
                column,
                rows,
                columns,
                box,
                tuple(held.get(index, ())),
                index in doubtful,
                row == 0 and not any(top_closed[at] for at in reach),
                row + rows == len(lattice.rows) - 1 and not any(lattice.below[row + rows - 1][at] for at in reach),
            )
        )
    return PageTable(tuple(cells), lattice.columns, lattice.rows)


def top_closed(frame: Frame, lattice: Lattice) -> list[bool]:
    """Of each column, whether its upper edge is ruled."""
    level = [line for line in frame.across if abs(line.at - lattice.rows[0]) < _FRAME_GAP]
    return [_covers(level, start, end) for start, end in pairwise(lattice.columns)]


def _owners(lattice: Lattice) -> list[list[int]]:
    """The places that no ruling parts have one number."""
    height, width = len(lattice.right), len(lattice.right[0])
    owner = list(range(height * width))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width and not lattice.right[row][column]:
                owner[root(here + 1)] = root(here)
            if row + 1 < height and not lattice.below[row][column]:
                owner[root(here + width)] = root(here)
    return [[root(row * width + column) for column in range(width)] for row in range(height)]


def _rectangles(owner: Sequence[Sequence[int]]) -> list[tuple[int, int, int, int]]:
    """Row, column, rows, columns of each cell; what is no rectangle is cut into some."""
    spans: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int, int], int] = {}
    for row, places in enumerate(owner):
        grown: dict[tuple[int, int, int], int] = {}
        column = 0
        while column < len(places):
            end = column
            while end < len(places) and places[end] == places[column]:
                end += 1
            key = (places[column], column, end)
            if key in growing:
                index = growing[key]
                first, left, rows, columns = spans[index]
                spans[index] = (first, left, rows + 1, columns)
            else:
                index = len(spans)
                spans.append((row, column, 1, end - column))
            grown[key] = index
            column = end
        growing = grown
    return sorted(spans)


def _places(span: tuple[int, int, int, int]) -> Iterable[tuple[int, int]]:
    row, column, rows, columns = span
    return ((at, place) for at in range(row, row + rows) for place in range(column, column + columns))


def _shares(box: Box, lattice: Lattice, number: dict[tuple[int, int], int]) -> dict[int, float]:
    """How much of a run stands in which cell, by its width in the row of its middle."""
    left, top, right, bottom = box
    row = _at(lattice.rows, (top + bottom) / 2)
    shares: dict[int, float] = {}
    for column in range(_at(lattice.columns, left), _at(lattice.columns, right) + 1):
        inside = min(right, lattice.columns[column + 1]) - max(left, lattice.columns[column])
        if inside > 0:
            cell = number[row, column]
            shares[cell] = shares.get(cell, 0.0) + inside / max(right - left, 0.01)
    return shares


def _at(edges: Sequence[float], place: float) -> int:
    return max(0, min(bisect_right(edges, place) - 1, len(edges) - 2))
