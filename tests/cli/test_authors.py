"""`explain`, `rules` and `schema` on the pack that ships with the tool, and on packs that are wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from disclosure_lint import authoring
from disclosure_lint.cli.schema import SCHEMAS
from disclosure_lint.outputs.display import cells
from disclosure_lint.resources import resource

Call = Callable[..., Any]


class TestExplain:
    def test_tells_all_of_a_rule(self, call: Call) -> None:
        result = call("explain", "REQ101")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("REQ101 column-balance  ")
        for heading in ("依据", "缘由", "规则表达式", "提示内容", "改法", "合格示例", "不合格示例"):
            assert f"\n{heading}\n  " in result.stdout
        assert "received + carried_in == concluded + carried_out" in result.stdout

    def test_in_english(self, call: Call) -> None:
        result = call("explain", "REQ101", "--lang", "en")
        for heading in ("Authority", "Why", "The rule as written", "What it says", "How to fix"):
            assert f"\n{heading}\n  " in result.stdout

    def test_takes_codes_as_people_write_them(self, call: Call) -> None:
        assert call("explain", " req101").stdout == call("explain", "REQ101").stdout

    def test_fits_the_terminal(self, call: Call) -> None:
        lines = call("explain", "TIM001", env={"COLUMNS": "60"}).stdout.split("\n")
        assert [line for line in lines if cells(line) > 60 and "assert:" not in line] == []

    def test_of_no_rule_is_a_wrong_call(self, call: Call) -> None:
        result = call("explain", "REQ1O1")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "REQ1O1" in result.stderr
        assert "REQ101" in result.stderr


class TestRules:
    def test_are_listed(self, call: Call) -> None:
        lines = call("rules", "list").stdout.splitlines()
        assert [line[:6] for line in lines] == sorted(line[:6] for line in lines)
        (line,) = (line for line in lines if line.startswith("REQ101"))
        assert line.split() == ["REQ101", "错误", "勾稽关系", "column-balance", "表三各列收支平衡"]

    def test_are_listed_in_english(self, call: Call) -> None:
        (line,) = (line for line in call("--lang", "en", "rules", "list").stdout.splitlines() if "REQ101" in line)
        assert line.split()[:4] == ["REQ101", "error", "arithmetic", "column-balance"]

    def test_of_the_national_pack_have_no_mistakes(self, call: Call) -> None:
        result = call("rules", "check")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("national ")
        assert result.stdout.endswith("条规则，没有错误。\n")

    def test_check_takes_files_for_the_packs_that_they_belong_to(self, call: Call, tmp_path: Path) -> None:
        for name in ("one", "two"):
            (tmp_path / name / "structure").mkdir(parents=True)
            title = "title: {zh: x, en: x}"
            (tmp_path / name / "pack.yaml").write_text(f"id: {name}\nversion: '1'\n{title}\nextends: national\n")
            (tmp_path / name / "structure" / "a.yaml").write_text("x: y\n")
        result = call("--lang", "en", "rules", "check", "one/structure/a.yaml", "one/pack.yaml", "two/pack.yaml")
        assert result.exit_code == 2
        assert result.stderr.count("why is missing\n  --> one/structure/a.yaml:1:1") == 1
        assert result.stderr.count("why is missing\n  --> two/structure/a.yaml:1:1") == 1

    @pytest.mark.parametrize("words", [("rules", "check"), ("rules", "list", "--pack"), ("rules", "test", "--pack")])
    def test_of_no_pack_are_a_wrong_call(self, call: Call, words: tuple[str, ...]) -> None:
        result = call(*words, "natonal")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "没有名为 natonal 的规则包" in result.stderr
        assert "national" in result.stderr

    def test_with_mistakes_are_told_with_their_places(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "pack.yaml").write_text("id: mine\nvresion: '1'\n", encoding="utf-8")
        result = call("rules", "check", "mine")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "  --> mine/pack.yaml:2:1\n  2 | vresion: '1'\n    | ^^^^^^^\n" in result.stderr
        assert result.stderr.endswith("处错误\n")

    def test_pass_their_examples(self, call: Call) -> None:
        result = call("rules", "test", "REQ101", "str007")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("2 条规则，")
        assert result.stdout.endswith("，0 个不符。\n")

    def test_by_group(self, call: Call) -> None:
        assert call("rules", "test", "REQ").stdout.startswith("3 条规则，")

    def test_that_do_not_are_told(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        outcomes = [
            authoring.ExampleOutcome("REQ101", 1, "pass", ""),
            authoring.ExampleOutcome("REQ101", 2, "fail", "expected one finding, found none"),
        ]
        monkeypatch.setattr(authoring, "run_examples", lambda *_: iter(outcomes))
        result = call("rules", "test", "REQ101")
        assert result.exit_code == 1
        assert result.stdout == (
            "REQ101 第 2 个示例（fail）不符：\n  expected one finding, found none\n1 条规则，2 个示例，1 个不符。\n"
        )

    def test_of_no_code_are_a_wrong_call(self, call: Call) -> None:
        result = call("rules", "test", "ABC")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "没有代码以 ABC 开头的规则" in result.stderr


class TestSchema:
    @pytest.mark.parametrize("name", SCHEMAS)
    def test_is_a_schema(self, call: Call, name: str) -> None:
        result = call("schema", name)
        assert (result.exit_code, result.stderr) == (0, "")
        schema = json.loads(result.stdout)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        jsonschema.Draft202012Validator.check_schema(schema)

    def test_of_no_format_is_a_wrong_call(self, call: Call) -> None:
        result = call("schema", "reports")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"没有 reports，可用：{', '.join(SCHEMAS)}；是否想写 report？" in result.stderr


class TestTools:
    @pytest.fixture
    def report(self, tmp_path: Path) -> str:
        sample = Path(__file__).resolve().parents[2] / "samples" / "faulty-2024.yaml"
        (tmp_path / "report.yaml").write_text(sample.read_text(encoding="utf-8"), encoding="utf-8")
        return "report.yaml"

    def test_eval(self, call: Call, report: str) -> None:
        result = call("rules", "eval", "year == 2024", report)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == "year == 2024 → 成立\n└─ year → 2024  〔报告年度〕\n"

    def test_eval_beside_superior_and_subordinate_units(self, call: Call, report: str) -> None:
        folder = resource("rules") / "national" / "examples"
        aggregate, bureau = (str(folder / f"{name}.yaml") for name in ("clean-2021", "clean-2021-bureau"))
        result = call(
            "rules", "eval", "sum(c in 下级 where c.纳入统计: c.表三.总计.本年新收)", aggregate, "--child", bureau
        )
        assert (result.exit_code, result.stdout.splitlines()[0].rpartition(" → ")[2]) == (0, "46")
        result = call("rules", "eval", "parent.requests.received.total", bureau, "--parent", aggregate)
        assert result.stdout.startswith("parent.requests.received.total → 336  〔上级单位 › 表三")
        result = call("rules", "eval", "count(c in children)", bureau)
        assert "没有单位名录" in result.stdout
        traced = call("check", report, "--trace", "HIE002")
        assert "提供单位名录的批量检查" in traced.stderr

    def test_eval_of_a_mistake_has_a_caret(self, call: Call, report: str) -> None:
        result = call("rules", "eval", "yaer == 2024", report)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "  --> EXPR:1:1\n  1 | yaer == 2024\n    | ^^^^\n" in result.stderr

    def test_eval_without_a_report(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "none.yaml").write_text("a: 1\n", encoding="utf-8")
        result = call("rules", "eval", "year == 2024", "none.yaml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "none.yaml 中没有可以计算的报告" in result.stderr

    def test_trace(self, call: Call, report: str) -> None:
        plain = call("check", report, "--today", "2026-01-31")
        traced = call("check", report, "--today", "2026-01-31", "--trace", "req101")
        assert (traced.exit_code, traced.stdout) == (plain.exit_code, plain.stdout)
        assert traced.stderr.startswith("REQ101 在 report.yaml 上的取值：\n  共 7 处：成立 5，不成立 2，不详 0\n")

    def test_trace_of_no_rule_is_a_wrong_call(self, call: Call, report: str) -> None:
        assert call("check", report, "--trace", "REQ1").exit_code == 2

    def test_trace_of_a_readers_rule(self, call: Call, report: str) -> None:
        assert "SRC001 由读取程序判断，没有表达式" in call("check", report, "--trace", "SRC001").stderr

    def test_new(self, call: Call, tmp_path: Path) -> None:
        result = call("rules", "new", "loc001", "some-rule", "--pack", "mine")
        assert (result.exit_code, result.stderr) == (0, "")
        assert (tmp_path / "mine" / "loc" / "LOC001-some-rule.yaml").is_file()
        again = call("rules", "new", "LOC001", "some-rule", "--pack", "mine")
        assert (again.exit_code, again.stdout) == (2, "")

    def test_docs(self, call: Call, tmp_path: Path) -> None:
        result = call("rules", "docs", "-o", "manual")
        assert (result.exit_code, result.stderr) == (0, "")
        assert (tmp_path / "manual" / "zh" / "REQ101.md").is_file()
        assert (tmp_path / "manual" / "en" / "index.md").is_file()

    def test_coverage(self, call: Call) -> None:
        result = call("rules", "coverage", "--lang", "en")
        assert result.exit_code == 0
        assert result.stdout.startswith("# Clauses of the law and the rules that check them\n")
        assert "## What no program can tell: duties of people\n" in result.stdout

    def test_impact(self, call: Call, report: str) -> None:
        result = call("rules", "impact", "--after", "national", report)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("1 份报告：新增 0，消失 0，变动 0，不变 ")
        told = json.loads(call("rules", "impact", "--after", "national", report, "--format", "json").stdout)
        assert told["effects"] == []
