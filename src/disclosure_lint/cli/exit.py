"""The exit code of a check, as the contract has it."""

from collections.abc import Mapping

from disclosure_lint.config import FailOn
from disclosure_lint.diagnostics import CheckedReport, Result
from disclosure_lint.diagnostics.model import SEVERITIES
from disclosure_lint.outputs.assessed import is_assessed

CLEAN, FOUND, WRONG, NOTHING, BROKEN = range(5)
INTERRUPTED = 130
"""What a shell expects of a program stopped by ctrl-c."""


def exit_code(result: Result, fail_on: Mapping[str, FailOn] | None = None, skip_non_reports: bool = False) -> int:
    """0 to 4; where several apply, 4 before 3 before 1. Findings of either cause count by their severity.

    `fail_on` says from which severity on a report fails, by its path; elsewhere it is an error.
    """
    if any(report.broken or "broken" in report.outcomes.values() for report in result.reports):
        return BROKEN
    if not any(map(is_assessed, result.reports)):
        return CLEAN if skip_non_reports and not result.reports else NOTHING
    return (
        FOUND if any(_fails(report, (fail_on or {}).get(report.path, "error")) for report in result.reports) else CLEAN
    )


def _fails(report: CheckedReport, fail_on: FailOn) -> bool:
    counted = () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(found.counts and found.severity in counted for found in report.diagnostics)
