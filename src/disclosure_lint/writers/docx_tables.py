"""A table laid out as the XML of a Word table: fixed widths, merged cells, a head that is repeated, whole rows."""

from itertools import groupby, pairwise
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from disclosure_lint.writers.layout import Laid, Laying

_WIDTH = 8845
"""Width of the page between its margins, in twentieths of a point: 156 mm."""
_SIZE = "21"
"""Size of the letters in half points: 10.5 pt."""
_MARGIN = "50"
_LEAST = "397"
"""Height of a line at least: 7 mm."""
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_element(laying: Laying) -> tuple[Any, list[tuple[Laid, Any]]]:
    """The element, and the cells that have a text of their own with its run."""
    whole = sum(laying.widths) or 1
    bounds = [round(_WIDTH * sum(laying.widths[:at]) / whole) for at in range(len(laying.widths) + 1)]
    widths = [end - start for start, end in pairwise(bounds)]
    table = _element(
        "w:tbl", _properties(), _element("w:tblGrid", *(_element("w:gridCol", w=width) for width in widths))
    )
    runs: list[tuple[Laid, Any]] = []
    for number, cells in groupby(_by_line(laying), key=lambda item: item[0]):
        row = _element("w:tr", _row_properties(repeated=number < laying.heads))
        for _, cell in cells:
            width = sum(widths[cell.column : cell.column + cell.columns])
            element, run = _cell(cell, width, continued=number > cell.row)
            row.append(element)
            if number == cell.row:
                runs.append((cell, run))
        table.append(row)
    return table, runs


def _by_line(laying: Laying) -> list[tuple[int, Laid]]:
    """Every cell once for each line that it stands in: Word has one in each, merged downward."""
    lines = [(line, cell) for cell in laying.cells for line in range(cell.row, cell.row + cell.rows)]
    return sorted(lines, key=lambda item: (item[0], item[1].column))


def _properties() -> Any:
    borders = (_element(f"w:{side}", val="single", sz="4", space="0", color="000000") for side in _BORDERS)
    margins = (_element(f"w:{side}", w=_MARGIN, type="dxa") for side in ("left", "right"))
    return _element(
        "w:tblPr",
        _element("w:tblW", w=_WIDTH, type="dxa"),
        _element("w:jc", val="center"),
        _element("w:tblBorders", *borders),
        _element("w:tblLayout", type="fixed"),
        _element("w:tblCellMar", *margins),
    )


def _row_properties(repeated: bool) -> Any:
    parts = [_element("w:cantSplit"), _element("w:trHeight", val=_LEAST, hRule="atLeast")]
    return _element("w:trPr", *parts, *([_element("w:tblHeader")] if repeated else []))


def _cell(cell: Laid, width: int, *, continued: bool) -> tuple[Any, Any]:
    properties = _element("w:tcPr", _element("w:tcW", w=width, type="dxa"))
    if cell.columns > 1:
        properties.append(_element("w:gridSpan", val=cell.columns))
    if cell.rows > 1:
        properties.append(_element("w:vMerge", val="continue" if continued else "restart"))
    properties.append(_element("w:vAlign", val="center"))
    run = _element("w:r", _element("w:rPr", _element("w:sz", val=_SIZE), _element("w:szCs", val=_SIZE)))
    if cell.text and not continued:
        run.text = cell.text
    paragraph = _element("w:p", _paragraph_properties(cell), run)
    return _element("w:tc", properties, paragraph), run


def _paragraph_properties(cell: Laid) -> Any:
    """A line of heads stays on the page of what it is the head of."""
    kept = [_element("w:keepNext")] if cell.kind == "head" and cell.rows == 1 else []
    spacing = _element("w:spacing", before="0", after="0", line="260", lineRule="exact")
    return _element("w:pPr", *kept, spacing, _element("w:jc", val="left" if cell.kind == "stub" else "center"))


def _element(name: str, *children: Any, **attributes: Any) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    for child in children:
        element.append(child)
    return element
