"""Tables without rulings down: columns from where figures stand, rows from their lines. A guess, and told as one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.headers import cell_of, header_cells
from disclosure_lint.readers.pdf.pages import around
from disclosure_lint.readers.pdf.ruled import PageCell, PageTable
from disclosure_lint.readers.pdf.textlines import TextLine
from disclosure_lint.readers.pdf.words import Word, edges_of, words_of

_FIGURES = 2
"""Lines of figures that a table has at least; one is enough where it has many, or several and a header.

At the top of a page, where a table may go on, several without a header or any with one are enough.
"""

_MANY, _SEVERAL = 8, 3
_LOOSE = 4
"""Lines without figures that may stand together inside a table."""

_HEAD = 1
"""Lines that may stand above the rest of a table on its next page."""
_LABEL_REACH = 1.6
_EDGE = 2.0
_NEAR, _LARGER = 2.0, 1.15
_HEADING = re.compile("[一二三四五六七八九十]、")


class Row(NamedTuple):
    """A line of a table and its words; `figures` tells whether it is one of values."""

    line: TextLine
    words: tuple[Word, ...]
    figures: bool


class Region(NamedTuple):
    """Lines that stand together as a table: the first and the one past the last."""

    start: int
    end: int


def rows_of(lines: Iterable[TextLine]) -> list[Row]:
    """Lines as rows of a table that may be."""
    rows = []
    for line in lines:
        words = words_of(line)
        rows.append(Row(line, words, len(words) > 1 and words[-1].is_figure and _spread(words)))
    return rows


def _spread(words: Sequence[Word]) -> bool:
    """Whether figures are set apart as in columns: more than a figure after a word in a sentence is."""
    figures = [word for word in words if word.is_figure]
    if len(figures) > 1:
        return True
    before = words[-2]
    return words[-1].box[0] - before.box[2] > 2 * (before.box[3] - before.box[1])


def regions_of(rows: Sequence[Row], *, at_top: bool = False) -> list[Region]:
    """Where tables are among the lines of a page; `at_top` tells whether these are its first."""
    regions: list[Region] = []
    at = 0
    while at < len(rows):
        if not rows[at].figures:
            at += 1
            continue
        end = last = at
        while end < len(rows) and end - last <= _LOOSE and not _is_prose(rows, end):
            if rows[end].figures:
                last = end
            end += 1
        region = Region(_header_start(rows, at, regions[-1].end if regions else 0), _label_end(rows, last))
        if _is_table(rows[region.start : region.end], at_top=at_top and region.start <= _HEAD):
            regions.append(region)
        at = max(region.end, last + 1)
    return regions


def _is_table(rows: Sequence[Row], *, at_top: bool) -> bool:
    """Whether lines from a first to a last one of figures, with what belongs to them, are a table."""
    widest = max(sum(word.is_figure for word in row.words) for row in rows if row.figures)
    headed = not rows[0].figures
    if sum(row.figures for row in rows) >= _FIGURES or widest >= _MANY:
        return True
    if at_top and any(len(row.words) > 1 for row in rows if not row.figures):
        return True
    return (headed or at_top) and widest >= _SEVERAL


def _is_prose(rows: Sequence[Row], at: int) -> bool:
    """Whether a line is full of words from edge to edge, as a paragraph's are."""
    row = rows[at]
    left, right = row.line.box[0], row.line.box[2]
    return not row.figures and len(row.words) == 1 and right - left > 28 * row.line.height


def _header_start(rows: Sequence[Row], first: int, least: int) -> int:
    """The first line of what stands over the figures: several words, or one over the columns of figures or labels."""
    figures = [word for word in rows[first].words if word.is_figure]
    left = figures[0].box[0] - rows[first].line.height
    if len(figures) > 1:
        left = min(left, figures[0].middle - (figures[1].middle - figures[0].middle) / 2) - _EDGE
    start = first
    while start > least:
        line, below = rows[start - 1].line, rows[start].line
        corner = line.box[2] <= left + _EDGE and line.height < _LARGER * rows[first].line.height
        if below.box[1] - line.box[3] >= _NEAR * line.height or _HEADING.match(line.text):
            break
        if len(rows[start - 1].words) == 1 and line.box[0] < left and not corner:
            break
        start -= 1
    return start


def _label_end(rows: Sequence[Row], last: int) -> int:
    """Past the last line of figures and the rest of its label."""
    row, end = rows[last], last + 1
    reach = row.words[-1].box[0]
    while (
        end < len(rows)
        and rows[end].line.box[2] < reach
        and rows[end].line.box[1] - row.line.box[3] < (_LABEL_REACH - 1) * row.line.height
        and abs(rows[end].line.box[0] - row.line.box[0]) < row.line.height
    ):
        end += 1
    return end


def table_from(rows: Sequence[Row], bands: Sequence[float] = ()) -> PageTable | None:
    """The table that lines make. `bands` are the levels of rulings across; they count where every row has one."""
    words = [word for row in rows if row.figures for word in row.words]
    if not words:
        return None
    left, top, right, bottom = around(row.line.box for row in rows)
    bands = [level for level in bands if top < level < bottom]
    if len(bands) < sum(row.figures for row in rows) - 1:
        bands = []
    edges, labels = edges_of(words, left, right)
    reach = edges[labels]
    grid: list[list[Row]] = []
    for row in rows:
        if grid and _belongs(grid[-1], row, reach, bands):
            grid[-1].append(row)
        else:
            grid.append([row])
    grid = _labels_up(grid, reach, bands)
    cells = [cell for block in _blocks(grid) for cell in _cells(grid, block, edges, labels)]
    tops = [min(row.line.box[1] for row in line) for line in grid]
    return PageTable(tuple(sorted(cells)), tuple(edges), (*sorted(tops), bottom), ruled=False)


def _band(row: Row, bands: Sequence[float]) -> int:
    return bisect_right(bands, (row.line.box[1] + row.line.box[3]) / 2)


def _belongs(group: Sequence[Row], row: Row, labels: float, bands: Sequence[float]) -> bool:
    """Whether a line is more of the row above it: of one band, or a label gone on, but never two lines of figures."""
    if row.figures and any(other.figures for other in group):
        return False
    if bands:
        return _band(group[0], bands) == _band(row, bands) and (row.figures or _is_label(row, labels))
    valued = next((other for other in group if other.figures), None)
    gap = row.line.box[1] - (valued or group[-1]).line.box[1]
    return valued is not None and _is_label(row, labels) and gap <= _LABEL_REACH * row.line.height


def _is_label(row: Row, labels: float) -> bool:
    return row.line.box[2] <= labels + row.line.height and not row.figures


def _labels_up(grid: Sequence[list[Row]], labels: float, bands: Sequence[float]) -> list[list[Row]]:
    """Lines of a label that stand above their figures join them: the figures are set in the middle."""
    if bands:
        return [*grid]
    joined: list[list[Row]] = []
    waiting: list[Row] = []
    for group in grid:
        if all(_is_label(row, labels) for row in group):
            waiting += group
            continue
        near = [
            row
            for row in waiting
            if group[0].figures and group[0].line.box[1] - row.line.box[1] <= _LABEL_REACH * row.line.height
        ]
        joined += [[row] for row in waiting if row not in near]
        joined.append([*near, *group])
        waiting = []
    return [*joined, *([row] for row in waiting)]


def _blocks(grid: Sequence[Sequence[Row]]) -> list[range]:
    """Rows of figures one by one, rows of a header together."""
    blocks: list[range] = []
    for at, group in enumerate(grid):
        header = not any(row.figures for row in group)
        before = blocks[-1] if blocks else None
        if header and before and not any(row.figures for row in grid[before[0]]):
            blocks[-1] = range(before.start, at + 1)
        else:
            blocks.append(range(at, at + 1))
    return blocks


def _cells(grid: Sequence[Sequence[Row]], block: range, edges: Sequence[float], labels: int) -> list[PageCell]:
    words = [(at, word) for at in block for row in grid[at] for word in row.words]
    if not any(row.figures for row in grid[block.start]):
        return _apart(header_cells(words, edges, labels))
    held: dict[int, list[Word]] = {}
    for _, word in words:
        held.setdefault(_column(edges, word), []).append(word)
    cells = []
    for column, found in sorted(held.items()):
        ends = max(bisect_left(edges, max(word.box[2] for word in found) - _EDGE) - 1, column)
        after = min((other for other in held if other > column), default=len(edges) - 1)
        cells.append(cell_of(block.start, column, 1, max(1, min(ends + 1, after) - column), found))
    return cells


def _column(edges: Sequence[float], word: Word) -> int:
    """A figure's column by its middle, a label's by where it begins."""
    place = word.middle if word.is_figure else word.box[0] + _EDGE
    return max(0, min(bisect_right(edges, place) - 1, len(edges) - 2))


def _apart(cells: Sequence[PageCell]) -> list[PageCell]:
    """Cells that do not overlap: one that would is cut down to its first row."""
    kept: list[PageCell] = []
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        places = _places(cell)
        if places & taken:
            cell = cell._replace(rows=1)
            places = _places(cell) - taken
            columns = sorted(column for _, column in places)
            if not columns:
                continue
            cell = cell._replace(column=columns[0], columns=columns[-1] - columns[0] + 1)
        taken |= places
        kept.append(cell)
    return kept


def _places(cell: PageCell) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
