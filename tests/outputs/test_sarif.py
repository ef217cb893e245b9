"""SARIF: valid by its schema, complete, within what GitHub takes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.outputs import sarif
from disclosure_lint.outputs.sarif.results import artifact_location, text

from . import conftest as made  # noqa: TID252 - its results, outside of fixtures

Cases = Callable[[str], Any]
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run_of(result: Any, lang: Any = "zh") -> Any:
    (run,) = json.loads(sarif.render(result, {}, lang))["runs"]
    return run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_is_valid(name: str, cases: Cases, validator: Any, lang: Any) -> None:
    result = replace(cases(name).result, exit_code=1)
    assert [error.message for error in validator.iter_errors(json.loads(sarif.render(result, {}, lang)))] == []


def test_is_valid_for_hostile_texts(validator: Any) -> None:
    assert list(validator.iter_errors(json.loads(sarif.render(made.hostile(), {}, "zh")))) == []


class TestRules:
    def test_have_help_and_authority_in_both_languages(self, cases: Cases) -> None:
        run = run_of(cases("findings").result)
        driver, (translation,) = run["tool"]["driver"], run["translations"]
        assert (driver["language"], translation["language"]) == ("zh-CN", "en")
        rule, other = driver["rules"][0], translation["rules"][0]
        assert rule["id"] == other["id"] == "REQ101"
        assert rule["shortDescription"]["text"] == "表三各列收支平衡"
        assert other["shortDescription"]["text"] == "Requests balance in every applicant column"
        assert rule["help"]["markdown"].startswith("**表三各列收支平衡**")
        assert made.DOCUMENT in rule["help"]["text"]
        assert rule["properties"]["authority"] == [{"document": made.DOCUMENT, "clause": "附件 表三 表头勾稽说明"}]
        assert len(rule["properties"]["tags"]) <= 20

    def test_point_to_the_clauses_they_rest_on(self, cases: Cases) -> None:
        run = run_of(cases("findings").result)
        for target in [*(rule["relationships"][0]["target"] for rule in run["tool"]["driver"]["rules"])]:
            taxonomy = run["taxonomies"][target["toolComponent"]["index"]]
            assert taxonomy["name"] == target["toolComponent"]["name"]
            assert taxonomy["taxa"][target["index"]]["id"] == target["id"]

    def test_are_found_by_index(self, cases: Cases) -> None:
        run = run_of(cases("findings").result)
        rules = run["tool"]["driver"]["rules"]
        assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in run["results"])


class TestResults:
    def test_have_region_related_cells_and_fingerprint(self, cases: Cases) -> None:
        results = run_of(cases("findings").result)["results"]
        (found,) = (item for item in results if item["ruleId"] == "REQ101")
        (place,) = found["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == made.PATH
        assert place["physicalLocation"]["region"] == {
            "startLine": 20,
            "startColumn": 23,
            "endLine": 20,
            "endColumn": 25,
        }
        assert place["logicalLocations"][0]["fullyQualifiedName"] == "requests.concluded.business"
        related = found["relatedLocations"]
        assert [item["physicalLocation"]["region"]["startLine"] for item in related] == [20, 21, 22, 23]
        assert related[2]["message"]["text"] == "表三 › 商业企业 › （七）总计 = 77"
        assert found["partialFingerprints"]["disclosureLint/v1"] == made.column_balance().fingerprint
        assert found["properties"]["messages"]["en"].startswith("businesses: 75 received")

    def test_of_documents_without_lines_have_no_region(self, cases: Cases) -> None:
        results = run_of(cases("document").result)["results"]
        for found in results:
            for place in [*found["locations"], *found.get("relatedLocations", [])]:
                assert "region" not in place["physicalLocation"]
        assert results[1]["locations"][0]["message"]["text"] == "第 3 段"
        assert results[1]["locations"][0]["logicalLocations"][0]["properties"]["place"] == {"paragraph": 3}

    def test_of_the_reader_are_marked(self, cases: Cases) -> None:
        results = run_of(cases("findings").result)["results"]
        (found,) = (item for item in results if item["properties"]["cause"] == "extraction")
        assert found["message"]["text"].startswith("读取提示：")


class TestExcused:
    def test_waivers_are_suppressions(self, cases: Cases) -> None:
        results = run_of(cases("excused").result)["results"]
        (first,), (second,) = (item["suppressions"] for item in results if "suppressions" in item)
        assert (first["kind"], second["kind"]) == ("inSource", "external")
        assert first["justification"] == f"reorganised（批准人：Zhang San，有效期至 2026-06-30，见 {made.PATH}:3）"

    def test_what_the_baseline_has_is_unchanged_and_the_rest_is_new(self, cases: Cases) -> None:
        results = run_of(cases("excused").result)["results"]
        assert [item["baselineState"] for item in results] == ["new"] * 4 + ["unchanged"] * 2
        assert "baselineState" not in run_of(cases("findings").result)["results"][0]


class TestRun:
    def test_says_how_it_went(self, cases: Cases) -> None:
        (fine,) = run_of(replace(cases("findings").result, exit_code=1))["invocations"]
        assert (fine["executionSuccessful"], fine["exitCode"]) == (True, 1)
        assert fine["exitCodeDescription"] == "有达到 --fail-on 的问题"
        (broken,) = run_of(cases("broken").result)["invocations"]
        assert broken["executionSuccessful"] is False
        notes = [note for note in broken["toolExecutionNotifications"] if note["level"] == "error"]
        assert [note["associatedRule"]["id"] for note in notes] == ["REQ102"]

    def test_tells_what_could_not_be_judged(self, cases: Cases) -> None:
        (invocation,) = run_of(cases("not-assessable").result)["invocations"]
        notes = invocation["toolExecutionNotifications"]
        assert [note["associatedRule"]["id"] for note in notes] == ["CON001", "CON002", "TIM001"]
        assert notes[0]["message"]["text"] == "缺上一年报告：CON001"


class TestLimits:
    def many(self, count: int, length: int = 10) -> Any:
        error, warning = made.title_year(), made.claim()
        words = Bilingual(*("x" * length,) * 2)
        found = [item._replace(message=words) for item in (warning, error)]
        return made.result(made.report(*(found[at % 2] for at in range(count))))

    def test_more_than_github_shows_are_ranked(self) -> None:
        levels = [item["level"] for item in run_of(self.many(5_002))["results"]]
        assert levels == ["error"] * 2_501 + ["warning"] * 2_501
        assert sarif.left_out(self.many(5_002), "en") == (
            "SARIF: GitHub shows 5000 of the 5002 findings; the gravest come first",
        )
        assert sarif.left_out(self.many(5_000), "en") == ()

    def test_more_than_github_takes_are_cut_and_it_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sarif, "SHOWN", 4)
        monkeypatch.setattr(sarif, "MOST_RESULTS", 6)
        run = run_of(self.many(10))
        assert [item["level"] for item in run["results"]] == ["error"] * 5 + ["warning"]
        (note,) = run["invocations"][0]["toolExecutionNotifications"]
        assert note["message"]["text"].startswith("SARIF 文件只收录最重要的问题：共 10 处，4 处未收录")
        assert "4 of 10" in sarif.left_out(self.many(10), "en")[0]

    def test_files_too_long_are_cut(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from zlib import compress

        monkeypatch.setattr(sarif, "MOST_BYTES", 6_000)
        monkeypatch.setattr(sarif, "SHOWN", 4)
        result = numbered_messages(600)
        text = sarif.render(result, {}, "zh")
        kept = len(json.loads(text)["runs"][0]["results"])
        assert 0 < kept < 600
        assert len(compress(text.encode(), 6)) <= 6_000
        assert f"{600 - kept} 处未收录" in sarif.left_out(result, "zh")[0]


def numbered_messages(count: int) -> Any:
    found = made.title_year()
    each = (
        found._replace(message=Bilingual(f"{at * 7919}", f"{at}"), fingerprint=f"{at * 104729:016x}")
        for at in range(count)
    )
    return made.result(made.report(*each))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("reports/青河市 2024.yaml", "reports/%E9%9D%92%E6%B2%B3%E5%B8%82%202024.yaml"),
        ("./a.yaml", "a.yaml"),
        ("/srv/a b.yaml", "file:///srv/a%20b.yaml"),
        ("C:/年报/a.yaml", "file:///C%3A/%E5%B9%B4%E6%8A%A5/a.yaml"),
        ("a\udcff.yaml", "a%FF.yaml"),
    ],
)
def test_files_are_named_by_uri(path: str, uri: str) -> None:
    made_location = artifact_location(path)
    assert made_location["uri"] == uri
    assert ("uriBaseId" in made_location) == (not uri.startswith("file:"))


def test_messages_hold_no_links_and_no_placeholders() -> None:
    assert text("{0} [a](http://b) \\") == "{{0}} \\[a\\](http://b) \\\\"
    assert text("[一] 两\\三") == "[一] 两\\三"
