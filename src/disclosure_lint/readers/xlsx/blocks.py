"""A sheet as blocks: rows with one cell are text, rows with several are tables. Knows no form."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from typing import Final

from disclosure_lint.readers.document import Block
from disclosure_lint.readers.numbering import numbering
from disclosure_lint.readers.transcript import LaidCell, Transcript
from disclosure_lint.readers.xlsx.sheet import Sheet, SheetCell
from disclosure_lint.source import Place

_LONGEST_NOTE: Final = 40
"""Characters above which a cell alone in its row is text, be it between two rows of a table."""
_MOST_PLACES: Final = 100_000
"""Places of a table up to which blank ones are filled in: nothing larger is one of a report."""
_FIGURE = re.compile(r"\s*[+-]?[0-9][0-9,.]*\s*\Z")

Rows = list[list[SheetCell]]


def blocks_of(sheet: Sheet, name: str, transcript: Transcript, number: int) -> Iterator[Block]:
    """The blocks of a sheet; its tables are counted from `number` on."""
    for region in _regions(sheet):
        for rows in _parted(region):
            single = _single(rows[0]) if len(rows) == 1 else None
            if single:
                place = Place(sheet=name, row=single.row, column=single.column)
                yield from (transcript.paragraph(line, place) for line in single.text.split("\n") if line.strip())
            else:
                yield transcript.grid(_laid([cell for row in rows for cell in row], name, number))
                number += 1


def _regions(sheet: Sheet) -> Iterator[Rows]:
    """Rows with cells that follow each other, hidden ones aside. Rows of blanks at the ends are left out, but for one
    below the rest: a table that nobody has filled in may end in it.
    """
    rows: Rows = []
    end = 0
    for cell in sheet.cells:
        if rows and cell.row > sheet.hidden_rows.shown(end):
            yield from _trimmed(rows)
            rows = []
        if rows and rows[-1][0].row == cell.row:
            rows[-1].append(cell)
        else:
            rows.append([cell])
        end = max(end, cell.end_row)
    yield from _trimmed(rows)


def _trimmed(rows: Rows) -> Iterator[Rows]:
    filled = [at for at, row in enumerate(rows) if any(cell.text for cell in row)]
    if filled:
        yield rows[filled[0] : filled[-1] + 2]


def _parted(rows: Rows) -> Iterator[Rows]:
    """Rows of text one by one, rows of a table together: a cell alone may be a band or a note inside one."""
    alone = [number == 1 and _is_text(row) for row, number in zip(rows, _widths(rows), strict=True)]
    table: Rows = []
    at = 0
    while at < len(rows):
        end = at + 1
        while alone[at] and end < len(rows) and alone[end]:
            end += 1
        if not alone[at] or (table and end < len(rows) and not _opens(rows[at:end], rows[end])):
            table += rows[at:end]
        else:
            if table:
                yield table
            yield from ([row] for row in rows[at:end])
            table = []
        at = end
    if table:
        yield table


def _widths(rows: Rows) -> list[int]:
    """How many cells stand in each row, those that reach into it from above too."""
    starts = [row[0].row for row in rows]
    changes = [0] * (len(rows) + 1)
    for at, row in enumerate(rows):
        changes[at] += len(row)
        for cell in row:
            changes[bisect_left(starts, cell.end_row)] -= 1
    return list(accumulate(changes))[:-1]


def _single(row: Sequence[SheetCell]) -> SheetCell | None:
    return row[0] if len(row) == 1 and row[0].text else None


def _opens(alone: Rows, following: Sequence[SheetCell]) -> bool:
    """Whether cells alone in their rows part two tables: a text or a numbered heading, and no figures after it."""
    if any(_FIGURE.match(cell.text) for cell in following):
        return False
    return any(_is_telling(row[0].text) for row in alone)


def _is_text(row: Sequence[SheetCell]) -> bool:
    """Whether a row that holds nothing else is text: a table has a border around its notes and bands, if around any."""
    single = _single(row)
    return single is not None and (not single.bordered or _is_telling(single.text))


def _is_telling(text: str) -> bool:
    return len(text) > _LONGEST_NOTE or numbering(text).rank == "main"


def _laid(cells: list[SheetCell], name: str, number: int) -> list[LaidCell]:
    """The cells in the rows and columns in which one begins; places without one are blank cells."""
    rows, columns = sorted({cell.row for cell in cells}), sorted({cell.column for cell in cells})
    laid, taken = [], set[tuple[int, int]]()
    for cell in cells:
        top, bottom = (bisect_left(rows, edge) for edge in (cell.row, cell.end_row))
        left, right = (bisect_left(columns, edge) for edge in (cell.column, cell.end_column))
        place = Place(sheet=name, table=number, row=cell.row, column=cell.column)
        laid.append(LaidCell(top, left, bottom - top, right - left, cell.text, place, cell.unread))
        if len(rows) * len(columns) <= _MOST_PLACES:
            taken.update(product(range(top, bottom), range(left, right)))
    if len(rows) * len(columns) <= _MOST_PLACES:
        for row, column in sorted(set(product(range(len(rows)), range(len(columns)))) - taken):
            place = Place(sheet=name, table=number, row=rows[row], column=columns[column])
            laid.append(LaidCell(row, column, 1, 1, "", place))
    return laid
