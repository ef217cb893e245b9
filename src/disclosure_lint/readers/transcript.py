"""Builds the transcript of a document: a paragraph or a table row a line, and where each piece truly stands."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from disclosure_lint.readers.document import Grid, GridCell, Paragraph
from disclosure_lint.source import Anchor, Place, Source, Span

CELL_BREAK = " | "
"""Between the cells of a row, in the transcript only."""

_SPACES = dict.fromkeys(map(ord, "\n\r\v\f\x85\u2028\u2029"), " ")


class LaidCell(NamedTuple):
    """A cell before it has an offset: where it is laid out (from 0, with spans), its text and its place.

    `unread` as in `GridCell`.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    place: Place
    unread: str | None = None


class Transcript:
    """Grows line by line; hands out spans."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._anchors: list[Anchor] = []
        self._length = 0

    def paragraph(self, text: str, place: Place, heading: int | None = None) -> Paragraph:
        """A paragraph as a line. Line breaks in it become spaces."""
        span = self._piece(text, place)
        self._put("\n")
        return Paragraph(span, heading)

    def broken(self, pieces: Iterable[tuple[str, Place]], heading: int | None = None) -> Paragraph:
        """A paragraph in pieces that stand at places of their own, as lines of a page; nothing is put between them."""
        spans = [self._piece(text, place) for text, place in pieces]
        self._put("\n")
        return Paragraph(Span(spans[0].start, spans[-1].end), heading)

    def grid(self, cells: Iterable[LaidCell], *, sure: bool = True, continues: bool = False) -> Grid:
        """A table as a line a row, a cell that spans rows in its first one."""
        ordered: Sequence[LaidCell] = sorted(cells, key=lambda cell: (cell.row, cell.column))
        start, made = self._length, list[GridCell]()
        for at, cell in enumerate(ordered):
            if at:
                self._put(CELL_BREAK if cell.row == ordered[at - 1].row else "\n")
            span = self._piece(cell.text, cell.place)
            made.append(GridCell(cell.row, cell.column, cell.rows, cell.columns, cell.text, span, cell.unread))
        end = self._length
        self._put("\n")
        return Grid(tuple(made), Span(start, end), sure, continues)

    def mark(self, place: Place) -> Span:
        """An empty span at a place: for what has no text, as a picture."""
        self._anchors.append(Anchor(self._length, place))
        return Span(self._length, self._length)

    def source(self, name: str) -> Source:
        """The transcript as it is so far."""
        return Source(name, "".join(self._pieces), tuple(self._anchors))

    def _piece(self, text: str, place: Place) -> Span:
        start = self._length
        self._anchors.append(Anchor(start, place))
        self._put(text.translate(_SPACES))
        return Span(start, self._length)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
