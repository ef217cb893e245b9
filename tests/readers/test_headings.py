"""Which lines are headings, by a small form: what the title tells, what the number, what neither."""

from typing import Any

import pytest

from disclosure_lint.forms import Forms, build_form
from disclosure_lint.readers.headings import Headings, is_contents_line, key_of
from disclosure_lint.readers.lines import Line
from disclosure_lint.source import TextMap
from disclosure_lint.vocabulary import PhraseList


def section(number: int, title: str, *variants: str, accepted: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"number": number, "title": {"zh": title, "en": title}, "accepted": list(accepted), "variants": list(variants),
            "content": "text"}  # fmt: skip


FORM = {
    "edition": "x",
    "title": {"zh": "x", "en": "x"},
    "authority": {"document": "x", "clause": "x"},
    "years": {"from": 2021},
    "sections": [
        section(1, "总体情况", "概述"),
        section(2, "主动公开政府信息情况", "主动公开情况", "政府信息主动公开情况"),
        section(4, "行政复议、行政诉讼情况", accepted=("被申请行政复议、提起行政诉讼情况",)),
        section(5, "存在的主要问题及改进情况", "存在的问题"),
    ],
    "tables": {},
}
HEADINGS = Headings(Forms([build_form(FORM)]), PhraseList(["统计表"]))


def line(text: str) -> Line:
    return Line(text, TextMap.shifted(0, len(text)))


@pytest.mark.parametrize(
    ("text", "number", "certainty", "agrees", "title", "rest"),
    [
        ("一、总体情况", 1, "title", True, "总体情况", None),
        ("一、 总 体 情 况：", 1, "title", True, "总体情况", None),
        ("三、总体情况", 1, "title", False, "总体情况", None),
        ("一、概述", 1, "variant", True, "概述", None),
        ("四、被申请行政复议提起行政诉讼情况", 4, "title", True, "被申请行政复议提起行政诉讼情况", None),
        ("二、主动公开政府信息情况统计表", 2, "title", True, "主动公开政府信息情况统计表", None),
        ("二、主动公开政府信息情况(黑体)", 2, "title", True, "主动公开政府信息情况(黑体)", None),
        ("二、主动公开政府信息情况综述", 2, "variant", True, "主动公开政府信息情况综述", None),
        ("二、我局主动公开政府信息情况", 2, "variant", True, "我局主动公开政府信息情况", None),
        ("一、总体情况2024年，我局公开信息。", 1, "title", True, "总体情况", "2024年，我局公开信息。"),
        ("一、概述。2024年，我局公开信息，效果好。", 1, "variant", True, "概述", "2024年，我局公开信息，效果好。"),
        ("三、依申请情况", 3, "numeral", True, "依申请情况", None),
        ("总体情况", 1, "weak", True, "总体情况", None),
        ("、主动公开情况", 2, "weak", True, "主动公开情况", None),
        ("政府信息主动公开情况", 2, "weak", True, "政府信息主动公开情况", None),
        ("（一）总体情况", 1, "weak", True, "总体情况", None),
        ("总体情况：2024年公开信息。", 1, "weak", True, "总体情况", "2024年公开信息。"),
    ],
)
def test_headings(text: str, number: int, certainty: str, agrees: bool, title: str, rest: str | None) -> None:
    found = HEADINGS.read(line(text))
    assert found is not None
    assert (found.number, found.certainty, found.agrees, found.title.text) == (number, certainty, agrees, title)
    assert (found.rest.text if found.rest else None) == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "总体情况良好",
        "主动公开情况",  # known, but not telling enough without a number
        "存在的问题",
        "（二）总体情况",
        "（二）主动公开情况",
        "一是总体情况良好",
        "一、总体情况……1",
        "一、概述是这样写的一段很长的正文内容，并不是什么标题，因为后面还有很多话要讲，讲完了才算完，所以这里没有标题。",
        "2024年，我局公开信息。",
        "三、加强领导。今年以来，我局成立领导小组；明确责任。",
    ],
)
def test_no_headings(text: str) -> None:
    assert HEADINGS.read(line(text)) is None


def test_a_heading_over_two_lines() -> None:
    found = HEADINGS.read(line("五、存在的主要问题及"), line("改进情况"))
    assert found is not None
    assert (found.number, found.lines, found.title.text) == (5, 2, "存在的主要问题及改进情况")


def test_contents_lines() -> None:
    assert is_contents_line("一、总体情况........ 3")
    assert is_contents_line("一、总体情况……")
    assert not is_contents_line("2024年共3件。")


def test_keys_hold_letters_only() -> None:
    assert key_of(" 一、&nbsp;总 体（情况）**_3 ") == "一总体情况3"
