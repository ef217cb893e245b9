"""What introductions say a report consists of."""

import pytest

from disclosure_lint.prose.parts import announced_parts
from disclosure_lint.vocabulary import PhraseList

Words = dict[str, PhraseList]
ALL = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"
SECTIONS = (1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("text", "named", "stated"),
    [
        (f"本报告由{ALL}六个部分组成，统计范围为市政府各部门，数据期限为全年。", SECTIONS, 6),
        (f"全文包括{ALL}。", SECTIONS, None),
        (f"本年度报告共分6个部分：{ALL}。", SECTIONS, 6),
        ("本报告共分五个部分。", (), 5),
        ("报告由概述、主动公开情况、依申请公开情况、收费及减免、复议诉讼、主要问题六部分组成。", (1, 2, 3, 4, 5), 6),
        ("本报告包括“信息公开工作总体情况”、“主动公开政府信息情况”、“依申请公开办理情况”。", (1, 2, 3), None),
        ("本报告由主动公开、依申请公开、信息管理、平台建设、监督保障五个部分构成。", (2, 3), 5),
    ],
)
def test_lists(text: str, named: tuple[int, ...], stated: int | None, words: Words) -> None:
    parts = announced_parts(text, SECTIONS, words)
    assert parts is not None
    assert (parts.named, parts.stated, parts.open) == (frozenset(named), stated, False)


@pytest.mark.parametrize("tail", ["等内容。", "等六个部分。", "等方面，欢迎查阅。", "等。"])
def test_open_lists(tail: str, words: Words) -> None:
    parts = announced_parts(
        f"本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况{tail}", SECTIONS, words
    )
    assert parts is not None
    assert parts.open


@pytest.mark.parametrize(
    "text",
    [
        "本报告由示例市人民政府办公室编制。",
        "本报告根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制。",
        "报告第一部分为总体情况。",
        "本报告包括主动公开和依申请公开的数据。",
    ],
)
def test_no_list(text: str, words: Words) -> None:
    assert announced_parts(text, SECTIONS, words) is None
