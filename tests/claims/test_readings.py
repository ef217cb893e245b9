"""Figures and claims as reports write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.api import load_rules
from disclosure_lint.claims.numbers import figures, numeral
from disclosure_lint.claims.read import Author, Claim, read_claims
from disclosure_lint.rules import Pack
from disclosure_lint.vocabulary import fold

AUTHOR = Author("示例市人民政府", 2024)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_rules()


def claims(text: str, pack: Pack) -> tuple[Claim, ...]:
    return read_claims(text, pack.claims, pack.vocabulary.words, AUTHOR)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("一百二十三", 123),
        ("两千零五", 2005),
        ("三万六", 36000),
        ("一亿三千万", 130_000_000),
        ("二〇二四", 2024),
        ("十二点五", Decimal("12.5")),
        ("百", None),
    ],
)
def test_chinese_numerals(text: str, value: object) -> None:
    assert numeral(text) == value


def _written(number: int) -> str:
    digits = "零一二三四五六七八九"
    text, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if zero else "") + digits[digit] + name
            zero = False
        elif text:
            zero = True
    return text


@given(st.integers(1, 9999))
def test_numerals_are_read_back(number: int) -> None:
    assert numeral(_written(number)) == number


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [
        ("公开信息2,181条", 2181, True),
        ("公开信息２１８１条", 2181, True),
        ("公开信息50余条", 50, False),
        ("公开信息近300条", 300, False),
        ("公开信息1.6万条", 16000, False),
    ],
)
def test_figures_know_how_exact_they_are(text: str, value: int, exact: bool, pack: Pack) -> None:
    (found,) = [item for item in figures(fold(text), pack.claims.measures, pack.vocabulary.words) if item.measure]
    assert (found.value, found.exact) == (value, exact)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("全年新收政府信息公开申请336件。", [336]),
        ("全年新收政府信息公开申请三百三十六件。", [336]),
        ("全年召开新闻发布会14场。", []),
    ],
)
def test_claims_of_this_year(text: str, values: list[int], pack: Pack) -> None:
    assert [claim.figure.value for claim in claims(text, pack) if claim.figure and claim.this_year] == values


def test_last_years_figures_are_told_apart(pack: Pack) -> None:
    found = claims("去年新收政府信息公开申请293件。", pack)
    assert all(not claim.this_year for claim in found)


@given(st.text("0123456789一二三万亿百件条年，。政府信息公开申请收到余近（）()", max_size=80))
def test_any_text_is_read(text: str) -> None:
    for claim in claims(text, load_rules()):
        assert 0 <= claim.start < claim.end <= len(text)
