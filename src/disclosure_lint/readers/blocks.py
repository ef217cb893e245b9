"""The blocks of a document in its repaired text: where the prose is, and what the cells of its tables say."""

from collections.abc import Mapping
from typing import NamedTuple

from disclosure_lint.readers.document import Document, Grid, GridCell, Paragraph
from disclosure_lint.readers.lines import Line
from disclosure_lint.readers.mapping import Inverse
from disclosure_lint.readers.normalise import Repaired
from disclosure_lint.source import Span, TextMap


class ReadCell(NamedTuple):
    """A cell with its text as it stood and with its characters repaired; lines of a cell end in a line feed."""

    cell: GridCell
    text: str


class ReadGrid(NamedTuple):
    """A table of the document, `number` its place among them."""

    number: int
    grid: Grid
    cells: tuple[ReadCell, ...]


class Texts:
    """The repaired text of a document and its blocks in it."""

    def __init__(self, document: Document, repaired: Repaired) -> None:
        self.text = repaired.text
        self._blocks = document.blocks
        self._inverse = Inverse(repaired.map)
        grids = [block for block in document.blocks if isinstance(block, Grid)]
        self.grids = [ReadGrid(number, grid, self._cells(grid)) for number, grid in enumerate(grids)]

    def line(self, span: Span) -> Line:
        """A piece of the original as a line of the repaired text."""
        start, end = self._inverse.span(span)
        return Line(self.text[start:end], TextMap.shifted(start, end - start)).cut(0)

    def prose(self, leftover: Mapping[int, list[GridCell]]) -> tuple[list[Span], set[int]]:
        """Where the lines of the text are: paragraphs, and cells that no form has (`leftover`, by number of the table).

        The second value are beginnings of lines that go on from nothing before: those after a table.
        """
        spans: list[Span] = []
        apart: set[int] = set()
        number, after_table = 0, False
        for block in self._blocks:
            found: list[Span] = []
            if isinstance(block, Paragraph):
                found = [block.span]
            elif isinstance(block, Grid):
                found, number, after_table = _row_spans(leftover.get(number, [])), number + 1, True
            found = [self._inverse.span(span) for span in found]
            if found and (after_table or isinstance(block, Grid)):
                apart.update(span.start for span in found)
                after_table = isinstance(block, Grid)
            spans += found
        return spans, apart

    def _cells(self, grid: Grid) -> tuple[ReadCell, ...]:
        return tuple(ReadCell(cell, self._repaired(cell)) for cell in grid.cells)

    def _repaired(self, cell: GridCell) -> str:
        """A cell's text repaired: line by line, as line feeds are the cell's own."""
        pieces, at = [], cell.span.start
        for line in cell.text.split("\n"):
            start, end = self._inverse.span(Span(at, at + len(line)))
            pieces.append(self.text[start:end])
            at += len(line) + 1
        return "\n".join(pieces)


def texts_of(document: Document, repaired: Repaired) -> Texts:
    """The blocks of a document in its repaired text."""
    return Texts(document, repaired)


def _row_spans(cells: list[GridCell]) -> list[Span]:
    """A row a line; a cell alone in its row line by line."""
    rows: dict[int, list[GridCell]] = {}
    for cell in cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    spans: list[Span] = []
    for row in rows.values():
        if len(row) > 1:
            spans.append(Span(row[0].span.start, row[-1].span.end))
            continue
        at = row[0].span.start
        for line in row[0].text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
    return spans
