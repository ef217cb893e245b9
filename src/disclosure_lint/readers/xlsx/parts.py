"""What all sheets of a workbook share: strings, number formats, borders, the names of the sheets. Knows no cells."""

from typing import NamedTuple

from lxml import etree

from disclosure_lint.readers.office import Package
from disclosure_lint.readers.office.names import RELATION, SHEET
from disclosure_lint.readers.xlsx.formats import PLAIN, Format, format_of

_SIDES = ("left", "right", "top", "bottom")


class Parts(NamedTuple):
    """`formats` and `bordered` go by the number of the style that a cell names."""

    strings: list[str]
    formats: dict[str, Format]
    bordered: frozenset[str]
    from_1904: bool

    def string(self, number: str) -> str:
        """The shared string of that number, '' where there is none."""
        at = int(number) if number.isdecimal() and len(number) < 9 else -1
        return self.strings[at] if 0 <= at < len(self.strings) else ""

    def format(self, style: str) -> Format:
        """The number format of a style."""
        return self.formats.get(style, PLAIN)


class SheetPart(NamedTuple):
    """A sheet that is shown: its name, the name of its part."""

    name: str
    part: str


def read_parts(package: Package, main: str, root: etree._Element) -> Parts:
    """What the sheets share."""
    strings = [_string(item) for part in package.related(main, "sharedStrings") for item in _items(package, part)]
    styles = next((package.xml(part) for part in package.related(main, "styles")), None)
    properties = root.find(f"{SHEET}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    if styles is None:
        return Parts(strings, {}, frozenset(), from_1904)
    codes = {
        _number(code.get("numFmtId")): code.get("formatCode", "")
        for code in styles.iterfind(f"{SHEET}numFmts/{SHEET}numFmt")
    }
    borders = [_is_border(border) for border in styles.iterfind(f"{SHEET}borders/{SHEET}border")]
    styled = list(enumerate(styles.iterfind(f"{SHEET}cellXfs/{SHEET}xf")))
    formats = {str(at): format_of(_number(style.get("numFmtId")), codes) for at, style in styled}
    bordered = {str(at) for at, style in styled if _number(style.get("borderId")) in _true(borders)}
    return Parts(strings, formats, frozenset(bordered), from_1904)


def visible_sheets(package: Package, main: str, root: etree._Element) -> list[SheetPart]:
    """The sheets in their order, without hidden ones and charts."""
    relations = package.relations(main)
    found = []
    for sheet in root.iterfind(f"{SHEET}sheets/{SHEET}sheet"):
        relation = relations.get(sheet.get(f"{RELATION}id", ""))
        if relation and relation.kind == "worksheet" and sheet.get("state", "visible") == "visible":
            found.append(SheetPart(sheet.get("name", ""), relation.target))
    return found


def _items(package: Package, part: str) -> list[etree._Element]:
    root = package.xml(part)
    return [] if root is None else root.findall(f"{SHEET}si")


def _string(item: etree._Element) -> str:
    """The text of a shared string, without the reading aids of ideographs (`rPh`)."""
    runs = item.iterfind(f"{SHEET}r/{SHEET}t")
    return "".join(text.text or "" for text in (*item.iterfind(f"{SHEET}t"), *runs))


def _is_border(border: etree._Element) -> bool:
    sides = (border.find(f"{SHEET}{side}") for side in _SIDES)
    return any(side is not None and side.get("style", "none") != "none" for side in sides)


def _true(flags: list[bool]) -> set[int]:
    return {at for at, flag in enumerate(flags) if flag}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0
