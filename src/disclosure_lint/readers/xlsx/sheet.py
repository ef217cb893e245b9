"""The cells of one sheet that are shown: text, place, how far they are merged. Knows no tables."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.readers.office import Unreadable
from disclosure_lint.readers.office.names import SHEET
from disclosure_lint.readers.xlsx.formats import shown
from disclosure_lint.readers.xlsx.parts import Parts

MAX_CELLS: Final = 60_000
"""Cells with something in them. A report has some four hundred."""
MAX_MERGES: Final = 10_000
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_TRUE: Final = ("1", "true")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})\Z")


class SheetCell(NamedTuple):
    """A cell: its first row and column in the sheet, from 1, those behind its last, what it shows ('' for a blank)."""

    row: int
    column: int
    end_row: int
    end_column: int
    text: str


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


def read_sheet(root: etree._Element, parts: Parts) -> Sheet:
    """The cells of a sheet."""
    hidden_rows: list[range] = []
    texts: dict[tuple[int, int], str] = {}
    for row, element in _rows(root):
        if element.get("hidden") in _TRUE:
            hidden_rows.append(range(row, row + 1))
        for column, cell in _cells(element):
            text = _text(cell, parts).strip()
            if text or cell.get("s") in parts.bordered:
                texts[row, column] = text
        if len(texts) > MAX_CELLS:
            raise Unreadable("too_many", limit=MAX_CELLS)
    cells = _unmerged(texts, _merged(root))
    rows, columns = Hidden(hidden_rows), Hidden(_hidden_columns(root))
    seen = (cell._replace(row=rows.shown(cell.row), column=columns.shown(cell.column)) for cell in cells)
    return Sheet(sorted(cell for cell in seen if cell.row < cell.end_row and cell.column < cell.end_column), rows)


def _unmerged(texts: dict[tuple[int, int], str], merged: dict[tuple[int, int], tuple[int, int]]) -> list[SheetCell]:
    """Each cell once, with what it spans of the rows and columns in use; what a merged cell covers is not shown."""
    if not texts:
        return []
    last_row, last_column = (max(place[axis] for place in texts) + 1 for axis in (0, 1))
    cells, covered = [], set[tuple[int, int]]()
    for (row, column), (end_row, end_column) in merged.items():
        end_row, end_column = min(end_row, last_row), min(end_column, last_column)
        if len(covered) + (end_row - row) * (end_column - column) > MAX_CELLS:
            raise Unreadable("too_many", limit=MAX_CELLS)
        covered.update(product(range(row, end_row), range(column, end_column)))
        if (row, column) in texts:
            cells.append(SheetCell(row, column, end_row, end_column, texts[row, column]))
    for row, column in texts.keys() - covered:
        cells.append(SheetCell(row, column, row + 1, column + 1, texts[row, column]))
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


def _text(cell: etree._Element, parts: Parts) -> str:
    """What a cell shows. A formula of which no result is kept shows itself."""
    kind, value = cell.get("t", "n"), cell.find(f"{SHEET}v")
    stored = (value.text or "") if value is not None else ""
    if kind == "s":
        return parts.string(stored)
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iterfind(f"{SHEET}is//{SHEET}t"))
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
    formula = cell.find(f"{SHEET}f")
    if formula is not None and not stored and kind != "str":
        return f"={formula.text or ''}"
    if kind == "n" and stored:
        return shown(stored, parts.format(cell.get("s", "")), from_1904=parts.from_1904)
    return stored


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
