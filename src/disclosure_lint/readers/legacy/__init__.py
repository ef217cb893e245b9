"""Old Word and WPS files, OpenDocument, RTF, old workbooks: converted by LibreOffice, then read as .docx or .xlsx."""

from disclosure_lint.readers.legacy.read import read_document

__all__ = ["read_document"]
