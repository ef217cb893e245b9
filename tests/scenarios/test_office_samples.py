"""The samples in Word and Excel hold what the structured ones hold, and are judged alike."""

import json
import re
import runpy
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from disclosure_lint.api import Options, check, documents
from disclosure_lint.cli import main
from disclosure_lint.inputs import discover
from disclosure_lint.report import Report

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
TODAY = date(2026, 1, 31)


def findings(name: str) -> set[tuple[str, str]]:
    (report,) = check(discover([str(SAMPLES / name)]), Options(today=TODAY)).result.reports
    return {(found.rule, found.location.pointer) for found in report.diagnostics}


def report(name: str) -> Report:
    (read,) = documents(discover([str(SAMPLES / name)]), Options(today=TODAY)).by_name.values()
    assert read.reading.report
    return read.reading.report


@pytest.mark.parametrize("name", ["clean-2024.docx", "clean-2024.xlsx", "tables-2024.xlsx"])
def test_clean_reports_are_clean(name: str) -> None:
    assert findings(name) == set()


@pytest.mark.parametrize("name", ["clean-2024.docx", "clean-2024.xlsx"])
def test_documents_hold_what_the_structured_report_holds(name: str) -> None:
    found, structured = report(name), report("clean-2024.yaml")
    assert values(found) == values(structured)
    assert of_place(found) == of_place(structured)


def test_a_workbook_with_the_tables_alone_is_no_report_without_text() -> None:
    found = report("tables-2024.xlsx")
    assert values(found) == values(report("clean-2024.yaml"))
    assert found.title
    assert (found.year, found.sections) == (2024, ())
    assert found.not_captured == {"preamble", "sections", "signed"}


def test_the_faulty_report_has_its_faults_in_word_too() -> None:
    in_yaml, in_word = findings("faulty-2024.yaml"), findings("faulty-2024.docx")
    unsaid = {"TIM001", "TAB002", "TAB006", "STR007", "STR015"}
    assert {found for found in in_yaml - in_word if found[0] not in unsaid} == set()


def test_places_are_those_of_the_document() -> None:
    result = CliRunner().invoke(main, ["check", "--format", "json", str(SAMPLES / "faulty-2024.docx")])
    (found,) = json.loads(result.stdout)["reports"]
    places = {entry["location"]["pointer"]: entry["location"] for entry in found["diagnostics"]}
    assert places["requests.concluded.total"]["place"] == {"table": 1, "row": 27, "column": 10}
    assert places["sections.1"]["place"] == {"paragraph": 3}
    assert "line" not in places["sections.1"]


def test_samples_are_as_built() -> None:
    for name, data in runpy.run_path(str(ROOT / "scripts" / "samples.py"))["samples"]():
        assert (SAMPLES / name).read_bytes() == data, name


def values(report: Report) -> dict[str, object]:
    return {
        f"{table}.{row}.{column}": cell.value
        for table, rows in report.tables.items()
        for row, columns in rows.items()
        for column, cell in columns.items()
    }


def of_place(report: Report) -> str:
    """Everything that is text, with the place of the agency left out."""
    parts = (report.agency, report.year, report.title, report.preamble, report.sections, report.signed)
    return re.sub("[示样范试]例市", "", repr(parts))
