"""Repairs of characters: what is repaired, what must never be, and the way back to the original."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.lookalikes import plain
from disclosure_lint.readers.normalise import KINDS, _converter, repair
from disclosure_lint.source import Span

CLEAN = "　　二、主动公开政府信息情况（１２件）：2024年，共1,286条……——“图解”；以外——无。（一）见附件(PDF)。"


@pytest.mark.parametrize(
    ("text", "repaired", "counts"),
    [
        ("總體情況", "总体情况", {"traditional": 3}),
        ("行政復議與行政複議", "行政复议与行政复议", {"traditional": 5}),
        ("機(jī)關(guān)", "機關", {"pinyin": 2}),
        ("主动（dòng）公开", "主动公开", {"pinyin": 1}),
        ("绿(lǜ)色", "绿色", {"pinyin": 1}),
        ("规定,,发布", "规定,发布", {"doubled_punctuation": 1}),
        ("规定，，发布", "规定，发布", {"doubled_punctuation": 1}),
        ("规定,，发布", "规定，发布", {"doubled_punctuation": 1}),
        ("报告,。本", "报告。本", {"doubled_punctuation": 1}),
        ("情况、,行", "情况、行", {"doubled_punctuation": 1}),
        ("情况,、行", "情况、行", {"doubled_punctuation": 1}),
        ("如下：，一是", "如下：一是", {"doubled_punctuation": 1}),
        ("活动,,2024年", "活动,2024年", {"doubled_punctuation": 1}),
        ("⼀、⾏政⺠政⻓⻛⻅⻬⻥", "一、行政民政长风见齐鱼", {"lookalikes": 8}),
        ("\uf9e4", "理", {"lookalikes": 1}),
        ("ＡＰＰ", "APP", {"fullwidth": 3}),
        ("信息\u200b公\u00ad开", "信息公开", {"fullwidth": 2}),
        ("\ufeff信息", "信息", {}),
        ("\ufeff信\ufeff息", "信息", {"fullwidth": 1}),
    ],
)
def test_repairs(text: str, repaired: str, counts: dict[str, int]) -> None:
    found = repair(text)
    assert found.text == repaired
    assert found.counts == counts


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "",
        "共1,286件", "共1,,286件", "共12,,办结", "１２，，３",  # never at a figure
        "自然人,,,商业", "|,,|", ",,", "甲 ,, 乙",  # cells, not sentences
        "图(a)表(b)", "软件(app)", "网(wang)站", "重庆(Chongqing)",  # brackets that are meant
        "镕基、喆、垚",  # rare characters of names
        "１２３４５６７８９０",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    found = repair(text)
    assert (found.text, found.counts, found.first) == (text, {}, None)


def test_pinyin_without_tones_is_believed_where_there_is_much_of_it() -> None:
    text = "中(zhong)华(hua)人(ren)民(min)共(gong)(gong)和(he)国(guo)政(zheng)府(fu)"
    assert repair(text).text == "中华人民共和国政府"
    assert repair("机(jī)关(guān)发(fā)布的(de)软件(app)").text == "机关发布的软件(app)"


def test_a_doubled_character_before_doubled_pinyin() -> None:
    assert repair("人民共共(gòng)(gòng)和").text == "人民共和"
    assert repair("常(cháng)常(cháng)").text == "常常"


def test_the_first_repair_in_the_original() -> None:
    assert repair("正常,,文字⼀").first == Span(3, 4)
    assert repair("规定(dìng),,发布").first == Span(2, 8)


def test_the_map_leads_back_over_every_kind() -> None:
    text = "\ufeff總(zǒng)體,、情況，⼀\u200b機(jī)關,,2024年"
    found = repair(text)
    assert found.text == "总体、情况，一机关,2024年"
    assert "".join(text[found.map.origin(at)] for at in range(len(found.text))) == "總體、情況，⼀機關,2024年"
    assert (
        set(found.counts) == {"traditional", "pinyin", "doubled_punctuation", "lookalikes", "fullwidth"} == set(KINDS)
    )


GARBLED = st.lists(
    st.one_of(
        st.sampled_from(["總", "體", "后", "乾隆", "(jī)", "（gong）", "(gong)", ",", "，", "、", "。", "\u200b", "\ufeff", "⼀", "⺠",
                         "Ａ", "1", "１", "①", "²", "年", " ", "\n", "|"]),
        st.characters(),
    ),
    max_size=60,
).map("".join)  # fmt: skip


def same(character: str, origin: str) -> bool:
    """Whether a repaired character can stand for one of the original; phrases decide between several simple forms."""
    simple: Any = _converter().convert
    return character in (origin, plain(origin)) or simple(plain(origin)) in (character, simple(character))


@given(GARBLED)
def test_digits_are_never_touched_and_every_character_has_its_origin(text: str) -> None:
    found = repair(text)
    assert [c for c in found.text if c.isdigit()] == [c for c in text if c.isdigit()]
    origins = [found.map.origin(at) for at in range(len(found.text))]
    assert origins == sorted(set(origins))
    assert all(same(character, text[at]) for character, at in zip(found.text, origins, strict=True))
    assert (found.first is None) == (not found.counts)


@given(GARBLED)
def test_repaired_text_stays_as_it_is(text: str) -> None:
    once = repair(text)
    if "pinyin" not in once.counts:  # what stood between brackets may have been a bracket's own character
        assert repair(once.text).text == once.text


def test_clean_text_loads_nothing_heavy() -> None:
    code = (
        "import sys; from disclosure_lint.readers.normalise import repair; "
        f"repair({CLEAN!r} * 50); sys.exit('opencc' in sys.modules or 're2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "piece", [",，", "(", "(ji)", "国(guo)", "\u200b", "總", "⼀", "共共(gòng)(gòng)", "，" * 3 + "国"]
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Counted, not timed: the pieces of the map and the characters kept are bounded by the text."""
    text = "国" + piece * 20_000
    found = repair(text)
    assert len(found.text) <= len(text)
    assert len(found.map.runs) <= len(text)
