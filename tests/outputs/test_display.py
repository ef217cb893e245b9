"""Widths in cells, wrapping, cutting, and what must not reach a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.outputs.display import cells, clean, cut, pad, wrap


class TestCells:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", 0),
            ("abc", 3),
            ("总计", 4),
            ("表三 › 总计", 11),
            ("（七）总计", 10),
            ("１１８", 6),
            ("“三安全一稳定”", 14),
            ("国办公开办函〔2021〕30号", 24),
            ("①", 1),
            ("e\u0301", 1),
            ("한국", 4),
            ("ｱ", 1),
        ],
    )
    def test_chinese_takes_two(self, text: str, expected: int) -> None:
        assert cells(text) == expected

    def test_agrees_with_the_tables_of_wcwidth(self) -> None:
        from wcwidth import wcwidth

        usual = [
            chr(code)
            for block in ((0x20, 0x7F), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF))
            for code in range(*block)
        ]
        assert [character for character in usual if cells(character) != max(0, wcwidth(character))] == []


class TestClean:
    @pytest.mark.parametrize(
        "character", ["\x1b", "\r", "\x07", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800"]
    )
    def test_replaces_what_steers_a_terminal(self, character: str) -> None:
        assert clean(f"a{character}b") == "a\ufffdb"

    def test_keeps_chinese_spaces(self) -> None:
        assert clean("甲\u3000乙") == "甲\u3000乙"

    def test_spreads_tabs(self) -> None:
        assert clean("a\tb") == "a    b"


class TestPadAndCut:
    def test_fill_up_to_a_width_in_cells(self) -> None:
        assert pad("总计", 6) == "总计  "
        assert pad("总计", 6, right=True) == "  总计"
        assert pad("总计", 3) == "总计"

    @pytest.mark.parametrize(("width", "expected"), [(8, "总计总计"), (7, "总计总…"), (6, "总计…"), (2, "…")])
    def test_cut_to_a_width_in_cells(self, width: int, expected: str) -> None:
        assert cut("总计总计", width) == expected


class TestWrap:
    def test_breaks_between_chinese_characters(self) -> None:
        assert wrap("收到政府信息公开申请", 8) == ["收到政府", "信息公开", "申请"]

    def test_no_line_begins_with_what_closes_or_ends_with_what_opens(self) -> None:
        assert wrap("甲乙丙丁，戊（己庚）辛", 8) == ["甲乙丙", "丁，戊", "（己庚）", "辛"]

    def test_words_stay_whole(self) -> None:
        assert wrap("see disclosure-lint 0.1.0 for it", 16) == ["see", "disclosure-lint", "0.1.0 for it"]

    def test_figures_stay_with_their_word(self) -> None:
        assert wrap("办理总计 73，相差 3。", 12) == ["办理总", "计 73，相", "差 3。"]

    def test_words_wider_than_the_line_are_split(self) -> None:
        assert wrap("abcdefgh甲", 4) == ["abcd", "efgh", "甲"]

    def test_keeps_line_ends(self) -> None:
        assert wrap("a\n\nb", 10) == ["a", "", "b"]

    def test_of_nothing_is_a_line(self) -> None:
        assert wrap("", 10) == [""]

    @given(st.text(alphabet="甲乙，（）“”ab1 .\u3000", max_size=60), st.integers(2, 30))
    def test_loses_nothing_and_is_never_too_wide(self, text: str, width: int) -> None:
        lines = wrap(text, width)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(cells(line) <= width for line in lines)
