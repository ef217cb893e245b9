"""What is kept of a failure for the next report says nothing of the report it was first met in."""

from datetime import date
from pathlib import Path

from disclosure_lint.api import load_rules
from disclosure_lint.api.judging import check_reading
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.engine import Request
from disclosure_lint.readers import read
from disclosure_lint.rules import Pack

FAULTY = (Path(__file__).parents[2] / "samples" / "faulty-2024.yaml").read_text(encoding="utf-8")
OTHER = "\n".join(line.replace("3", "4") if "[" in line else line for line in FAULTY.splitlines())
"""The same faults, and more, with other figures."""


def _checked(text: str, pack: Pack) -> CheckedReport:
    reading = read("report.yaml", text.encode(), pack.forms, pack.vocabulary)
    assert reading.report is not None
    return check_reading("report.yaml", reading, Request(reading.report, None, date(2026, 1, 31)), pack)


def test_reports_with_the_same_faults_are_told_apart() -> None:
    pack = load_rules()
    found = [_checked(text, pack) for text in (FAULTY, OTHER, FAULTY)]
    assert found == [_checked(text, load_rules()) for text in (FAULTY, OTHER, FAULTY)]
    same = [(a, b) for a in found[0].diagnostics for b in found[1].diagnostics if a.fingerprint == b.fingerprint]
    assert any(a.message != b.message and a.evidence != b.evidence for a, b in same)
