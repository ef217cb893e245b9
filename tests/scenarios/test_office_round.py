"""Reports laid out by an independent builder are read back with every cell as it was."""

import runpy
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.forms import Form, Forms, build_form
from disclosure_lint.readers import read
from disclosure_lint.report import Report, Trait
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
BUILDER = SimpleNamespace(**runpy.run_path(str(ROOT / "scripts" / "samples.py")))
NATIONAL = resource("rules") / "national"
FORMS = Forms(
    [build_form(yaml.safe_load(path.read_text("utf-8"))) for path in sorted((NATIONAL / "forms").glob("*.yaml"))]
)
VOCABULARY = Vocabulary.from_data(yaml.safe_load((NATIONAL / "vocabulary.yaml").read_text("utf-8"))["words"])

Values = dict[str, Any]


def form_of(edition: str) -> Form:
    form = FORMS.edition(edition)
    assert form
    return form


FIGURES = st.integers(0, 20) | st.integers(0, 10**7) | st.none() | st.sampled_from(["/", "无", "12件", "１２", "1,286"])
AMOUNTS = st.decimals(0, 10**6, places=4).map(float) | st.integers(0, 9999) | st.none()


@st.composite
def reports(draw: st.DrawFn, edition: str) -> Values:
    """A report on paper: every cell of the form filled in, left blank or spoilt, labels of the rows all there."""
    form = form_of(edition)
    tables: Values = {}
    for cell in form.cells:
        unit = form.tables[cell.table].columns[cell.column].unit
        rows = tables.setdefault(cell.table, {}).setdefault(cell.row, {})
        rows[cell.column] = draw(FIGURES if unit == "count" else AMOUNTS)
    for rows in tables.values():
        for row in rows.values():
            if all(value is None for value in row.values()):
                row[next(iter(row))] = 0
    sections = [
        {"number": section.number, "title": section.title.zh, "text": "正文。" if section.content == "text" else ""}
        for section in form.sections
    ]
    return {
        "title": f"青河县林业局{form.first_year}年政府信息公开工作年度报告",
        "preamble": "本报告根据《中华人民共和国政府信息公开条例》编制。",
        "sections": sections,
        "tables": tables,
        "signed": {"agency": "青河县林业局", "date": date(form.first_year + 1, 1, 20)},
    }


def read_back(name: str, data: bytes) -> Report:
    reading = read(name, data, FORMS, VOCABULARY)
    assert reading.report, reading.findings
    assert {finding.rule for finding in reading.findings} <= {"HYG002"}
    for pointer, cell in cells(reading.report).items():
        span = reading.source_map.spans[pointer]
        assert reading.source
        assert reading.source.text[slice(*span)] == ("" if cell.raw is None else str(cell.raw))
        assert reading.source.place(span.start)
    return reading.report


def cells(report: Report) -> dict[str, Any]:
    return {
        f"{table}.{row}.{column}": cell
        for table, rows in report.tables.items()
        for row, columns in rows.items()
        for column, cell in columns.items()
    }


def same(report: Report, wanted: Values) -> None:
    found = cells(report)
    expected = {
        f"{table}.{row}.{column}": value
        for table, rows in wanted["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    assert found.keys() == expected.keys()
    for pointer, value in expected.items():
        cell = found[pointer]
        if value is None:
            assert cell.traits & Trait.BLANK, pointer
        elif isinstance(value, str):
            assert (str(cell.raw), cell.value is None) == (value, value in ("/", "无")), pointer
        else:
            assert cell.value == Decimal(str(value)), pointer


@settings(max_examples=12)
@given(st.data(), st.sampled_from(["2019", "2021"]), st.booleans())
def test_word(data: st.DataObject, edition: str, numbered: bool) -> None:
    wanted = data.draw(reports(edition))
    report = read_back("a.docx", BUILDER.word(form_of(edition), wanted, numbered=numbered))
    same(report, wanted)
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert (report.agency, report.title) == ("青河县林业局", wanted["title"])
    assert report.signed.date == wanted["signed"]["date"]


@settings(max_examples=20)
@given(st.data(), st.sampled_from(["2019", "2021"]), st.booleans(), st.booleans())
def test_workbook(data: st.DataObject, edition: str, sheets: bool, text: bool) -> None:
    wanted = data.draw(reports(edition))
    report = read_back("a.xlsx", BUILDER.workbook(form_of(edition), wanted, sheets=sheets, text=text))
    same(report, wanted)
    assert report.agency == "青河县林业局"
    assert [section.number for section in report.sections] == ([1, 2, 3, 4, 5, 6] if text else [])


@settings(max_examples=20)
@given(
    st.data(), st.permutations(["proactive", "requests", "review"]), st.integers(1, 9), st.integers(1, 9), st.booleans()
)
def test_tables_anywhere(data: st.DataObject, order: list[str], top: int, left: int, one_sheet: bool) -> None:
    """The three tables in any order, on one sheet or several, wherever they begin."""
    wanted = data.draw(reports("2021"))
    form, book = form_of("2021"), openpyxl.Workbook()
    sheet: Any = book.worksheets[0]
    for number, table in enumerate(order):
        if number and not one_sheet:
            sheet = book.create_sheet()
        row = sheet.max_row + top if number and one_sheet else top
        BUILDER.write(sheet, row, BUILDER.boxes(form, table, wanted["tables"][table]), left)
    file = BytesIO()
    book.save(file)
    same(read_back("a.xlsx", file.getvalue()), wanted)
