"""Notices of rectification."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from docx import Document
from tests.dashboard.conftest import COLUMNS

from disclosure_lint.cli import main

Write = Callable[..., Path]


def notices(run: Path, *options: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["dashboard", str(run), "-o", str(run.parent / "site"), *options])
    assert result.exit_code == 0, result.output
    return {path.name: Document(BytesIO(path.read_bytes())) for path in (run.parent / "site/notices").glob("*")}


def said(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_all_are_those_with_errors(write: Write) -> None:
    names = sorted(notices(write(), "--notice", "all"))
    assert names == ["_script_alert('x')__script_&_局-2024.docx", *(f"示例县第{n}局-2024.docx" for n in (2, 4, 5, 6))]


def test_a_notice_names_place_finding_clause_and_how_to_mend_it(write: Write) -> None:
    (document,) = notices(
        write(), "--notice", "示例县第2局", "--by", "示例县人民政府办公室", "--reply", "2025-07-01"
    ).values()
    text = said(document)
    assert "示例县第2局：" in text and "应当改正的问题1处、需要核实的问题1处" in text and "第四十七条" in text
    assert "请于2025年7月1日前" in text and "示例县人民政府办公室" in text and "（印章）" in text
    errors, warnings = document.tables
    assert [cell.text for cell in errors.rows[0].cells] == ["序号", "位置", "问题（规则）", "依据", "改正办法"]
    assert [cell.text for cell in errors.rows[1].cells] == [
        "1",
        "表三 › 总计",
        "相差 1<i>1（REQ101）",
        "国办公开办函〔2021〕30号 附件 表三",
        "改正<办法>",
    ]
    assert len(warnings.rows) == 2 and "SRC006" not in "".join(cell.text for row in warnings.rows for cell in row.cells)


def test_what_people_fill_in_is_blank(write: Write) -> None:
    (document,) = notices(write(), "--notice", "示例县第2局").values()
    assert "〔2025〕　　号" in said(document) and "（签发机关）" in said(document)
    assert said(document).count("　　　　年　　月　　日") == 2


@pytest.mark.parametrize("agency", ["示例县第3局", "示例县第1局"])
def test_who_has_no_report_or_only_warnings(write: Write, agency: str) -> None:
    assert len(notices(write(), "--notice", agency)) == (agency == "示例县第1局")


def test_names_that_fold_to_the_same_file(write: Write, tables: Any) -> None:
    names = {"示例县第2局": "甲/局", "示例县第4局": "甲:局"}
    for table in ("coverage", "reports"):
        tables[table] = [
            tuple(names.get(value, value) if isinstance(value, str) else value for value in row)
            for row in tables[table]
        ]
    made = notices(write(tables), "--notice", "甲/局", "--notice", "甲:局")
    assert sorted(made) == ["甲_局-2024-2.docx", "甲_局-2024.docx"]


def test_no_dates_of_the_day_in_the_file(write: Write) -> None:
    run = write()
    notices(run, "--notice", "示例县第2局")
    with ZipFile(next((run.parent / "site/notices").glob("*"))) as archive:
        assert {item.date_time[0] for item in archive.infolist()} == {1980}


def test_figures_of_other_units_are_annexed_in_full(write: Write, tables: Any) -> None:
    """The finding names three of many cells; the unit that has to look into them needs all."""
    whose = {"": "", "children.": "下级单位合计 › "}
    evidence = [
        {"pointer": f"{origin}requests.r{at}.total", "label_zh": f"{zh}表三 › 第{at}格", "label_en": "", "value": 9 + at * bool(origin)}
        for at in range(1, 41)
        for origin, zh in whose.items()
    ]  # fmt: skip
    at = next(at for at, row in enumerate(tables["diagnostics"]) if row[0] == "2024/1.yaml" and row[4] == "warning")
    row = list(tables["diagnostics"][at])
    row[list(COLUMNS["diagnostics"].split(", ")).index("evidence VARCHAR")] = json.dumps(evidence)
    tables["diagnostics"][at] = tuple(row)
    (document,) = notices(write(tables), "--notice", "示例县第2局").values()
    *_, annex = document.tables
    assert "附件：与上下级单位报告对照的数据" in said(document)
    assert said(document).endswith("附件\n需要核实的问题第1项（CON001）：表三")
    assert [cell.text for cell in annex.rows[0].cells] == ["位置", "本报告", "下级单位合计", "相差"]
    assert [cell.text for cell in annex.rows[40].cells] == ["第40格", "9", "49", "-40"]
