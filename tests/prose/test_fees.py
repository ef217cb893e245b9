"""Statements on information-processing fees: what is read out of them, and what their parts come to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.prose.fee_sums import itemised, misfits
from disclosure_lint.prose.fees import Fees, Figure, read_fees
from disclosure_lint.prose.tariff import Tariff
from disclosure_lint.vocabulary import PhraseList

Words = dict[str, PhraseList]
TARIFF = Tariff(100, ((70, 10), (100, 20), (None, 40)))


def statement(text: str, words: Words) -> Fees:
    fees = read_fees(text, words)
    assert fees is not None
    return fees


def figures(text: str, words: Words) -> list[int | None]:
    fees = statement(text, words)
    return [figure and int(figure.value) for figure in (fees.notices, fees.billed, fees.collected, fees.cases)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市共发出信息处理费收费通知5件，通知收费总金额1300元，实际收取3件共800元。", [5, 1300, 800, 3]),
        ("（一）收取信息处理费情况\n本年度发出收费通知12件，总金额5,430元，实收1200元。", [12, 5430, 1200, None]),
        ("共发出３件收费通知，应收信息处理费１０００元，实收６００元。", [3, 1000, 600, None]),
        ("发出信息处理费收费通知书共 3 份，收费金额1000元，实际收取600元。", [3, 1000, 600, None]),
        ("对三件申请发出收费通知，涉及信息处理费0.1万元，实际收取800元。", [3, 1000, 800, None]),
        ("本年度对4件申请收取了信息处理费500元，比上年增加200元。", [None, None, 500, 4]),
        ("信息处理费400元。", [None, None, 400, None]),
        ("向3名申请人收取信息处理费共计1200元。", [None, None, 1200, None]),
        ("发出收费通知5件，总金额1300元，其中3件缴纳信息处理费800元，2件逾期未缴。", [5, 1300, 800, None]),
        ("发出信息处理费收费通知0件，总金额0元，实际收取0元。", [0, 0, 0, None]),
        ("全年新收申请12件，具体情况如下：发出信息处理费收费通知2件，金额300元，实收300元。", [2, 300, 300, None]),
        ("收取信息处理费500元。行政事业性收费2315万元。投入经费30万元。", [None, None, 500, None]),
    ],
)
def test_figures(text: str, expected: list[int | None], words: Words) -> None:
    assert figures(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "依据有关规定收取信息处理费的情况：无。",
        "信息处理费0元。",
        "信息处理费收取工作暂未开展。",
        "未发出收费通知，信息处理费为零。",
        "全年没有产生信息处理费。",
        "无信息处理费。",
        "发出信息处理费收费通知0件，总金额0元，实际收取的总金额为0元。",
    ],
)
def test_none(text: str, words: Words) -> None:
    fees = statement(text, words)
    assert fees.none
    assert not fees.charged


@pytest.mark.parametrize(
    "text",
    [
        "严格执行《政府信息公开信息处理费管理办法》有关规定。",
        "共有38件申请因逾期未缴纳信息处理费不再处理。",
        "发出信息处理费收费通知3件，总金额600元，实际收取0元。",
        "收取信息处理费800元，其余申请未收取。",
    ],
)
def test_not_none(text: str, words: Words) -> None:
    assert not statement(text, words).none


def test_no_statement(words: Words) -> None:
    assert read_fees("本年度没有其他需要报告的事项，行政事业性收费清单已公布。", words) is None


def test_partial_list_is_complete_where_its_counts_are(words: Words) -> None:
    text = "对25件申请收取了信息处理费2950元。其中，甲县1件，收取420元；乙局{}件，收取2530元。"
    found = itemised(statement(text.format(24), words))
    assert found is not None
    assert (found.amount, found.cases) == (2950, 25)
    assert found.stated_amount is not None
    assert found.stated_amount.value == 2950
    assert itemised(statement(text.format(20), words)) is None


def test_a_complete_list_is_compared_whatever_it_counts(words: Words) -> None:
    found = itemised(statement("对5件申请收取信息处理费700元，分别为甲县2件300元、乙县2件500元。", words))
    assert found is not None
    assert found.stated_amount is not None
    assert found.stated_cases is not None
    assert (found.amount, found.stated_amount.value, found.cases, found.stated_cases.value) == (800, 700, 4, 5)


def test_a_list_may_be_of_what_was_billed(words: Words) -> None:
    text = "发出信息处理费收费通知3件，总金额1000元，实收600元，分别为甲县2件600元、乙县1件400元。"
    found = itemised(statement(text, words))
    assert found is not None
    assert found.stated_amount is not None
    assert found.stated_amount.value == found.amount == 1000


def test_misfits(words: Words) -> None:
    text = "对3件申请收取信息处理费1435元，其中甲局1件710元，乙局1件425元，丙局1件300元。"
    assert [figure.value for figure in misfits(statement(text, words), TARIFF)] == [710, 425, 1435]


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 900).map(lambda n: n * 10)), min_size=1, max_size=8))
def test_a_list_written_out_is_read_back(words: Words, parts: list[tuple[int, int]]) -> None:
    cases, amount = (sum(column) for column in zip(*parts, strict=True))
    listed = "；".join(f"甲{'县乡镇局委办处所'[at]}{n}件，收取{a}元" for at, (n, a) in enumerate(parts))
    fees = statement(f"2024年对{cases}件政府信息公开申请收取信息处理费{amount}元。其中，{listed}。", words)
    found = itemised(fees)
    assert found is not None
    assert (found.amount, found.cases) == (amount, cases)
    assert (fees.cases, fees.collected) == (found.stated_cases, found.stated_amount)


@given(st.text("收取信息处理费通知发出件元万0123456789，。；：其中分别为未无\n 实际", max_size=120))
def test_any_text_is_read(words: Words, text: str) -> None:
    fees = read_fees(text, words)
    if fees:
        figures: list[Figure] = [*(part.amount for part in fees.parts)]
        assert all(0 <= figure.start < figure.end <= len(text) for figure in figures)
        assert not (fees.none and fees.charged)
        assert all(amount.value % Decimal(1) >= 0 for amount in misfits(fees, TARIFF))
