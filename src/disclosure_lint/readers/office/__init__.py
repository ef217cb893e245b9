"""What Word files and workbooks have in common: parts in a zip, opened under guard. Knows no document format."""

from disclosure_lint.readers.office.package import Package, Unreadable

__all__ = ["Package", "Unreadable"]
