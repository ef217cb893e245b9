"""Lines of a text and the way back from them."""

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.lines import Line, joined, lines_of
from disclosure_lint.source import TextMap
from disclosure_lint.vocabulary import PhraseList

PAGES = PhraseList([], [r"^[-—]\s*[0-9]+\s*[-—]$"])


def texts(text: str) -> list[str]:
    return [line.text for line in lines_of(text, PAGES)]


def test_blank_lines_markdown_and_page_numbers_go() -> None:
    assert texts("\n# 甲\r\n\n**乙**\x0c　　丙 \n---\n- 1 -\n> 丁\n— 2 —") == ["甲", "乙", "丙", "丁"]


def test_what_only_looks_like_markdown_stays() -> None:
    assert texts("#甲\n**乙**丙\n***\n-1") == ["#甲", "**乙**丙", "-1"]


def test_parts_keep_their_places() -> None:
    line = Line("  甲乙 丙", TextMap.shifted(10, 6))
    part = line.cut(1)
    assert (part.text, part.map.origin(0), part.map.origin(3)) == ("甲乙 丙", 12, 15)
    kept = line.keeping([2, 3, 5])
    assert (kept.text, [kept.map.origin(at) for at in range(3)]) == ("甲乙丙", [12, 13, 15])


def test_short_lines_are_not_joined() -> None:
    text = "\n".join(["规章", "0", "行政规范性文件", "3"] * 10)
    assert texts(text) == text.split("\n")


@given(st.text(st.sampled_from("甲乙。，12 \n\r\x0c#*-—"), max_size=120))
def test_every_character_leads_back(text: str) -> None:
    whole = joined(lines_of(text, PAGES))
    for at, character in enumerate(whole.text):
        assert character == "\n" or text[whole.map.origin(at)] == character
