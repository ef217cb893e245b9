"""Table three with rows of both editions: what stands for what, and which sums are still judged."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from disclosure_lint.api import check_reading, load_rules
from disclosure_lint.authoring.examples import patched
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.engine import Request
from disclosure_lint.nodes import parse
from disclosure_lint.readers import Reading, read
from disclosure_lint.resources import resource
from disclosure_lint.source import SourceMap

Check = Callable[..., CheckedReport]
ALL, UNPAID, UNCORRECTED, OTHER = "other.all", "other.fee_unpaid", "other.uncorrected", "other.other"
ROWS = {UNCORRECTED: [8, 1, 0, 0, 0, 0, 9], UNPAID: [2, 0, 0, 0, 0, 0, 2], OTHER: [4, 1, 0, 0, 1, 0, 6]}
"""As in the faultless report."""


def added(*rows: list[int]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


@pytest.fixture(scope="module")
def check() -> Check:
    """`check({row: values})`: the faultless report of 2024 with these rows of other handling and no others."""
    pack = load_rules()
    text = (resource("rules") / "national" / "examples" / "clean-2021.yaml").read_text(encoding="utf-8")
    node, _ = parse(text, "yaml")
    assert node is not None
    base = node.plain()

    def checked(rows: dict[str, list[int]], **other: Any) -> CheckedReport:
        patch = {
            "set": {f"requests.{row}": values for row, values in rows.items()} | other,
            "drop": [f"requests.{row}" for row in ROWS if row not in rows],
        }
        report = patched(copy.deepcopy(base), patch, pack)
        reading = read("r.json", json.dumps(report, default=float).encode(), pack.forms, pack.vocabulary)
        assert reading.report is not None, reading.findings
        request = Request(reading.report, None, date(2026, 1, 31), ("REQ", "TAB"))
        return check_reading("r.json", Reading(None, reading.report, SourceMap(), ()), request, pack)

    return checked


def found(checked: CheckedReport) -> list[tuple[str, str]]:
    return sorted((item.rule, item.location.pointer) for item in checked.diagnostics)


HYBRID = [("TAB002", "requests")]
SUM = added(*ROWS.values())
READINGS = {
    "the one row alone": {ALL: SUM},
    "the one row as the sum of all three": {**ROWS, ALL: SUM},
    "the one row as zeros beside the three": {**ROWS, ALL: [0] * 7},
    "three rows of zeros beside the one": {**dict.fromkeys(ROWS, [0] * 7), ALL: SUM},
    "the one row as the sum of two of three": {UNCORRECTED: ROWS[UNCORRECTED], OTHER: ROWS[OTHER], ALL: SUM},
    "the one row as what two of three leave": {UNCORRECTED: ROWS[UNCORRECTED], UNPAID: ROWS[UNPAID], ALL: ROWS[OTHER]},
    "the one row as what one of three leaves": {UNPAID: ROWS[UNPAID], ALL: added(ROWS[UNCORRECTED], ROWS[OTHER])},
}


@pytest.mark.parametrize("rows", READINGS.values(), ids=READINGS)
def test_whatever_adds_up_is_no_wrong_sum(rows: dict[str, list[int]], check: Check) -> None:
    checked = check(rows)
    assert found(checked) == HYBRID
    assert checked.outcomes["REQ102"] == "passed"
    assert not [item for item in checked.not_assessable if item.rule.startswith("REQ")]


@pytest.mark.parametrize("rows", READINGS.values(), ids=READINGS)
def test_what_adds_up_in_no_way_is_a_wrong_sum(rows: dict[str, list[int]], check: Check) -> None:
    wrong = {"requests.granted": [120, 9, 1, 1, 3, 1, 135], "requests.partially_granted": [39, 4, 0, 0, 1, 0, 44]}
    checked = check(rows, **wrong)
    assert ("REQ102", "requests.concluded.natural_person") in found(checked)
    assert ("REQ102", "requests.concluded.total") in found(checked)


def test_the_row_for_the_whole_is_checked_across_too(check: Check) -> None:
    checked = check({ALL: [*SUM[:6], SUM[6] + 1]})
    assert ("REQ103", "requests.other.all.total") in found(checked)


def test_two_of_three_alone_lack_the_third(check: Check) -> None:
    checked = check({UNCORRECTED: ROWS[UNCORRECTED], UNPAID: ROWS[UNPAID]})
    assert found(checked) == [("TAB003", "requests.other.other")]
    assert checked.outcomes["REQ102"] == "not_assessable"
