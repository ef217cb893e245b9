"""New, gone, kept: by rule and place, whatever the year."""

from collections.abc import Callable
from typing import Any

from disclosure_lint.comparison import Side
from disclosure_lint.comparison.findings import compare_findings
from disclosure_lint.diagnostics import Bilingual, Diagnostic, Location, fingerprint

Made = Callable[..., Side]


def found(rule: str, pointer: str, message: str, year: int) -> Diagnostic:
    at = Location(pointer, Bilingual(pointer, pointer))
    mark = fingerprint(rule, "青河市水利局", year, pointer)
    return Diagnostic(rule, "name", "warning", "report", Bilingual(message, message), at, (), (), mark)


def told(before: Side, after: Side) -> list[tuple[Any, ...]]:
    return [
        (item.kind, item.before and item.before.message.zh, item.after and item.after.message.zh)
        for item in compare_findings(before, after)
    ]


def test_new_gone_and_kept(side: Made) -> None:
    before = side(2023, (found("REQ101", "requests.a", "差 1", 2023), found("STR001", "sections.4", "缺", 2023)))
    after = side(2024, (found("REQ101", "requests.b", "差 3", 2024), found("STR001", "sections.4", "缺", 2024)))
    assert told(before, after) == [("new", None, "差 3"), ("gone", "差 1", None), ("kept", "缺", "缺")]


def test_several_at_one_place_are_matched_by_what_they_say(side: Made) -> None:
    before = side(
        2023, (found("NAR001", "sections.1", "收费 5 元", 2023), found("NAR001", "sections.1", "申请 9 件", 2023))
    )
    after = side(
        2024, (found("NAR001", "sections.1", "申请 12 件", 2024), found("NAR001", "sections.1", "复议 1 件", 2024))
    )
    assert told(before, after) == [("kept", "申请 9 件", "申请 12 件"), ("kept", "收费 5 元", "复议 1 件")]
    after = side(2024, (found("NAR001", "sections.1", "申请 12 件", 2024),))
    assert told(before, after) == [("gone", "收费 5 元", None), ("kept", "申请 9 件", "申请 12 件")]


def test_the_outcome_elsewhere_is_told(side: Made) -> None:
    before = side(2023, outcomes={"CON001": "not_assessable"})
    after = side(2024, (found("CON001", "requests.carried_in.total", "不符", 2024),))
    (item,) = compare_findings(before, after)
    assert (item.kind, item.elsewhere) == ("new", "not_assessable")
