"""What applies to whom: governments, departments, townships, subdistricts and other bodies, each with the reason."""

from datetime import date

import pytest

from disclosure_lint.api import check_reading, load_rules
from disclosure_lint.diagnostics import CheckedReport
from disclosure_lint.engine import Request
from disclosure_lint.readers import Reading
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack
from disclosure_lint.source import SourceMap

AGENCIES = {
    "示例市人民政府": ("government", {"PRO004", "PRO005"}),
    "示例县人民政府办公室": ("government", {"PRO004", "PRO005"}),
    "示例市水利局": ("department", {"PRO004", "STR011"}),
    "示例县河口镇人民政府": ("township", {"PRO004", "PRO005"}),
    "示例市东湖街道办事处": ("township", {"PRO004", "PRO005", "STR011"}),
    "示例市残疾人联合会": ("other", {"PRO005", "STR011", "TIM001"}),
    "示例市住房公积金管理中心": ("other", {"PRO005", "STR011", "TIM001"}),
}
"""By agency: its level, and the rules of 2021 that are not for it."""
BY_LEVEL = {"PRO004", "PRO005", "STR011", "TIM001"}
LEVEL_MATTERS_INSIDE = {"HIE003", "PRO003", "TAB010"}
"""HIE003 asks it of subordinate units: of a lower government, whether its report takes its own units in."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_rules()


def checked(pack: Pack, agency: str | None, year: int = 2024) -> CheckedReport:
    reading = Reading(None, Report(agency=agency, year=year), SourceMap(), ())
    return check_reading("r.yaml", reading, Request(Report(agency=agency, year=year), None, date(2026, 1, 31)), pack)


@pytest.mark.parametrize(("agency", "level", "expected"), [(name, *rest) for name, rest in AGENCIES.items()])
def test_rules_that_are_not_for_an_agency_say_why(agency: str, level: str, expected: set[str], pack: Pack) -> None:
    report = checked(pack, agency)
    assert report.level == level
    reasons = {item.rule: item.reason for item in report.not_applicable if item.rule in BY_LEVEL}
    assert set(reasons) == expected
    assert all(reason.zh and reason.en for reason in reasons.values())
    assert all(report.outcomes[code] == "not_applicable" for code in expected)


def test_a_subdistrict_is_told_that_it_is_no_government(pack: Pack) -> None:
    report = checked(pack, "示例市东湖街道办事处")
    (reason,) = [item.reason for item in report.not_applicable if item.rule == "STR011"]
    assert (reason.zh, reason.en) == (
        "街道办事处（地区办事处）是派出机关，不是一级政府",
        "a subdistrict office is an agency of a government and no government itself",
    )


def test_where_the_name_does_not_tell_rules_by_level_are_not_assessable(pack: Pack) -> None:
    report = checked(pack, "示例经济技术开发区管理委员会")
    assert report.level is None
    assert all(report.outcomes[code] == "not_assessable" for code in BY_LEVEL)


def test_every_other_rule_is_for_all_levels(pack: Pack) -> None:
    """A new rule by level is to be entered here, with what it means for each kind of agency."""
    assert {rule.code for rule in pack.rules.values() if rule.levels is not None} == BY_LEVEL
    named = {code for code, rule in pack.rules.items() if any("level" in check.text for check in rule.checks)}
    assert named == LEVEL_MATTERS_INSIDE


def test_severities_do_not_depend_on_the_level_but_for_deadlines(pack: Pack) -> None:
    """As the public contract has them."""
    assert {code for code, rule in pack.rules.items() if len(set(rule.severities.values())) > 1} == {"TIM001"}
