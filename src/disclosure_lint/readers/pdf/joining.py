"""Tables that a page break cut in two are one again: same columns, nothing between, a repeated header left out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.pages import Box
from disclosure_lint.readers.pdf.ruled import PageCell, PageTable

_SAME, _SAME_GUESSED = 5.0, 20.0
"""By how much the edges of columns may differ from page to page: of ruled ones, and of those told by their figures."""


class Part(NamedTuple):
    """A table of one page."""

    page: int
    table: PageTable


class JoinedCell(NamedTuple):
    """A cell of a table over several pages: where it is laid out, and what of it stands on which page."""

    row: int
    column: int
    rows: int
    columns: int
    pieces: tuple[tuple[int, PageCell], ...]

    @property
    def text(self) -> str:
        """Its lines."""
        return "\n".join(text for _, piece in self.pieces if (text := piece.text))

    @property
    def at(self) -> tuple[int, Box]:
        """Page and box of the first piece that holds something, else of the first."""
        page, piece = next(((page, piece) for page, piece in self.pieces if piece.text), self.pieces[0])
        return page, piece.box


def goes_on(before: Part, after: Part) -> bool:
    """Whether a table may be the rest of the last one before it: columns of one are columns of the other."""
    one, other = before.table.columns, _shifted(after.table, before.table)
    same = _tolerance((before, after))
    if abs(one[-1] - other[-1]) > same:
        return False
    fewer, more = sorted((one, other), key=len)
    return all(any(abs(edge - place) <= same for place in more) for edge in fewer)


def joined(parts: Sequence[Part]) -> list[JoinedCell]:
    """The cells of the parts of one table, in its columns altogether."""
    edges = _all_edges(parts)
    cells: list[JoinedCell] = []
    height = 0
    for number, part in enumerate(parts):
        skipped = _repeated(parts[0].table, part.table) if number else 0
        placed = [_placed(cell, part, parts[0], edges, height - skipped) for cell in part.table.cells]
        placed = [cell for cell in placed if cell.row >= height]
        if number and not skipped:
            cells, placed = _mended(cells, placed, height)
        cells += placed
        height = max((cell.row + cell.rows for cell in cells), default=0)
    return cells


def _shifted(table: PageTable, first: PageTable) -> tuple[float, ...]:
    """The edges of a table's columns as they were if it began where the first one does: margins change sides."""
    return tuple(edge - table.columns[0] + first.columns[0] for edge in table.columns)


def _tolerance(parts: Iterable[Part]) -> float:
    return _SAME if all(part.table.ruled for part in parts) else _SAME_GUESSED


def _all_edges(parts: Sequence[Part]) -> list[float]:
    same = _tolerance(parts)
    edges: list[float] = []
    for edge in sorted(edge for part in parts for edge in _shifted(part.table, parts[0].table)):
        if not edges or edge - edges[-1] > same:
            edges.append(edge)
    return edges


def _placed(cell: PageCell, part: Part, first: Part, edges: Sequence[float], down: int) -> JoinedCell:
    own = _shifted(part.table, first.table)
    start = _nearest(edges, own[cell.column])
    end = _nearest(edges, own[cell.column + cell.columns])
    return JoinedCell(cell.row + down, start, cell.rows, max(1, end - start), ((part.page, cell),))


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - place))


def _repeated(first: PageTable, table: PageTable) -> int:
    """How many rows at the head of a table are those at the head of the first one, said again."""
    ours, theirs = _by_row(first.cells), _by_row(table.cells)
    count = 0
    while count in ours and ours[count] == theirs.get(count) and not any(text.isdecimal() for text in ours[count]):
        count += 1
    spanning = any(cell.row < count < cell.row + cell.rows for cell in table.cells)
    return 0 if spanning else count


def _by_row(cells: Iterable[PageCell]) -> dict[int, list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append("".join(cell.text.split()))
    return rows


def _mended(above: list[JoinedCell], below: list[JoinedCell], height: int) -> tuple[list[JoinedCell], list[JoinedCell]]:
    """Cells open at the break put together; where all of a row are, the row is one again."""
    lower = {(cell.column, cell.columns): cell for cell in below if cell.row == height}
    last = [cell for cell in above if cell.row + cell.rows == height]
    pairs = {
        cell: other
        for cell in last
        if (other := lower.get((cell.column, cell.columns)))
        and cell.pieces[-1][1].open_below
        and other.pieces[0][1].open_above
    }
    if not pairs:
        return above, below
    whole = len(pairs) == len(last) == len(lower)
    grown = {
        cell: cell._replace(rows=cell.rows + other.rows - whole, pieces=cell.pieces + other.pieces)
        for cell, other in pairs.items()
    }
    taken = set(pairs.values())
    rest = [cell._replace(row=cell.row - whole) for cell in below if cell not in taken]
    return [grown.get(cell, cell) for cell in above], rest
