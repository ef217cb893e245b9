"""Fixes carried out: order, overlaps, and what counts as something else having changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from disclosure_lint.diagnostics import Bilingual, Diagnostic, Edit, Fix, Location, Waived
from disclosure_lint.fixes.application import applied, compatible, offered, strays
from disclosure_lint.readers import read
from disclosure_lint.report import Report
from disclosure_lint.rules import Pack
from disclosure_lint.source import Span

Faulty = Callable[..., str]


def edit(start: int, end: int, text: str, pointer: str = "") -> Edit:
    return Edit(pointer or f"at.{start}", Span(start, end), 1, start + 1, 1, end + 1, text)


def finding(*edits: Edit, safety: str = "safe", fingerprint: str = "0") -> Diagnostic:
    fix = Fix(safety, Bilingual("改", "mend"), edits)  # type: ignore[arg-type]
    where = Location("title", Bilingual("标题", "title"))
    said = Bilingual("错", "wrong")
    return Diagnostic("TAB009", "number-format", "info", "report", said, where, (), (), fingerprint, fix=fix)


class TestOffered:
    def test_unsafe_ones_only_where_they_are_wanted(self) -> None:
        found = [finding(edit(0, 1, "x")), finding(edit(2, 3, "y"), safety="unsafe")]
        assert [item.fix.safety for item in offered(found, False)] == ["safe"]
        assert [item.fix.safety for item in offered(found, True)] == ["safe", "unsafe"]

    def test_neither_what_does_not_count_nor_suggestions(self) -> None:
        waived = finding(edit(0, 1, "x"))._replace(waived=Waived("口径", None, "2026-06-30", "a.yaml:1"))
        known = finding(edit(0, 1, "x"))._replace(known=True)
        assert list(offered([waived, known, finding()], True)) == []


class TestOverlap:
    def test_the_first_finding_wins(self) -> None:
        first, second, third = finding(edit(2, 5, "x")), finding(edit(4, 6, "y")), finding(edit(8, 9, "z"))
        kept = compatible(offered([first, second, third], True))
        assert [item.finding for item in kept] == [first, third]

    def test_what_touches_overlaps_too(self) -> None:
        assert len(compatible(offered([finding(edit(2, 5, "x")), finding(edit(5, 6, "y"))], True))) == 1
        assert len(compatible(offered([finding(edit(2, 2, "x")), finding(edit(2, 2, "y"))], True))) == 1

    def test_one_value_changes_once_at_a_time(self) -> None:
        first, second = finding(edit(2, 3, "x", "title")), finding(edit(8, 9, "y", "title"))
        assert len(compatible(offered([first, second], True))) == 1


def test_edits_are_applied_by_place_whatever_their_order() -> None:
    assert applied("0123456789", [edit(8, 9, "H"), edit(0, 0, "<"), edit(3, 5, "")]) == "<012567H9"


class TestStrays:
    @pytest.fixture
    def report(self, pack: Pack, clean: str) -> Report:
        found = read("a.yaml", clean.encode(), pack.forms, pack.vocabulary).report
        assert found is not None
        return found

    def test_nothing_where_only_the_wanted_has_changed(self, report: Report) -> None:
        after = replace(report, title="示例市2024年报")
        assert strays(report, after, [edit(0, 20, "示例市2024年报", "title")]) == []

    def test_another_value(self, report: Report) -> None:
        after = replace(report, title="示例市2024年报", agency="示例市")
        assert strays(report, after, [edit(0, 20, "示例市2024年报", "title")]) == ["agency"]

    def test_a_change_that_did_not_come(self, report: Report) -> None:
        assert strays(report, report, [edit(0, 4, "x", "title")]) == ["title"]

    def test_more_of_a_text_than_was_meant(self, report: Report) -> None:
        assert report.title is not None
        after = replace(report, title=report.title[5:-5])
        assert strays(report, after, [edit(5, 6, "", "title")]) == ["title"]

    def test_another_number_than_was_meant(self, report: Report, pack: Pack, faulty: Faulty) -> None:
        text = faulty(("decisions: 48213", "decisions: 48214"))
        after = read("a.yaml", text.encode(), pack.forms, pack.vocabulary).report
        assert after is not None
        pointer = "proactive.licensing.decisions"
        assert strays(report, after, [edit(0, 5, "48214", pointer)]) == []
        assert strays(report, after, [edit(0, 5, "48213", pointer)]) == [pointer]
        assert strays(report, after, []) == [pointer]

    def test_a_section_that_has_gone_or_moved(self, report: Report) -> None:
        fewer = replace(report, sections=report.sections[:-1])
        moved = replace(report, sections=report.sections[::-1])
        assert strays(report, fewer, []) == ["sections", "sections.6.text", "sections.6.title"]
        assert strays(report, moved, []) == ["sections"]
