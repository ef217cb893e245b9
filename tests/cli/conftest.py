"""Calls of the command line, with an engine that gives what a test tells it to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from disclosure_lint import api
from disclosure_lint.cli import main
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Location, PackInfo
from disclosure_lint.diagnostics import Result as Checked
from disclosure_lint.source import Source

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Calls the program in an empty folder, in no locale."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    runner = CliRunner()
    return lambda *words, **more: runner.invoke(main, words, prog_name="disclosure-lint", **more)


class Engine:
    """Stands for `api.check`: remembers its calls."""

    def __init__(self) -> None:
        self.reports: tuple[CheckedReport, ...] = (self.report(),)
        self.skipped = 0
        self.found: Any = None
        self.options: Any = None
        self.error: Exception | None = None

    @staticmethod
    def report(path: str = "a.yaml", severity: Any = None, **more: Any) -> CheckedReport:
        """A report with one finding, or none."""
        facts = {"agency": "青河市人民政府", "level": "government", "year": 2024, "edition": "2021"}
        if severity is None:
            return CheckedReport(path, **facts, outcomes={"STR007": "passed"}, diagnostics=(), **more)
        where = Location("title", Bilingual("标题", "title"), 1, 1, 1, 3)
        message = Bilingual("标题年份不符 ›", "the title's year is wrong ›")
        found = Diagnostic("STR007", "title-year", severity, "report", message, where, (), (), "0" * 16)
        return CheckedReport(path, **facts, outcomes={"STR007": "failed"}, diagnostics=(found,), **more)

    def check(self, found: Any, options: Any, progress: Any = None) -> api.Run:
        """Give what is set."""
        self.found, self.options = found, options
        if self.error:
            raise self.error
        if progress:
            for done in range(len(found.inputs)):
                progress(done + 1, len(found.inputs))
        packs = (PackInfo("national", "2021.1", "sha256:0"),)
        result = Checked("0.1.0", "2026-01-31", packs, self.reports, {}, self.skipped)
        sources = {report.path: Source(report.path, "标题\n") for report in self.reports}
        return api.Run(result, sources, {report.path: options.fail_on or "error" for report in self.reports})


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The engine of the program under test."""
    made = Engine()
    monkeypatch.setattr(api, "check", made.check)
    return made


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A file to name."""
    path = tmp_path / "a.yaml"
    path.write_text("year: 2024\n", encoding="utf-8")
    return path
