"""Scans with the ocr extra: what is recognised is offered for proofreading, what is not is neither blank nor zero."""

from datetime import date
from functools import cache

import pytest

from disclosure_lint.api import check_reading, load_rules
from disclosure_lint.engine import Request
from disclosure_lint.readers import Reading, read
from disclosure_lint.readers.pdf import process
from disclosure_lint.resources import resource

SMUDGE = "proactive.regulations.in_force"


@cache
def document(name: str) -> bytes:
    return (resource("samples") / name).read_bytes()


def reading(data: bytes, *, ocr: bool) -> Reading:
    pack = load_rules()
    return read("2024.pdf", data, pack.forms, pack.vocabulary, ocr=ocr)


def test_a_scan_is_refused_unless_asked_for() -> None:
    assert [finding.reason for finding in reading(document("scan-2024.pdf"), ocr=False).findings] == ["pdf_scan"]


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_OPTICAL_NEEDS", ("no_such_module",))
    (finding,) = reading(document("scan-2024.pdf"), ocr=True).findings
    assert finding.reason == "ocr_library" and "disclosure-lint[ocr]" in str(finding.values["command"])


def test_cells_are_right_or_told_and_nothing_is_held_against_the_agency() -> None:
    pytest.importorskip("rapidocr", reason="the ocr extra is not installed")
    pack = load_rules()
    truth, found = reading(document("report-2024.pdf"), ocr=False).report, reading(document("scan-2024.pdf"), ocr=True)
    assert truth and found.report and found.report.from_picture
    cells = [
        (cell.value, truth.tables[table][row][column].value)
        for table, rows in found.report.tables.items()
        for row, columns in rows.items()
        for column, cell in columns.items()
    ]
    assert len(cells) > 100 and all(ours == theirs for ours, theirs in cells)
    assert found.report.cell("proactive", "regulations", "in_force") is None
    assert found.report.unreadable[SMUDGE] in ("unseen", "unclear")
    checked = check_reading("2024.pdf", found, Request(found.report, None, date(2026, 1, 1)), pack)
    assert {finding.cause for finding in checked.diagnostics} == {"extraction"}
    assert "SRC006" in {finding.rule for finding in checked.diagnostics}
