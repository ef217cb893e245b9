"""Every rule that declares a repair: what it proposes silences the finding, raises no other, changes nothing else."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from disclosure_lint.api import check_reading
from disclosure_lint.authoring import patched
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.engine import Request
from disclosure_lint.fixes import KINDS
from disclosure_lint.fixes.application import applied, strays, unwanted
from disclosure_lint.nodes import parse
from disclosure_lint.phrases import PHRASES
from disclosure_lint.readers import Reading, read
from disclosure_lint.report import Report
from disclosure_lint.rules import load_packs
from disclosure_lint.rules.explain import explain_rule
from disclosure_lint.writers import write

PACK = load_packs(("national",))
RULES = [code for code, rule in PACK.rules.items() if any(check.repair for check in rule.checks)]

MORE: dict[str, list[dict[str, Any]]] = {
    "HYG007": [
        {"set": {"sections.1.text": f"2024年，全市围绕重点工作，{wrong}，公开政府信息200条。"}}
        for wrong in ("落实予于公开要求", "重大政策的的出台", "主动公工到位", "公开开展展", "规范性性文件清理", "扎实；。推进", "扎实。。。推进")
    ],
    "STR018": [
        {"set": {"title": f"示例市2024年{name}"}}
        for name in ("信息公开年报", "政府信息公开年度报告", "政务公开年度工作报告", "政府信息公开工作情况报告")
    ],
    "HYG009": [{"set": {"sections.1.text": "全年新收申请336件，上年转结15件，转结下年11件，结转上年15件，公开200条。"}}],
    "HYG010": [{"set": {"sections.1.text": "全年公开&ldquo;一件事&rdquo;信息200条&amp;图解3个。<b>完</b>&nbsp;&nbsp;&nbsp;"}}],
    "TAB006": [{"set": {"requests.granted.research": "/"}}, {"set": {"review.reconsideration.total": "—"}}],
    "TAB011": [{"set": {"requests.carried_out.total": None}}],
    "TAB005": [{"set": {"requests.carried_out.total": None, "requests.granted.other": None}}],
    "REQ102": [{"set": {"requests.concluded.business": 52}}, {"set": {"requests.granted.total": 153}}],
    "REQ101": [{"set": {"requests.concluded.business": 52}}, {"set": {"requests.carried_out.total": 1}}],
}  # fmt: skip
"""Reports besides the rules' own failing examples."""


def base(name: str) -> Any:
    (folder,) = PACK.folders
    node, _ = parse((folder / "examples" / f"{name}.yaml").read_text(encoding="utf-8"), "yaml")
    assert node is not None
    return node.plain()


def number(item: object) -> object:
    assert isinstance(item, Decimal)
    return float(item)


def written(given: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """A report in three ways of writing: JSON, YAML with quotes, YAML as the program writes it."""
    report = patched(base(given.get("base") or "clean-2021"), given, PACK)
    text = json.dumps(report, ensure_ascii=False, default=number)
    yield "a.json", text
    yield "a.yaml", text
    reading = read("a.json", text.encode(), PACK.forms, PACK.vocabulary)
    assert reading.report is not None
    yield "b.yaml", write(reading.report, PACK.forms, "yaml").decode()


def checked(name: str, text: str) -> tuple[Reading, Report, CheckedReport]:
    reading = read(name, text.encode(), PACK.forms, PACK.vocabulary)
    assert reading.report is not None, reading.findings
    found = check_reading(name, reading, Request(reading.report, None, date(2026, 1, 31)), PACK)
    assert not found.broken
    return reading, reading.report, found


def cases(code: str) -> list[dict[str, Any]]:
    own = [example["fail"] for example in PACK.rules[code].examples if example.get("fail")]
    return [given for given in own + MORE.get(code, []) if not given.get("file")]


def test_there_are_rules_with_repairs() -> None:
    assert {"TAB009", "STR003", "TAB004", "HYG007", "TAB011", "REQ103"} <= set(RULES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_in_both_languages(kind: str) -> None:
    assert all(PHRASES[f"repair.{kind}"])


def test_a_rule_tells_what_the_program_can_mend() -> None:
    assert [each.zh for each in explain_rule(PACK.rules["TAB009"], PACK).repairs] == [
        "程序可以自动修正（--fix）：把数字改写为半角阿拉伯数字。"
    ]
    safe, unsafe = (each.en for each in explain_rule(PACK.rules["HYG007"], PACK).repairs)
    assert "(--fix)" in safe
    assert "(--fix --unsafe-fixes; look at the result)" in unsafe
    assert explain_rule(PACK.rules["CON001"], PACK).repairs == ()


@pytest.mark.parametrize("code", RULES)
def test_a_repair_mends_and_does_nothing_else(code: str) -> None:
    mended = 0
    for given in cases(code):
        for name, text in written(given):
            _, report, before = checked(name, text)
            for finding in before.diagnostics:
                if finding.rule == code and finding.fix and finding.fix.edits:
                    edited = applied(text, finding.fix.edits)
                    _, after_report, after = checked(name, edited)
                    assert strays(report, after_report, finding.fix.edits) == []
                    assert unwanted(before, after, [finding]) == [], edited
                    mended += 1
    assert mended, "no failing example is mended"
