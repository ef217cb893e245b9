"""A table element → cells on a grid, as a browser lays them out. Knows no labels and no forms.

Spans come from the page and may be anything: they are cut to what is there, columns and rows in which nothing begins
are folded into those before.
"""

from bisect import bisect_left
from html import unescape
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.readers.html.lines import LineBuffer
from disclosure_lint.readers.html.pieces import Table
from disclosure_lint.readers.html.rows import Row, RowCell, rows_of
from disclosure_lint.readers.html.styles import input_value, is_icon, is_seen, number_of, stands
from disclosure_lint.readers.transcript import LaidCell
from disclosure_lint.source import Place

MAX_COLUMNS: Final = 1_000
"""The widest span that browsers know."""
MAX_PLACES: Final = 100_000
"""Columns of all cells together."""
_PROSE: Final = 400
"""Characters in one cell that make a table the frame of a page: no label and no remark in a form is that long."""
_WHOLE: Final = 12
"""Cells that make a table inside another one the true table."""
_PICTURE: Final = "[图]"
"""Stands in a cell that holds a picture and no text: it is not blank."""
_RESIDUE: Final = ("&nbsp;", "&emsp;", "&ensp;", "&#160;")


class TooLarge(Exception):
    """A table with more places than any table has."""


class _Placed(NamedTuple):
    cell: RowCell
    row: int
    column: int
    rows: int
    columns: int


def is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges a page: what is in it is then read as if there were no table."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    cells = [cell.element for row in rows_of(table).rows for cell in row.cells]
    if len(cells) < 2:
        return True
    inner = max(
        (sum(1 for _ in nested.iter("td", "th")) for nested in table.iter("table") if nested is not table), default=0
    )
    return inner >= _WHOLE or inner >= len(cells) or any(_is_prose(cell) for cell in cells)


def _is_prose(cell: etree._Element) -> bool:
    length = 0
    for text in cell.itertext("*", with_tail=True):
        length += len(text.strip())
        if length > _PROSE:
            return len("".join(cell_lines(cell)[0])) > _PROSE
    return False


def laid_out(table: etree._Element, path: str) -> tuple[list[str], Table]:
    """The texts beside the cells, and the table. Raises `TooLarge`."""
    rows, beside = rows_of(table, path)
    placed = _placed(rows)
    columns = sorted({item.column for item in placed})
    starts = sorted({item.row for item in placed})
    made, length, linked = [], 0, 0
    for item in placed:
        lines, links = cell_lines(item.cell.element)
        length, linked = length + sum(map(len, lines)), linked + links
        row, column = bisect_left(starts, item.row), bisect_left(columns, item.column)
        rows_spanned = bisect_left(starts, item.row + item.rows) - row
        columns_spanned = bisect_left(columns, item.column + item.columns) - column
        place = Place(row=row + 1, column=column + 1, node=item.cell.path)
        made.append(LaidCell(row, column, rows_spanned, columns_spanned, "\n".join(lines), place))
    return beside, Table(path, tuple(made), linked * 2 > length > 0)


def _placed(rows: list[Row]) -> list[_Placed]:
    """Each cell at the first free place of its row, its spans cut by other cells and by the end of its group."""
    placed: list[_Placed] = []
    taken: dict[int, int] = {}  # column → the row before which it is taken
    ends = {row.group: number + 1 for number, row in enumerate(rows)}
    places = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > number:
                column += 1
            wanted = max(1, number_of(cell.element, "colspan", 1, MAX_COLUMNS))
            places += wanted
            if places > MAX_PLACES:
                raise TooLarge
            columns = 1
            while columns < wanted and taken.get(column + columns, 0) <= number:
                columns += 1
            most = ends[row.group] - number
            span = number_of(cell.element, "rowspan", 1, most) or most
            taken.update(dict.fromkeys(range(column, column + columns), number + span))
            placed.append(_Placed(cell, number, column, span, columns))
            column += columns
    return placed


def cell_lines(cell: etree._Element) -> tuple[list[str], int]:
    """The lines of a cell, and how many of their characters are links."""
    return _CellText().read(cell)


class _CellText:
    """Walks through a cell and collects its lines; tables inside it are lines, too."""

    def __init__(self) -> None:
        self._buffer = LineBuffer()
        self._lines: list[str] = []
        self._linked = self._links = self._unseen = 0
        self._has_picture = False

    def read(self, cell: etree._Element) -> tuple[list[str], int]:
        self._buffer.add(cell.text)
        for event, element in etree.iterwalk(cell, events=("start", "end")):
            if element is cell:
                continue
            if event == "start":
                self._enter(element)
            else:
                self._leave(element)
        self._flush()
        if not self._lines and self._has_picture:
            return [_PICTURE], 0
        return [cleaned for cleaned in map(_without_residue, self._lines) if cleaned], self._linked

    def _enter(self, element: etree._Element) -> None:
        if self._unseen or not is_seen(element):
            self._unseen += 1
            return
        self._links += element.tag == "a"
        self._has_picture = self._has_picture or (element.tag == "img" and not is_icon(element))
        if element.tag == "br" or stands(element) == "block":
            self._flush()
        self._buffer.add(input_value(element) if element.tag == "input" else element.text, self._links > 0)

    def _leave(self, element: etree._Element) -> None:
        if self._unseen:
            self._unseen -= 1
        else:
            self._links -= element.tag == "a"
            if stands(element) == "block":
                self._flush()
        if not self._unseen:
            self._buffer.add(element.tail, self._links > 0)

    def _flush(self) -> None:
        text, linked = self._buffer.take()
        self._linked += linked
        if text:
            self._lines.append(text)


def _without_residue(line: str) -> str:
    """A cell's line without the names of white space that stand in it as text: they are no value."""
    return unescape(line).strip() if any(name in line for name in _RESIDUE) else line
