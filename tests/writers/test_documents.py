"""The official form as Word, web page and workbook: whole, harmless, the same bytes each time."""

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from disclosure_lint.forms import Forms
from disclosure_lint.report import Cell, Report, Section
from disclosure_lint.writers import Comments, format_of, write

NASTY = '<script>alert("1")</script> & =1+1 \x00 \u2028 ]]>'


def row(forms: Forms, value: int | Decimal | str | None) -> dict[str, Cell]:
    return {column: Cell.of(value, None if isinstance(value, str) else value) for column in forms.row_order("requests")}


def report_with(forms: Forms, value: int | Decimal | str | None, text: str = "正文") -> Report:
    return Report(
        agency="青河县",
        year=2024,
        title=text,
        preamble=text,
        sections=(Section(1, text, text), Section(3)),
        tables={"requests": {"granted": row(forms, value)}},
    )


@pytest.mark.parametrize("to", ["docx", "html", "xlsx"])
@settings(max_examples=40)
@given(data=st.data())
def test_any_report_can_be_printed_twice_alike(
    data: st.DataObject, to: str, any_report: st.SearchStrategy[Report], forms: Forms
) -> None:
    report = data.draw(any_report)
    comments = Comments.of((pointer, "说明") for pointer in ("title", "requests.granted.total", "sections.1.text"))
    made = write(report, forms, to, comments)
    assert made == write(report, forms, to, comments)
    if to == "html":
        html.document_fromstring(made)
    else:
        with ZipFile(BytesIO(made)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(archive.read(name))


def test_what_looks_like_code_is_text(forms: Forms) -> None:
    report = report_with(forms, NASTY, NASTY)
    page = html.document_fromstring(write(report, forms, "html"))
    assert not page.xpath("//script")
    assert "alert" in page.xpath("string(//h1)")
    book = openpyxl.load_workbook(BytesIO(write(report_with(forms, "=1+1"), forms, "xlsx")))
    assert [cell.data_type for cell in book["表三"][4] if cell.value == "=1+1"] == ["s"] * 7
    assert NASTY.split("\x00")[0] in Document(BytesIO(write(report, forms, "docx"))).paragraphs[0].text


@pytest.mark.parametrize(
    "value", [0, 3440, Decimal("72701.2578"), Decimal("0.10"), 10**15, Decimal("12345678901234567.5")]
)
def test_numbers_are_exact(value: int | Decimal, forms: Forms) -> None:
    made = {to: write(report_with(forms, value), forms, to) for to in ("docx", "html", "xlsx")}
    shown = format(Decimal(value), "f")
    assert f"<td>{shown}</td>" in made["html"].decode()
    table = Document(BytesIO(made["docx"])).tables[0]
    assert {cell.text for cell in table.rows[3].cells[2:]} == {shown}
    stated = {cell.value for cell in openpyxl.load_workbook(BytesIO(made["xlsx"]))["表三"][4][2:]}
    assert len(stated) == 1
    assert Decimal(str(stated.pop())) == value


def test_blank_cells_are_empty(forms: Forms) -> None:
    made = {to: write(report_with(forms, None), forms, to) for to in ("docx", "html", "xlsx")}
    assert made["html"].decode().count("<td></td>") == 7
    assert {cell.text for cell in Document(BytesIO(made["docx"])).tables[0].rows[3].cells[2:]} == {""}
    assert {cell.value for cell in openpyxl.load_workbook(BytesIO(made["xlsx"]))["表三"][4][2:]} == {None}


def test_comments_are_those_of_the_format(forms: Forms) -> None:
    comments = Comments.of([("requests.granted.total", "存疑：可能是 10"), ("title", "请核对")])
    made = {to: write(report_with(forms, 1), forms, to, comments) for to in ("docx", "html", "xlsx")}
    assert [comment.text for comment in Document(BytesIO(made["docx"])).comments] == ["请核对", "存疑：可能是 10"]
    assert '<td class="noted" title="存疑：可能是 10">1</td>' in made["html"].decode()
    notes = [cell.comment.text for cell in openpyxl.load_workbook(BytesIO(made["xlsx"]))["表三"][4] if cell.comment]
    assert notes == ["存疑：可能是 10"]


def test_the_head_of_a_long_table_is_repeated(forms: Forms) -> None:
    table = Document(BytesIO(write(report_with(forms, 1), forms, "docx"))).tables[0]
    repeated = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
    assert repeated == [True, True, True, False]
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    sheet = openpyxl.load_workbook(BytesIO(write(report_with(forms, 1), forms, "xlsx")))["表三"]
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$3", "C4")


def test_tables_stand_under_their_sections(forms: Forms) -> None:
    page = html.document_fromstring(write(report_with(forms, 1), forms, "html"))
    assert [element.tag for element in page.xpath("//main/*")] == ["h1", "p", "h2", "p", "h2", "div"]
    assert page.xpath("string(//h2[2])") == "三、收到和处理政府信息公开申请情况"
    assert page.xpath("//table/@aria-labelledby") == ["s2"]


def test_the_year_chooses_the_form(forms: Forms) -> None:
    blank = {row: dict.fromkeys(columns, Cell.of(None, None)) for row, columns in forms.known["proactive"].items()}
    old = {key: cells for key, cells in blank.items() if key in forms.editions[0].tables["proactive"].rows}
    page = write(Report(agency="青河县", year=2020, tables={"proactive": old}), forms, "html").decode()
    assert "第二十条第（九）项" in page


def test_formats_go_by_suffix() -> None:
    names = {
        "a.YAML": "yaml",
        "a.yml": "yaml",
        "a.json": "json",
        "a.docx": "docx",
        "a.htm": "html",
        "a.xlsx": "xlsx",
        "a.doc": None,
    }
    assert {name: format_of(name) for name in names} == names


def test_no_document_is_dated_by_the_clock(forms: Forms) -> None:
    with ZipFile(BytesIO(write(report_with(forms, 1), forms, "docx"))) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2025-01-01T00:00:00Z" in archive.read("docProps/core.xml")
