"""Reports of one agency beside each other: which is last year's, and what is said where there are several."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from disclosure_lint.cli.app import main
from disclosure_lint.report import Report, Section
from disclosure_lint.siblings import Named, Siblings

AGENCY = "示例市水利局"
OWN = Report(agency=AGENCY, year=2024, title="甲")
BEFORE = Report(agency=AGENCY, year=2023, title="上年")
OTHER = Report(agency=AGENCY, year=2023, title="上年（修订）")


def codes(siblings: Siblings, name: str, report: Report) -> list[tuple[str, str]]:
    return [(item.rule, item.reason) for item in siblings.remarks(name, report)]


@pytest.mark.parametrize("inputs", [[("a", BEFORE), ("b", OTHER)], [("b", OTHER), ("a", BEFORE)]])
def test_of_several_the_first_by_name_is_taken_and_it_is_said(inputs: list[Named]) -> None:
    siblings = Siblings([*inputs, ("own", OWN)])
    assert siblings.prior(OWN) is BEFORE
    (remark,) = siblings.remarks("own", OWN)
    assert (remark.rule, remark.values) == ("SRC005", {"count": 2, "used": "a", "others": "b"})


def test_what_is_given_goes_before_inputs_and_settles_it() -> None:
    siblings = Siblings([("a", BEFORE), ("own", OWN)], given=[("z", OTHER)])
    assert siblings.prior(OWN) is OTHER
    assert codes(siblings, "own", OWN) == []


def test_the_same_report_in_two_formats_is_one() -> None:
    copy = Report(agency=AGENCY, year=2024, title=" 甲\n", url="http://www.example.gov.cn/")
    assert codes(Siblings([("own.docx", OWN), ("own.yaml", copy)]), "own.docx", OWN) == []


def test_two_of_a_year_are_told_of_each_other() -> None:
    revised = Report(agency=AGENCY, year=2024, title="甲", sections=(Section(1, "总体情况", "修订"),))
    siblings = Siblings([("a", OWN), ("b", revised)])
    assert codes(siblings, "a", OWN) == [("SRC004", "texts")]
    assert codes(siblings, "b", revised) == [("SRC004", "texts")]


def test_a_code_is_known_beside_a_name() -> None:
    before = Report(agency="示例市水务局", agency_code="3201", year=2023)
    own = Report(agency=AGENCY, agency_code="3201", year=2024)
    siblings = Siblings([("a", before), ("own", own)])
    assert siblings.prior(own) is before
    assert codes(siblings, "own", own) == []


def test_without_a_year_there_are_no_siblings() -> None:
    siblings = Siblings([("a", Report(agency=AGENCY)), ("b", OWN)])
    assert siblings.prior(Report(agency=AGENCY)) is None
    assert codes(siblings, "a", Report(agency=AGENCY)) == []


def test_said_by_the_command_line_and_not_held_against_the_agency(tmp_path: Path) -> None:
    sample = (Path(__file__).parents[1] / "samples" / "clean-2024.yaml").read_text(encoding="utf-8")
    before = sample.replace("2024", "2023").replace("2025", "2024")
    (tmp_path / "2024.yaml").write_text(sample, encoding="utf-8")
    (tmp_path / "2023-a.yaml").write_text(before, encoding="utf-8")
    (tmp_path / "2023-b.yaml").write_text(before.replace("全年", "全年度"), encoding="utf-8")
    called = CliRunner().invoke(main, ["check", str(tmp_path), "--format", "json", "--select", "SRC,REQ"])
    told = json.loads(called.stdout)
    found = {Path(r["path"]).name: [(d["rule"], d["cause"]) for d in r["diagnostics"]] for r in told["reports"]}
    assert found == {
        "2023-a.yaml": [("SRC004", "extraction")],
        "2023-b.yaml": [("SRC004", "extraction")],
        "2024.yaml": [("SRC005", "extraction")],
    }
    assert told["summary"]["warnings"] == 0
    ignored = CliRunner().invoke(main, ["check", str(tmp_path), "--format", "json", "--select", "REQ"])
    assert not any(report["diagnostics"] for report in json.loads(ignored.stdout)["reports"])
