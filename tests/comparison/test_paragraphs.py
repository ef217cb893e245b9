"""Which paragraph became which, and what in it changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.comparison.paragraphs import compare_texts
from disclosure_lint.comparison.pieces import masked, pieces

OPENING = "2023年，本局认真贯彻落实政府信息公开条例，全年公开信息120条。"


def kinds(before: str, after: str) -> list[str]:
    return [change.kind for change in compare_texts(before, after).changes]


def test_figures_only() -> None:
    made = compare_texts(OPENING, OPENING.replace("2023", "2024").replace("120", "1３5"))
    (change,) = made.changes
    assert (change.kind, made.same, made.similarity) == ("figures", 0, 1.0)
    assert [piece for piece in change.pieces if piece.before != piece.after] == [("2023", "2024"), ("120", "1３5")]


def test_edited_and_rewritten() -> None:
    assert kinds(OPENING, OPENING.replace("认真贯彻落实", "深入贯彻")) == ["edited"]
    assert kinds(OPENING, "新媒体平台改版后，群众查找政策更方便。") == ["rewritten"]


def test_the_same_heading_is_the_same_paragraph() -> None:
    before = "（一）主动公开。公开规划两项。\n（二）依申请公开。收到申请9件。"
    after = "（一）依申请公开。办理时限内全部答复，无一纠错，群众普遍满意，未引发复议。\n（二）主动公开。全部预算上网，并配有图解说明。"
    changes = compare_texts(before, after).changes
    assert [(it.kind, it.before and it.before.number, it.after and it.after.number) for it in changes] == [
        ("rewritten", 2, 1),
        ("rewritten", 1, 2),
    ]
    assert sum(it.shifted for it in changes) == 1


def test_added_and_removed_stand_where_they_stood() -> None:
    changes = compare_texts(
        "甲段内容。\n乙段说的是水利。\n丙段结尾。", "甲段内容。\n丙段结尾。\n全新的一段，讲的是教育。"
    ).changes
    assert [(it.kind, (it.after or it.before).number) for it in changes if it.after or it.before] == [  # type: ignore[union-attr]
        ("removed", 2),
        ("added", 3),
    ]


def test_moved() -> None:
    lines = ["甲段说水利工程建设。", "乙段说教育公平发展。", "丙段说交通运输保障。"]
    made = compare_texts("\n".join(lines), "\n".join((lines[1], lines[2], lines[0])))
    (change,) = made.changes
    assert (change.kind, change.before, change.after) == ("moved", (1, lines[0]), (3, lines[0]))
    assert (made.same, made.similarity) == (2, 1.0)


def test_white_space_is_no_change() -> None:
    assert kinds("甲  段\n\n乙段", "甲 段\n　乙段\n") == []


def test_masked_figures() -> None:
    assert masked("2023年受理１,286件、一百二十件") == "0年受理0件、0件"


class TestPieces:
    @pytest.mark.parametrize(
        ("before", "after", "changed"),
        [
            ("收到52件。", "收到61件。", [("52", "61")]),
            ("全年公开信息。", "全年主动公开信息。", [("", "主动")]),
            ("甲乙丙丁戊", "子乙丑丁戊", [("甲乙丙", "子乙丑")]),
            ("同比增长1.5%。", "同比下降12%。", [("增长1.5%", "下降12%")]),
        ],
    )
    def test_whole_figures_and_no_islands(self, before: str, after: str, changed: list[tuple[str, str]]) -> None:
        assert [piece for piece in pieces(before, after) if piece.before != piece.after] == changed

    @given(st.text("甲乙丙12，。", max_size=30), st.text("甲乙丙12，。", max_size=30))
    @settings(max_examples=80)
    def test_together_they_are_the_texts(self, before: str, after: str) -> None:
        made = pieces(before, after)
        assert "".join(piece.before for piece in made) == before
        assert "".join(piece.after for piece in made) == after

    def test_texts_that_are_too_long_are_one_piece(self) -> None:
        assert pieces("甲" * 7000, "乙") == (("甲" * 7000, "乙"),)


LINES = st.lists(
    st.sampled_from(["甲段说水利。", "乙段说教育3件。", "乙段说教育4件。", "丙", "（一）丁。好"]), max_size=7
)


@given(LINES, LINES)
@settings(max_examples=120)
def test_every_paragraph_is_accounted_for(before: list[str], after: list[str]) -> None:
    made = compare_texts("\n".join(before), "\n".join(after))
    olds = [change.before.number for change in made.changes if change.before]
    news = [change.after.number for change in made.changes if change.after]
    assert len(set(olds)) == len(olds)
    assert len(set(news)) == len(news)
    assert made.same + len(olds) == len(before)
    assert made.same + len(news) == len(after)
    assert 0 <= made.similarity <= 1
    assert (before == after) <= (not made.changes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲\n" * 30_000, "乙\n" * 30_000),
        (
            "".join(f"甲{'乙' * (n % 40)}\n" for n in range(3000)),
            "".join(f"丙{'乙' * (n % 37)}\n" for n in range(3000)),
        ),
        ("甲" * 900_000, "乙" * 900_000),
    ],
)
def test_hostile_texts_end(before: str, after: str) -> None:
    made = compare_texts(before, after)
    assert {change.kind for change in made.changes} <= {"rewritten", "edited"}
    assert len(made.changes) == before.count("\n") or 1
