"""Digests of rules change with what decides where they hold, or with what their findings say, and with nothing else."""

import ast
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import disclosure_lint
from disclosure_lint.api import read_input
from disclosure_lint.dsl.context import Facts
from disclosure_lint.engine import Request, prepare
from disclosure_lint.inputs import discover
from disclosure_lint.rules import load_packs
from disclosure_lint.rules.digests import LISTS, PARAMETERS, digests

SOURCE = Path(disclosure_lint.__file__).parent
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path_factory.mktemp("cache")))
        pack = load_packs(("national",))
        assert load_packs(("national",)).digests == pack.digests  # from the cache, too
    return deepcopy(pack._data)


def differing(before: dict[str, Any], after: dict[str, Any], part: str) -> set[str]:
    was, now = digests(before), digests(after)
    return {code for code in was if getattr(was[code], part) != getattr(now[code], part)}


def rule_of(data: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(rule for rule in data["rules"] if rule["code"] == code)
    return found


def test_an_expression_a_message_a_severity(data: dict[str, Any]) -> None:
    changed = deepcopy(data)
    rule_of(changed, "REQ101")["checks"][0]["message"]["en"] = "other"
    rule_of(changed, "REQ102")["severities"] = {"default": "info"}
    rule_of(changed, "REQ103")["blanks"] = "missing"
    rule_of(changed, "TAB007")["editions"] = ["2019"]
    assert differing(data, changed, "wording") == {"REQ101"}
    assert differing(data, changed, "judging") == {"REQ103", "TAB007"}


def test_words_count_where_they_are_named_or_read_by_builtins(data: dict[str, Any]) -> None:
    changed = deepcopy(data)
    changed["vocabulary"]["mine"] = ["新"]
    assert differing(data, changed, "judging") == set()
    changed["vocabulary"]["assessment"] = [*data["vocabulary"]["assessment"], "新词"]
    assert differing(data, changed, "judging") == {"STR011"}
    changed = deepcopy(data)
    changed["vocabulary"]["fee_none"] = [*data["vocabulary"]["fee_none"], "新词"]
    assert "FEE003" in differing(data, changed, "judging")
    assert not {"REQ101", "IMP001", "STR001"} & differing(data, changed, "judging")


def test_no_builtin_reads_a_list_that_is_not_counted(data: dict[str, Any]) -> None:
    literals = set()
    for part in ("prose", "claims", "dsl/builtins"):
        for file in (SOURCE / part).rglob("*.py"):
            nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            literals |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert literals & data["vocabulary"].keys() <= LISTS
    assert literals & data["parameters"].keys() <= {*PARAMETERS, "copied_cells"}  # a builtin has that name, too


def test_the_day_counts_for_the_rules_that_look_at_it(data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    pack, asked, current = load_packs(("national",)), set[str](), [""]
    kept = Facts.today

    def today(self: Facts) -> date:
        asked.add(current[0])
        found: date = kept.__get__(self)
        return found

    monkeypatch.setattr(Facts, "today", property(today, kept.__set__))  # type: ignore[attr-defined]
    for name in ("clean-2024.yaml", "faulty-2024.yaml", "trial-2020.yaml"):
        (item,) = discover([str(SAMPLES / name)]).inputs
        report = read_input(item, pack).report
        assert report is not None
        found = prepare(Request(report, report, date(2026, 1, 31)), pack)
        values, _, masks = found.vector
        for number, (rule, _) in enumerate(found.program.checks):
            current[0] = rule.code
            found.program.program.run_alone(number, values, masks, found.context)
    assert asked <= {code for code, told in pack.digests.items() if told.dated}
    assert asked >= {"TIM002", "HYG003"}
