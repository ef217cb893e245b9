"""Web pages → documents: the report found on the page, its tables as laid out, each piece with its element's path.

Reads what a browser would show to a person; loads nothing, runs nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from disclosure_lint.readers.decode import refused
from disclosure_lint.readers.document import Block, Document, Grid, Picture
from disclosure_lint.readers.html.article import article
from disclosure_lint.readers.html.charset import decode_page
from disclosure_lint.readers.html.flow import Flow
from disclosure_lint.readers.html.metadata import metadata_of
from disclosure_lint.readers.html.mht import saved_page
from disclosure_lint.readers.html.pieces import Piece, Table, TextLine
from disclosure_lint.readers.html.table import MAX_PLACES, TooLarge
from disclosure_lint.readers.html.tree import parsed, roots
from disclosure_lint.readers.mojibake import is_misread
from disclosure_lint.readers.reading import Reading
from disclosure_lint.readers.text import text_document
from disclosure_lint.readers.transcript import Transcript
from disclosure_lint.source import Place
from disclosure_lint.vocabulary import Vocabulary

__all__ = ["read_page", "read_saved"]


def read_page(name: str, data: bytes, vocabulary: Vocabulary, charset: str | None = None) -> Document | Reading:
    """The report on a page; `charset` is what carried the page says of its encoding. A reading is a refusal."""
    text = decode_page(data, charset)
    if isinstance(text, Reading):
        return text
    root = parsed(text)
    if isinstance(root, Reading):
        return root
    try:
        found = article(Flow().walk(roots(root)), vocabulary)
    except TooLarge:
        return refused("page_table", {"limit": MAX_PLACES})
    if found.elsewhere:
        return refused(f"page_{found.elsewhere}", {})
    transcript = Transcript()
    metadata = metadata_of(root, transcript, vocabulary)
    blocks = [*_about(found.about, transcript), *_blocks(found.pieces, transcript)]
    source = transcript.source(name)
    if is_misread(source.text):
        return refused("misread", {})
    document = Document(source, tuple(blocks), metadata)
    has_tables = any(isinstance(piece, Table) for piece in found.pieces)
    return document if has_tables else _with_flattened(document, vocabulary)


def _with_flattened(document: Document, vocabulary: Vocabulary) -> Document:
    """A page without tables, those in it that a text reader sees: apps and copies leave a cell or a row a line."""
    start = document.blocks[0].span.start if document.blocks else 0
    flat = [block for block in text_document(document.source, vocabulary).blocks if block.span.start >= start]
    if not any(isinstance(block, Grid) for block in flat):
        return document
    pictures = [block for block in document.blocks if isinstance(block, Picture)]
    blocks = sorted([*pictures, *flat], key=lambda block: block.span.start)
    return replace(document, blocks=tuple(blocks), loses_tables=True)


def read_saved(name: str, data: bytes, vocabulary: Vocabulary) -> Document | Reading:
    """The report on a page that a browser saved as one file (.mht)."""
    page = saved_page(data)
    return page if isinstance(page, Reading) else read_page(name, page.data, vocabulary, page.charset)


def _about(pieces: list[Piece], transcript: Transcript) -> Iterator[Block]:
    """What the page tells of the document: no paragraph and no table of it, so that people can count."""
    for piece in pieces:
        place = Place(part="page_head", node=piece.path)
        if isinstance(piece, TextLine):
            yield transcript.paragraph(piece.text, place)
        elif isinstance(piece, Table):
            yield transcript.grid(cell._replace(place=place._replace(node=cell.place.node)) for cell in piece.cells)


def _blocks(pieces: list[Piece], transcript: Transcript) -> list[Block]:
    """The pieces as blocks, paragraphs and tables counted."""
    blocks: list[Block] = []
    paragraphs = tables = 0
    for piece in pieces:
        if isinstance(piece, TextLine):
            paragraphs += 1
            blocks.append(transcript.paragraph(piece.text, Place(paragraph=paragraphs, node=piece.path), piece.heading))
        elif isinstance(piece, Table):
            tables += 1
            placed = (cell._replace(place=cell.place._replace(table=tables)) for cell in piece.cells)
            blocks.append(transcript.grid(placed))
        else:
            blocks.append(Picture(transcript.mark(Place(node=piece.path)), piece.kind))
    return blocks
