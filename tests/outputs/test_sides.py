"""The figures of two reports side by side."""

from decimal import Decimal
from typing import Any

import pytest
from lxml import html

from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Evidence, Location, Result
from disclosure_lint.outputs.html.findings import grouped, severity
from disclosure_lint.outputs.html.markup import Writer
from disclosure_lint.outputs.rows import COLUMNS, finding_rows
from disclosure_lint.outputs.sides import sides

WHOSE = {"": ("", ""), "children.": ("下级单位合计 › ", "units in all › "), "parent.": ("上级单位 › ", "superior › ")}


def cell(origin: str, number: int, value: Any, line: int | None = None) -> Evidence:
    zh, en = WHOSE[origin]
    label = Bilingual(f"{zh}表三 › 第{number}格", f"{en}Table three › cell {number}")
    return Evidence(f"{origin}requests.received.c{number}", label, value, line)


def finding(*evidence: Evidence) -> Diagnostic:
    at = Location("requests", Bilingual("表三", "Table three"), 4, 1, 4, 9)
    return Diagnostic("HIE002", "n", "warning", "report", Bilingual("小", "small"), at, evidence, (), "f")


BELOW = finding(
    *(cell("", 1, 50, 5), cell("children.", 1, 61)),
    *(cell("", 2, Decimal("2.5"), 5), cell("children.", 2, Decimal("0.25"))),
    *(cell("", 3, None, 6), cell("children.", 3, 4)),
)
COPIED = finding(*(cell("", n, n, n) for n in range(30)), *(cell("parent.", n, n) for n in range(30)))


def shown(found: Diagnostic) -> list[list[str]]:
    (made,) = grouped((found,)).items()
    to = Writer(Result("0", "2025-01-01", (), (), {}), "zh")
    page = html.fromstring("".join(severity(made[0], made[1], "r", None, to)))
    return [[part.text_content() for part in row] for row in page.xpath("//table[@class='figures']//tr")]


def figures(found: Diagnostic) -> str:
    report = CheckedReport("a.yaml", None, None, None, None, {}, (found,))
    (row,) = finding_rows(Result("0", "2025-01-01", (), (report,), {}), "zh")
    return str(dict(zip(COLUMNS, row, strict=True))["figures"])


def test_a_row_for_a_cell_with_the_difference() -> None:
    assert shown(BELOW) == [
        ["表三", "本报告", "下级单位合计", "相差", "行"],
        ["第1格", "50", "61", "-11", "5"],
        ["第2格", "2.5", "0.25", "+2.25", "5"],
        ["第3格", "空白", "4", "", "6"],
    ]
    assert figures(BELOW) == (
        "表三：第1格 = 50（第 5 行），下级单位合计 61；第2格 = 2.5（第 5 行），下级单位合计 0.25；"
        "第3格 = 空白（第 6 行），下级单位合计 4"
    )


def test_what_is_all_the_same_is_not_said_over_and_over() -> None:
    head, *rows = shown(COPIED)
    assert head == ["表三", "本报告", "上级单位", "行"]
    assert rows[0] == ["第1格", "1", "1", "1"]
    assert rows[8:] == [["另有 21 格"], ["另有 1 格为 0"]]
    assert "上级单位" not in figures(COPIED)


@pytest.mark.parametrize(
    "evidence",
    [
        (cell("", 1, 1), cell("", 2, 1)),
        (cell("", 1, 1), cell("children.", 2, 1)),
        (cell("", 1, 1), cell("children.", 1, 1), cell("", 2, 1)),
        (),
    ],
)
def test_what_has_no_counterpart_is_listed_as_it_comes(evidence: tuple[Evidence, ...]) -> None:
    assert sides(finding(*evidence), "en") is None
