"""JUnit, GitHub, GitLab and reviewdog: what each of them needs, and how each escapes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema

from disclosure_lint.outputs import github, gitlab, junit, rdjson

from . import conftest as made  # noqa: TID252 - its results, outside of fixtures

Cases = Callable[[str], Any]
XSD = Path(__file__).parent / "schemas" / "junit-10.xsd"


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(XSD))


class TestJunit:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_is_valid(self, name: str, cases: Cases, schema: xmlschema.XMLSchema, lang: Any) -> None:
        schema.validate(junit.render(*cases(name), lang))

    def test_is_valid_for_hostile_texts(self, schema: xmlschema.XMLSchema) -> None:
        text = junit.render(made.hostile(), {}, "zh").encode("utf-8", errors="replace").decode()
        schema.validate(text)
        assert "<script>" in (ElementTree.fromstring(text).find(".//failure").text or "")

    def test_counts_are_those_of_its_tests(self, name: str, cases: Cases) -> None:
        for suite in ElementTree.fromstring(junit.render(*cases(name), "zh").encode()).iter("testsuite"):
            for kind, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
                assert len(suite.findall(f"testcase/{kind}")) == int(suite.get(attribute, ""))
            assert len(suite.findall("testcase")) == int(suite.get("tests", ""))

    def test_a_rule_is_a_test(self, cases: Cases) -> None:
        suite = ElementTree.fromstring(junit.render(*cases("findings"), "zh").encode()).find("testsuite")
        tests = {case.get("name", "").split()[0]: case for case in suite.findall("testcase")}
        assert "FEE001" not in tests  # not applicable
        assert tests["CON001"].find("skipped").get("message") == "未能判断：缺上一年报告"
        assert tests["REQ103"].find("failure").get("message") == "applicants-total：8 处问题"
        assert tests["TAB001"].find("failure").get("type") == "extraction"
        assert suite.find("system-out").text == "表三 › 总计 › （七）总计为空白：REQ103（部分）"

    def test_a_rule_that_crashed_is_an_error(self, cases: Cases) -> None:
        (error,) = ElementTree.fromstring(junit.render(*cases("broken"), "zh").encode()).iter("error")
        assert (error.text or "").startswith("Traceback")

    def test_excused_findings_fail_nothing(self, cases: Cases) -> None:
        suite = ElementTree.fromstring(junit.render(*cases("excused"), "zh").encode()).find("testsuite")
        tests = {case.get("name", "").split()[0]: case for case in suite.findall("testcase")}
        assert tests["NAR001"].find("skipped").get("message").startswith("已豁免 reorganised（")
        assert "1 处问题" in tests["REQ103"].find("failure").get("message")
        assert suite.find("system-out").text.startswith("REQ103 基线中已有：六类申请人")


class TestGithub:
    def test_escapes_what_would_end_a_command(self) -> None:
        lines = github.render(made.hostile(), {}, "zh").splitlines()
        assert len(lines) == 4
        assert lines[0].startswith("::error title=STR007")
        assert ",file==a/<b>&\udcff%2Cx%3Ay.yaml," in lines[0]
        assert "::error::%250A" in lines[0]

    def test_comes_with_the_gravest_first(self, cases: Cases) -> None:
        kinds = [line.split()[0] for line in github.render(*cases("findings"), "zh").splitlines()[:-1]]
        assert kinds == ["::error"] * 11 + ["::warning"] * 2

    def test_says_what_github_will_not_show(self, cases: Cases) -> None:
        assert github.left_out(cases("findings").result, "en")[0].startswith("GitHub shows 10 annotations")
        assert github.left_out(cases("clean").result, "en") == ()

    def test_excused_findings_are_notices_at_the_end(self, cases: Cases) -> None:
        kinds = [line.split()[0] for line in github.render(*cases("excused"), "zh").splitlines()[:-1]]
        assert kinds == ["::error"] * 2 + ["::notice"] * 4


class TestGitlab:
    def test_has_what_it_needs(self, name: str, cases: Cases) -> None:
        issues = json.loads(gitlab.render(*cases(name), "zh"))
        for issue in issues:
            assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert issue["location"]["lines"]["begin"] >= 1
        prints = [issue["fingerprint"] for issue in issues]
        assert len(set(prints)) == len(prints)

    def test_documents_without_lines_are_meant_at_their_beginning(self, cases: Cases) -> None:
        issues = json.loads(gitlab.render(*cases("document"), "zh"))
        assert {issue["location"]["lines"]["begin"] for issue in issues} == {1}
        assert issues[1]["description"].endswith("（一、总体情况（第 3 段），NAR001）")


class TestRdjson:
    def test_counts_columns_in_bytes(self, cases: Cases) -> None:
        diagnostics = json.loads(rdjson.render(*cases("findings"), "zh"))["diagnostics"]
        line = made.TEXT.splitlines()[3].encode()
        span = diagnostics[0]["location"]["range"]
        assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == "2023年"
        assert diagnostics[0]["severity"] == "ERROR"
        assert diagnostics[0]["code"] == {"value": "STR007"}

    def test_without_the_text_knows_lines_only(self, cases: Cases) -> None:
        diagnostics = json.loads(rdjson.render(cases("findings").result, {}, "zh"))["diagnostics"]
        assert diagnostics[0]["location"]["range"] == {"start": {"line": 4}}

    def test_documents_without_lines_have_no_range(self, cases: Cases) -> None:
        diagnostics = json.loads(rdjson.render(*cases("document"), "zh"))["diagnostics"]
        assert all(set(item["location"]) == {"path"} for item in diagnostics)
        assert "位置：标题（第 1 段）" in diagnostics[0]["message"]
