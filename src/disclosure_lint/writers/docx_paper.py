"""A Word document after the habits of official papers: A4, their margins, typefaces, sizes and page numbers."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from disclosure_lint.writers.docx_parts import font_table, without_thumbnail
from disclosure_lint.writers.stamps import repacked

SONG, BIAO_SONG, FANG_SONG, HEI, KAI = "宋体", "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LATIN = "Times New Roman"
_LINE = Pt(28)
"""Line spacing of the text, the same whatever the typeface."""


def official_paper() -> Any:
    """A document without text, its page and its styles as official papers have them."""
    document = Document()
    document.core_properties.language = "zh-CN"
    without_thumbnail(document)
    font_table(document)
    _set_page(document)
    _set_styles(document)
    return document


def describe(document: Any, title: str, author: str, made: datetime) -> None:
    """Say of the file what it is, whose, and of when; nothing of the template's stays."""
    about = document.core_properties
    about.title, about.author, about.comments = title, author, ""
    about.created = about.modified = made
    about.last_modified_by, about.revision = author, 1


def sign(document: Any, lines: Sequence[str]) -> None:
    """Who signs, and the day, at the right, kept on one page."""
    for at, text in enumerate(lines):
        paragraph = document.add_paragraph(text, style="Normal")
        shape = paragraph.paragraph_format
        shape.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        shape.right_indent = Pt(32)
        shape.space_before = Pt(28) if at == 0 else Pt(0)
        shape.keep_with_next = at + 1 < len(lines)


def packed(document: Any) -> bytes:
    """The file, the same bytes for the same document."""
    data = BytesIO()
    document.save(data)
    return repacked(data.getvalue())


def set_typeface(run: Any, east: str, size: float | None = None) -> None:
    """A run in another typeface for Chinese, in another size."""
    run.font.name = LATIN
    run._r.rPr.rFonts.set(qn("w:eastAsia"), east)
    if size:
        run.font.size = Pt(size)


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
    _shape(footer.style, SONG, 14)
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
    normal = _shape(styles["Normal"], FANG_SONG, 16)
    _space(normal, _LINE)
    title = _shape(styles["Title"], BIAO_SONG, 22)
    _space(title, Pt(34), after=12)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = title.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        title.element.pPr.remove(border)
    heading = _shape(styles["Heading 1"], HEI, 16)
    _space(heading, _LINE)
    heading.paragraph_format.keep_with_next = True
    _indent(heading.element.get_or_add_pPr())
    body = styles["Body Text"]
    _space(_shape(body, FANG_SONG, 16), _LINE)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _indent(body.element.get_or_add_pPr())


def _shape(style: Any, east: str, size: float) -> ParagraphStyle:
    """A style in one typeface for Chinese and the usual one for the rest, black, upright and light."""
    shaped: ParagraphStyle = style
    font = shaped.font
    font.name, font.size, font.bold, font.italic = LATIN, Pt(size), False, False
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
