"""One PDF from bytes to a document, or the reason why it is none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from disclosure_lint.readers.decode import refused
from disclosure_lint.readers.document import Block, Document, Picture
from disclosure_lint.readers.pdf.furniture import without_furniture
from disclosure_lint.readers.pdf.halves import are_two_texts, halves_of
from disclosure_lint.readers.pdf.joining import Part, goes_on, joined
from disclosure_lint.readers.pdf.legible import is_scan, legible, unknown_share
from disclosure_lint.readers.pdf.pages import Box, Page, page_of
from disclosure_lint.readers.pdf.paragraphs import Measure, PlacedLine, gap_between, measure_of, paragraphs_of
from disclosure_lint.readers.pdf.process import Unextracted, raw_pages, recognised_pages
from disclosure_lint.readers.pdf.ruled import UNREADABLE
from disclosure_lint.readers.pdf.tables import Laid, laid
from disclosure_lint.readers.pdf.textlines import lines_of, runs_of
from disclosure_lint.readers.reading import ReaderFinding, Reading
from disclosure_lint.readers.transcript import LaidCell, Transcript
from disclosure_lint.source import Place

_UNKNOWN = 0.01
"""The share of glyphs that may be unknown: they may all be figures."""

_PICTURE = (90.0, 40.0)
"""How wide and high, in points, a picture is at least that may hold a table."""


class Image(NamedTuple):
    """A picture that may hold a table."""

    page: int
    box: Box


Piece: TypeAlias = PlacedLine | Part | Image


def read_document(name: str, data: bytes, *, ocr: bool = False) -> Document | Reading:
    """The document in a PDF; a refusal where there is no text to read, or no time to read it.

    With `ocr` the text of a scan is recognised; what such a document holds is never certain.
    """
    try:
        pages = _pages(raw_pages(data))
        seen = [legible(page) for page in pages]
        scanned = _scanned(pages, seen)
        if not scanned or not ocr:
            return _Builder(name, without_furniture(_laid_out(seen, scanned))).document()
        pages = _pages(recognised_pages(data))
        document = _Builder(name, without_furniture(_seen(pages)), from_picture=True).document()
    except Unextracted as why:
        return refused(why.reason, why.values)
    told = ReaderFinding("SRC006", "from_picture", {"pages": "、".join(map(str, scanned))}, None, "title")
    return replace(document, from_picture=True, findings=(told,))


def _pages(raw: Sequence[Mapping[str, Any]]) -> list[Page]:
    return [page_of(number, found) for number, found in enumerate(raw, 1)]


def _scanned(pages: Sequence[Page], seen: Sequence[Page]) -> list[int]:
    """The pages that are pictures, if that matters: the first one may be a cover."""
    scans = [page.number for page in pages if is_scan(page)]
    textless = not any(page.glyphs for page in seen)
    return scans if textless or any(number > 1 for number in scans) else []


def _laid_out(seen: Sequence[Page], scanned: Sequence[int]) -> list[Laid]:
    """The pages as a person sees them, laid out. Raises `Unextracted` where that is not all of the text."""
    if not any(page.glyphs for page in seen):
        raise Unextracted("pdf_scan")
    if scanned:
        raise Unextracted("pdf_scanned_pages", pages="、".join(map(str, scanned)))
    unknown = unknown_share(seen)
    if unknown > _UNKNOWN:
        raise Unextracted("pdf_no_characters", share=max(1, round(100 * unknown)))
    return _seen(seen)


def _seen(pages: Sequence[Page]) -> list[Laid]:
    """The pages with their tables, columns of text one after the other."""
    halves = [half for page in pages for half in halves_of(page, runs_of(page.glyphs))]
    if are_two_texts(halves):
        raise Unextracted("pdf_side_by_side")
    return [laid(half.page, half.runs) for half in halves]


class _Builder:
    """Puts the pieces of all pages into a transcript."""

    def __init__(self, name: str, pages: Sequence[Laid], *, from_picture: bool = False) -> None:
        self._name, self._pages, self._from_picture = name, pages, from_picture
        self._by_number: dict[int, Page] = {page.page.number: page.page for page in pages}
        self._transcript = Transcript()
        self._blocks: list[Block] = []
        self._tables = 0

    def document(self) -> Document:
        """The whole document."""
        lines: list[PlacedLine] = []
        parts: list[Part] = []
        pieces = [piece for page in self._pages for piece in _pieces(page)]
        prose = [piece for piece in pieces if isinstance(piece, PlacedLine)]
        measure = measure_of(prose) if prose else Measure(0, 0, 0, False)
        for piece in pieces:
            if lines and not isinstance(piece, PlacedLine):
                self._prose(lines, measure)
                lines = []
            if parts and not (isinstance(piece, Part) and self._is_rest(parts[-1], piece)):
                self._table(parts)
                parts = []
            if isinstance(piece, PlacedLine):
                lines.append(piece)
            elif isinstance(piece, Part):
                parts.append(piece)
            else:
                self._blocks.append(Picture(self._transcript.mark(self._place(piece.page, piece.box)), "picture"))
        if lines:
            self._prose(lines, measure)
        if parts:
            self._table(parts)
        return Document(self._transcript.source(self._name), tuple(self._blocks))

    def _is_rest(self, before: Part, after: Part) -> bool:
        return after.page == before.page + 1 and goes_on(before, after)

    def _prose(self, lines: Sequence[PlacedLine], measure: Measure) -> None:
        for paragraph in paragraphs_of(lines, measure):
            pieces, text = [], ""
            for page, line in paragraph:
                piece = (gap_between(text, line.text) if text else "") + line.text
                pieces.append((piece, self._place(page, line.box)))
                text += piece
            self._blocks.append(self._transcript.broken(pieces))

    def _table(self, parts: Sequence[Part]) -> None:
        self._tables += 1
        cells = [
            LaidCell(
                cell.row,
                cell.column,
                cell.rows,
                cell.columns,
                cell.text,
                place._replace(table=self._tables, row=cell.row + 1, column=cell.column + 1),
                self._unread(cell.text),
            )
            for cell in joined(parts)
            for place in (self._place(*cell.at),)
        ]
        self._blocks.append(self._transcript.grid(cells, sure=all(part.table.ruled for part in parts)))

    def _unread(self, text: str) -> str | None:
        """Why a cell is not what it seems: a character that nobody knows, or nothing seen where a figure may stand."""
        if UNREADABLE in text:
            return "unclear"
        return "unseen" if self._from_picture and not text.strip() else None

    def _place(self, page: int, box: Box) -> Place:
        return Place(page=page, box=self._by_number[page].shown(box))


def _pieces(page: Laid) -> Iterator[Piece]:
    """What stands on a page, from top to bottom."""
    number = page.page.number
    pieces: list[tuple[float, Piece]] = [(line.box[1], PlacedLine(number, line)) for line in lines_of(page.runs)]
    pieces += [(table.box[1], Part(number, table)) for table in page.tables]
    for box in page.page.pictures:
        left, top, right, bottom = box
        if right - left >= _PICTURE[0] and bottom - top >= _PICTURE[1]:
            pieces.append((top, Image(number, box)))
    return (piece for _, piece in sorted(pieces, key=lambda found: found[0]))
