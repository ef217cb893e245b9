"""Calls of the command line, with an engine that gives what a test tells it to."""

import importlib
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.batch.conftest import Failing

from disclosure_lint import api
from disclosure_lint.batch.workers import Failure
from disclosure_lint.cli import main
from disclosure_lint.diagnostics import Bilingual, CheckedReport, Diagnostic, Location, PackInfo
from disclosure_lint.diagnostics import Result as Checked
from disclosure_lint.source import Source

Call = Callable[..., Result]


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Signals as at a terminal: whoever runs the tests in the background has some of them ignored."""
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    usual = {name: signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL for name in names}
    before = {name: signal.signal(getattr(signal, name), usual[name]) for name in names}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Calls the program in an empty folder, in no locale."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    runner = CliRunner()
    return lambda *words, **more: runner.invoke(main, words, prog_name="disclosure-lint", **more)


SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NOWHERE = "\0"
"""What stands in no name."""


@pytest.fixture
def many(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of calls of `batch`: reports, rosters, and files that are neither. The process of the test itself runs
    the steps.
    """
    run = importlib.import_module("disclosure_lint.batch.run")
    monkeypatch.setattr(run, "engine_of", lambda options: Failing(NOWHERE, Failure("died", "")))
    for name in ("clean", "faulty", "empty", "notes"):
        (tmp_path / name).mkdir()
    for name in ("clean", "faulty"):
        (tmp_path / name / "2024.yaml").write_bytes((SAMPLES / f"{name}-2024.yaml").read_bytes())
    texts = {
        "notes/notes.md": "# 说明\n",
        "list.txt": "clean/2024.yaml\n# 还没有交\n甲局.docx\n乙局.pdf\n",
        "roster.csv": "名称,层级\n甲局,厅\n甲局,部门\n,部门\n",
        "heads.csv": "名称,职务\n甲局,局长\n",
        "codes.csv": "代码,层级\n001,部门\n",
        "agencies.csv": "名称,层级\n示例县城市管理局,部门\n甲局,部门\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


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
