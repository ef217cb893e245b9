"""Lines of a source with carets under the range that is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.outputs.display import cells
from disclosure_lint.outputs.paint import Paint
from disclosure_lint.outputs.snippet import Range, snippet, window
from disclosure_lint.source import Source

PLAIN = Paint(False)


def shown(text: str, span: Range, width: int = 80) -> str:
    return "\n".join(snippet(Source("a.yaml", text), span, width, PLAIN))


class TestCarets:
    def test_stand_under_chinese(self) -> None:
        assert window("title: 宿迁市2022年报告", 10, 15, 60) == ("title: 宿迁市2022年报告", "             ^^^^^^")

    def test_stand_under_full_width_digits(self) -> None:
        assert window("[１１８, 0]", 1, 4, 60) == ("[１１８, 0]", " ^^^^^^")

    def test_leave_out_indentation(self) -> None:
        assert window("      concluded: [77]", 18, 20, 60) == ("concluded: [77]", "            ^^")

    def test_keep_indentation_that_is_meant(self) -> None:
        assert window("   a", 1, 4, 60) == ("  a", "^^^")

    def test_count_tabs(self) -> None:
        assert window("a\tb", 2, 3, 60) == ("a    b", "     ^")

    def test_empty_ranges_have_one(self) -> None:
        assert window("表三", 1, 1, 60) == ("表三", "  ^")
        assert window("表三", 2, 2, 60) == ("表三", "    ^")
        assert window("", 0, 0, 60) == ("", "^")

    def test_ranges_past_the_line_end_with_it(self) -> None:
        assert window("表三", 1, 99, 60) == ("表三", "  ^^")
        assert window("表三", 50, 99, 60) == ("表三", "    ^")


class TestWindow:
    LONG = "全市全年共收办政府信息公开申请案件3646件，同比增长1.05%，其中予以公开1431件。"

    def test_shows_what_is_around(self) -> None:
        start = self.LONG.index("3646")
        line, carets = window(self.LONG, start, start + 5, 30)
        assert (line, carets) == ("…公开申请案件3646件，同比增长…", "             ^^^^^^")

    def test_begins_with_the_range_where_this_is_longer(self) -> None:
        line, carets = window(self.LONG, 4, 40, 20)
        assert (line, carets) == ("…共收办政府信息公开…", " ^^^^^^^^^^^^^^^^^^")

    @given(
        st.text(alphabet="总计ab1 \t，\u0301", max_size=80),
        st.integers(0, 90),
        st.integers(0, 90),
        st.integers(10, 60),
    )
    def test_is_never_too_wide_and_points_at_the_range(self, text: str, start: int, length: int, width: int) -> None:
        line, carets = window(text, start, start + length, width)
        assert cells(line) <= width
        assert set(carets.lstrip(" ")) == {"^"}
        assert cells(carets) <= cells(line) + 1


class TestSnippet:
    def test_has_the_number_of_the_line(self) -> None:
        assert shown("a: 1\n总计: 12\n", Range(2, 5, 2, 7)) == "  2 | 总计: 12\n    |       ^^"

    def test_says_where_a_longer_range_ends(self) -> None:
        text = "\n" * 8 + "第五部分\n没有\n内容\n"
        assert shown(text, Range(9, 1, 11, 3)) == "   9 | 第五部分\n     | ^^^^^^^^\n  11 | …"

    def test_a_range_up_to_the_start_of_the_next_line_is_of_one_line(self) -> None:
        assert shown("表三\n表四\n", Range(1, 1, 2, 1)) == "  1 | 表三\n    | ^^^^"

    def test_a_line_that_is_not_there_is_empty(self) -> None:
        assert shown("", Range(7, 1, 7, 3)) == "  7 |\n    | ^"

    def test_carriage_returns_are_not_shown(self) -> None:
        assert shown("a: 1\r\n", Range(1, 4, 1, 5)) == "  1 | a: 1\n    |    ^"

    @pytest.mark.parametrize("number", ["320102199001011234", "32010219900101123X", "６２２２０２１２３４５６７８９０"])
    def test_numbers_of_persons_are_not_shown(self, number: str) -> None:
        assert number[3:] not in shown(f"身份证号 {number}。", Range(1, 1, 1, 4))

    def test_figures_are_shown(self) -> None:
        assert "9540370" in shown("访问 9540370 次", Range(1, 1, 1, 2))

    def test_is_painted_where_wanted(self) -> None:
        lines = snippet(Source("a", "12"), Range(1, 1, 1, 3), 40, Paint(True), "warning")
        assert lines[1].endswith("\x1b[1;33m^^\x1b[0m")
