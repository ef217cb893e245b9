"""Where results go: several formats in one run, the job summary, statistics, what a format leaves out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.cli import delivery, destinations

Call = Callable[..., Any]


@pytest.fixture(autouse=True)
def report(engine: Any, tmp_path: Path) -> None:
    engine.reports = (engine.report(severity="error"), engine.report("b.yaml"))
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")


def test_several_formats_in_one_run(call: Call, tmp_path: Path) -> None:
    outputs = ["sarif=out.sarif", "junit=out.xml", "csv=out.csv", "markdown=out.md", "gitlab=quality.json"]
    result = call("check", "a.yaml", *(word for item in outputs for word in ("-o", item)))
    assert result.exit_code == 1
    assert "STR007" in result.stdout
    for item in outputs:
        assert b"STR007" in (tmp_path / item.partition("=")[2]).read_bytes()
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    (run,) = json.loads((tmp_path / "out.sarif").read_bytes())["runs"]
    assert run["invocations"][0]["exitCode"] == 1


@pytest.mark.parametrize(
    ("file", "beginning"), [("a.sarif", "{"), ("a.xml", "<?xml"), ("a.md", "## "), ("a.csv", "\ufeff")]
)
def test_a_suffix_tells_the_format(call: Call, tmp_path: Path, file: str, beginning: str) -> None:
    assert call("check", "a.yaml", "-o", file).stdout == ""
    assert (tmp_path / file).read_text(encoding="utf-8").startswith(beginning)


class TestJobSummary:
    def test_is_appended_for_github(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "summary.md").write_text("before\n", encoding="utf-8")
        result = call(
            "check", "a.yaml", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
        )
        assert result.stdout.startswith("::error title=STR007")
        assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("before\n## ")

    def test_is_for_github_only(self, call: Call, tmp_path: Path) -> None:
        call("check", "a.yaml", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")})
        assert not (tmp_path / "summary.md").exists()

    def test_is_cut_where_github_would_refuse_it(
        self, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(delivery, "LONGEST_SUMMARY", 120)
        call("check", "a.yaml", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")})
        lines = (tmp_path / "summary.md").read_text(encoding="utf-8").splitlines()
        assert lines[-1] == "作业摘要过长，以下从略；全部问题见日志"


class TestStatistics:
    def test_stand_in_place_of_findings(self, call: Call) -> None:
        result = call("check", "a.yaml", "--statistics", "--lang", "en")
        assert result.exit_code == 1
        assert result.stdout.splitlines()[:2] == [
            "findings  reports  not assessable",
            "       1        1               0  error    STR007",
        ]

    def test_are_for_programs_too(self, call: Call) -> None:
        rules = json.loads(call("check", "a.yaml", "--statistics", "--format", "json").stdout)["rules"]
        assert rules == [{"rule": "STR007", "severity": "error", "findings": 1, "reports": 1, "not_assessable": 0}]


def test_what_a_format_leaves_out_is_said_on_stderr(call: Call, engine: Any) -> None:
    engine.reports = tuple(engine.report(f"{at}.yaml", severity="error") for at in range(12))
    result = call("check", "a.yaml", "--format", "github", "--lang", "en")
    assert "2 are in the log and the job summary only" in result.stderr


class TestWorkbook:
    def test_goes_to_a_file_or_a_pipe(self, call: Call, tmp_path: Path) -> None:
        call("check", "a.yaml", "-o", "out.xlsx")
        written = (tmp_path / "out.xlsx").read_bytes()
        assert written.startswith(b"PK")
        assert call("check", "a.yaml", "--format", "xlsx").stdout_bytes == written

    def test_is_refused_by_a_terminal(self, call: Call, engine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(destinations, "_is_terminal", lambda: True)
        result = call("check", "a.yaml", "--format", "xlsx")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "xlsx 不是文本，不能显示在终端上" in result.stderr
        assert engine.options is None
