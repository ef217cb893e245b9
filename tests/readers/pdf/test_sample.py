"""The sample in the repository has no faults, and none is made up in reading it."""

from datetime import date

from disclosure_lint.api import Options, check
from disclosure_lint.inputs import discover
from disclosure_lint.resources import resource


def test_the_sample_is_clean() -> None:
    found = discover([str(resource("samples") / "report-2024.pdf")])
    (report,) = check(found, Options(today=date(2026, 1, 31))).result.reports
    assert (report.agency, report.year, report.diagnostics) == ("示例县农业农村局", 2024, ())
