"""Prints a structured report as a PDF in many layouts, for tests and measurements of the reader. Needs reportlab."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from disclosure_lint.forms import Form, Table

FONT = "STSong-Light"
_WIDTH, _HEIGHT, _MARGIN = 595.0, 842.0, 72.0
_BODY, _SMALL = 14.0, 9.0
_LEADING = 1.35


@dataclass(frozen=True)
class Style:
    """How a report is printed. `rules` is what is drawn of the tables: `boxes` thin rectangles, `double` two lines."""

    rules: Literal["all", "boxes", "double", "rows", "open", "none"] = "all"
    vertical: Literal["stacked", "turned", "lines"] = "stacked"
    height: float = _HEIGHT
    page_numbers: bool = True
    running_head: str = ""
    repeat_header: bool = False
    open_breaks: bool = False
    mirrored: bool = False
    bold_twice: bool = False
    sideways: bool = False
    watermark: str = ""
    own_pages: bool = False
    """Each table begins a page."""


class Printed(NamedTuple):
    """A cell of a table to be printed."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True)
class Sheet:
    """A table to be printed: cells, widths of columns, how many rows are its header, how many columns its labels."""

    cells: tuple[Printed, ...]
    widths: tuple[float, ...]
    header: int
    labels: int
    least: float = 20.0


def sheet_of(table: Table, values: Mapping[str, Mapping[str, str]]) -> Sheet:
    """A table of the form as it is usually set, with texts for its cells."""
    return {"proactive": _bands, "requests": _nested, "review": _abreast}[table.key](table, values)


def _bands(table: Table, values: Mapping[str, Mapping[str, str]]) -> Sheet:
    cells, row = [], 0
    for band in table.bands:
        columns = table.rows[band.rows[0]].columns
        each = 3 // len(columns)
        cells.append(Printed(row, 0, 1, 4, band.label.zh))
        cells.append(Printed(row + 1, 0, 1, 1, "信息内容"))
        cells += [
            Printed(row + 1, 1 + at * each, 1, each, table.columns[key].label.zh) for at, key in enumerate(columns)
        ]
        row += 2
        for key in band.rows:
            cells.append(Printed(row, 0, 1, 1, table.rows[key].label.zh))
            cells += [Printed(row, 1 + at * each, 1, each, values[key][name]) for at, name in enumerate(columns)]
            row += 1
    return Sheet(tuple(cells), (150, 100, 100, 100), 0, 1)


def _nested(table: Table, values: Mapping[str, Mapping[str, str]]) -> Sheet:
    names = list(table.columns)
    cells = [
        Printed(0, 0, 3, 3, table.head.zh if table.head else ""),
        Printed(0, 3, 1, 7, "申请人情况"),
        Printed(1, 3, 2, 1, table.columns[names[0]].label.zh),
        Printed(1, 4, 1, 5, "法人或其他组织"),
        Printed(1, 9, 2, 1, table.columns[names[-1]].label.zh),
    ]
    cells += [Printed(2, 4 + at, 1, 1, table.columns[name].label.zh) for at, name in enumerate(names[1:-1])]
    groups = [group for group in table.groups.values() if group.axis == "rows" and group.key != "outcomes"]
    first = {group.members[0]: group for group in groups}
    inside = {member for group in groups for member in group.members}
    outcomes = [*table.groups["outcomes"].members, "concluded"]
    for at, (key, row) in enumerate(table.rows.items(), 3):
        if key == outcomes[0]:
            cells.append(Printed(at, 0, len(outcomes), 1, table.groups["outcomes"].label.zh))
        if key in first:
            cells.append(Printed(at, 1, len(first[key].members), 1, first[key].label.zh))
        start = 2 if key in inside else 1 if key in outcomes else 0
        cells.append(Printed(at, start, 1, 3 - start, row.label.zh))
        cells += [Printed(at, 3 + number, 1, 1, values[key][name]) for number, name in enumerate(names)]
    return Sheet(tuple(cells), (26, 70, 130, *(32,) * 7), 3, 3)


def _abreast(table: Table, values: Mapping[str, Mapping[str, str]]) -> Sheet:
    names = list(table.columns)
    cells = [
        Printed(0, 0, 2, 5, table.rows["reconsideration"].label.zh),
        Printed(0, 5, 1, 10, table.groups["litigation"].label.zh),
        Printed(1, 5, 1, 5, "未经复议直接起诉"),
        Printed(1, 10, 1, 5, "复议后起诉"),
    ]
    for block, key in enumerate(table.rows):
        cells += [Printed(2, block * 5 + at, 1, 1, table.columns[name].label.zh) for at, name in enumerate(names)]
        cells += [Printed(3, block * 5 + at, 1, 1, values[key][name]) for at, name in enumerate(names)]
    return Sheet(tuple(cells), (30,) * 15, 3, 0)


class Printer:
    """A PDF being printed."""

    def __init__(self, style: Style) -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.style = style
        self._file = io.BytesIO()
        size = (style.height, _WIDTH) if style.sideways else (_WIDTH, style.height)
        self._canvas = Canvas(self._file, pagesize=size, invariant=True)
        self._page = 0
        self._left: dict[Printed, str] = {}
        self._open()

    def finished(self) -> bytes:
        """The file."""
        self._close()
        self._canvas.save()
        return self._file.getvalue()

    @property
    def left(self) -> float:
        """Where text begins on this page."""
        return _MARGIN + (12.0 if self.style.mirrored and self._page % 2 else 0.0)

    def _open(self) -> None:
        self._page += 1
        self._y = _MARGIN
        if self.style.sideways:
            self._canvas.translate(0, _WIDTH)
            self._canvas.rotate(-90)
        if self.style.running_head:
            self._text(self.left, 40.0, self.style.running_head, _SMALL)
        if self.style.watermark:
            self._canvas.saveState()
            self._canvas.setFillGray(0.8)
            self._canvas.translate(200, 300)
            self._canvas.rotate(45)
            self._canvas.setFont(FONT, 40)
            self._canvas.drawString(0, 0, self.style.watermark)
            self._canvas.restoreState()

    def _close(self) -> None:
        if self.style.page_numbers:
            self._text(280, self.style.height - 40, f"- {self._page} -", 10)
        self._canvas.showPage()

    def new_page(self) -> None:
        """Goes on on the next page."""
        self._close()
        self._open()

    @property
    def bottom(self) -> float:
        """Where the text of a page ends."""
        return self.style.height - _MARGIN

    def _text(self, x: float, y: float, text: str, size: float) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, self.style.height - y - size, text)
        if self.style.bold_twice and size > _SMALL:
            self._canvas.drawString(x + 0.3, self.style.height - y - size, text)

    def paragraph(self, text: str, *, centred: bool = False, indent: float = 2.0) -> None:
        """A paragraph, its first line set in."""
        width = _WIDTH - 2 * _MARGIN
        lines = list(_wrapped(text, width, _BODY, 0.0 if centred else indent))
        for number, line in enumerate(lines):
            if self._y + _BODY * 2 > self.bottom:
                self.new_page()
            x = self.left + (0 if number or centred else indent * _BODY)
            if centred:
                x = (_WIDTH - pdfmetrics.stringWidth(line, FONT, _BODY)) / 2
            self._text(x, self._y, line, _BODY)
            self._y += _BODY * 2

    def table(self, sheet: Sheet) -> None:
        """A table, over as many pages as it takes."""
        self._y += 6
        heights = _row_heights(sheet)
        row, total = 0, len(heights)
        while row < total:
            repeated = sheet.header if row and self.style.repeat_header else 0
            room = self.bottom - self._y - sum(heights[:repeated])
            end = row
            while end < total and sum(heights[row : end + 1]) <= room:
                end += 1
            if end == row or (row == 0 and end <= sheet.header < total):
                if self._y <= _MARGIN + 1:
                    raise ValueError("a row is higher than the page")
                self.new_page()
                continue
            shown = [*range(repeated), *range(row, end)]
            self._rows(sheet, shown, heights, row, end)
            row = end
            if row < total:
                self.new_page()
        self._y += 12

    def _rows(self, sheet: Sheet, shown: list[int], heights: list[float], start: int, end: int) -> None:
        at = {row: number for number, row in enumerate(shown)}
        tops = [self._y]
        for row in shown:
            tops.append(tops[-1] + heights[row])
        lefts = [self.left]
        for width in sheet.widths:
            lefts.append(lefts[-1] + width)
        for cell in sheet.cells:
            rows = [row for row in range(cell.row, cell.row + cell.rows) if row in at]
            if not rows:
                continue
            first, last = at[rows[0]], at[rows[-1]]
            box = (lefts[cell.column], tops[first], lefts[cell.column + cell.columns], tops[last + 1])
            cut_above = cell.row < start and rows[0] == start
            cut_below = cell.row + cell.rows > end and rows[-1] == end - 1
            self._frame(box, cut_above and self.style.open_breaks, cut_below and self.style.open_breaks)
            rest = self._fill(
                box,
                cell._replace(text=self._left.pop(cell, "" if cut_above else cell.text)),
                sheet.labels,
            )
            if rest:
                self._left[cell] = rest
        self._y = tops[-1]

    def _frame(self, box: tuple[float, float, float, float], open_above: bool, open_below: bool) -> None:
        left, top, right, bottom = box
        across = [y for y, without in ((top, open_above), (bottom, open_below)) if not without]
        down = {"none": [], "rows": [], "open": [x for x in (left, right) if x > self.left + 1]}.get(
            self.style.rules, [left, right]
        )
        if self.style.rules == "open":
            down = [x for x in down if x < self.left + 440]
        if self.style.rules != "none":
            for y in across:
                self._line(left, y, right, y)
        for x in down:
            self._line(x, top, x, bottom)

    def _line(self, left: float, top: float, right: float, bottom: float) -> None:
        height = self.style.height
        if self.style.rules == "boxes":
            self._canvas.rect(left, height - bottom, max(right - left, 0.5), max(bottom - top, 0.5), 0, 1)
            return
        self._canvas.setLineWidth(0.5)
        self._canvas.line(left, height - top, right, height - bottom)
        if self.style.rules == "double":
            aside = (0, 1.5) if top == bottom else (1.5, 0)
            self._canvas.line(left + aside[0], height - top - aside[1], right + aside[0], height - bottom - aside[1])

    def _fill(self, box: tuple[float, float, float, float], cell: Printed, labels: int) -> str:
        """Prints what fits of a text; the rest goes into the part of the cell on the next page."""
        left, top, right, bottom = box
        upright = right - left < 30 and len(cell.text) > 6
        if upright and self.style.vertical == "turned":
            self._canvas.saveState()
            self._canvas.translate((left + right) / 2 + 3, self.style.height - (top + 10))
            self._canvas.rotate(-90)
            self._canvas.setFont(FONT, _SMALL)
            self._canvas.drawString(0, 0, cell.text)
            self._canvas.restoreState()
            return ""
        width = _SMALL if upright and self.style.vertical == "stacked" else right - left - 6
        lines = list(_wrapped(cell.text, width, _SMALL, 0))
        fitting = max(1, int((bottom - top) / (_SMALL * _LEADING)))
        lines, rest = lines[:fitting], lines[fitting:]
        y = top + (bottom - top - len(lines) * _SMALL * _LEADING) / 2
        label = cell.column + cell.columns <= labels and right - left > 60
        for line in lines:
            length = pdfmetrics.stringWidth(line, FONT, _SMALL)
            self._text(left + 3 if label else (left + right - length) / 2, y + 1, line, _SMALL)
            y += _SMALL * _LEADING
        return "".join(rest)


def _wrapped(text: str, width: float, size: float, indent: float) -> Iterator[str]:
    line, room = "", width - indent * size
    for character in text:
        length = pdfmetrics.stringWidth(character, FONT, size)
        if line and length > room + 0.01:
            yield line
            line, room = "", width
        line += character
        room -= length
    if line:
        yield line


def _row_heights(sheet: Sheet) -> list[float]:
    heights = [sheet.least] * max(cell.row + cell.rows for cell in sheet.cells)
    for cell in sheet.cells:
        if cell.rows == 1:
            width = sum(sheet.widths[cell.column : cell.column + cell.columns]) - 6
            lines = len(list(_wrapped(cell.text, width, _SMALL, 0)))
            heights[cell.row] = max(heights[cell.row], lines * _SMALL * _LEADING + 6)
    return heights


def print_report(report: Mapping[str, Any], form: Form, style: Style | None = None) -> bytes:
    """The PDF of a structured report."""
    printer = Printer(style or Style())
    printer.paragraph(report["title"], centred=True)
    for line in (report.get("preamble") or "").splitlines():
        printer.paragraph(line)
    tables = {section.number: section.table for section in form.sections}
    for section in report["sections"]:
        key = tables[section["number"]]
        if key and printer.style.own_pages:
            printer.new_page()
        printer.paragraph(f"{'一二三四五六'[section['number'] - 1]}、{section['title']}")
        for line in (section.get("text") or "").splitlines():
            printer.paragraph(line)
        if key:
            printer.table(sheet_of(form.tables[key], texts_of(form.tables[key], report["tables"][key])))
    signed = report.get("signed") or {}
    if signed:
        printer.paragraph(str(signed["agency"]), indent=16)
        day = signed["date"]
        printer.paragraph(f"{day.year}年{day.month}月{day.day}日", indent=20)
    return printer.finished()


def texts_of(table: Table, rows: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The cells of a table of a structured report as they are printed."""
    texts: dict[str, dict[str, str]] = {}
    for key, row in table.rows.items():
        given = rows[key]
        cells = dict(zip(row.columns, given, strict=True)) if isinstance(given, list) else given
        texts[key] = {name: "" if cells[name] is None else str(cells[name]) for name in row.columns}
    return texts


STYLES: dict[str, Style] = {
    "ruled": Style(),
    "thin boxes": Style(rules="boxes"),
    "double lines": Style(rules="double"),
    "rows ruled": Style(rules="rows"),
    "open at the sides": Style(rules="open"),
    "unruled": Style(rules="none", own_pages=True),
    "turned label": Style(vertical="turned"),
    "label in lines": Style(vertical="lines"),
    "short pages": Style(height=500),
    "short pages, header repeated": Style(height=520, repeat_header=True),
    "short pages, cells open": Style(height=480, open_breaks=True),
    "margins change sides": Style(height=600, mirrored=True),
    "printed twice": Style(bold_twice=True),
    "running head": Style(running_head="示例市政府信息公开工作年度报告", height=600),
    "watermark": Style(watermark="内部资料"),
    "sideways": Style(sideways=True),
}


def variants(style: Style) -> Iterator[Style]:
    """The style with other page heights."""
    for height in (470.0, 560.0, 700.0, _HEIGHT):
        yield replace(style, height=height)
