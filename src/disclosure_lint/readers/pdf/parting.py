"""Cells that hold several figures because rulings are missing: parted where other rulings or labels show the places."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from disclosure_lint.readers.pdf.ruled import PageCell, PageTable
from disclosure_lint.readers.pdf.textlines import Run, TextLine, lines_of
from disclosure_lint.readers.pdf.words import Word, words_of

_LEVEL = 0.6
"""How far apart, in heights, lines of one row may stand."""


def parted(table: PageTable) -> PageTable:
    """The table with a figure a cell, as far as that can be told."""
    cells = [part for cell in table.cells for part in _by_places(cell, table)]
    table = table._replace(cells=tuple(sorted(cells)))
    for row in range(len(table.rows) - 2, -1, -1):
        middles = _lines_of_row([cell for cell in table.cells if cell.row == row and cell.rows == 1])
        if middles:
            table = _split(table, row, middles)
    return table


def _figures(cell: PageCell) -> list[Word]:
    """The words of a cell if they are figures and several."""
    words = [word for line in lines_of(cell.runs) for word in words_of(line)]
    return words if len(words) > 1 and all(word.is_figure for word in words) else []


def _by_places(cell: PageCell, table: PageTable) -> Iterator[PageCell]:
    """A merged cell with several figures as one cell for each place that the rest of the table has there."""
    words = _figures(cell) if cell.rows * cell.columns > 1 else []
    held: dict[tuple[int, int], list[Run]] = {}
    for word in words:
        row = bisect_right(table.rows, (word.box[1] + word.box[3]) / 2) - 1
        held.setdefault((row, bisect_right(table.columns, word.middle) - 1), []).extend(word.runs)
    if len(held) < max(2, len(words)):
        yield cell
        return
    rows, columns = {row for row, _ in held}, {column for _, column in held}
    down = range(cell.row, cell.row + cell.rows) if len(rows) > 1 else [cell.row]
    across = range(cell.column, cell.column + cell.columns) if len(columns) > 1 else [cell.column]
    for row in down:
        for column in across:
            high = 1 if len(rows) > 1 else cell.rows
            wide = 1 if len(columns) > 1 else cell.columns
            runs = [run for place, found in held.items() if _within(place, row, column, high, wide) for run in found]
            box = (table.columns[column], table.rows[row], table.columns[column + wide], table.rows[row + high])
            yield PageCell(row, column, high, wide, box, tuple(runs), cell.doubtful)


def _within(place: tuple[int, int], row: int, column: int, rows: int, columns: int) -> bool:
    return row <= place[0] < row + rows and column <= place[1] < column + columns


def _lines_of_row(cells: Sequence[PageCell]) -> list[float]:
    """Where the lines of a row are that is several in truth: two cells of figures and one of labels show as many."""
    figures, labels = [], []
    for cell in cells:
        lines = lines_of(cell.runs)
        words = [words_of(line) for line in lines]
        if len(lines) > 1 and all(len(found) == 1 and found[0].is_figure for found in words):
            figures.append(lines)
        elif lines and not any(word.is_figure for found in words for word in found):
            labels.append(lines)
    if len(figures) < 2 or len({len(lines) for lines in figures}) > 1:
        return []
    middles = [_middle(line) for line in figures[0]]
    reach = _LEVEL * figures[0][0].height
    level = all(
        abs(_middle(line) - middle) < reach for lines in figures for line, middle in zip(lines, middles, strict=True)
    )
    return middles if level and any(len(lines) >= len(middles) for lines in labels) else []


def _middle(line: TextLine) -> float:
    return (line.box[1] + line.box[3]) / 2


def _split(table: PageTable, row: int, middles: Sequence[float]) -> PageTable:
    """The table with one row made several; what stands beside or around it spans them."""
    more = len(middles) - 1
    between = [(one + other) / 2 for one, other in itertools.pairwise(middles)]
    edges = (*table.rows[: row + 1], *between, *table.rows[row + 1 :])
    cells = []
    for cell in table.cells:
        if cell.row > row:
            cells.append(cell._replace(row=cell.row + more))
        elif cell.row + cell.rows > row and not (cell.row == row and cell.rows == 1):
            cells.append(cell._replace(rows=cell.rows + more))
        elif cell.row < row:
            cells.append(cell)
        else:
            for at in range(more + 1):
                runs = tuple(run for run in cell.runs if bisect_right(between, (run.box[1] + run.box[3]) / 2) == at)
                box = (cell.box[0], edges[row + at], cell.box[2], edges[row + at + 1])
                cells.append(cell._replace(row=row + at, box=box, runs=runs))
    return table._replace(cells=tuple(sorted(cells)), rows=edges)
