"""The workbook: three sheets, text that is text, the same bytes each time."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import openpyxl

from disclosure_lint.outputs import xlsx
from disclosure_lint.outputs.rows import COLUMNS

from . import conftest as made  # noqa: TID252 - its results, outside of fixtures

Cases = Callable[[str], Any]


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_has_its_sheets_whatever_was_found(name: str, cases: Cases) -> None:
    for lang, names in (("zh", ["问题", "报告", "未能判断"]), ("en", ["findings", "reports", "not assessable"])):
        opened = book(xlsx.render(*cases(name), lang))
        assert opened.sheetnames == names
        for page in opened:
            assert page.freeze_panes == "C2"
            assert page.auto_filter.ref
            assert all(cell.font.bold for cell in page[1])


def test_findings_are_rows(cases: Cases) -> None:
    page = book(xlsx.render(*cases("findings"), "zh"))["问题"]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in page.iter_rows(min_row=2, values_only=True)]
    assert len(rows) == 13
    assert (rows[0]["rule"], rows[0]["line"], rows[0]["year"]) == ("STR007", 4, 2024)
    assert rows[3]["figures"].startswith("表三 › 商业企业：一、本年新收政府信息公开申请数量 = 75（第 20 行）；")


def test_reports_have_their_outcomes(cases: Cases) -> None:
    page = book(xlsx.render(*cases("findings"), "en"))["reports"]
    heads, first, second = page.iter_rows(values_only=True)
    assert heads[:5] == ("file", "agency", "year", "level", "form")
    counts = ("errors", "warnings", "infos", "reading notes", "passed", "failed", "not assessable", "not applicable")
    assert [dict(zip(heads, first, strict=True))[name] for name in counts] == [10, 2, 0, 1, 70, 6, 5, 1]
    assert dict(zip(heads, second, strict=True))["failed"] == 0


def test_what_could_not_be_judged_has_its_reason(cases: Cases) -> None:
    page = book(xlsx.render(*cases("findings"), "zh"))["未能判断"]
    assert [row[4:] for row in page.iter_rows(min_row=2, max_row=2, values_only=True)] == [
        ("CON001", "", "缺上一年报告")
    ]
    assert page.max_row == 7


def test_text_is_never_a_formula() -> None:
    cells = [cell for page in book(xlsx.render(made.hostile(), {}, "zh")) for row in page for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(str(cell.value).startswith("=cmd|") for cell in cells)


def test_long_texts_are_cut(cases: Cases) -> None:
    result = cases("clean").result
    long = replace(result.reports[0], agency="市" * 40_000)
    page = book(xlsx.render(replace(result, reports=(long,)), {}, "zh"))["报告"]
    assert len(page["B2"].value) == xlsx.LONGEST


def test_more_than_a_sheet_holds_is_said(cases: Cases, monkeypatch: Any) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 10)
    result = cases("findings").result
    assert book(xlsx.render(result, {}, "zh"))["问题"].max_row == 11
    assert xlsx.left_out(result, "en") == ("xlsx: the sheet is full, 3 findings left out",)
