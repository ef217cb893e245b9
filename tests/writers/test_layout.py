"""The tables of the form as they are printed: whole, without holes or overlaps, with the official cells."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint import api
from disclosure_lint.forms import Forms
from disclosure_lint.readers import read
from disclosure_lint.report import Cell, Report
from disclosure_lint.writers.layout import Laid, Laying
from disclosure_lint.writers.paper import Grid, paper_of


def grids(report: Report, forms: Forms) -> dict[str, Laying]:
    return {block.name: block.laying for block in paper_of(report, forms).blocks if isinstance(block, Grid)}


def sample(name: str) -> Report:
    pack = api.load_rules()
    found = read(name, Path("samples", name).read_bytes(), pack.forms, pack.vocabulary).report
    assert found
    return found


def covered(cells: tuple[Laid, ...]) -> Counter[tuple[int, int]]:
    return Counter(
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    )


@settings(max_examples=100)
@given(data=st.data())
def test_every_place_has_one_cell(data: st.DataObject, any_report: st.SearchStrategy[Report], forms: Forms) -> None:
    report = data.draw(any_report)
    for laying in grids(report, forms).values():
        places = covered(laying.cells)
        assert set(places.values()) <= {1}
        assert set(places) == {(row, column) for row in range(laying.height) for column in range(len(laying.widths))}


@settings(max_examples=100)
@given(data=st.data())
def test_every_cell_of_the_report_is_printed(
    data: st.DataObject, any_report: st.SearchStrategy[Report], forms: Forms
) -> None:
    report = data.draw(any_report)
    printed = {
        cell.pointer for laying in grids(report, forms).values() for cell in laying.cells if cell.kind == "value"
    }
    cells = {
        f"{table}.{row}.{column}"
        for table, rows in report.tables.items()
        for row, held in rows.items()
        for column in held
    }
    assert cells <= printed


@pytest.mark.parametrize(("name", "rows"), [("clean-2024.yaml", 28), ("trial-2020.yaml", 26)])
def test_table_three_as_the_form_has_it(name: str, rows: int, forms: Forms) -> None:
    laying = grids(sample(name), forms)["表三"]
    assert (laying.height, len(laying.widths), laying.heads) == (rows, 10, 3)
    sizes = {cell.text: (cell.rows, cell.columns) for cell in laying.cells if cell.kind != "value"}
    assert sizes["申请人情况"] == (1, 7)
    assert sizes["自然人"] == sizes["总计"] == (2, 1)
    assert sizes["法人或其他组织"] == (1, 5)
    assert sizes["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] == (3, 3)
    assert sizes["三、本年度办理结果"] == (rows - 6, 1)
    assert sizes["（三）不予公开"] == (8, 1)
    assert sizes["一、本年新收政府信息公开申请数量"] == (1, 3)
    assert sizes["（七）总计"] == (1, 2)
    assert sizes["（六）其他处理"] == ((3, 1) if rows == 28 else (1, 2))


def test_table_two_band_by_band(forms: Forms) -> None:
    laying = grids(sample("trial-2020.yaml"), forms)["表二"]
    lines = [[cell.text for cell in laying.cells if cell.row == row] for row in range(laying.height)]
    assert lines[:4] == [
        ["第二十条第（一）项"],
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        ["规章", "0", "0", "0"],
        ["规范性文件", "1", "1", "6"],
    ]
    assert lines[-2:] == [["信息内容", "采购项目数量", "采购总金额"], ["政府集中采购", "6", "148.9"]]


def test_table_four_in_one_line(forms: Forms) -> None:
    laying = grids(sample("clean-2024.yaml"), forms)["表四"]
    assert (laying.height, len(laying.widths), laying.heads) == (4, 15, 3)
    heads = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in laying.cells if cell.columns > 1}
    assert heads == {
        "行政复议": (0, 0, 1, 5),
        "行政诉讼": (0, 5, 1, 10),
        "未经复议直接起诉": (1, 5, 1, 5),
        "复议后起诉": (1, 10, 1, 5),
    }


def test_rows_of_two_editions_stand_together(forms: Forms) -> None:
    zero = {column: Cell.of(0, 0) for column in forms.row_order("requests")}
    rows = dict.fromkeys(("not_processed.reissue", "other.all", "other.uncorrected", "concluded"), zero)
    laying = grids(Report(agency="青河县", year=2024, tables={"requests": rows}), forms)["表三"]
    stubs = [cell.text for cell in laying.cells if cell.kind == "stub"]
    assert [text[:6] for text in stubs] == ["5.要求行政", "（六）其他处", "1.申请人无", "（七）总计"]


def test_a_label_of_the_document_is_kept(forms: Forms) -> None:
    report = Report(
        agency="青河县",
        year=2024,
        labels={"review.upheld": "维持"},
        tables={"review": {"reconsideration": {"upheld": Cell.of(1, 1)}}},
    )
    assert [cell.text for cell in grids(report, forms)["表四"].cells] == ["行政复议", "维持", "1"]
