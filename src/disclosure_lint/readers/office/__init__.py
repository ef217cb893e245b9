"""What Word files and workbooks have in common: parts in a zip, opened under guard. Knows no document format."""

from collections.abc import Callable

from disclosure_lint.readers.decode import refused
from disclosure_lint.readers.document import Document
from disclosure_lint.readers.office.package import Package, Unreadable
from disclosure_lint.readers.reading import Reading

__all__ = ["Package", "Unreadable", "document_of"]


def document_of(data: bytes, read: Callable[[Package], Document]) -> Document | Reading:
    """The document that `read` makes of a file's parts, or why it cannot be read (SRC001)."""
    try:
        return read(Package(data))
    except Unreadable as trouble:
        return refused(trouble.reason, trouble.values)
