"""The cells of one sheet that are shown: text, place, how far they are merged. Knows no tables."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.readers.office import Unreadable
from disclosure_lint.readers.office.names import SHEET
from disclosure_lint.readers.xlsx.formats import shown as number_shown
from disclosure_lint.readers.xlsx.parts import Parts

MAX_CELLS: Final = 60_000
"""Cells with something in them. A report has some four hundred."""
MAX_MERGES: Final = 10_000
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_LONGEST_FORMULA: Final = 100
_TRUE: Final = ("1", "true")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})\Z")


class Shown(NamedTuple):
    """What a cell shows, '' for a blank; of a formula without a result the formula, and `unread` says so."""

    text: str
    unread: str | None = None
    bordered: bool = False


class SheetCell(NamedTuple):
    """A cell: its first row and column in the sheet, from 1, those behind its last, what it shows (see `Shown`)."""

    row: int
    column: int
    end_row: int
    end_column: int
    text: str
    unread: str | None
    bordered: bool


class Sheet(NamedTuple):
    """What is shown of a sheet: cells that hold something or have a border, in reading order; which rows are hidden."""

    cells: list[SheetCell]
    hidden_rows: "Hidden"


class Hidden:
    """Rows or columns that are not shown."""

    def __init__(self, ranges: Iterable[range]) -> None:
        self._starts: list[int] = []
        self._stops: list[int] = []
        for hidden in sorted(ranges, key=lambda found: found.start):
            if self._stops and hidden.start <= self._stops[-1]:
                self._stops[-1] = max(self._stops[-1], hidden.stop)
            else:
                self._starts.append(hidden.start)
                self._stops.append(hidden.stop)

    def shown(self, at: int) -> int:
        """The first of them from `at` on that is shown."""
        found = bisect_right(self._starts, at) - 1
        return max(at, self._stops[found]) if found >= 0 else at


def read_sheet(root: etree._Element, parts: Parts, *, most: int = MAX_CELLS, hidden: bool = False) -> Sheet:
    """The cells of a sheet, at most so many; with those in hidden rows and columns where they are wanted."""
    hidden_rows: list[range] = []
    found: dict[tuple[int, int], Shown] = {}
    for row, element in _rows(root):
        if element.get("hidden") in _TRUE and not hidden:
            hidden_rows.append(range(row, row + 1))
        for column, cell in _cells(element):
            shown = _shown(cell, parts)._replace(bordered=cell.get("s") in parts.bordered)
            if shown.text or shown.bordered:
                found[row, column] = shown
        if len(found) > most:
            raise Unreadable("too_many", limit=most)
    cells = _unmerged(found, _merged(root))
    rows, columns = Hidden(hidden_rows), Hidden([] if hidden else _hidden_columns(root))
    seen = (cell._replace(row=rows.shown(cell.row), column=columns.shown(cell.column)) for cell in cells)
    kept = [cell for cell in seen if cell.row < cell.end_row and cell.column < cell.end_column]
    return Sheet(sorted(kept, key=lambda cell: (cell.row, cell.column)), rows)


def _unmerged(found: dict[tuple[int, int], Shown], merged: dict[tuple[int, int], tuple[int, int]]) -> list[SheetCell]:
    """Each cell once, with what it spans of the rows and columns in use; what a merged cell covers is not shown."""
    if not found:
        return []
    last_row, last_column = (max(place[axis] for place in found) + 1 for axis in (0, 1))
    cells, covered = [], set[tuple[int, int]]()
    for (row, column), (end_row, end_column) in merged.items():
        end_row, end_column = min(end_row, last_row), min(end_column, last_column)
        if len(covered) + (end_row - row) * (end_column - column) > MAX_CELLS:
            raise Unreadable("too_many", limit=MAX_CELLS)
        covered.update(product(range(row, end_row), range(column, end_column)))
        if (row, column) in found:
            cells.append(SheetCell(row, column, end_row, end_column, *found[row, column]))
    for row, column in found.keys() - covered:
        cells.append(SheetCell(row, column, row + 1, column + 1, *found[row, column]))
    return cells


def _rows(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    row = 0
    for element in root.iterfind(f"{SHEET}sheetData/{SHEET}row"):
        stated = element.get("r", "")
        row = int(stated) if stated.isdecimal() and len(stated) < 8 else row + 1
        if 1 <= row <= LAST_ROW:
            yield row, element


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    column = 0
    for element in row.iterfind(f"{SHEET}c"):
        stated = _reference(element.get("r", ""))
        column = stated[1] if stated else column + 1
        if column <= LAST_COLUMN:
            yield column, element


def _shown(cell: etree._Element, parts: Parts) -> Shown:
    value, formula = cell.find(f"{SHEET}v"), cell.find(f"{SHEET}f")
    stored = (value.text or "") if value is not None else ""
    kind = cell.get("t", "n")
    if formula is not None and not stored and kind != "str":
        return Shown(f"={(formula.text or '')[:_LONGEST_FORMULA]}", "formula")
    if kind == "n" and stored:
        stored = number_shown(stored, parts.format(cell.get("s", "")), from_1904=parts.from_1904)
    elif kind == "s":
        stored = parts.string(stored)
    elif kind == "inlineStr":
        stored = "".join(text.text or "" for text in cell.iterfind(f"{SHEET}is//{SHEET}t"))
    elif kind == "b":
        stored = {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
    return Shown(stored.strip())


def _merged(root: etree._Element) -> dict[tuple[int, int], tuple[int, int]]:
    """Merged cells: the first row and column, and those behind the last."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for number, element in enumerate(root.iterfind(f"{SHEET}mergeCells/{SHEET}mergeCell")):
        if number >= MAX_MERGES:
            raise Unreadable("too_many", limit=MAX_MERGES)
        first, _, last = element.get("ref", "").partition(":")
        start, end = _reference(first), _reference(last)
        if start and end and start[0] <= end[0] and start[1] <= end[1]:
            found[start] = end[0] + 1, end[1] + 1
    return found


def _hidden_columns(root: etree._Element) -> list[range]:
    found = []
    for element in root.iterfind(f"{SHEET}cols/{SHEET}col"):
        first, last = element.get("min", ""), element.get("max", "")
        if element.get("hidden") in _TRUE and first.isdecimal() and last.isdecimal() and len(first + last) < 12:
            found.append(range(int(first), int(last) + 1))
    return found


def _reference(text: str) -> tuple[int, int] | None:
    """Row and column, from 1, of a reference as B12."""
    match = _REFERENCE.match(text)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
