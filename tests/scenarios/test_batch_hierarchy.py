"""A batch with a roster: a city, its departments, a county and a township, set beside each other."""

import json
from pathlib import Path

import pytest
import yaml
from tests.batch.conftest import TODAY, ran
from tests.batch.test_run import query

from disclosure_lint.api import Options, check
from disclosure_lint.inputs import discover
from disclosure_lint.resources import resource

ROSTER = """名称,层级,上级,统计范围
示例市人民政府,政府,,含下级
示例市公安局,部门,示例市人民政府,
示例市教育局,部门,示例市人民政府,
示例县人民政府,政府,示例市人民政府,含乡镇
示例镇人民政府,乡镇,示例县人民政府,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The city's report states no scope: the roster does. The schools have not reported."""
    examples = resource("rules") / "national" / "examples"
    reports = tmp_path / "reports"
    reports.mkdir()
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    city = yaml.safe_load((examples / "clean-2021.yaml").read_text(encoding="utf-8"))
    del city["scope"]
    bureau = yaml.safe_load((examples / "clean-2021-bureau.yaml").read_text(encoding="utf-8"))
    county = {**bureau, "agency": "示例县人民政府", "scope": "with_lower"}
    town = {**bureau, "agency": "示例镇人民政府", "tables": {**bureau["tables"]}}
    town["tables"]["proactive"] = {**bureau["tables"]["proactive"], "penalties": {"decisions": 3301}}
    for name, report in (("city", city), ("police", bureau), ("county", county), ("town", town)):
        (reports / f"{name}.yaml").write_text(yaml.safe_dump(report, allow_unicode=True), encoding="utf-8")
    return tmp_path


def found(run: Path, path: str, columns: str = "rule, pointer") -> list[tuple[object, ...]]:
    sql = f"SELECT {columns} FROM diagnostics WHERE path = '{path}' AND (rule LIKE 'HIE%' OR rule LIKE 'WAV%') ORDER BY ALL"
    return query(run, sql)


def test_a_city_with_departments_a_county_and_a_township(folder: Path) -> None:
    run = folder / "run"
    ran(folder / "reports", run, roster=folder / "roster.csv")
    found = query(run, "SELECT path, rule, pointer, message_zh FROM diagnostics WHERE rule LIKE 'HIE%' ORDER BY ALL")
    assert [row[:3] for row in found] == [("county.yaml", "HIE001", "proactive"), ("town.yaml", "HIE004", "requests")]
    assert "示例镇人民政府最多 3301" in str(found[0][3])
    sql = "SELECT path, outcome, missing FROM outcomes WHERE rule = 'HIE002' ORDER BY path"
    outcomes = {row[0]: row[1:] for row in query(run, sql)}
    assert outcomes["county.yaml"][0] == "passed"
    assert outcomes["police.yaml"][0] == "not_applicable"
    assert outcomes["city.yaml"][0] == "not_assessable"
    assert "report of 示例市教育局" in str(outcomes["city.yaml"][1])
    assert "应计入的 3 个下级单位中 2 个有报告" in str(outcomes["city.yaml"][1])


def test_findings_stand_on_lines_of_the_report(folder: Path) -> None:
    run = folder / "run"
    ran(folder / "reports", run, roster=folder / "roster.csv")
    lines = (folder / "reports" / "county.yaml").read_text(encoding="utf-8").splitlines()
    ((line, end_line, end_column, evidence),) = found(run, "county.yaml", "line, end_line, end_column, evidence")
    assert lines[int(str(line)) - 1].lstrip().startswith("proactive:")
    assert (int(str(end_line)), int(str(end_column))) > (int(str(line)), 1)
    own = json.loads(str(evidence))[0]
    assert lines[own["line"] - 1].strip() == "decisions: 3300"


WAIVERS = """waivers:
  - rule: HIE001
    agency: 示例县人民政府
    year: 2024
    place: proactive
    reason: 镇已在核对
    approver: 张科长
    expires: 2026-06-30
  - {rule: HIE002, agency: 示例县人民政府, reason: 已改正, approver: 张科长, expires: 2026-06-30}
  - {rule: HIE003, agency: 示例县人民政府, reason: 到期, approver: 张科长, expires: 2026-01-30}
"""


def configured(folder: Path, text: str) -> Options:
    (folder / "disclosure-lint.yaml").write_text(text, encoding="utf-8")
    return Options(today=TODAY)


def test_waivers_of_a_file_and_in_comments(folder: Path) -> None:
    (folder / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    town = folder / "reports" / "town.yaml"
    comment = "# disclosure-lint: waive HIE004 at requests until 2026-12-31 by 李四 — 只有本镇有申请\n"
    town.write_text(comment + town.read_text(encoding="utf-8"), encoding="utf-8")
    run = folder / "run"
    checking = configured(folder, "waivers: waivers.yaml\n")
    ran(folder / "reports", run, checking=checking, roster=folder / "roster.csv")
    assert found(run, "county.yaml", "rule, counts") == [("HIE001", False), ("WAV001", True), ("WAV002", True)]
    assert "HIE002 的豁免（waivers.yaml:9）没有对应的问题" in str(found(run, "county.yaml", "message_zh"))
    place = 1 + town.read_text(encoding="utf-8").splitlines().index("  requests:")
    assert found(run, "town.yaml", "rule, counts, line") == [("HIE004", False, place)]
    ((waived,),) = query(run, "SELECT waived FROM diagnostics WHERE rule = 'HIE004'")
    assert json.loads(str(waived))["approver"] == "李四"
    assert query(run, "SELECT waived FROM reports WHERE path = 'county.yaml'") == [(1,)]
    assert query(run, "SELECT outcome FROM outcomes WHERE rule = 'WAV002' AND path = 'county.yaml'") == [("failed",)]
    alone = check(discover([str(folder / "reports")]), checking).result.reports
    said = {found.rule for report in alone for found in report.diagnostics if found.rule.startswith("WAV")}
    assert said == {"WAV001"}  # without a roster nobody can tell whether the others cover anything


def test_a_baseline_severities_by_path_and_what_is_selected(folder: Path) -> None:
    run = folder / "run"
    ran(folder / "reports", run, roster=folder / "roster.csv")
    ((mark,),) = query(run, "SELECT fingerprint FROM diagnostics WHERE rule = 'HIE001'")
    entry = {"fingerprint": mark, "rule": "HIE001", "agency": "示例县人民政府", "year": 2024, "place": "proactive"}
    (folder / "known.json").write_text(json.dumps({"version": 1, "findings": [entry]}), encoding="utf-8")
    checking = configured(folder, CONFIGURATION)
    ended = ran(folder / "reports", folder / "again", checking=checking, roster=folder / "roster.csv")
    assert found(folder / "again", "county.yaml", "rule, severity, counts, known") == [
        ("HIE001", "warning", False, True)
    ]
    assert found(folder / "again", "town.yaml", "rule, severity, counts") == [("HIE004", "info", True)]
    assert (ended.totals.findings["known"], ended.totals.rules["HIE001"]) == (1, 0)
    assert query(folder / "again", "SELECT count(*) FROM outcomes WHERE path = 'city.yaml' AND rule LIKE 'HIE%'") == [
        (0,)
    ]


CONFIGURATION = """baseline: known.json
per-path:
  - paths: ["reports/town.yaml"]
    rules: {HIE004: {severity: info, reason: 本省规定}}
  - paths: ["reports/city.yaml"]
    ignore: [HIE]
"""
