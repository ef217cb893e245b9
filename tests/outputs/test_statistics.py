"""Counts per rule."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from disclosure_lint.outputs.display import cells
from disclosure_lint.outputs.statistics import render, render_json

Cases = Callable[[str], Any]


def test_counts_by_rule(cases: Cases) -> None:
    rules = json.loads(render_json(*cases("findings"), "zh"))["rules"]
    assert rules[0] == {"rule": "REQ103", "severity": "error", "findings": 8, "reports": 1, "not_assessable": 1}
    assert {item["rule"]: item["not_assessable"] for item in rules if not item["findings"]} == {
        "CON001": 1,
        "CON002": 1,
        "REV101": 1,
        "STR008": 1,
        "TIM001": 1,
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_fits_the_terminal(name: str, cases: Cases, lang: Any, width: int) -> None:
    lines = render(*cases(name), lang, width=width).split("\n")
    assert [line for line in lines if cells(line) > width] == []


def test_adds_up_to_the_findings(name: str, cases: Cases) -> None:
    document = json.loads(render_json(*cases(name), "en"))
    summary = document["summary"]
    total = sum(summary[key] for key in ("errors", "warnings", "infos", "extraction"))
    assert sum(item["findings"] for item in document["rules"]) == total
