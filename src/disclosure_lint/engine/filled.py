"""Forms that are filled in: a report with every row and column of an edition and no other, read in few steps.

Most reports are such. What stands in the cells is not looked at here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from disclosure_lint.cells import CellPath
from disclosure_lint.report import Cell, Tables

_Pick = Callable[[Mapping[str, Cell]], Sequence[Cell]]


class _Table(NamedTuple):
    """A table's name, how many rows and cells it has, and what to pick from which rows, in the order of the vector."""

    name: str
    height: int
    size: int
    picks: Sequence[tuple[str, _Pick]]


class Filled:
    """How to read reports with the rows and columns of one."""

    def __init__(
        self, tables: Tables, order: Sequence[CellPath], values: Sequence[Any], masks: Mapping[int, int]
    ) -> None:
        """The form: the cells of `tables` in the order of the vector, and the values and masks that are read of it."""
        self.masks = dict(masks)
        others = {path: Cell(None, value, 0) for path, value in zip(order, values, strict=True)}
        self._tables = [
            _Table(name, len(rows), sum(map(len, rows.values())), [*_picks(rows, [*paths], others)])
            for name, paths in groupby(order, attrgetter("table"))
            for rows in (tables.get(name, {}),)
        ]

    def cells_of(self, tables: Tables) -> list[Cell] | None:
        """The cells of a report in the order of the vector; None where it has other rows and columns."""
        cells: list[Cell] = []
        if len(tables) != len(self._tables):
            return None
        try:
            for name, height, size, picks in self._tables:
                rows = tables[name]
                if len(rows) != height or sum(map(len, rows.values())) != size:
                    return None
                for row, pick in picks:
                    cells += pick(rows[row])
        except KeyError:
            return None
        return cells


def _picks(
    rows: Mapping[str, Mapping[str, Cell]], paths: Sequence[CellPath], others: Mapping[CellPath, Cell]
) -> Iterator[tuple[str, _Pick]]:
    """What to pick from which row; for cells that are not in `rows`, `others` from any row."""
    for (row, own), run in groupby(paths, lambda path: (path.row, path.column in rows.get(path.row, ()))):
        if own:
            yield row, _picker([path.column for path in run])
        else:
            yield next(iter(rows), ""), _constant([others[path] for path in run])


def _picker(columns: Sequence[str]) -> _Pick:
    """The cells of a row by column; KeyError where one is not there."""
    if len(columns) == 1:
        return lambda cells: (cells[columns[0]],)
    return itemgetter(*columns)


def _constant(cells: Sequence[Cell]) -> _Pick:
    return lambda _: cells
