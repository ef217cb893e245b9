"""The exit codes of the contract, as a table."""

from typing import Any

import pytest

from disclosure_lint.cli.exit import exit_code
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Location, Result

NOBODY = Bilingual("", "")


def diagnostic(severity: Any, rule: str = "REQ101", cause: Any = "report") -> Diagnostic:
    return Diagnostic(rule, "name", severity, cause, NOBODY, Location("", NOBODY), (), (), "")


def report(outcomes: Any, *diagnostics: Diagnostic, broken: Any = ()) -> CheckedReport:
    return CheckedReport("a", None, None, None, None, outcomes, diagnostics, broken=dict.fromkeys(broken, "trace"))


def result(*reports: CheckedReport) -> Result:
    return Result("0", "2026-01-31", (), reports, {})


CLEAN = report({"SRC001": "passed", "REQ101": "passed", "CON001": "not_assessable"})
ERROR = report({"REQ101": "failed"}, diagnostic("error"))
WARNING = report({"PRO001": "failed"}, diagnostic("warning", "PRO001"))
INFO = report({"TAB009": "failed"}, diagnostic("info", "TAB009"))
EXTRACTION = report({"TAB001": "failed", "STR001": "passed"}, diagnostic("error", "TAB001", "extraction"))
UNREADABLE = report({"SRC001": "failed"}, diagnostic("error", "SRC001", "extraction"))
NO_REPORT = report({"SRC001": "passed", "SRC002": "failed"}, diagnostic("error", "SRC002"))
AGAINST_SCHEMA = report({"SRC003": "failed", "REQ101": "not_assessable"}, diagnostic("error", "SRC003"))
WAITING = report({"SRC001": "passed", "CON001": "not_assessable", "TIM001": "not_applicable"})
READABLE = report({"SRC001": "passed", "SRC002": "passed", "SRC003": "passed"})
UNASKED = report({})
BROKEN = report({"REQ101": "broken"}, broken=["REQ101"])
BROKEN_AND_FOUND = report({"REQ101": "failed", "REQ102": "broken"}, diagnostic("error"), broken=["REQ102"])


@pytest.mark.parametrize(
    ("reports", "fail_on", "skip", "expected"),
    [
        ([CLEAN], "error", False, 0),
        ([CLEAN], "info", False, 0),
        # 1: something at or above --fail-on
        ([ERROR], "error", False, 1),
        ([CLEAN, ERROR], "error", False, 1),
        ([WARNING], "error", False, 0),
        ([WARNING], "warning", False, 1),
        ([WARNING], "info", False, 1),
        ([INFO], "error", False, 0),
        ([INFO], "warning", False, 0),
        ([INFO], "info", False, 1),
        ([ERROR], "never", False, 0),
        # findings of the reader count by their severity
        ([EXTRACTION], "error", False, 1),
        ([EXTRACTION], "never", False, 0),
        # an unreadable report among others
        ([CLEAN, UNREADABLE], "error", False, 1),
        ([CLEAN, NO_REPORT], "error", False, 1),
        ([CLEAN, AGAINST_SCHEMA], "error", False, 1),
        ([CLEAN, UNREADABLE], "never", False, 0),
        # 3: nothing could be assessed, whatever --fail-on says
        ([], "error", False, 3),
        ([], "never", False, 3),
        ([UNREADABLE], "error", False, 3),
        ([UNREADABLE], "never", False, 3),
        ([NO_REPORT], "error", False, 3),
        ([AGAINST_SCHEMA], "error", False, 3),
        ([UNREADABLE, NO_REPORT, AGAINST_SCHEMA], "error", False, 3),
        ([WAITING], "error", False, 3),
        ([UNASKED], "error", False, 3),
        ([CLEAN, WAITING], "error", False, 0),
        # only the reading was asked for
        ([READABLE], "error", False, 0),
        # --skip-non-reports: no report left is no failure; one that cannot be read still is
        ([], "error", True, 0),
        ([UNREADABLE], "error", True, 3),
        ([WAITING], "error", True, 3),
        ([ERROR], "error", True, 1),
        # 4 before 3 before 1
        ([BROKEN], "error", False, 4),
        ([BROKEN], "never", False, 4),
        ([BROKEN_AND_FOUND], "error", False, 4),
        ([CLEAN, BROKEN], "error", False, 4),
        ([UNREADABLE, BROKEN], "error", False, 4),
    ],
)
def test_exit_code(reports: list[CheckedReport], fail_on: Any, skip: bool, expected: int) -> None:
    assert exit_code(result(*reports), {"a": fail_on}, skip) == expected
    if fail_on == "error":
        assert exit_code(result(*reports), skip_non_reports=skip) == expected
