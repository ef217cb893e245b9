"""The body of a Word file as blocks: paragraphs, tables and pictures in the order in which they are read."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from lxml import etree

from disclosure_lint.readers.document import Block, Grid, Picture
from disclosure_lint.readers.docx.layout import Laid, layout, unwrapped
from disclosure_lint.readers.docx.numbering import Numbering
from disclosure_lint.readers.docx.runs import Content, Runs
from disclosure_lint.readers.docx.styles import Styles
from disclosure_lint.readers.office.names import W
from disclosure_lint.readers.transcript import LaidCell, Transcript
from disclosure_lint.source import Place

_ATTACHED: Final = (f"{W}altChunk", f"{W}subDoc")
_FRAME: Final = 2
"""A table with fewer rows or columns than this holds text rather than figures if other tables are in it."""


class Flow:
    """Reads blocks one after another into a transcript."""

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering, transcript: Transcript) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._numbering = numbering
        self._runs = Runs(styles, root)
        self._transcript = transcript
        self._paragraphs = {"": 0, "text_box": 0, "header": 0}
        self._tables = 0

    def read(self, container: etree._Element, part: str = "") -> None:
        """The blocks of the body, a cell or a text box."""
        for element, content in self._elements(container):
            if content:
                self._paragraph(element, content, part)
            elif element.tag == f"{W}tbl":
                self._table(element, part)
            elif element.tag in _ATTACHED:
                self.blocks.append(Picture(self._transcript.mark(self._here(part)), "attachment"))

    def _elements(self, container: etree._Element) -> Iterator[tuple[etree._Element, Content | None]]:
        """What stands in a container; with each paragraph what it holds, with those before it that have no end."""
        content: Content | None = None
        for element in unwrapped(container):
            if element.tag == f"{W}p":
                content = content or Content()
                properties = element.find(f"{W}pPr")
                self._runs.read(element, properties, content)
                if self._runs.goes_on(properties):
                    continue
                place = self._styles.list_place(properties)
                if place.number:
                    content.pieces.insert(0, self._numbering.label(place.number, place.level or 0))
                yield element, content
                content = None
            else:
                yield element, None
        if content:
            yield container, content

    def _here(self, part: str) -> Place:
        return Place(part=part or None, paragraph=max(1, self._paragraphs[part]))

    def _paragraph(self, element: etree._Element, content: Content, part: str) -> None:
        """A paragraph as a block a line. Boxes stand after it, but at the beginning of the document before it."""
        boxes, first = content.boxes, not self.blocks
        for box in boxes if first else ():
            self.read(box, "text_box")
        if content.text.strip():
            self._paragraphs[part] += 1
        here, heading = self._here(part), self._styles.heading(element.find(f"{W}pPr"))
        for line in content.text.split("\n"):
            if line.strip():
                self.blocks.append(self._transcript.paragraph(line.strip(), here, heading))
        self._pictures(content, here)
        for box in () if first else boxes:
            self.read(box, "text_box")

    def _pictures(self, content: Content, here: Place) -> None:
        self.blocks += (Picture(self._transcript.mark(here), kind) for kind in content.pictures)

    def _table(self, table: etree._Element, part: str) -> None:
        cells = layout(table)
        nested = next(table.iterdescendants(f"{W}tbl"), None) is not None
        if len(cells) == 1 or (nested and _is_frame(cells)):
            for cell in cells:
                self.read(cell.element, part)
            return
        self._tables += 1
        number, inner = self._tables, list[Callable[[], None]]()
        laid = [self._cell(cell, number, part, inner) for cell in cells]
        if any(cell.text for cell in laid):
            self.blocks.append(self._grid(laid))
        for later in inner:
            later()

    def _grid(self, laid: list[LaidCell]) -> Grid:
        above = self.blocks[-1] if self.blocks else None
        width = max(cell.column + cell.columns for cell in laid)
        same = isinstance(above, Grid) and max(cell.column + cell.columns for cell in above.cells) == width
        return self._transcript.grid(laid, continues=same)

    def _cell(self, cell: Laid, number: int, part: str, inner: list[Callable[[], None]]) -> LaidCell:
        """A cell with its text; what it holds beside text is read later, after the table."""
        place = Place(part=part or None, table=number, row=cell.row + 1, column=cell.column + 1)
        lines: list[str] = []
        for element, content in self._elements(cell.element):
            if content:
                lines += (line.strip() for line in content.text.split("\n"))
                inner += self._beside(content, place)
            elif element.tag == f"{W}tbl":
                inner.append(partial(self._table, element, part))
        text = "\n".join(line for line in lines if line)
        return LaidCell(cell.row, cell.column, cell.rows, cell.columns, text, place)

    def _beside(self, content: Content, place: Place) -> Iterator[Callable[[], None]]:
        if content.pictures:
            yield partial(self._pictures, content, place)
        for box in content.boxes:
            yield partial(self.read, box, "text_box")


def _is_frame(cells: list[Laid]) -> bool:
    """Whether a table holds others only to set them on the page."""
    return len({cell.row for cell in cells}) < _FRAME or len({cell.column for cell in cells}) < _FRAME
