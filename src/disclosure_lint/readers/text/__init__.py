"""Plain text and Markdown as a document: a paragraph a line, and what is left of tables in such text."""

from disclosure_lint.readers.text.document import text_document

__all__ = ["text_document"]
