"""Builds the samples in Word and Excel from the structured ones, as an office would lay them out.

It stands beside the program and uses nothing of it but the forms: what reads these files back must not have had a hand
in writing them. Run from anywhere: `python scripts/samples.py`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import openpyxl
import yaml
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from disclosure_lint.forms import Form, build_form

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
NUMERALS = "一二三四五六"
WRITTEN = datetime(2025, 1, 20, 9, 0, 0)
"""When the samples say they were written, so that the same call makes the same bytes."""

WIDTHS = {10: [1.5, 1.9, 4.4, *[1.2] * 7]}
"""Of columns in centimetres, by their number: table three has long labels."""

Data = Mapping[str, Any]


class Box(NamedTuple):
    """A cell as it is laid out, its place from 0."""

    row: int
    column: int
    rows: int
    columns: int
    value: Any


def form_of(edition: str) -> Form:
    """An edition of the form."""
    path = ROOT / "rules" / "national" / "forms" / f"{edition}.yaml"
    return build_form(yaml.safe_load(path.read_text("utf-8")))


# --- tables as the form lays them out


def boxes(form: Form, table: str, values: Data) -> list[Box]:
    """A table of the form with the figures of a report; what the report does not have is not there."""
    lay = {"proactive": _proactive, "requests": _requests, "review": _review}[table]
    return _placed(lay(form, values))


def _placed(rows: list[list[tuple[Any, int, int]]]) -> list[Box]:
    """Each cell where the first free place of its row is."""
    taken: set[tuple[int, int]] = set()
    found = []
    for at, row in enumerate(rows):
        column = 0
        for value, height, width in row:
            while (at, column) in taken:
                column += 1
            found.append(Box(at, column, height, width, value))
            taken.update((at + down, column + right) for down, right in product(range(height), range(width)))
    return found


def _proactive(form: Form, values: Data) -> list[list[tuple[Any, int, int]]]:
    table = form.tables["proactive"]
    assert table.head
    rows: list[list[tuple[Any, int, int]]] = []
    for band in table.bands:
        keys = [key for key in band.rows if key in values]
        if not keys:
            continue
        columns = table.rows[keys[0]].columns
        widths = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}[len(columns)]
        rows.append([(band.label.zh, 1, 4)])
        heads = [(table.columns[column].label.zh, 1, width) for column, width in zip(columns, widths, strict=True)]
        rows.append([(table.head.zh, 1, 1), *heads])
        for key in keys:
            cells = [(values[key].get(column), 1, width) for column, width in zip(columns, widths, strict=True)]
            rows.append([(table.rows[key].label.zh, 1, 1), *cells])
    return rows


def _requests(form: Form, values: Data) -> list[list[tuple[Any, int, int]]]:
    table = form.tables["requests"]
    names = {key: column.label.zh for key, column in table.columns.items()}
    inner = table.groups["organisations"].members
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    people, bodies = table.groups["applicants"].label.zh, table.groups["organisations"].label.zh
    rows: list[list[tuple[Any, int, int]]] = [
        [(note, 3, 3), (people, 1, 7)],
        [(names["natural_person"], 2, 1), (bodies, 1, len(inner)), (names["total"], 2, 1)],
        [(names[column], 1, 1) for column in inner],
    ]
    keys = [key for key in table.rows if key in values]
    outcomes = [key for key in keys if key in table.groups["outcomes"].members or key == "concluded"]
    groups = [table.groups[name] for name in ("refused", "unavailable", "not_processed", "other")]
    for key in keys:
        label = table.rows[key].label.zh
        group = next((group for group in groups if key in group.members), None)
        stub: list[tuple[Any, int, int]] = []
        if key == outcomes[0]:
            stub.append((table.groups["outcomes"].label.zh, len(outcomes), 1))
        if key not in outcomes:
            stub.append((label, 1, 3))
        elif group is None or label == group.label.zh:
            stub.append((label, 1, 2))
        else:
            members = [member for member in group.members if member in keys]
            stub += [(group.label.zh, len(members), 1)] if key == members[0] else []
            stub.append((label, 1, 1))
        row = values[key]
        cells = row if isinstance(row, list) else [row.get(column) for column in table.columns]
        rows.append([*stub, *((value, 1, 1) for value in cells)])
    return rows


def _review(form: Form, values: Data) -> list[list[tuple[Any, int, int]]]:
    table = form.tables["review"]
    names = {key: row.label.zh.rpartition("·")[2] for key, row in table.rows.items()}
    first = [key for key in ("reconsideration",) if key in values]
    others = [key for key in table.rows if key in values and key not in first]
    keys, width = [*first, *others], len(table.columns)
    return [
        [*((names[key], 2, width) for key in first), (table.groups["litigation"].label.zh, 1, width * len(others))],
        [(names[key], 1, width) for key in others],
        [(column.label.zh, 1, 1) for _ in keys for column in table.columns.values()],
        [(values[key].get(column), 1, 1) for key in keys for column in table.columns],
    ]


# --- the parts of a report, in order


def parts(form: Form, report: Data) -> Iterator[tuple[str, Any]]:
    """`title`, `text`, `heading` (number and title) and `table` (its boxes), in the order of the document."""
    tables, shown = report.get("tables", {}), set[str]()
    yield "title", report["title"]
    for line in report.get("preamble", "").splitlines():
        yield "text", line
    for section in report["sections"]:
        if section["number"] == 5:
            yield from _tables(form, tables, shown, form.tables)
        yield "heading", (section["number"], section["title"])
        for line in section.get("text", "").splitlines():
            yield "text", line
        table = next(found.table for found in form.sections if found.number == section["number"])
        yield from _tables(form, tables, shown, [table] if table else [])
    signed = report.get("signed", {})
    if signed:
        day = signed["date"]
        yield "signature", (signed["agency"], f"{day.year}年{day.month}月{day.day}日")


def _tables(form: Form, tables: Data, shown: set[str], wanted: Any) -> Iterator[tuple[str, Any]]:
    for table in wanted:
        if table in tables and table not in shown:
            shown.add(table)
            yield "table", boxes(form, table, tables[table])


# --- Word


def word(form: Form, report: Data, *, numbered: bool = False) -> bytes:
    """The report as a Word file; `numbered` leaves the numbers of headings to Word."""
    document = docx.Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    heading: Any = document.styles["Heading 1"]
    heading.font.color.rgb = RGBColor(0, 0, 0)
    if numbered:
        _number_headings(document)
    for kind, content in parts(form, report):
        if kind == "title":
            _paragraph(document, content, WD_ALIGN_PARAGRAPH.CENTER, size=20)
        elif kind == "text":
            _paragraph(document, content, indent=28)
        elif kind == "heading":
            number, title = content
            _format(document.add_heading("", 1).add_run(title if numbered else f"{NUMERALS[number - 1]}、{title}"), 16)
        elif kind == "table":
            fill(document, content)
            document.add_paragraph()
        else:
            for line in content:
                _paragraph(document, line, WD_ALIGN_PARAGRAPH.RIGHT)
    document.core_properties.created = document.core_properties.modified = WRITTEN
    document.core_properties.author = document.core_properties.title = ""
    file = BytesIO()
    document.save(file)
    return settled(file.getvalue())


def _format(run: Any, size: int) -> None:
    run.font.size = Pt(size)
    run.font.color.rgb = RGBColor(0, 0, 0)


def _paragraph(document: Document, text: str, align: Any = None, *, size: int = 14, indent: int = 0) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.first_line_indent = Pt(indent)
    _format(paragraph.add_run(text), size)


def _number_headings(document: Document) -> None:
    """Lets Word put 一、 二、 … before headings, as its own lists do."""
    lists: Any = document.part.numbering_part.element
    level = '<w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>'
    level = f'<w:lvl w:ilvl="0">{level}<w:lvlText w:val="%1、"/></w:lvl>'
    lists.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{level}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    style: Any = document.styles["Heading 1"]
    style.element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')
    )


def fill(document: Any, found: list[Box]) -> WordTable:
    """A table with these cells, merged where they span several places."""
    rows = max(box.row + box.rows for box in found)
    columns = max(box.column + box.columns for box in found)
    table: WordTable = document.add_table(rows, columns)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, WIDTHS.get(columns, [16 / columns] * columns), strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    for box in found:
        cell = table.cell(box.row, box.column)
        if box.rows > 1 or box.columns > 1:
            cell = cell.merge(table.cell(box.row + box.rows - 1, box.column + box.columns - 1))
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _format(paragraph.add_run("" if box.value is None else str(box.value)), 9)
    return table


# --- Excel


def workbook(form: Form, report: Data, *, sheets: bool = False, text: bool = True) -> bytes:
    """The report as a workbook: on one sheet, or a sheet a table; `text` takes in the sections."""
    book = openpyxl.Workbook()
    sheet: Worksheet = book.worksheets[0]
    sheet.title = "年度报告"
    row = 1
    for kind, content in parts(form, report):
        if kind == "table":
            if sheets:
                sheet, row = book.create_sheet(f"表{NUMERALS[len(book.worksheets)]}"), 1
            row += write(sheet, row, content) + 1
            if sheets:
                sheet, row = book.worksheets[0], book.worksheets[0].max_row + 1
        elif kind == "title" or text:
            for line in _lines(kind, content):
                row = _line(sheet, row, line, "center" if kind == "title" else "left")
    for sheet in book.worksheets:
        _set_up(sheet)
    book.properties.created = book.properties.modified = WRITTEN
    file = BytesIO()
    book.save(file)
    return settled(file.getvalue())


def _set_up(sheet: Worksheet) -> None:
    """Columns as wide as their labels, a page as wide as the sheet."""
    for letter, width in {"A": 22, "B": 18, "C": 40}.items():
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(kind: str, content: Any) -> list[str]:
    if kind == "heading":
        return [f"{NUMERALS[content[0] - 1]}、{content[1]}"]
    return list(content) if kind == "signature" else [content]


def _line(sheet: Worksheet, row: int, text: str, align: str) -> int:
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=10)
    cell = sheet.cell(row, 1, text)
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    cell.font = Font(name="宋体", size=16 if align == "center" else 11, bold=align == "center")
    sheet.row_dimensions[row].height = 22 * (len(text) // 45 + 1)
    return row + 1


def write(sheet: Worksheet, top: int, found: list[Box], left: int = 1) -> int:
    """Writes cells with borders from a place on; how many rows they take."""
    thin = Side(style="thin")
    for box in found:
        row, column = top + box.row, left + box.column
        for down, right in product(range(box.rows), range(box.columns)):
            sheet.cell(row + down, column + right).border = Border(thin, thin, thin, thin)
        cell = sheet.cell(row, column, box.value)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.font = Font(name="宋体", size=10)
        sheet.row_dimensions[row].height = 28
        if box.rows > 1 or box.columns > 1:
            sheet.merge_cells(None, row, column, row + box.rows - 1, column + box.columns - 1)
    return max(box.row + box.rows for box in found)


def settled(data: bytes) -> bytes:
    """A zip whose entries do not bear the time of their making."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2025-01-20T09:00:00Z", old.read(entry))
            new.writestr(ZipInfo(entry.filename, WRITTEN.timetuple()[:6]), content, ZIP_DEFLATED)
    return file.getvalue()


def samples() -> Iterator[tuple[str, bytes]]:
    """Name and content of each sample."""
    form = form_of("2021")
    yield "clean-2024.docx", word(form, of_agency("clean-2024", "样例市"), numbered=True)
    faulty = of_agency("faulty-2024", "样例县")
    faulty["title"] = f"{faulty['agency']}2024年政府信息公开工作年度报告"  # nothing else names the agency
    yield "faulty-2024.docx", word(form, faulty)
    yield "clean-2024.xlsx", workbook(form, of_agency("clean-2024", "范例市"))
    yield "tables-2024.xlsx", workbook(form, of_agency("clean-2024", "试例市"), sheets=True, text=False)


def of_agency(name: str, place: str) -> dict[str, Any]:
    """A structured sample as the report of an agency in another place: one agency has one report a year."""
    data: dict[str, Any] = yaml.safe_load(re.sub("示例[市县]", place, (SAMPLES / f"{name}.yaml").read_text("utf-8")))
    return data


def main() -> None:
    """Writes all samples."""
    for name, data in samples():
        (SAMPLES / name).write_bytes(data)
        print(f"written: samples/{name}")


if __name__ == "__main__":
    main()
