"""Plain text and Markdown as a document: a paragraph a line. Tables are lost in such text unless a line keeps them."""

from disclosure_lint.readers.document import Document, Paragraph
from disclosure_lint.readers.lines import line_spans
from disclosure_lint.source import Source


def text_document(source: Source) -> Document:
    """The document that a text is."""
    return Document(source, tuple(Paragraph(span) for span in line_spans(source.text)), loses_tables=True)
