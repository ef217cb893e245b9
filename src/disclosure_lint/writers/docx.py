"""Prints a report as a Word document after the habits of official papers: A4, their margins, typefaces and sizes."""

import re
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.run import Run

from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.writers.comments import NO_COMMENTS, Comments
from disclosure_lint.writers.docx_parts import font_table, without_thumbnail
from disclosure_lint.writers.docx_tables import table_element
from disclosure_lint.writers.paper import Grid, Heading, Paper, Text, paper_of, placed
from disclosure_lint.writers.stamps import repacked, stamp

_SONG, _BIAO_SONG, _FANG_SONG, _HEI, _KAI = "宋体", "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_LATIN = "Times New Roman"
_LINE = Pt(28)
"""Line spacing of the text, the same whatever the typeface."""
_SUB_HEADING = re.compile(r"（[一二三四五六七八九十]{1,2}）[^。：；]{1,24}(?:。|$)")
"""A heading below those of the sections, which runs on into its text."""
_AUTHOR = "disclosure-lint"


def write_docx(report: Report, forms: Forms, comments: Comments = NO_COMMENTS) -> bytes:
    """The report as a document; comments are Word's own."""
    paper = paper_of(report, forms)
    document = Document()
    _describe(document, paper, report)
    _set_page(document)
    _set_styles(document)
    _Body(document, placed(comments, paper)).write(paper)
    data = BytesIO()
    document.save(data)
    return repacked(data.getvalue())


def _describe(document: Any, paper: Paper, report: Report) -> None:
    about = document.core_properties
    about.title, about.author, about.comments, about.language = paper.name, paper.agency or "", "", "zh-CN"
    about.created = about.modified = stamp(report)
    about.last_modified_by, about.revision = paper.agency or "", 1
    without_thumbnail(document)
    font_table(document)


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    section.header_distance, section.footer_distance = Mm(15), Mm(25)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _shape(footer.style, _SONG, 14)
    for text in ("— ", None, " —"):
        run = footer.add_run(text)
        if text is None:
            _page_number(run)


def _page_number(run: Any) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text
        run._r.append(part)


def _set_styles(document: Any) -> None:
    styles = document.styles
    normal = _shape(styles["Normal"], _FANG_SONG, 16)
    _space(normal, _LINE)
    title = _shape(styles["Title"], _BIAO_SONG, 22)
    _space(title, Pt(34), after=12)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = title.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        title.element.pPr.remove(border)
    heading = _shape(styles["Heading 1"], _HEI, 16)
    _space(heading, _LINE)
    heading.paragraph_format.keep_with_next = True
    _indent(heading.element.get_or_add_pPr())
    body = styles["Body Text"]
    _space(_shape(body, _FANG_SONG, 16), _LINE)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _indent(body.element.get_or_add_pPr())


def _shape(style: Any, east: str, size: float) -> ParagraphStyle:
    """A style in one typeface for Chinese and the usual one for the rest, black, upright and light."""
    shaped: ParagraphStyle = style
    font = shaped.font
    font.name, font.size, font.bold, font.italic = _LATIN, Pt(size), False, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = shaped.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), east)
    fonts.set(qn("w:hint"), "eastAsia")
    for name in ("w:spacing", "w:kern"):
        for found in shaped.element.rPr.findall(qn(name)):
            shaped.element.rPr.remove(found)
    return shaped


def _space(style: Any, line: Any, after: int = 0) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(0), Pt(after)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, line


def _indent(properties: Any) -> None:
    """The first line by two characters."""
    indent = properties.get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "640")


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
        self._signature(paper.signed)

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
            run = paragraph.add_run(head)
            run.font.name = _LATIN
            run._r.rPr.rFonts.set(qn("w:eastAsia"), _KAI)
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

    def _signature(self, signed: tuple[str, ...]) -> None:
        """Agency and date at the right, the shorter one centred under the longer."""
        for at, text in enumerate(signed):
            paragraph = self._document.add_paragraph(text, style="Normal")
            shape = paragraph.paragraph_format
            shape.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            shape.right_indent = Pt(32)
            shape.space_before = Pt(28) if at == 0 else Pt(0)
            shape.keep_with_next = at + 1 < len(signed)

    def _note(self, pointer: str, runs: list[Any]) -> None:
        texts = self._comments.get(pointer) if pointer else ()
        if texts and runs:
            comment = self._document.add_comment(
                [runs[0], runs[-1]], text="\n".join(texts), author=_AUTHOR, initials="DL"
            )
            comment._comment_elm.attrib.pop(qn("w:date"), None)
