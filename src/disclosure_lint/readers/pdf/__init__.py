"""PDF files with a text layer: glyphs and rulings → paragraphs and tables. Knows no form and no report.

`extract` (a process of its own) hands over what stands on the pages; `pages` and `legible` make it what a person sees;
`tables` lays out what rulings or columns hold; `furniture`, `paragraphs` and `joining` undo what the page did to it.
"""

from disclosure_lint.readers.pdf.read import read_document

__all__ = ["read_document"]
