"""A text as paragraphs and tables. Tables may be lost in such text; those that are there are of uncertain shape."""

from disclosure_lint.readers.document import Block, Document, Grid, Paragraph
from disclosure_lint.readers.lines import is_page_number, line_spans
from disclosure_lint.readers.text.regions import regions
from disclosure_lint.readers.text.rows import Row, row_of
from disclosure_lint.source import Source, Span
from disclosure_lint.vocabulary import Vocabulary


def text_document(source: Source, vocabulary: Vocabulary) -> Document:
    """The document that a text is."""
    text, pages = source.text, vocabulary.phrases("reader_page_number")
    spans = [
        span
        for span in line_spans(text)
        if not is_page_number(text[slice(*span)].strip(), pages) and not _ends_page(text, span)
    ]
    rows = [row_of(text, span) for span in spans]
    blocks: list[Block] = []
    at = 0
    for start, end in regions(rows):
        blocks += [Paragraph(span) for span in spans[at:start]]
        blocks.append(_grid(rows[start:end]))
        at = end
    blocks += [Paragraph(span) for span in spans[at:]]
    return Document(source, tuple(blocks), loses_tables=True)


def _ends_page(text: str, span: Span) -> bool:
    """Whether a line is the number of a page: a number before a form feed."""
    return text[slice(*span)].strip().isdecimal() and text[span.end : span.end + 3].lstrip("\r\n").startswith("\f")


def _grid(rows: list[Row]) -> Grid:
    cells = tuple(
        cell._replace(row=at, column=column) for at, row in enumerate(rows) for column, cell in enumerate(row.cells)
    )
    return Grid(cells, Span(rows[0].span.start, rows[-1].span.end), sure=False)
