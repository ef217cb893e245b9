"""Real reports: what issue and survey know of them is found, and nothing false."""

import json
from datetime import date
from pathlib import Path

import pytest

from disclosure_lint.api import Options, check
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.inputs import discover

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FILE = Path(__file__).resolve().parents[1] / "golden" / "corpus.json"
GOLDEN = [
    ("originals/000_dce0b4288b1d6acb.txt",),
    ("reports/suqian-2023.yaml", "reports/suqian-2024.yaml"),
    ("reports/city-2025-tables.yaml",),
    ("reports/hongze-2023-tables.yaml",),
]
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real reports is not beside the project")


def checked(*names: str) -> dict[str, CheckedReport]:
    found = discover([str(CORPUS / name) for name in names])
    run = check(found, Options(today=date(2026, 1, 31)))
    return {Path(report.path).stem: report for report in run.result.reports}


def codes(report: CheckedReport) -> list[str]:
    return sorted(found.rule for found in report.diagnostics)


def test_a_mirrored_report_of_a_police_department() -> None:
    (report,) = checked("originals/000_dce0b4288b1d6acb.txt").values()
    assert (report.agency, report.level, report.year) == ("山东省公安厅", "department", 2024)
    found = {(item.rule, item.location.pointer, item.cause) for item in report.diagnostics}
    lost = {("TAB001", table, "extraction") for table in ("proactive", "requests", "review")}
    assert lost <= found
    assert {code for code, _, cause in found if cause == "extraction"} == {"TAB001", "HYG002"}
    renamed = {pointer for code, pointer, _ in found if code == "STR003"}
    assert renamed == {f"sections.{number}" for number in (2, 3, 4, 5)}
    assert not {"FEE001", "IMP001", "IMP002", "TIM001", "STR001", "STR007", "STR008", "STR013"} & set(codes(report))
    assert all(item.location.line for item in report.diagnostics)


def told(*names: str) -> dict[str, list[str]]:
    """Every finding on these reports as `severity rule pointer`, in order; no sentence of theirs."""
    return {
        stem: [f"{found.severity} {found.rule} {found.location.pointer}".strip() for found in report.diagnostics]
        for stem, report in checked(*names).items()
    }


@pytest.mark.parametrize("group", GOLDEN, ids=lambda group: "+".join(Path(name).stem for name in group))
def test_exactly_these_findings(group: tuple[str, ...]) -> None:
    """The false-alarm run: whatever else a change makes the pack say of real reports is looked at by a person."""
    expected = json.loads(FILE.read_text(encoding="utf-8"))["+".join(group)]
    assert told(*group) == expected


def test_two_years_of_a_city_that_tie() -> None:
    reports = checked("reports/suqian-2023.yaml", "reports/suqian-2024.yaml")
    outcomes = reports["suqian-2024"].outcomes
    tied = [code for code in outcomes if code[:3] in ("REQ", "REV", "PRO") and outcomes[code] != "not_applicable"]
    for code in [*tied, "CON001", "CON002"]:
        assert reports["suqian-2024"].outcomes[code] == "passed", code
    for report in reports.values():
        assert not [item for item in report.diagnostics if item.severity == "error"]


def test_tables_in_which_every_sum_holds() -> None:
    (report,) = checked("reports/city-2025-tables.yaml").values()
    for code in ("REQ101", "REQ102", "REQ103", "REV101"):
        assert report.outcomes[code] == "passed"
    assert report.diagnostics == ()


def test_the_real_defects_of_a_district() -> None:
    (report,) = checked("reports/hongze-2023-tables.yaml").values()
    assert codes(report) == ["REV101", "REV101", "TAB002"]
    places = {item.location.pointer for item in report.diagnostics}
    assert places == {"review.reconsideration.total", "review.litigation_after_reconsideration.total", "requests"}
    sums = [item for item in report.diagnostics if item.rule == "REV101"]
    assert [[cell.value for cell in item.evidence] for item in sums] == [[10, 1, 0, 0, 0], [5, 0, 0, 0, 0]]
