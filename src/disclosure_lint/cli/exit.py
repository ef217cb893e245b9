"""The exit code of a check, as the contract has it."""

from typing import Literal, TypeAlias

from disclosure_lint.diagnostics import Result
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.outputs.assessed import is_assessed

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]

CLEAN, FOUND, WRONG, NOTHING, BROKEN = range(5)
INTERRUPTED = 130
"""What a shell expects of a program stopped by ctrl-c."""


def exit_code(result: Result, fail_on: FailOn = "error", skip_non_reports: bool = False) -> int:
    """0 to 4; where several apply, 4 before 3 before 1. Findings of either cause count by their severity."""
    if any(report.broken or "broken" in report.outcomes.values() for report in result.reports):
        return BROKEN
    if not any(map(is_assessed, result.reports)):
        return CLEAN if skip_non_reports and not result.reports else NOTHING
    counted = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    found = (diagnostic.severity for report in result.reports for diagnostic in report.diagnostics)
    return FOUND if any(severity in counted for severity in found) else CLEAN
