"""`new`, through the real command line: the right form, last year's figures, and what a forgotten place comes to."""

import json
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import yaml
from docx import Document

ROOT = Path(__file__).parents[2]
PRIOR = ROOT / "samples" / "clean-2024.yaml"
AGENCY = "示例市交通运输局"


def test_yaml_that_teaches(call) -> None:
    result = call("new", "--agency", AGENCY, "--year", "2025")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "# 公布期限：2026-01-31（部门）"
    assert any(line.startswith("# 没有给出上年报告") for line in lines)
    assert any(line.startswith("    granted: [null,") and line.endswith("# （一）予以公开") for line in lines)
    report = yaml.safe_load(result.stdout)
    assert (report["agency"], report["year"], report["level"]) == (AGENCY, 2025, "department")
    assert len(report["sections"]) == 6
    assert len(report["tables"]["requests"]) == 25


def test_the_edition_is_that_of_the_year(call) -> None:
    assert (
        "procurement" in yaml.safe_load(call("new", "--agency", AGENCY, "--year", "2020").stdout)["tables"]["proactive"]
    )
    result = call("new", "--agency", AGENCY, "--year", "2018")
    assert result.exit_code == 2
    assert "2018 年度没有统一格式（2019 年度起才有）" in result.stderr


def test_last_year_goes_on(call) -> None:
    result = call("new", "--agency", AGENCY, "--year", "2025", "--prior", str(PRIOR))
    report = yaml.safe_load(result.stdout)
    assert report["tables"]["requests"]["carried_in"] == [1, 1, 0, 0, 0, 0, 2]
    assert report["scope"] == "own"
    assert "上年（2024）为 11：本年 = 11 + 本年制发件数 − 本年废止件数" in result.stdout
    assert (
        "    # 2024 年度报告提出的问题，请逐项说明改进情况：\n    # 1. 申请答复文书格式不统一\n    text: |-\n"
        in result.stdout
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--agency", AGENCY, "--year", "2024", "--prior", str(PRIOR)], "不是要用的上一年度报告"),
        (["--agency", "别的局", "--year", "2025", "--prior", str(PRIOR)], "不是要用的上一年度报告"),
        (["--agency", AGENCY, "--year", "2025", "--prior", "none"], "不存在"),
        (["--agency", " ", "--year", "2025"], "--agency 不能为空"),
        (["--agency", AGENCY, "--year", "25"], "25 不是 1900 至 2200 之间的年份"),
        (["--agency", AGENCY], "缺少"),
        (["--agency", AGENCY, "--year", "2025", "-o", "there.yaml"], "已存在"),
    ],
)
def test_wrong_calls(words: list[str], said: str, call, tmp_path: Path) -> None:
    (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
    result = call("new", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("year", ["2020", "2025"])
@pytest.mark.parametrize("to", ["yaml", "docx"])
def test_what_is_left_blank_is_found(year: str, to: str, call, tmp_path: Path) -> None:
    assert call("new", "--agency", AGENCY, "--year", year, "-o", f"a.{to}").stderr.startswith(f"已生成：a.{to}（")
    checked = json.loads(call("check", f"a.{to}", "--format", "json", "--today", "2026-01-20").stdout)["reports"][0]
    found = [(found["rule"], found["location"]["pointer"]) for found in checked["diagnostics"]]
    places = {pointer.removesuffix(".text") for rule, pointer in found if rule == "HYG001"}
    assert places == {"preamble", "sections.1", "sections.5", "sections.6"}
    assert {rule for rule, _ in found} <= {"HYG001", "TAB005", "STR013", "FEE001", "FEE005", "STR010", "STR011"}
    assert checked["year"] == int(year)


def test_word_and_excel_carry_the_advice(call, tmp_path: Path) -> None:
    for to in ("docx", "xlsx", "html"):
        assert call("new", "--agency", AGENCY, "--year", "2025", "--prior", str(PRIOR), "-o", f"a.{to}").exit_code == 0
    notes = [comment.text for comment in Document(str(tmp_path / "a.docx")).comments]
    assert "公布期限：2026-01-31（部门）" in notes
    assert "取自 2024 年度报告的结转下年度" in notes
    assert "2024 年度报告提出的问题，请逐项说明改进情况：\n1. 申请答复文书格式不统一" in notes
    book = openpyxl.load_workbook(BytesIO((tmp_path / "a.xlsx").read_bytes()))
    told = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert "取自 2024 年度报告的结转下年度" in told
    assert 'title="取自 2024 年度报告的结转下年度"' in (tmp_path / "a.html").read_text("utf-8")


def test_english(call) -> None:
    result = call("--lang", "en", "new", "--agency", "示例经济技术开发区管理委员会", "--year", "2025")
    assert result.stdout.startswith("# To be published, by level: government by 2026-03-31, department by 2026-01-31")
    assert "# (1) Granted" in result.stdout
