"""Prints a report as a workbook: a sheet for the text, one for each table, laid out as the form and ready to print."""

from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

from disclosure_lint.forms import Forms
from disclosure_lint.report import Report
from disclosure_lint.writers.comments import NO_COMMENTS, Comments
from disclosure_lint.writers.layout import Laid
from disclosure_lint.writers.paper import Grid, Heading, Paper, Text, paper_of, placed
from disclosure_lint.writers.stamps import stamp

_TEXT = "正文"
_LONGEST = 32_000
"""Characters that a cell holds."""
_WIDTH = 82
"""Width of a sheet in characters: what fits the width of a page."""
_EXACT = 2**53
_SIZES = {"title": 18, "published": 12, "heading": 14, "text": 12, "signed": 12, "cell": 10.5}
"""Sizes of letters in points. A column is as wide as so many digits of 10.5 points as its width says."""
_LOWEST, _HIGHEST = 20, 409
"""Heights that a line of a sheet may have, in points."""


def write_xlsx(report: Report, forms: Forms, comments: Comments = NO_COMMENTS) -> bytes:
    """The report as a workbook. Comments are those of cells."""
    from xlsxwriter import Workbook

    paper = paper_of(report, forms)
    data = BytesIO()
    with Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": paper.name, "author": paper.agency or "", "created": stamp(report)})
        _Writer(book, placed(comments, paper)).write(paper)
    return data.getvalue()


class _Writer:
    def __init__(self, book: Any, comments: Comments) -> None:
        self._book, self._comments = book, comments
        cell = {"border": 1, "align": "center", "font_size": _SIZES["cell"]}
        shapes: dict[str, dict[str, Any]] = {
            "title": {"font_name": "宋体", "bold": True, "align": "center"},
            "published": {"align": "center"},
            "heading": {"font_name": "黑体"},
            "text": {"align": "left", "valign": "top"},
            "signed": {"align": "right"},
            "head": {**cell, "bg_color": "#F2F2F2"},
            "stub": {**cell, "align": "left"},
            "value": {**cell, "num_format": "General"},
            "count": {**cell, "num_format": "0"},
        }
        plain = {"font_name": "仿宋", "valign": "vcenter", "text_wrap": True}
        self._formats = {
            kind: book.add_format({**plain, "font_size": _SIZES.get(kind), **shape}) for kind, shape in shapes.items()
        }

    def write(self, paper: Paper) -> None:
        if paper.title or paper.published or paper.signed or any(not isinstance(block, Grid) for block in paper.blocks):
            self._text(paper)
        for block in paper.blocks:
            if isinstance(block, Grid):
                self._table(block)

    def _text(self, paper: Paper) -> None:
        sheet = self._sheet(_TEXT, [_WIDTH])
        lines: list[tuple[str, str, str]] = []
        lines += [("title", paper.title, "title")] if paper.title else []
        lines += [("published", paper.published, "published")] if paper.published else []
        for block in paper.blocks:
            if isinstance(block, Heading):
                lines.append(("heading", block.text, block.pointer))
            elif isinstance(block, Text):
                pieces = [block.text[at : at + _LONGEST] for at in range(0, len(block.text), _LONGEST)]
                lines += [("text", piece, block.pointer) for piece in pieces]
        lines += [("signed", text, "") for text in paper.signed]
        for row, (kind, text, pointer) in enumerate(lines):
            sheet.set_row(row, _height(text, _WIDTH, _SIZES[kind]))
            sheet.write_string(row, 0, text, self._formats[kind])
            self._note(sheet, row, 0, pointer)

    def _table(self, grid: Grid) -> None:
        laying = grid.laying
        whole = sum(laying.widths) or 1
        widths = [_WIDTH * width / whole for width in laying.widths]
        sheet = self._sheet(grid.name, widths)
        for line in range(laying.height):
            cells = (cell for cell in laying.cells if cell.row == line and cell.rows == 1)
            rooms = ((cell.text, sum(widths[cell.column : cell.column + cell.columns])) for cell in cells)
            sheet.set_row(line, max((_height(text, room, _SIZES["cell"]) for text, room in rooms), default=_LOWEST))
        for cell in laying.cells:
            self._cell(sheet, cell)
        labels = min((cell.column for cell in laying.cells if cell.kind == "value"), default=0)
        sheet.freeze_panes(laying.heads, labels)
        if laying.heads:
            sheet.repeat_rows(0, laying.heads - 1)

    def _cell(self, sheet: Any, cell: Laid) -> None:
        numeric = _is_exact(cell.value)
        kind = "count" if cell.kind == "value" and isinstance(cell.value, int) and numeric else cell.kind
        shape = self._formats[kind]
        if cell.rows > 1 or cell.columns > 1:
            last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            sheet.merge_range(cell.row, cell.column, *last, "", shape)
        if cell.value is None:
            sheet.write_blank(cell.row, cell.column, None, shape)
        elif numeric:
            sheet.write_number(cell.row, cell.column, cell.value, shape)
        else:
            sheet.write_string(cell.row, cell.column, cell.text[:_LONGEST], shape)
        self._note(sheet, cell.row, cell.column, cell.pointer)

    def _sheet(self, name: str, widths: list[float]) -> Any:
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.8, right=0.8, top=0.9, bottom=0.9)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&C— &P —")
        return sheet

    def _note(self, sheet: Any, row: int, column: int, pointer: str) -> None:
        texts = self._comments.get(pointer) if pointer else ()
        if texts:
            sheet.write_comment(row, column, "\n".join(texts))


def _height(text: str, width: float, size: float) -> float:
    """The height that a wrapped text takes: spreadsheets do not work it out for cells that are merged."""
    room = max(1, (width - 2) * _SIZES["cell"] / size)
    lines = ceil(sum(2 if ord(character) > 0xFF else 1 for character in text) / room)
    return min(_HIGHEST, max(_LOWEST, lines * size * 1.35 + 4))


def _is_exact(value: Any) -> bool:
    """Whether a spreadsheet, which calculates in binary, keeps a number as it is."""
    if isinstance(value, Decimal):
        return Decimal(repr(float(value))) == value
    return isinstance(value, int) and abs(value) <= _EXACT
