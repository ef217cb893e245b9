"""The text output as people see it, kept in tests/golden/text.

Run with UPDATE_GOLDEN=1 to write the files anew, then read the difference.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure_lint.outputs.display import cells
from disclosure_lint.outputs.text import render

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "text"

Cases = Callable[[str], Any]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_looks_as_it_did(name: str, cases: Cases, lang: Any, width: int) -> None:
    case = cases(name)
    text = render(case.result, case.sources, lang, width=width)
    golden = GOLDEN / f"{name}.{lang}.{width}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over(cases: Cases) -> None:
    for path in GOLDEN.iterdir():
        cases(path.name.split(".")[0])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 72, 100, 160, 200])
def test_fits_the_terminal(name: str, cases: Cases, lang: Any, width: int) -> None:
    case = cases(name)
    lines = render(case.result, case.sources, lang, width=width).split("\n")
    assert [line for line in lines if cells(line) > width] == []


def test_has_colour_only_where_wanted(name: str, cases: Cases) -> None:
    import re

    case = cases(name)
    plain = render(case.result, case.sources, "zh")
    painted = render(case.result, case.sources, "zh", color=True)
    assert "\x1b" not in plain
    assert "\x1b" in painted
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == plain


def test_is_in_one_language(name: str, cases: Cases) -> None:
    """Only names stay as they are: of agencies, documents, and what stands in the report."""
    case = cases(name)
    named = [case.result.reports[0].agency or ""] if case.result.reports else []
    named += [item.document + " " + item.clause for rule in case.result.rules.values() for item in rule.authority]
    text = render(case.result, case.sources, "en", width=200)
    for phrase in filter(None, named):
        text = text.replace(phrase, "")
    lines = [line for line in text.split("\n") if " | " not in line]
    assert [line for line in lines if any("\u4e00" <= character <= "\u9fff" for character in line)] == []


class TestFindings:
    def test_come_in_the_order_given(self, cases: Cases) -> None:
        text = render(*cases("findings"), "zh")
        assert text.index("STR007") < text.index("NAR001") < text.index("TAB005") < text.index("REQ101")

    def test_of_the_reader_stand_apart(self, cases: Cases) -> None:
        text = render(*cases("findings"), "zh")
        assert text.index("REQ103") < text.index("读取提示：以下") < text.index("TAB001")

    def test_of_one_kind_are_folded_after_five(self, cases: Cases) -> None:
        text = render(*cases("findings"), "zh")
        assert text.count("错误 REQ103") == 6
        assert "另有 3 处同类问题：" in text

    def test_tell_authority_and_mending_once(self, cases: Cases) -> None:
        assert render(*cases("findings"), "zh").count("核对该行各列与总计。") == 1

    def test_without_a_source_have_no_carets(self, cases: Cases) -> None:
        text = render(cases("findings").result, {}, "zh")
        assert "^" not in text
        assert "reports/qinghe/2024.yaml:4:11" in text

    def test_do_not_show_numbers_of_persons(self, cases: Cases) -> None:
        assert "320102199001011234" not in render(*cases("findings"), "zh", width=200)


class TestHonesty:
    def test_nothing_assessed_is_not_called_clean(self, cases: Cases) -> None:
        for name in ("not-assessable", "unreadable", "no-reports"):
            text = render(*cases(name), "zh")
            assert "未发现问题：能够判断" not in text
            assert "没有" in text

    def test_broken_rules_are_loud(self, cases: Cases) -> None:
        text = render(*cases("broken"), "en")
        assert "internal error REQ102" in text
        assert "ZeroDivisionError: division by zero" in text
        assert "internal errors: 1" in text
