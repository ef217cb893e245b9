"""The rows of a table as its markup gives them, whatever else stands between table and cells. Knows no spans."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.readers.html.lines import folded
from disclosure_lint.readers.html.paths import step
from disclosure_lint.readers.html.styles import is_seen

_GROUPS: Final = ("thead", "tbody", "tfoot")
_CELLS: Final = ("td", "th")


class RowCell(NamedTuple):
    """A cell with the path of its element."""

    element: etree._Element
    path: str


class Row(NamedTuple):
    """A row's cells, and the number of the row group that it is of."""

    cells: list[RowCell]
    group: int


class Rows(NamedTuple):
    """A table's rows in the order they are shown in, and the texts that stand between its cells, as its caption."""

    rows: list[Row]
    beside: list[str]


def rows_of(table: etree._Element, path: str = "") -> Rows:
    """The rows of a table. Cells outside any row make one; rows of a footer come last; hidden rows are left out."""
    rows: list[Row] = []
    footer: list[Row] = []
    beside: list[str] = []
    for kind, element, at, group, in_footer in _walked(table, path, beside):
        target = footer if in_footer else rows
        if kind == "row":
            target.append(Row([], group))
        elif not target or target[-1].group != group or kind == "loose cell":
            target.append(Row([RowCell(element, at)], group))
        else:
            target[-1].cells.append(RowCell(element, at))
    return Rows(rows + footer, [text for text in map(folded, beside) if text])


class _Frame(NamedTuple):
    children: Iterator[etree._Element]
    counts: Counter[str]
    path: str
    group: int
    in_footer: bool
    in_row: bool


def _walked(
    table: etree._Element, path: str, beside: list[str]
) -> Iterator[tuple[str, etree._Element, str, int, bool]]:
    """Rows and cells in order: kind, element, path, row group, whether of the footer. Other elements are gone through:
    a browser, too, takes a form or a font between rows for nothing.
    """
    groups, last = 0, None
    beside.append(table.text or "")
    stack = [_Frame(iter(table), Counter(), path, 0, False, False)]
    while stack:
        frame = stack[-1]
        child = next(frame.children, None)
        if child is None:
            stack.pop()
            continue
        at = frame.path + step(child, frame.counts)
        if child.tag == "caption" and is_seen(child):
            beside.append("".join(text for text in child.itertext() if isinstance(text, str)))
        beside.append(child.tail or "")
        if not is_seen(child):
            continue
        if child.tag in _CELLS:
            loose = not frame.in_row and last is not frame
            last = frame
            yield "loose cell" if loose else "cell", child, at, frame.group, frame.in_footer
        elif child.tag not in ("caption", "table", "colgroup", "col"):
            beside.append(child.text or "")
            group = frame.group
            if child.tag in _GROUPS:
                groups += 1
                group = groups
            in_row = frame.in_row or child.tag == "tr"
            inside = _Frame(iter(child), Counter(), at, group, frame.in_footer or child.tag == "tfoot", in_row)
            if child.tag == "tr":
                last = None
                yield "row", child, at, group, inside.in_footer
            stack.append(inside)
