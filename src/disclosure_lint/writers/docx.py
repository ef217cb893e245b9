"""Prints a report as a Word document after the habits of official papers."""

import re
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.writers.comments import NO_COMMENTS, Comments
from disclosure_lint.writers.docx_paper import KAI, describe, official_paper, packed, set_typeface, sign
from disclosure_lint.writers.docx_tables import table_element
from disclosure_lint.writers.paper import Grid, Heading, Paper, Text, paper_of, placed
from disclosure_lint.writers.stamps import stamp

_SUB_HEADING = re.compile(r"（[一二三四五六七八九十]{1,2}）[^。：；]{1,24}(?:。|$)")
"""A heading below those of the sections, which runs on into its text."""
_AUTHOR = "disclosure-lint"


def write_docx(report: Report, forms: Forms, comments: Comments = NO_COMMENTS) -> bytes:
    """The report as a document; comments are Word's own."""
    paper = paper_of(report, forms)
    document = official_paper()
    describe(document, paper.name, paper.agency or "", stamp(report))
    _Body(document, placed(comments, paper)).write(paper)
    return packed(document)


class _Body:
    def __init__(self, document: Any, comments: Comments) -> None:
        self._document, self._comments = document, comments

    def write(self, paper: Paper) -> None:
        if paper.title:
            self._paragraph(paper.title, "Title", "title")
        if paper.published:
            line = self._paragraph(paper.published, "Normal", "published")
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for block in paper.blocks:
            if isinstance(block, Grid):
                self._table(block)
            elif isinstance(block, Heading):
                self._paragraph(block.text, "Heading 1", block.pointer)
            else:
                self._text(block)
        sign(self._document, paper.signed)

    def _paragraph(self, text: str, style: str, pointer: str = "") -> Any:
        paragraph = self._document.add_paragraph(text, style=style)
        self._note(pointer, paragraph.runs)
        return paragraph

    def _text(self, block: Text) -> None:
        """A paragraph of text, a heading at its beginning in its own typeface."""
        found = _SUB_HEADING.match(block.text)
        head = found[0] if found else ""
        paragraph = self._document.add_paragraph(style="Body Text")
        if head:
            set_typeface(paragraph.add_run(head), KAI)
        if block.text[len(head) :] or not head:
            paragraph.add_run(block.text[len(head) :])
        self._note(block.pointer, paragraph.runs)

    def _table(self, grid: Grid) -> None:
        element, cells = table_element(grid.laying)
        body = self._document.element.body
        body.insert(len(body) - 1, element)  # before the properties of the section, which stand last
        for cell, run in cells:
            if cell.pointer:
                self._note(cell.pointer, [Run(run, self._document)])
        after = self._document.add_paragraph(style="Normal")
        after.paragraph_format.line_spacing = Pt(12)

    def _note(self, pointer: str, runs: list[Any]) -> None:
        texts = self._comments.get(pointer) if pointer else ()
        if texts and runs:
            comment = self._document.add_comment(
                [runs[0], runs[-1]], text="\n".join(texts), author=_AUTHOR, initials="DL"
            )
            comment._comment_elm.attrib.pop(qn("w:date"), None)
