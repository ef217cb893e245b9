from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.claims.kinds import ClaimKinds
from disclosure_lint.claims.numbers import MAX_TEXT, Words, figures, numeral
from disclosure_lint.vocabulary import fold

MEASURES = ("万元", "件", "条", "个")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百二十三", "123"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零二", "102"),
        ("一百二", "120"),
        ("两千零五", "2005"),
        ("三万六", "36000"),
        ("一万二千三百", "12300"),
        ("一亿三千万", "130000000"),
        ("二〇二四", "2024"),
        ("十二点五", "12.5"),
        ("零", "0"),
    ],
)
def test_chinese_numerals(text: str, value: str) -> None:
    assert numeral(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "万", "百", "千家", "十点", "点五"])
def test_what_is_no_number(text: str) -> None:
    assert numeral(text) is None


@given(st.integers(0, 99_999_999))
def test_every_number_is_read_as_it_is_written(number: int) -> None:
    assert numeral(_written(number)) == number


def _written(number: int) -> str:
    if number == 0:
        return "零"
    high, low = divmod(number, 10_000)
    text = f"{_below(high)}万" if high else ""
    if low:
        text += ("零" if high and low < 1000 else "") + _below(low)
    return text


def _below(number: int) -> str:
    text, skipped = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if skipped and text else "") + "零一二三四五六七八九"[digit] + word
        skipped = not digit
    return text


@pytest.mark.parametrize(
    ("text", "value", "step", "measure"),
    [
        ("3646件", "3646", "0", "件"),
        ("１，２８６件", "1286", "0", "件"),
        ("12 件", "12", "0", "件"),
        ("十一件", "11", "0", "件"),
        ("50余件", "50", "10", "件"),
        ("近100件", "100", "100", "件"),
        ("约 1286件", "1286", "1", "件"),
        ("100件左右", "100", "100", "件"),
        ("1.6万条", "16000", "1000", "条"),
        ("1.6万余条", "16000", "1000", "条"),
        ("10余万件", "100000", "100000", "件"),
        ("14万余条", "140000", "10000", "条"),
        ("三万条", "30000", "10000", "条"),
        ("1.3亿", "130000000", "10000000", ""),
    ],
)
def test_a_figure(words: Words, text: str, value: str, step: str, measure: str) -> None:
    (found,) = figures(fold(text), MEASURES, words)
    assert (found.value, found.step, found.measure) == (Decimal(value), Decimal(step), measure)
    assert found.exact == (step == "0")


@pytest.mark.parametrize("text", ["39.2%", "百家争鸣", "B12件", "5‰"])
def test_what_is_no_figure(words: Words, text: str) -> None:
    assert not figures(text, MEASURES, words)


def test_a_word_after_the_measure_that_only_looks_vague(words: Words) -> None:
    (found,) = figures("3件多数", MEASURES, words)
    assert found.exact


def test_approximate_figures_may_be_whatever_their_digits_allow(words: Words) -> None:
    (found,) = figures("8500余件", MEASURES, words)
    assert found.may_be(8583)
    assert not found.may_be(9120)


def test_very_long_texts_are_read_in_part(words: Words, kinds: ClaimKinds) -> None:
    assert not figures("、" * MAX_TEXT + "3件", MEASURES, words)
