"""A batch with a roster: a city, its departments, a county and a township, set beside each other."""

from pathlib import Path

import pytest
import yaml
from tests.batch.conftest import ran
from tests.batch.test_run import query

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
