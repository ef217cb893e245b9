import time
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosure_lint.claims.kinds import ClaimKinds
from disclosure_lint.claims.numbers import Figure, Words
from disclosure_lint.claims.ratios import Ratio, ratios


def ratio(percent: str, value: int, growth: bool = False) -> Ratio:
    stated = Decimal(percent)
    decimals = max(-int(stated.as_tuple().exponent), 0)
    return Ratio(growth, stated, decimals, Figure(Decimal(value), Decimal(0), 0, 2, "件"), (), 0, 2)


@pytest.mark.parametrize(
    ("percent", "value", "base", "growth", "expected"),
    [
        ("4.34", 35, 805, False, True),  # cut off
        ("4.35", 35, 805, False, True),
        ("4.36", 35, 805, False, False),
        ("1.08", 3646, 3607, True, True),
        ("1.05", 3646, 3607, True, False),
        ("-20", 80, 100, True, True),
        ("20", 80, 100, True, False),
        ("0", 100, 100, True, True),
        ("50", 0, 0, False, False),
    ],
)
def test_tolerance(percent: str, value: int, base: int, growth: bool, expected: bool) -> None:
    assert ratio(percent, value, growth).fits(base) is expected


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 3), st.booleans())
def test_rounding_and_cutting_off_both_pass(part: int, base: int, decimals: int, growth: bool) -> None:
    given_percent = ratio("0", part, growth).of(base)
    assert given_percent is not None
    unit = Decimal(1).scaleb(-decimals)
    for mode in (ROUND_HALF_UP, ROUND_DOWN):
        stated = given_percent.quantize(unit, mode)
        assert ratio(str(stated), part, growth).fits(base)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(2, 500), st.booleans())
def test_two_units_off_does_not_pass(part: int, base: int, off: int, growth: bool) -> None:
    given_percent = ratio("0", part, growth).of(base)
    assert given_percent is not None
    stated = given_percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
    assume(stated)
    away = stated + Decimal(off).scaleb(-1) * (1 if stated > 0 else -1)
    assert not ratio(str(away), part, growth).fits(base)


@pytest.mark.parametrize(
    ("text", "quoted", "percent", "holds"),
    [
        ("受理805件，公开35件，占4.34%。", "35件，占4.34%", "4.34", True),
        ("受理805件，公开30件，占比3.9%。", "30件，占比3.9%", "3.9", False),
        ("收到３３６件，其中公开１３５件，占４０.２％。", "１３５件，占４０.２％", "40.2", True),
        ("收到120件，比上年100件增长25%。", "120件，比上年100件增长25%", "25", False),
        ("收到120件，较去年的100件增长20%。", "120件，较去年的100件增长20%", "20", True),
        ("收到120件，同比增加20件，增长25%。", "120件，同比增加20件，增长25%", "25", False),
        ("由上年的100件增加到120件，同比增长百分之二十五。", "120件，同比增长百分之二十五", "25", False),
        ("收到80件，同比下降20%，去年同期100件。", "80件，同比下降20%", "-20", True),
    ],
)
def test_ratios_of_the_texts_own_figures(
    kinds: ClaimKinds, words: Words, text: str, quoted: str, percent: str, holds: bool
) -> None:
    found = next(item for item in ratios(text, kinds.measures, words) if item.bases)
    assert text[found.start : found.end] == quoted
    assert found.percent == Decimal(percent)
    assert any(found.fits(base) for base in found.bases) is holds


@pytest.mark.parametrize(
    "text",
    [
        "新媒体176个，同比增长6.7%。",
        "收到申请120件，同比增长约20%，上年100件。",
        "满意度98%，同比提高2.3%。",
        "网站访问100万次，占30%。",
        "信函申请39件，占83%；网上申请7件，占14.9%。",
        "发布信息100条，微博发布30条，占新媒体发布量的50%。",
        "办结57件，按时办结率100%。",
    ],
)
def test_what_cannot_be_judged(kinds: ClaimKinds, words: Words, text: str) -> None:
    assert not [item for item in ratios(text, kinds.measures, words) if item.bases]


@pytest.mark.parametrize("piece", ["占1%1件", "同比增长1%", "1件，占5%。", "1件，占5%"])
def test_hostile_texts_take_linear_time(kinds: ClaimKinds, words: Words, piece: str) -> None:
    start = time.process_time()
    list(ratios(piece * (100_000 // len(piece)), kinds.measures, words))
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("收到申请336件，同比增长1.5倍", 134, True),
        ("收到申请336件，同比增长1.5倍", 120, False),
        ("收到申请336件，较上年增加了两倍", 112, True),
        ("收到申请336件，较上年增加了两倍", 168, False),
        ("收到申请336件，是上年的3倍", 112, True),
        ("收到申请336件，为去年同期的２．５倍", 134, True),
        ("收到申请336件，为去年同期的２．５倍", 112, False),
    ],
)
def test_growth_by_and_to_so_many_times(text: str, base: int, expected: bool, kinds: ClaimKinds, words: Words) -> None:
    (found,) = ratios(text, kinds.measures, words)
    assert found.growth
    assert found.fits(base) is expected


@pytest.mark.parametrize(
    "text", ["336件，同比增长近2倍", "336件，同比增长2倍多", "336件，是上年的两倍以上", "336件，增长2余倍"]
)
def test_rough_times_are_not_judged(text: str, kinds: ClaimKinds, words: Words) -> None:
    assert list(ratios(text, kinds.measures, words)) == []
