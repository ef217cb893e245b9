"""What a paragraph of a Word file shows: its text, the boxes and pictures in it. Knows no blocks and no tables.

Deleted and hidden text, instructions of fields and notes are left out; inserted text and results of fields are in.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from lxml import etree

from disclosure_lint.readers.docx.styles import Styles, hidden
from disclosure_lint.readers.docx.symbols import symbol
from disclosure_lint.readers.office.names import COMPATIBLE, DRAWING, MATH, OLE, VML, W

PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

_THROUGH: Final = {
    f"{prefix}{name}"
    for prefix, names in (
        (W, ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")),
        (W, ("ruby", "rubyBase", "fldSimple")),
        (COMPATIBLE, ("Choice", "Fallback")),
        (MATH, ("oMathPara",)),
    )
    for name in names
}
_MARKS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_UNENDED: Final = (f"{W}del", f"{W}moveFrom", f"{W}specVanish")
_SILENT: Final = ("TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")
"""Fields whose results are no text of the report: its contents and its pages."""


@dataclass
class Content:
    """What a paragraph holds. `text` has a line feed where a line is broken."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[Literal["picture", "attachment"]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as it is shown."""
        return "".join(self.pieces)


class Runs:
    """Reads paragraphs in the order of the document: a field may go over many of them."""

    def __init__(self, styles: Styles, root: etree._Element) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self._dark = 0
        kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
        self._whole = kinds.count("begin") == kinds.count("end")

    def read(self, paragraph: etree._Element, properties: etree._Element | None, content: Content) -> None:
        """Adds what a paragraph with these properties holds to `content`."""
        self._walk(paragraph, content, self._styles.hides(properties, "p"))

    def goes_on(self, properties: etree._Element | None) -> bool:
        """Whether the end of a paragraph was deleted or is hidden, so that the next one follows in the same line."""
        mark = properties.find(f"{W}rPr") if properties is not None else None
        return mark is not None and any(mark.find(name) is not None for name in _UNENDED)

    def _walk(self, parent: etree._Element, content: Content, dark: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, content, dark)
            elif tag == f"{COMPATIBLE}AlternateContent":
                self._alternative(child, content, dark)
            elif tag == f"{MATH}oMath":
                content.pieces += [] if dark or self._dark else [text.text or "" for text in child.iter(f"{MATH}t")]
            elif tag in _THROUGH:
                silent = tag == f"{W}fldSimple" and _is_silent(child.get(f"{W}instr", ""))
                self._dark += silent
                self._walk(child, content, dark)
                self._dark -= silent

    def _run(self, run: etree._Element, content: Content, dark: bool) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            own = hidden(properties)
            dark = own if own is not None else dark or self._styles.hides(properties, "r")
        self._inside(run, content, dark)

    def _inside(self, run: etree._Element, content: Content, dark: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1].add(child.text or "")
            elif dark or self._dark:
                continue
            elif tag == f"{W}t":
                content.pieces.append(_text(child))
            elif tag in _MARKS:
                content.pieces.append(_MARKS[tag])
            elif tag == f"{W}sym":
                content.pieces.append(symbol(child.get(f"{W}font", ""), child.get(f"{W}char", "")))
            elif tag == f"{COMPATIBLE}AlternateContent":
                self._alternative(child, content, dark)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                _drawn(child, content)
            elif tag in _THROUGH:
                self._walk(child, content, dark)

    def _alternative(self, element: etree._Element, content: Content, dark: bool) -> None:
        """One of several forms of the same thing: the first, which Word shows."""
        chosen = next((child for child in element if child.tag in _THROUGH and len(child)), None)
        if chosen is not None:
            (self._inside if chosen[0].tag != f"{W}r" else self._walk)(chosen, content, dark)

    def _field(self, kind: str | None) -> None:
        if not self._whole:
            return
        if kind == "begin":
            self._fields.append(_Field())
            self._dark += 1
        elif kind == "separate" and self._fields and not self._fields[-1].shown:
            self._fields[-1].shown = not _is_silent(self._fields[-1].instruction)
            self._dark -= self._fields[-1].shown
        elif kind == "end" and self._fields:
            self._dark -= not self._fields.pop().shown


class _Field:
    """A field that has begun; shown from where its result begins."""

    def __init__(self) -> None:
        self.instruction = ""
        self.shown = False

    def add(self, text: str) -> None:
        if len(self.instruction) < 20:
            self.instruction += text[:20]


def _is_silent(instruction: str) -> bool:
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _SILENT


def _text(element: etree._Element) -> str:
    text = element.text or ""
    return text if element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" else text.strip(" \t\r\n")


def _drawn(element: etree._Element, content: Content) -> None:
    """The boxes with text in a drawing, else the picture or the attached file that it shows."""
    boxes = list(_boxes(element))
    if boxes:
        content.boxes += boxes
    elif any(True for _ in element.iter(f"{OLE}OLEObject", f"{W}control")):
        content.pictures.append("attachment")
    elif any(True for _ in element.iter(f"{PICTURE}pic", f"{VML}imagedata", f"{CHART}chart", f"{DRAWING}blip")):
        content.pictures.append("picture")


def _boxes(element: etree._Element) -> list[etree._Element]:
    """The outermost text boxes; of alternatives only the first."""
    found: list[etree._Element] = []
    for child in element:
        if child.tag == f"{W}txbxContent":
            found.append(child)
        elif child.tag == f"{COMPATIBLE}AlternateContent":
            found += _boxes(child[0]) if len(child) else []
        else:
            found += _boxes(child)
    return found
