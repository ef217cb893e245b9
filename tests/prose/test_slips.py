"""Slips of typing: half a pair of marks, words written twice."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.prose.slips import doubled, unpaired

PAIRS = ("（）", "()", "《》", "“”", "【】", "「」", "〔〕", "〈〉")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("编制《公开目录，共3份。", "《"),
        ("依据《条例》》编制。", "》"),
        ("推行“一件事办理。", "“"),
        ("推行”一件事“办理。", "”"),
        ("文号（国办函〔2020）109号。", "（"),
        ("第一，公开）信息。", "）"),
    ],
)
def test_the_first_mark_without_its_other_half(text: str, found: str) -> None:
    slip = unpaired(text)
    assert slip is not None
    assert text[slice(*slip)] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1）公开；2)解读；一）审核；a)培训。",
        "《关于〈办法〉的解读》（含“一件事”）【公告】",
        "（半角和全角混用)",
        "a<b",
    ],
)
def test_pairs_and_numbering_are_no_slips(text: str) -> None:
    assert unpaired(text) is None


nested = st.recursive(
    st.text(alphabet="公开信息，。一2\n", max_size=6),
    lambda inner: st.builds(lambda pair, a, b: f"{pair[0]}{a}{pair[1]}{b}", st.sampled_from(PAIRS), inner, inner),
    max_leaves=12,
)


@given(nested)
def test_what_is_nested_rightly_is_silent(text: str) -> None:
    assert unpaired(text) is None


@given(nested.filter(lambda text: any(mark in text for mark in "《》【】“”")), st.data())
def test_a_mark_taken_away_is_missed(text: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, mark in enumerate(text) if mark in "《》【】“”"]))
    assert unpaired(text[:at] + text[at + 1 :]) is not None


@pytest.mark.parametrize(
    ("text", "word"),
    [("加强业务培训加强业务培训，逐件督办", "加强业务培训"), ("通过政府网站政府网站公开", "政府网站")],
)
def test_a_word_written_twice(text: str, word: str) -> None:
    slip = doubled(text)
    assert slip is not None
    assert text[slice(*slip)] == word * 2


@pytest.mark.parametrize(
    "text",
    [
        "市政府政府信息公开工作",
        "（一）主动公开主动公开政府信息200条",
        "1.依申请公开依申请公开2件",
        "逐件逐件核对",
        "公开促规范，公开促服务",
        "哈哈哈哈哈哈",
    ],
)
def test_no_word_written_twice(text: str) -> None:
    assert doubled(text) is None


def test_long_texts_take_linear_time() -> None:
    start = perf_counter()
    unpaired("（" * 20_000 + "1）" * 20_000)
    doubled("公开信息管理平台" * 1 + "一二三四五六七八九十" * 4_000 + "甲乙丙")
    doubled("".join(chr(0x4E00 + at % 20_000) for at in range(40_000)))
    assert perf_counter() - start < 2
