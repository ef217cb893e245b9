"""The JSON output: the shape of the contract, exact numbers, the same in both languages but for the words."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from disclosure_lint.diagnostics import Bilingual, Evidence
from disclosure_lint.outputs.json_ import render, written
from disclosure_lint.outputs.schema import output_schema

Cases = Callable[[str], Any]


def loaded(cases: Cases, name: str, lang: Any = "zh") -> Any:
    return json.loads(render(*cases(name), lang), parse_float=Decimal)


class TestShape:
    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_is_what_the_schema_says(self, name: str, cases: Cases, lang: Any) -> None:
        jsonschema.Draft202012Validator.check_schema(output_schema())
        document = json.loads(render(*cases(name), lang))
        jsonschema.validate(document, output_schema(), cls=jsonschema.Draft202012Validator)

    def test_keys_are_in_the_order_of_the_contract(self, cases: Cases) -> None:
        document = loaded(cases, "findings")
        assert list(document) == ["tool", "today", "packs", "reports", "summary"]
        report = document["reports"][0]
        assert list(report) == [
            "path",
            "agency",
            "level",
            "year",
            "edition",
            "outcomes",
            "diagnostics",
            "not_assessable",
            "not_applicable",
        ]
        assert list(report["outcomes"]) == ["passed", "failed", "not_assessable", "not_applicable", "broken"]
        diagnostic = report["diagnostics"][0]
        assert list(diagnostic) == [
            "rule",
            "name",
            "severity",
            "cause",
            "message",
            "location",
            "evidence",
            "authority",
            "fingerprint",
        ]
        assert list(diagnostic["location"]) == ["line", "column", "end_line", "end_column", "pointer", "label"]

    def test_what_is_not_known_of_a_place_is_left_out(self, cases: Cases) -> None:
        diagnostics = loaded(cases, "findings")["reports"][0]["diagnostics"]
        (missing,) = (item for item in diagnostics if item["rule"] == "TAB001")
        assert list(missing["location"]) == ["pointer", "label"]
        (blank,) = (item for item in diagnostics if item["rule"] == "TAB005")
        assert blank["evidence"][0] == {
            "pointer": "requests.granted.natural_person",
            "label": "表三 › 自然人 › （一）予以公开",
            "value": None,
        }

    def test_nothing_is_folded(self, cases: Cases) -> None:
        diagnostics = loaded(cases, "findings")["reports"][0]["diagnostics"]
        assert sum(item["rule"] == "REQ103" for item in diagnostics) == 8

    def test_outcomes_are_counted(self, cases: Cases) -> None:
        assert loaded(cases, "findings")["reports"][0]["outcomes"] == {
            "passed": 70,
            "failed": 6,
            "not_assessable": 5,
            "not_applicable": 1,
            "broken": 0,
        }

    def test_extraction_is_counted_apart(self, cases: Cases) -> None:
        assert loaded(cases, "findings")["summary"] == {
            "reports": 2,
            "errors": 10,
            "warnings": 2,
            "infos": 0,
            "extraction": 1,
            "waived": 0,
            "known": 0,
        }

    def test_traces_of_broken_rules_are_there(self, cases: Cases) -> None:
        (broken,) = loaded(cases, "broken")["reports"][0]["broken"]
        assert broken["rule"] == "REQ102"
        assert broken["trace"].startswith("Traceback")


class TestMissing:
    def test_is_english_and_sorted_in_either_language(self, cases: Cases) -> None:
        expected = [
            {"rule": "CON001", "missing": ["prior report"]},
            {"rule": "CON002", "missing": ["prior report"]},
            {"rule": "TIM001", "missing": ["published (not captured)", "signed (not captured)"]},
            {"rule": "REQ103", "missing": ["requests.concluded.total (blank)"]},
            {"rule": "STR008", "missing": ["statistical period"]},
            {"rule": "REV101", "missing": [f"review.{row}.total" for row in "abcde"]},
        ]
        for lang in ("zh", "en"):
            assert loaded(cases, "findings", lang)["reports"][0]["not_assessable"] == expected


class TestLanguage:
    def test_changes_words_only(self, name: str, cases: Cases) -> None:
        def wordless(value: Any) -> Any:
            if isinstance(value, dict):
                words = ("message", "label", "reason", "title")
                return {key: wordless(inner) for key, inner in value.items() if key not in words}
            return [wordless(inner) for inner in value] if isinstance(value, list) else value

        assert wordless(loaded(cases, name, "zh")) == wordless(loaded(cases, name, "en"))

    def test_of_messages_and_labels_is_the_one_asked_for(self, cases: Cases) -> None:
        diagnostic = loaded(cases, "findings", "en")["reports"][0]["diagnostics"][0]
        assert diagnostic["message"] == "the title says 2023, the report is for 2024"
        assert diagnostic["location"]["label"] == "title"


class TestText:
    def test_is_readable_and_ends_in_a_line_end(self, cases: Cases) -> None:
        text = render(*cases("findings"), "zh")
        assert text.endswith("\n}\n")
        assert '\n      "agency": "青河市人民政府",\n' in text
        assert "\\u" not in text

    def test_is_as_the_standard_library_would_write_it(self, name: str, cases: Cases) -> None:
        text = render(*cases(name), "zh")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"

    @pytest.mark.parametrize(
        "digits", ["72701.2578", "0.10", "12345678901234567890.123456789", "1E+3", "-0.5", "100", "3E-7"]
    )
    def test_decimals_keep_every_digit(self, digits: str) -> None:
        text = written({"value": Decimal(digits)})
        assert json.loads(text, parse_float=Decimal, parse_int=Decimal)["value"] == Decimal(digits)
        assert "E" not in text

    def test_values_are_numbers(self, cases: Cases) -> None:
        case = cases("findings")
        report = case.result.reports[0]
        label = Bilingual("金额", "amount")
        evidence = tuple(Evidence("p", label, value) for value in (Decimal("72701.2578"), 12, "/", None))
        changed = replace(report, diagnostics=(report.diagnostics[0]._replace(evidence=evidence),))
        text = render(replace(case.result, reports=(changed,)), {}, "zh")
        assert '"value": 72701.2578\n' in text
        values = json.loads(text, parse_float=Decimal)["reports"][0]["diagnostics"][0]["evidence"]
        assert [item["value"] for item in values] == [Decimal("72701.2578"), 12, "/", None]

    def test_undecodable_file_names_are_escaped(self) -> None:
        assert written("a\udcffb") == '"a\\udcffb"'
        assert json.loads(written('𠮷\n"\\')) == '𠮷\n"\\'

    def test_of_empty_things_is_short(self) -> None:
        assert written({"a": [], "b": {}, "c": True, "d": None}) == (
            '{\n  "a": [],\n  "b": {},\n  "c": true,\n  "d": null\n}'
        )
