"""Numbers of lists, which stand nowhere in the text."""

from collections.abc import Callable

import pytest

from disclosure_lint.readers.docx.counting import counted

Shown = Callable[..., list[object]]


def level(at: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def p(text: str, at: int = 0, number: str = "1") -> str:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{place}<w:r><w:t>{text}</w:t></w:r></w:p>"


OFFICIAL = numbering(
    level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_headings_get_their_numbers_back(shown: Shown) -> None:
    """v-heading-number-lost: the numbers of headings are not text."""
    body = (
        p("总体情况")
        + p("主动公开", 1)
        + p("甲", 2)
        + p("乙", 2)
        + p("依申请公开", 1)
        + p("丙", 2)
        + p("主动公开政府信息情况")
    )
    assert shown(body + p("甲", 1), numbering=OFFICIAL) == [
        "一、总体情况",
        "（一）主动公开",
        "1. 甲",
        "2. 乙",
        "（二）依申请公开",
        "1. 丙",
        "二、主动公开政府信息情况",
        "（一）甲",
    ]


def test_numbers_come_with_styles(shown: Shown) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="I"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="N"><w:basedOn w:val="H"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>' for style in "HINH")
    assert shown(body, styles=styles, numbering=OFFICIAL) == ["一、题", "（一）题", "题", "二、题"]


def test_levels_restart_or_not(shown: Shown) -> None:
    kept = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/>'))
    body = p("", 0) + p("", 1) + p("", 0) + p("", 1)
    assert shown(body, numbering=kept) == ["1", "1.1", "2", "2.2"]


def test_a_list_starts_again_once(shown: Shown) -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    body = p("") + p("") + p("", 0, "2") + p("", 0, "2") + p("")
    assert shown(body, numbering=numbering(level(0, "decimal", "%1"), more=again)) == ["1", "2", "5", "6", "7"]


def test_a_deeper_level_first_and_plain_digits(shown: Shown) -> None:
    mixed = numbering(level(0, "chineseCounting", "%1"), level(1, "decimal", "%1-%2", "<w:isLgl/>"))
    assert shown(p("", 1) + p("", 0), numbering=mixed) == ["1-1", "二"]


def test_bullets_unknown_lists_and_deleted_paragraphs(shown: Shown) -> None:
    lists = numbering(level(0, "bullet", "\uf06c"), level(1, "decimal", "%2、", '<w:suff w:val="nothing"/>'))
    assert shown(p("点") + p("无", 0, "9") + p("深", 12), numbering=lists) == ["• 点", "无", "深"]
    gone = p("删", 1).replace("<w:numPr>", "<w:rPr><w:del/></w:rPr><w:numPr>").replace("w:r>", "w:del>")
    assert shown(gone + p("甲", 1) + p("乙", 1), numbering=lists) == ["1、甲", "2、乙"]


def test_lists_defined_by_a_style(shown: Shown) -> None:
    parts = (
        f'<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{level(0, "ideographDigital", "%1．")}<w:styleLink w:val="S"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert shown(p("甲") + p("乙"), numbering=parts) == ["一．甲", "二．乙"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一〇一"}),
        ("chineseCountingThousand", {10: "十", 110: "一百一十", 101: "一百零一", 1001: "一千零一", 2010: "二千零一十"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
        ("ideographDigital", {1: "一", 10: "一〇", 24: "二四"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("decimal", {7: "7"}),
        ("somethingElse", {7: "7", 1_000_000: "1000000"}),
        ("none", {7: ""}),
    ],
)
def test_formats(style: str, expected: dict[int, str]) -> None:
    assert {number: counted(number, style) for number in expected} == expected
