"""The samples in Word and Excel hold what the structured ones hold, and are judged alike."""

import json
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
    (read,) = documents(discover([str(SAMPLES / name)]), Options(today=TODAY)).readings.values()
    assert read.report
    return read.report


def test_the_clean_report_in_word_is_clean() -> None:
    assert findings("clean-2024.docx") == set()


def test_word_and_yaml_hold_the_same() -> None:
    word, structured = report("clean-2024.docx"), report("clean-2024.yaml")
    assert {key: cell.value for key, cell in cells(word).items()} == {
        key: cell.value for key, cell in cells(structured).items()
    }
    assert (word.agency, word.year, word.title, word.preamble) == (
        structured.agency,
        structured.year,
        structured.title,
        structured.preamble,
    )
    assert word.sections == structured.sections
    assert word.signed == structured.signed


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


@pytest.mark.parametrize("name", ["clean-2024.docx", "faulty-2024.docx"])
def test_samples_are_as_built(name: str) -> None:
    built = dict(runpy.run_path(str(ROOT / "scripts" / "samples.py"))["samples"]())
    assert (SAMPLES / name).read_bytes() == built[name]


def cells(report: Report) -> dict[str, object]:
    return {
        f"{table}.{row}.{column}": cell
        for table, rows in report.tables.items()
        for row, columns in rows.items()
        for column, cell in columns.items()
    }
