"""Forms that are filled in: a report with every row and column of an edition and no other, read in few steps.

Most reports are such. What stands in the cells is not looked at here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from disclosure_lint.report import Cell, Tables

_Pick = Callable[[Mapping[str, Cell]], tuple[Cell, ...]]


class Filled:
    """How to read reports with the rows and columns of one."""

    def __init__(self, tables: Tables, places: Sequence[int], values: Sequence[Any], masks: Mapping[int, int]) -> None:
        """The form: cells of `tables` at `places` of the vector, and the values and masks that are read of it."""
        others = [at for at in range(len(values)) if at not in set(places)]
        self.places, self.masks = tuple(places), dict(masks)
        self._others = tuple(values[at] for at in others)
        self._arranged = itemgetter(*_inverse([*places, *others]))
        self._tables = [
            (table, len(rows), [(row, len(cells), _picker(tuple(cells))) for row, cells in rows.items()])
            for table, rows in tables.items()
        ]

    def cells_of(self, tables: Tables) -> list[Cell] | None:
        """The cells of a report in the order of `places`; None where it has other rows and columns."""
        cells: list[Cell] = []
        if len(tables) != len(self._tables):
            return None
        try:
            for table, height, rows in self._tables:
                found = tables[table]
                if len(found) != height:
                    return None
                for row, width, pick in rows:
                    line = found[row]
                    if len(line) != width:
                        return None
                    cells += pick(line)
        except KeyError:
            return None
        return cells

    def values(self, own: Iterable[Any]) -> list[Any]:
        """All values in the order of the vector, from those of `places`."""
        return [*self._arranged((*own, *self._others))]


def _inverse(order: Sequence[int]) -> list[int]:
    return sorted(range(len(order)), key=order.__getitem__)


def _picker(columns: tuple[str, ...]) -> _Pick:
    """The cells of a row by column; KeyError where one is not there."""
    if len(columns) == 1:
        return lambda cells: (cells[columns[0]],)
    return itemgetter(*columns)
