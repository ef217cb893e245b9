"""The cells of a Word table as they are laid out: merged ones once, edges that nearly meet as one. Knows no text."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from disclosure_lint.readers.docx.styles import is_on
from disclosure_lint.readers.office.names import COMPATIBLE, W
from disclosure_lint.readers.office.package import Unreadable

MAX_CELLS: Final = 100_000
MAX_COLUMNS: Final = 500
"""Word itself has 63; what spans more is taken to span so many."""
_NEAR = 150
"""Twentieths of a point within which edges are meant to be one: columns are wider than the digit in them."""
_WRAPPERS: Final = (
    f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo",
    f"{COMPATIBLE}AlternateContent", f"{COMPATIBLE}Choice",
)  # fmt: skip


class Laid(NamedTuple):
    """A cell: its place from 0, how much it spans, its element."""

    row: int
    column: int
    rows: int
    columns: int
    element: etree._Element


class _Open(NamedTuple):
    row: int
    start: int
    end: int
    element: etree._Element


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, with those that content controls and the like wrap in their place."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        else:
            yield child


def layout(table: etree._Element) -> list[Laid]:
    """The cells of a table in reading order; rows that were deleted or are hidden are left out."""
    rows = [row for row in _named(table, "tr") if not _is_out(row)]
    cells: list[tuple[_Open, int]] = []
    running: dict[int, int] = {}
    for at, row in enumerate(rows):
        running = _row(row, at, cells, running)
        if len(cells) > MAX_CELLS:
            raise Unreadable("too_many", limit=MAX_CELLS)
    columns = _columns(table, [cell for cell, _ in cells])
    return [
        Laid(cell.row, columns[cell.start], last - cell.row + 1, columns[cell.end] - columns[cell.start], cell.element)
        for cell, last in cells
    ]


def _row(row: etree._Element, at: int, cells: list[tuple[_Open, int]], running: dict[int, int]) -> dict[int, int]:
    """Adds the cells of a row; `running` tells by column which cells of the row above may go on down."""
    column = min(_number(row.find(f"{W}trPr/{W}gridBefore"), 0), MAX_COLUMNS)
    going: dict[int, int] = {}
    for element in _named(row, "tc"):
        properties = element.find(f"{W}tcPr")
        end = min(column + max(1, _number(_in(properties, "gridSpan"), 1)), MAX_COLUMNS)
        upward, leftward = _in(properties, "vMerge"), _in(properties, "hMerge")
        above = running.get(column)
        if _goes_on(upward) and above is not None:
            cells[above] = cells[above][0], at
            going[column] = above
        elif _goes_on(leftward) and cells and cells[-1][0].row == at and cells[-1][0].end == column:
            cells[-1] = cells[-1][0]._replace(end=end), at
        elif end > column:
            if upward is not None:
                going[column] = len(cells)
            cells.append((_Open(at, column, end, element), at))
        column = end
    return going


def _columns(table: etree._Element, cells: list[_Open]) -> dict[int, int]:
    """Which column each edge of the grid belongs to. Edges that nearly meet are one, unless a cell is between them."""
    edges = sorted({edge for cell in cells for edge in (cell.start, cell.end)})
    widths = [_number(column, 0, "w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if edges and len(widths) >= edges[-1] and all(widths):
        found = _numbered(edges, lambda first, last: sum(widths[first:last]) > _NEAR)
        if all(found[cell.start] < found[cell.end] for cell in cells):
            return found
    return _numbered(edges, lambda first, last: True)


def _numbered(edges: list[int], apart: Callable[[int, int], bool]) -> dict[int, int]:
    found: dict[int, int] = {}
    last = None
    for edge in edges:
        found[edge] = 0 if last is None else found[last] + apart(last, edge)
        last = edge if last is None or found[edge] > found[last] else last
    return found


def _named(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in unwrapped(parent) if child.tag == f"{W}{name}")


def _is_out(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    switch = properties.find(f"{W}hidden")
    return properties.find(f"{W}del") is not None or (switch is not None and is_on(switch.get(f"{W}val")))


def _in(properties: etree._Element | None, name: str) -> etree._Element | None:
    return None if properties is None else properties.find(f"{W}{name}")


def _goes_on(merge: etree._Element | None) -> bool:
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _number(element: etree._Element | None, default: int, name: str = "val") -> int:
    text = "" if element is None else element.get(f"{W}{name}", "")
    return int(text) if text.isdecimal() and len(text) < 10 else default
