"""What sheets show, as text and tables."""

from collections.abc import Callable

import pytest

from disclosure_lint.readers.document import Document, Grid
from disclosure_lint.source import Place

Shown = Callable[..., list[object]]
Load = Callable[..., Document]


def text(at: str, content: str, style: int = 0) -> str:
    return f'<c r="{at}" t="inlineStr" s="{style}"><is><t>{content}</t></is></c>'


def number(at: str, value: str, style: int = 0) -> str:
    return f'<c r="{at}" s="{style}"><v>{value}</v></c>'


def row(*cells: str, more: str = "") -> str:
    return f"<row {more}>{''.join(cells)}</row>"


def data(*rows: str, merged: tuple[str, ...] = (), columns: str = "") -> str:
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    return f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData><mergeCells>{merges}</mergeCells>"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (number("A1", "1286"), "1286"),
        (number("A1", "1286", 2), "1286"),
        (number("A1", "1286", 3), "1286件"),
        (number("A1", "0.30000000000000004"), "0.3"),
        (number("A1", "72701.257800000007"), "72701.2578"),
        (number("A1", "72701.2578", 7), "72701.2578"),
        (number("A1", "1.573179E6"), "1573179"),
        (number("A1", "1.0E-3"), "0.001"),
        (number("A1", "-0"), "0"),
        (number("A1", "007"), "7"),
        (number("A1", "1E400"), "1E400"),
        (number("A1", "NaN"), "NaN"),
        (number("A1", "x" * 50), "x" * 50),
        (number("A1", "0.45", 4), "45%"),
        (number("A1", "45677", 5), "2025年1月20日"),
        (number("A1", "45677", 8), "2025年1月20日"),
        (number("A1", "45677", 9), "2025年1月"),
        (number("A1", "9E9", 5), "9000000000"),
        (number("A1", "0.5", 6), "0.5"),
        ('<c r="A1" t="str"><f>A2</f><v>文字</v></c>', "文字"),
        ('<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c>', "3"),
        ('<c r="A1"><f>SUM(B1:B2)</f></c>', "=SUM(B1:B2)"),
        ('<c r="A1" t="e"><f>A9</f><v>#REF!</v></c>', "#REF!"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="s"><v>1</v></c>', "乙丙"),
        ('<c r="A1" t="s"><v>9</v></c><c r="B1" t="s"><v>0</v></c>', "甲"),
        ('<c t="n"/><c t="s"><v>0</v></c>', "甲"),
    ],
)
def test_cells(shown: Shown, cell: str, expected: str) -> None:
    strings = "<si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>x</t></rPh></si>"
    assert shown(data(row(cell)), strings=strings) == [expected]


def test_days_are_counted_from_1904_where_the_workbook_says_so(shown: Shown) -> None:
    assert shown(data(row(number("A1", "44215", 5))), settings='<workbookPr date1904="1"/>') == ["2025年1月20日"]


def test_text_and_tables(shown: Shown) -> None:
    sheet = data(
        row(text("A1", "某局2024年度报告")),
        row(text("A2", "二、主动公开")),
        row(text("A3", "规章"), number("B3", "1"), number("C3", "2")),
        row(text("A4", "文件"), number("B4", "3")),
        row(text("A5", "五、问题")),
        row(text("A6", "第一行&#10;第二行")),
        merged=("A1:C1",),
    )
    assert shown(sheet) == [
        "某局2024年度报告",
        "二、主动公开",
        ["规章@0 1@1 2@2", "文件@0 3@1 @2"],
        "五、问题",
        "第一行",
        "第二行",
    ]


def test_merged_cells(shown: Shown) -> None:
    sheet = data(
        row(text("B2", "项"), text("D2", "申请人"), more='r="2"'),
        row(text("B3", "不显示"), text("D3", "自然人"), text("E3", "企业"), more='r="3"'),
        row(text("B4", "结果"), text("C4", "甲"), number("D4", "1"), number("E4", "2"), more='r="4"'),
        row(text("C5", "乙"), number("D5", "3"), more='r="5"'),
        merged=("B2:C3", "D2:E2", "B4:B5"),
    )
    assert shown(sheet) == [["项@0+2/2 申请人@2+2", "自然人@2 企业@3", "结果@0/2 甲@1 1@2 2@3", "乙@1 3@2 @3"]]


def test_what_is_hidden_is_not_shown(shown: Shown) -> None:
    sheet = data(
        row(text("A1", "甲"), number("B1", "1"), number("C1", "9")),
        row(text("A2", "隐"), number("B2", "2"), more='hidden="1"'),
        row(text("A3", "乙"), number("B3", "3"), number("C3", "9")),
        columns='<col min="3" max="3" hidden="1"/>',
    )
    assert shown(sheet, sheet, sheet, states=("visible", "hidden", "veryHidden")) == [["甲@0 1@1", "乙@0 3@1"]]


def test_a_merged_cell_that_begins_hidden_is_shown(shown: Shown) -> None:
    sheet = data(
        row(text("A1", "组"), text("B1", "隐"), number("C1", "1"), more='hidden="1"'),
        row(text("B2", "甲"), number("C2", "2")),
        row(text("B3", "乙"), number("C3", "3")),
        merged=("A1:A3",),
    )
    assert shown(sheet) == [["组@0/2 甲@1 2@2", "乙@1 3@2"]]


def test_tables_that_touch(shown: Shown) -> None:
    one = [row(text("A1", "规章"), number("B1", "1")), row(text("A2", "文件"), number("B2", "2"))]
    two = row(text("A5", "自然人"), text("B5", "总计")), row(number("A6", "1"), number("B6", "1"))
    parted = shown(data(*one, row(text("A3", "三、收到和处理")), row(text("A4", "单位：件")), *two))
    assert parted == [["规章@0 1@1", "文件@0 2@1"], "三、收到和处理", "单位：件", ["自然人@0 总计@1", "1@0 1@1"]]
    band = shown(data(*one, row(text("A3", "第二十条第（五）项")), *two))
    assert band == [["规章@0 1@1", "文件@0 2@1", "第二十条第（五）项@0 @1", "自然人@0 总计@1", "1@0 1@1"]]
    long = shown(data(*one, row(text("A3", "长" * 50)), *two))
    assert [type(block) for block in long] == [list, str, list]


def test_a_row_left_blank_stays_in_its_table(shown: Shown) -> None:
    rows = [row(text("A1", "一、新收"), number("B1", "1")), row(text("A3", "三、办理"), number("B3", "1"))]
    bare = row(text("A2", "二、结转"))
    bordered = row(text("A2", "二、结转", 1), '<c r="B2" s="1"/>')
    for blank in (bare, bordered):
        assert shown(data(rows[0], blank, rows[1])) == [["一、新收@0 1@1", "二、结转@0 @1", "三、办理@0 1@1"]]
    assert shown(data(rows[0], bordered)) == [["一、新收@0 1@1", "二、结转@0 @1"]]


def test_places_are_those_of_the_sheet(read: Load) -> None:
    document = read(
        data(row(text("C7", "题"), more='r="7"'), row(text("C9", "甲"), number("D9", "5"), more='r="9"')),
        names=("表二",),
    )
    source = document.source
    assert source.text == "题\n甲 | 5\n"
    assert source.place(0) == Place(sheet="表二", row=7, column=3)
    assert source.place(source.text.index("5")) == Place(sheet="表二", table=1, row=9, column=4)


def test_formulas_without_results_are_said(read: Load) -> None:
    document = read(data(row(text("A1", "规章"), '<c r="B1"><f>1+1</f></c>')))
    (grid,) = document.blocks
    assert isinstance(grid, Grid)
    assert [cell.unread for cell in grid.cells] == [None, "formula"]
    (finding,) = document.findings
    assert (finding.rule, finding.reason, finding.values) == ("SRC006", "formula", {"count": 1, "text": "=1+1"})


def test_strange_references(shown: Shown) -> None:
    sheet = data(
        row('<c r="XFE1"><v>1</v></c>', '<c r="1A"><v>2</v></c>', '<c r="a1"><v>3</v></c>', more='r="0"'),
        row('<c r="B2"><v>4</v></c>', more='r="x"'),
        row('<c r="B9999999"><v>5</v></c>', more='r="9999999"'),
        merged=("A1", "B2:A1", "A1:ZZZZ9", ":"),
        columns='<col min="x" max="1" hidden="1"/><col hidden="1"/>',
    )
    assert shown(sheet) == ["4"]
