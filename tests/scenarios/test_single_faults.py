"""A single fault in a faultless report gives its codes, with the faulty cell among the evidence, and no other error."""

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from disclosure_lint.api import check_reading, load_rules
from disclosure_lint.authoring import patched
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.engine import Request
from disclosure_lint.nodes import parse
from disclosure_lint.readers import read
from disclosure_lint.resources import resource
from disclosure_lint.rules import Pack

TODAY = date(2026, 1, 31)
BALANCE = ("received", "carried_in", "concluded", "carried_out")
BASES = ("clean-2021", "clean-2020")
FEES = "（一）全市共发出收费通知5件，通知收费总金额1300元，实际收取3件共800元；另有2件申请逾期未缴费，不再处理。"
Check = Callable[..., CheckedReport]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_rules()


@pytest.fixture(scope="session")
def check(pack: Pack) -> Check:
    """`check(base, set={...}, drop=[...])`: the base report with changes, checked."""
    bases = {}
    for name in BASES:
        text = (resource("rules") / "national" / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
        node, _ = parse(text, "yaml")
        assert node is not None
        bases[name] = node.plain()

    def checked(base: str, change: Callable[[Any], None] | None = None, **patch: Any) -> CheckedReport:
        report: Any = patched(copy.deepcopy(bases[base]), patch, pack)
        if change:
            change(report)
        data = json.dumps(report, ensure_ascii=False, default=_number).encode()
        reading = read("report.json", data, pack.forms, pack.vocabulary)
        assert reading.report is not None, reading.findings
        return check_reading("report.json", reading, Request(reading.report, None, TODAY), pack)

    return checked


def _number(value: object) -> object:
    assert isinstance(value, Decimal)
    return float(value)


def errors(checked: CheckedReport) -> list[tuple[str, str]]:
    return sorted((found.rule, found.location.pointer) for found in checked.diagnostics if found.severity == "error")


@pytest.mark.parametrize("base", BASES)
def test_the_bases_are_faultless(base: str, check: Check) -> None:
    checked = check(base)
    assert checked.diagnostics == ()
    assert not checked.broken
    assert {cause.kind for item in checked.not_assessable for cause in item.missing} == {"no_prior"}


def _expected(table: str, row: str, column: str, outcomes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The equations that a cell stands in, and where each is reported."""
    if table == "review":
        yield "REV101", f"review.{row}.total"
    if table == "requests":
        yield "REQ103", f"requests.{row}.total"
        if row in BALANCE:
            yield "REQ101", f"requests.concluded.{column}"
        if row in outcomes or row == "concluded":
            yield "REQ102", f"requests.concluded.{column}"


@pytest.mark.parametrize("base", BASES)
def test_every_cell_of_a_tie_out(base: str, check: Check, pack: Pack) -> None:
    form = pack.forms.in_force(2024 if base == "clean-2021" else 2020)
    assert form is not None
    outcomes = form.tables["requests"].groups["outcomes"].members
    clean = check(base)
    assert not clean.diagnostics
    for cell in form.cells:
        if cell.table == "proactive":
            continue

        def raise_by_one(report: Any, cell: Any = cell) -> None:
            report["tables"][cell.table][cell.row][cell.column] += 1

        checked = check(base, raise_by_one)
        assert errors(checked) == sorted(_expected(*cell, outcomes)), cell
        for found in checked.diagnostics:
            assert str(cell) in [item.pointer for item in found.evidence], (cell, found)


@pytest.mark.parametrize("base", BASES)
def test_every_row_and_table_left_out(base: str, check: Check, pack: Pack) -> None:
    form = pack.forms.in_force(2024 if base == "clean-2021" else 2020)
    assert form is not None
    for table in form.tables.values():
        assert errors(check(base, drop=[table.key])) == [("TAB001", table.key)]
        for row in table.rows:
            assert errors(check(base, drop=[f"{table.key}.{row}"])) == [("TAB003", f"{table.key}.{row}")]
    for column in form.tables["requests"].columns:
        assert errors(check(base, drop=[f"requests.{column}"])) == [("TAB003", f"requests.{column}")]


@pytest.mark.parametrize(
    ("patch", "codes"),
    [
        ({"drop": ["title"]}, {"STR006"}),
        ({"set": {"title": "示例市2023年政府信息公开工作年度报告"}}, {"STR007"}),
        ({"set": {"title": "2024年政府信息公开工作年度报告"}}, {"STR015"}),
        ({"drop": ["sections.4"]}, {"STR001"}),
        ({"order": [1, 2, 4, 3, 5, 6]}, {"STR002"}),
        ({"set": {"sections.5.title": "存在问题和改进措施"}}, {"STR003"}),
        ({"set": {"sections.1.text": " "}}, {"STR004"}),
        ({"set": {"sections.5.text": ""}}, {"STR004"}),
        ({"repeat": [3]}, {"STR005"}),
        ({"set": {"preamble": "统计期限为2023年1月1日至2023年12月31日。"}}, {"STR008"}),
        ({"set": {"signed.agency": "另一县水务局"}}, {"STR013"}),
        ({"set": {"published": "2025-04-01"}}, {"TIM001"}),
        ({"set": {"published": "2024-12-30"}}, {"TIM002"}),
        ({"set": {"sections.6.text": "没有其他需要报告的事项。"}}, {"FEE001"}),
        ({"set": {"sections.5.text": "一切顺利，成效明显。"}}, {"IMP001", "IMP002"}),
        ({"set": {"requests.refused.state_secret.research": None}}, {"TAB005"}),
        ({"set": {"proactive.licensing.decisions": "无"}}, {"TAB006"}),
        ({"set": {"proactive.licensing.decisions": -3}}, {"TAB007"}),
        ({"set": {"proactive.licensing.decisions": 3.5}}, {"TAB008"}),
        ({"set": {"proactive.licensing.decisions": "12,345"}}, {"TAB009"}),
        ({"set": {"edition": "2019"}}, {"TAB002"}),
        ({"set": {"sections.6.text": "信息处理费：无。其他事项××××。"}}, {"FEE004", "HYG001"}),
    ],
)
def test_other_faults(patch: dict[str, Any], codes: set[str], check: Check) -> None:
    checked = check("clean-2021", **patch)
    assert {found.rule for found in checked.diagnostics} >= codes
    assert {found.rule for found in checked.diagnostics if found.severity == "error"} <= codes
