"""Every figure of the overview is what a plain query on the tables of the run gives."""

from pathlib import Path
from typing import Any

import duckdb
import pytest
from lxml import html
from tests.dashboard.test_site import made

from disclosure_lint.batch.results.views import VIEWS


@pytest.fixture(scope="module")
def site(standard_run: Path) -> Path:
    return made(standard_run)


@pytest.fixture
def ask(standard_run: Path, site: Path) -> Any:
    base = duckdb.connect()
    for file in standard_run.glob("*.parquet"):
        base.execute(f"CREATE VIEW {file.stem} AS FROM read_parquet('{file}')")
    return lambda query: base.execute(query).fetchall()


def panel(site: Path, title: str) -> Any:
    page = html.fromstring((site / "zh/index.html").read_bytes())
    (found,) = page.xpath(f"//section[h2[starts-with(., '{title}')]]")
    return found


def figures(site: Path, title: str) -> dict[str, int]:
    items = panel(site, title).xpath("./ul[@class='figures-row']/li")
    return {"".join(item.xpath("./text() | ./a/text()")).strip(): int(item.xpath("string(b)")) for item in items}


COVERAGE = {
    "应报送单位": "expected",
    "有报告的单位": "expected AND reports > 0",
    "没有报告": "state = 'missing'",
    "按时公布": "state = 'reported'",
    "逾期公布": "state = 'late'",
    "几份不同": "state = 'twice'",
    "公布日期不明": "state = 'unknown'",
}
OWN = "FROM diagnostics d JOIN coverage c USING (path) WHERE c.year = 2024"
FINDINGS = {
    "错误": f"SELECT count(*) {OWN} AND severity = 'error' AND cause = 'report' AND counts",
    "警告": f"SELECT count(*) {OWN} AND severity = 'warning' AND cause = 'report' AND counts",
    "提示": f"SELECT count(*) {OWN} AND severity = 'info' AND cause = 'report' AND counts",
    "读取提示": f"SELECT count(*) {OWN} AND cause = 'extraction' AND counts",
    "不计入": f"SELECT count(*) {OWN} AND NOT counts",
    "没有错误的报告": "SELECT count(*) FROM reports r JOIN coverage c USING (path) WHERE c.year = 2024 AND status = 'checked' "
    "AND path NOT IN (SELECT path FROM diagnostics WHERE severity = 'error' AND cause = 'report' AND counts)",
}


def test_coverage(site: Path, ask: Any) -> None:
    shown = figures(site, "报送和公布")
    expected = {
        name: ask(f"SELECT count(*) FROM coverage WHERE year = 2024 AND {condition}")[0][0]
        for name, condition in COVERAGE.items()
    }
    assert shown == expected and sum(shown.values()) > 0


def test_findings(site: Path, ask: Any) -> None:
    assert figures(site, "发现的问题") == {name: ask(query)[0][0] for name, query in FINDINGS.items()}


def test_rules(site: Path, ask: Any) -> None:
    rows = panel(site, "发现的问题").xpath(".//table//tbody/tr")
    shown = {
        row.xpath("string(th)"): (int(row.xpath("string(td[3])")), int(row.xpath("string(td[6])"))) for row in rows
    }
    query = f"SELECT rule, count(DISTINCT path), count(*) {OWN} AND cause = 'report' AND counts GROUP BY rule"
    assert shown == {rule: (reports, findings) for rule, reports, findings in ask(query)} != {}


def test_heat_map(site: Path, ask: Any) -> None:
    table = panel(site, "热力图").xpath(".//table")[0]
    codes = [node.text for node in table.xpath(".//thead//a")]
    query = f"SELECT parent, rule, count(DISTINCT path) {OWN} AND cause = 'report' AND counts GROUP BY ALL"
    expected = {(parent, rule): count for parent, rule, count in ask(query)}
    shown = {
        (row.xpath("string(th)"), code): int(cell.text)
        for row in table.xpath(".//tbody/tr")
        for code, cell in zip(codes, row.xpath("td")[1:], strict=True)
        if cell.text
    }
    assert shown == expected != {}


def test_who_is_behind_a_figure(site: Path) -> None:
    page = html.fromstring((site / "zh/coverage.html").read_bytes())
    named = {
        section.get("id"): [node.text for node in section.xpath(".//tbody//th/a")]
        for section in page.xpath("//section[@id != 'parents']")
    }
    assert named == {
        "missing": ["示例县第3局"], "late": ["示例县第4局"], "twice": [], "unknown": [], "other_name": [], "not_expected": [],
    }  # fmt: skip


def test_every_area_has_a_name() -> None:
    from disclosure_lint.authoring.pages import FAMILIES
    from disclosure_lint.phrases import PHRASES

    areas = {*FAMILIES, "HIE", "WAV"}
    assert "REQ" in areas and {area for area in areas if f"family.{area}" not in PHRASES} == set()


def test_superior_units_are_those_of_the_view(site: Path, ask: Any) -> None:
    page = html.fromstring((site / "zh/coverage.html").read_bytes())
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//*[@id='parents']//tbody/tr")]
    view = ask(f"FROM ({VIEWS['coverage_by_parent']}) WHERE year = 2024")
    assert [(row[0], *map(int, row[1:6])) for row in rows] == [(parent, *counts) for parent, _, *counts in view]
    assert rows[0][6] == "85.7%"
