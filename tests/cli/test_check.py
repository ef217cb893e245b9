"""`check`: how arguments become options, where results go, what is a wrong call."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint import api
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules import PackError, PackProblem
from disclosure_lint.source import Source, Span

Call = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("document")


class TestExit:
    @pytest.mark.parametrize(
        ("words", "severity", "expected"),
        [
            ((), None, 0),
            ((), "error", 1),
            ((), "warning", 0),
            (("--fail-on", "warning"), "warning", 1),
            (("--fail-on", "never"), "error", 0),
        ],
    )
    def test_is_by_severity(self, call: Call, engine: Any, words: Any, severity: Any, expected: int) -> None:
        engine.reports = (engine.report(severity=severity),)
        assert call("check", "a.yaml", *words).exit_code == expected

    def test_without_a_report_is_three(self, call: Call, engine: Any, tmp_path: Path) -> None:
        engine.reports = ()
        (tmp_path / "empty").mkdir()
        result = call("check", "empty")
        assert result.exit_code == 3
        assert "没有检查任何报告" in result.stdout
        assert call("check", "empty", "--skip-non-reports").exit_code == 0

    def test_of_a_broken_rule_is_four_and_the_rule_is_named(self, call: Call, engine: Any) -> None:
        engine.reports = (engine.report(broken={"REQ102": "Traceback: boom"}),)
        result = call("check", "a.yaml", "--format", "json")
        assert result.exit_code == 4
        assert result.stderr == "错误：规则 REQ102 在检查 a.yaml 时执行失败\n"
        assert json.loads(result.stdout)["reports"][0]["broken"] == [{"rule": "REQ102", "trace": "Traceback: boom"}]

    def test_of_a_crash_is_four_with_the_trace(self, call: Call, engine: Any) -> None:
        engine.error = ZeroDivisionError("boom")
        result = call("check", "a.yaml")
        assert result.exit_code == 4
        assert "ZeroDivisionError: boom" in result.stderr

    def test_of_an_interruption_is_that_of_shells(self, call: Call, engine: Any) -> None:
        engine.error = KeyboardInterrupt()
        assert call("check", "a.yaml").exit_code == 130


class TestOptions:
    def test_by_default(self, call: Call, engine: Any) -> None:
        call("check", "a.yaml")
        assert engine.options == api.Options()

    def test_are_handed_on(self, call: Call, engine: Any) -> None:
        words = (
            "--select req,STR0 --select TAB --ignore STR007，STR008 --prior p --pack x --pack y --published 2025-01-27"
        )
        words += " --today 2026-02-01 --level township --skip-non-reports --jobs 4"
        assert call("check", "a.yaml", *words.split()).exit_code == 0
        assert engine.options == api.Options(
            packs=("x", "y"),
            select=("REQ", "STR0", "TAB"),
            ignore=("STR007", "STR008"),
            prior="p",
            published=date(2025, 1, 27),
            today=date(2026, 2, 1),
            level="township",
            skip_non_reports=True,
            jobs=4,
        )

    def test_paths_become_inputs(self, call: Call, engine: Any, tmp_path: Path) -> None:
        (tmp_path / "folder" / "drafts").mkdir(parents=True)
        for name in ("folder/b.json", "folder/drafts/c.yaml", "folder/d.png"):
            (tmp_path / name).write_bytes(b"")
        call("check", "folder", "a.yaml", "--exclude", "drafts")
        assert [(item.name, item.named) for item in engine.found.inputs] == [("a.yaml", True), ("folder/b.json", False)]

    def test_stdin_is_read(self, call: Call, engine: Any) -> None:
        call("check", "-", "--stdin-filename", "报告.yaml", input="年".encode())
        (item,) = engine.found.inputs
        assert (item.name, item.stdin, item.named) == ("报告.yaml", "年".encode(), True)

    def test_stdin_is_left_alone_where_it_is_not_asked_for(
        self, call: Call, engine: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert call("check", "a.yaml", input=b"x").exit_code == 0
        assert engine.found.inputs[0].stdin == b""


WRONG = [
    ((), "缺少 PATH..."),
    (("nope.yaml", "a.yaml", "b/*.txt"), "路径不存在：nope.yaml\n错误：路径不存在：b/*.txt"),
    (("a.yaml", "--format", "pdf"), "--format：没有 pdf，可用：text, json, sarif, "),
    (("a.yaml", "--format", "jsn"), "--format：没有 jsn，可用：text, json, sarif, "),
    (("a.yaml", "-o", "pdf=x.pdf"), "-o：没有 pdf，可用：text, json"),
    (("a.yaml", "-o", "no/such/file.json"), "-o：no/such/file.json 不能写入"),
    (("a.yaml", "-o", "."), "-o：. 不能写入"),
    (("a.yaml", "-o", "x.json", "-o", "json=x.json"), "-o：x.json 写了不止一次"),
    (("a.yaml", "-o", "-", "-o", "json=-"), "-o：- 写了不止一次"),
    (("a.yaml", "-o", "a.yaml"), "输出 a.yaml 会覆盖所检查的文件"),
    (("a.yaml", "-o"), "选项 -o 需要一个值"),
    (("a.yaml", "--today", "2026-02-30"), "--today：2026-02-30 不是日期，应写作 2025-01-31"),
    (("a.yaml", "--published", "20250127"), "--published：20250127 不是日期"),
    (("a.yaml", "--published", "2025年1月27日"), "--published：2025年1月27日 不是日期"),
    (("a.yaml", "--level", "city"), "--level：没有 city，可用：government, department, township, other"),
    (("a.yaml", "--fail-on", "errors"), "--fail-on：没有 errors，可用：error, warning, info, never；是否想写 error？"),
    (("a.yaml", "--jobs", "0"), "--jobs：0 不是正整数"),
    (("a.yaml", "--jobs", "two"), "--jobs：two 不是正整数"),
    (("a.yaml", "--lang", "fr"), "--lang：没有 fr，可用：zh, en"),
    (("a.yaml", "--fomat", "json"), "没有选项 --fomat；是否想写 --format？"),
    (("a.yaml", "--skip-non-reports=yes"), "选项 --skip-non-reports 不带值"),
]


class TestWrongCalls:
    @pytest.mark.parametrize(("words", "message"), WRONG)
    def test_are_two_and_say_what_is_wrong(self, call: Call, engine: Any, words: Any, message: str) -> None:
        result = call("check", *words)
        assert result.exit_code == 2
        assert f"错误：{message}" in result.stderr
        assert result.stdout == ""
        assert engine.options is None

    def test_are_told_in_the_language_of_the_call(self, call: Call) -> None:
        assert call("check", "nope", "--lang", "en").stderr == "error: no such path: nope\n"
        assert call("check", "a.yaml", "--jobs", "0", "--lang=en").stderr == (
            "Usage: disclosure-lint check [OPTIONS] PATH...\nerror: --jobs: 0 is no number from 1\n"
        )
        assert call("--lang", "en", "check", "-o").stderr == "error: option -o needs a value\n"

    def test_by_the_engine_are_two(self, call: Call, engine: Any) -> None:
        engine.error = api.WrongCall([Bilingual("没有规则 REQ9", "no REQ9"), Bilingual("没有 X", "no X")])
        result = call("check", "a.yaml")
        assert (result.exit_code, result.stderr) == (2, "错误：没有规则 REQ9\n错误：没有 X\n")

    def test_a_wrong_pack_is_two_with_all_mistakes_in_their_places(self, call: Call, engine: Any) -> None:
        source = Source("my/rules.yaml", "code: REQ1\nassert: 新收 == 总计数\n")
        start = source.text.index("总计数")
        unknown = Bilingual("没有名为 总计数 的内容", "nothing is called 总计数")
        engine.error = PackError(
            [
                PackProblem(source, Span(start, start + 3), unknown),
                PackProblem(Source("my/pack.yaml", ""), None, Bilingual("缺少 id", "id is missing")),
            ]
        )
        result = call("check", "a.yaml")
        assert result.exit_code == 2
        assert result.stderr == (
            "错误 缺少 id\n"
            "  --> my/pack.yaml\n"
            "\n"
            "错误 没有名为 总计数 的内容\n"
            "  --> my/rules.yaml:2:15\n"
            "  2 | assert: 新收 == 总计数\n"
            "    |                 ^^^^^^\n"
            "\n"
            "错误：规则包有 2 处错误，未作检查\n"
        )


class TestOutput:
    def test_is_text_without_colour_in_a_pipe(self, call: Call, engine: Any) -> None:
        engine.reports = (engine.report(severity="error"),)
        result = call("check", "a.yaml")
        assert result.stdout.startswith(
            "a.yaml\n青河市人民政府 · 2024 年度 · 政府 · 2021 年版格式\n\n错误 STR007 title-year\n"
        )
        assert result.stderr == ""

    def test_speaks_english_where_asked(self, call: Call, engine: Any) -> None:
        engine.reports = (engine.report(severity="error"),)
        for words, environment in ((("--lang", "en"), {}), ((), {"LANG": "en_GB.UTF-8"})):
            result = call("check", "a.yaml", *words, env=environment)
            assert "error STR007 title-year\n  the title's year is wrong ›\n" in result.stdout

    def test_is_coloured_where_wanted(self, call: Call, engine: Any) -> None:
        engine.reports = (engine.report(severity="error"),)
        assert "\x1b[1;31m错误" in call("check", "a.yaml", "--color", "always", color=True).stdout
        assert "\x1b[1;31m错误" in call("--color", "always", "check", "a.yaml", color=True).stdout
        assert "\x1b" not in call("--color", "always", "check", "a.yaml", "--color", "never", color=True).stdout

    def test_of_json_is_utf8(self, call: Call, engine: Any) -> None:
        result = call("check", "a.yaml", "--format", "json", "--color", "always")
        assert json.loads(result.stdout_bytes.decode("utf-8"))["reports"][0]["agency"] == "青河市人民政府"

    def test_replaced_by_a_file(self, call: Call, engine: Any, tmp_path: Path) -> None:
        result = call("check", "a.yaml", "-o", "out.json")
        assert result.stdout == ""
        assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["summary"]["reports"] == 1

    def test_in_a_file_is_in_the_format_stated(self, call: Call, engine: Any, tmp_path: Path) -> None:
        call("check", "a.yaml", "--format", "text", "-o", "out.json")
        assert (tmp_path / "out.json").read_text(encoding="utf-8").startswith("a.yaml\n")

    def test_a_format_may_be_sent_to_standard_output(self, call: Call, engine: Any) -> None:
        assert json.loads(call("check", "a.yaml", "-o", "json=-").stdout)["tool"]["name"] == "disclosure-lint"

    def test_besides_goes_to_files(self, call: Call, engine: Any, tmp_path: Path) -> None:
        result = call("check", "a.yaml", "-o", "json=a=b.json", "-o", "text=out.txt", "--color", "always")
        assert "\x1b" in result.stdout
        assert json.loads((tmp_path / "a=b.json").read_text(encoding="utf-8"))["summary"]["reports"] == 1
        assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("a.yaml\n青河市人民政府")

    def test_that_cannot_be_written_is_told(
        self, call: Call, engine: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "write_bytes", full)
        result = call("check", "a.yaml", "-o", "out.json")
        assert result.exit_code == 2
        assert result.stderr == "错误：out.json 写入失败：No space left on device\n"
        assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]

    def test_on_a_console_without_the_characters_has_stand_ins(
        self, call: Call, engine: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine.reports = (engine.report(severity="error"),)
        from click.testing import CliRunner

        from disclosure_lint.cli import main

        result = CliRunner(charset="gbk").invoke(main, ["check", "a.yaml"], prog_name="disclosure-lint")
        assert result.exit_code == 1
        assert "标题年份不符 >" in result.stdout_bytes.decode("gbk")


class TestStderr:
    def test_counts_what_was_skipped(self, call: Call, engine: Any) -> None:
        engine.skipped = 3
        assert call("check", "a.yaml").stderr == "跳过 3 个不是年度报告的文件\n"

    def test_tells_how_far_it_is_in_long_runs(self, call: Call, engine: Any, tmp_path: Path) -> None:
        (tmp_path / "many").mkdir()
        for number in range(1001):
            (tmp_path / "many" / f"{number}.yaml").touch()
        assert call("check", "many").stderr == "已读取 1000/1001\n"


def test_loads_no_other_command(call: Call, engine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [f"disclosure_lint.cli.{name}" for name in ("explain", "rules", "schema")]
    for name in [*others, "disclosure_lint.authoring"]:
        monkeypatch.delitem(sys.modules, name, raising=False)
    call("check", "a.yaml")
    assert [name for name in [*others, "disclosure_lint.authoring"] if name in sys.modules] == []
