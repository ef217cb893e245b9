"""What each kind of repair proposes, and when it keeps silent."""

from collections.abc import Callable
from datetime import date

import pytest

from disclosure_lint.diagnostics import CheckedReport, Diagnostic
from disclosure_lint.engine import concealed
from disclosure_lint.fixes import KINDS, UNSAFE
from disclosure_lint.prose.concealment import Concealment
from disclosure_lint.rules import Pack
from disclosure_lint.rules.schema import RepairEntry

Find = Callable[..., list[Diagnostic]]
Faulty = Callable[..., str]


def test_the_rule_format_names_exactly_the_kinds_there_are() -> None:
    assert set(RepairEntry.model_fields["kind"].annotation.__args__) == set(KINDS)  # type: ignore[union-attr]
    assert set(KINDS) >= UNSAFE


@pytest.mark.parametrize(
    ("rule", "old", "new", "pointer", "stood", "text"),
    [
        ("TAB009", "48213", '"48,213"', "proactive.licensing.decisions", '"48,213"', "48213"),
        ("TAB009", "2315.4072", "2315.4072万元", "proactive.fees.amount", "2315.4072万元", "2315.4072"),
        ("TAB009", "15920", "１５９２０", "proactive.penalties.decisions", "１５９２０", "15920"),
        ("STR003", "title: 存在的主要问题及", "title: 存在的主要问题和", "sections.5.title", "存在的主要问题和改进情况", "存在的主要问题及改进情况"),
        ("STR018", "年政府信息公开工作年度报告\np", "年政务公开工作报告\np", "title", "政务公开工作报告", "政府信息公开工作年度报告"),
        ("HYG009", "予以公开135件", "准予公开135件", "sections.1.text", "准予公开", "予以公开"),
        ("HYG009", "结转下年度", "转结下年度", "sections.1.text", "转结", "结转"),
        ("HYG007", "主要情况如下。", "主要情况如下。。", "sections.1.text", "。。", "。"),
        ("HYG010", "满意度", "满意&nbsp;度", "sections.1.text", "&nbsp;", ""),
        ("HYG010", "满意度", '满意<span style="color:red">度', "sections.1.text", '<span style="color:red">', ""),
        ("HYG010", "满意度", "满意&middot;度", "sections.1.text", "&middot;", "·"),
    ],
)  # fmt: skip
def test_proposes(
    find: Find, faulty: Faulty, rule: str, old: str, new: str, pointer: str, stood: str, text: str
) -> None:
    report = faulty((old, new))
    (found,) = find(report, rule)
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert (edit.pointer, report[edit.span.start : edit.span.end], edit.text) == (pointer, stood, text)
    assert found.fix.safety == "safe"
    line = report.split("\n")[edit.line - 1]
    assert line[edit.column - 1 : edit.end_column - 1] == stood


def test_a_label_that_the_report_keeps_becomes_the_official_one(find: Find, clean: str) -> None:
    (found,) = find(clean + "source:\n  labels: {requests.granted: 准予公开}\n", "TAB004")
    assert found.fix is not None
    assert found.fix.edits[0].text == "（一）予以公开"


def test_tags_that_part_words_are_left_to_people(find: Find, faulty: Faulty) -> None:
    (found,) = find(faulty(("满意度", "满意<td>12</td>度&nbsp;")), "HYG010")
    assert found.fix is None


def test_a_number_of_a_person_is_never_offered_masked(find: Find, faulty: Faulty, pack: Pack) -> None:
    (found,) = find(faulty(("15920", "１１０１０５１９４９１２３１００２１")), "TAB009")
    assert found.fix is not None
    assert found.fix.edits[0].text == "110105194912310021"
    hidden = Concealment([], pack.vocabulary, date(2026, 1, 31))
    report = CheckedReport("a.yaml", None, None, 2024, "2021", {}, (found,))
    (shown,) = concealed(report, hidden).diagnostics
    assert shown.fix is not None
    assert shown.fix.edits == ()
    assert "110105194912310021" not in shown.fix.title.zh


class TestTotals:
    def test_one_total_alone_can_be_wrong(self, find: Find, faulty: Faulty) -> None:
        report = faulty(("granted: [120, 9, 1, 1, 3, 1, 135]", "granted: [120, 9, 1, 1, 3, 1, 153]"))
        for rule in ("REQ102", "REQ103"):
            (found,) = find(report, rule)
            assert found.fix is not None
            assert found.fix.safety == "unsafe"
            assert [(edit.pointer, edit.text) for edit in found.fix.edits] == [("requests.granted.total", "135")]

    def test_nothing_is_proposed_where_a_part_is_wrong(self, find: Find, faulty: Faulty) -> None:
        report = faulty(("granted: [120, 9, 1, 1, 3, 1, 135]", "granted: [121, 9, 1, 1, 3, 1, 135]"))
        assert [found.fix for rule in ("REQ102", "REQ103") for found in find(report, rule)] == [None, None]

    def test_where_one_sum_alone_speaks_only_a_total_left_at_zero(self, find: Find, faulty: Faulty) -> None:
        row = "upheld: 9, corrected: 2, other: 3, pending: 1, total: "
        (found,) = find(faulty((f"{row}15", f"{row}0")), "REV101")
        assert found.fix is not None
        assert [(edit.pointer, edit.text) for edit in found.fix.edits] == [("review.reconsideration.total", "15")]
        (found,) = find(faulty((f"{row}15", f"{row}17")), "REV101")
        assert found.fix is None

    @pytest.mark.parametrize(
        "parts",
        [
            "upheld: 9, corrected: 2, other: ~, pending: 1",  # the blank may be what is wrong
            "upheld: 9, corrected: 0, other: 0, pending: 0",  # so may the one part
            "upheld: 9, corrected: 8, other: 0, pending: 1",  # a total in a wrong column
        ],
    )
    def test_a_total_that_may_be_right_is_left_alone(self, find: Find, faulty: Faulty, parts: str) -> None:
        row = "upheld: 9, corrected: 2, other: 3, pending: 1, total: 15"
        (found,) = find(faulty((row, f"{parts}, total: 0")), "REV101")
        assert found.fix is None


class TestBlanks:
    def test_a_blank_that_one_number_satisfies(self, find: Find, faulty: Faulty) -> None:
        report = faulty(("fee_unpaid: [2, 0, 0, 0, 0, 0, 2]", "fee_unpaid: [2, 0, 0, 0, 0, 0, null]"))
        (found,) = find(report, "TAB011")
        assert found.fix is not None
        assert [(edit.pointer, edit.text) for edit in found.fix.edits] == [("requests.other.fee_unpaid.total", "2")]

    def test_all_blanks_of_a_table_or_none(self, find: Find, faulty: Faulty) -> None:
        row, before = "refused.deliberative: ", "[4, 1, 0, 0, 0, 0, 5]"
        (found,) = find(faulty((row + before, row + "[~, 1, '', ~, ~, 0, 5]")), "TAB005")
        assert found.fix is not None
        assert [edit.text for edit in found.fix.edits] == ["4", "0", "0", "0"]
        (found,) = find(
            faulty((row + before, row + "[~, ~, 0, 0, 0, 0, 5]"), ("[6, 1, 0, 0, 0, 0, 7]", "[~, ~, 0, 0, 0, 0, 7]")),
            "TAB005",
        )
        assert found.fix is None

    def test_blanks_that_must_be_zero_as_nothing_is_left_for_them(self, find: Find, faulty: Faulty) -> None:
        report = faulty(("publication: [1, 0, 0, 0, 0, 0, 1]", "publication: [1, ~, ~, 0, 0, 0, 1]"))
        (found,) = find(report, "TAB005")
        assert found.fix is not None
        assert [edit.text for edit in found.fix.edits] == ["0", "0"]

    def test_never_a_number_below_zero(self, find: Find, faulty: Faulty) -> None:
        report = faulty(("publication: [1, 0, 0, 0, 0, 0, 1]", "publication: [1, ~, 0, 0, 0, 0, 0]"))
        (found,) = find(report, "TAB005")
        assert found.fix is None

    def test_an_empty_value_is_filled_behind_its_key(self, find: Find, faulty: Faulty) -> None:
        before = "reconsideration: {upheld: 9, corrected: 2, other: 3, pending: 1, total: 15}\n    litigation_d"
        rows = "reconsideration:\n      upheld: 9\n      corrected: # ?\n      other: 3\n      pending: 1\n      total: 15\n"
        report = faulty((before, rows + "    litigation_d"))
        (found,) = find(report, "TAB005")
        assert found.fix is not None
        (edit,) = found.fix.edits
        assert (report[: edit.span.start].endswith("corrected:"), edit.text) == (True, " 2")


def test_documents_that_are_not_written_get_a_suggestion(find: Find) -> None:
    text = "示例市2024年政务公开工作报告\n一、总体情况\n2024年，示例市主动公开政府信息。\n"
    (found,) = find(text, "STR018", "a.txt")
    assert found.fix is not None
    assert (found.fix.edits, found.fix.safety) == ((), "safe")
    assert found.fix.title.zh == "将“政务公开工作报告”改为“政府信息公开工作年度报告”"
