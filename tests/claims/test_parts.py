import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.claims.kinds import ClaimKinds
from disclosure_lint.claims.numbers import Words
from disclosure_lint.claims.parts import wrong_sums


@pytest.mark.parametrize(
    ("text", "quoted", "added"),
    [
        ("全年举办培训9次，分别为线上1次、线下7次。", "9次，分别为线上1次、线下7次", 8),
        ("培训九次，分别是线上一次、线下七次。", "九次，分别是线上一次、线下七次", 8),
        ("申请30件（市级12件、县级10件、乡镇7件）。", "30件（市级12件、县级10件、乡镇7件）", 29),
        ("申请10件：甲县3件，乙县6件，丙县2件。", "10件：甲县3件，乙县6件，丙县2件", 11),
        ("信息100条，包括教育、卫生类30条，其他类69条。", "100条，包括教育、卫生类30条，其他类69条", 99),
        ("信息10条，包括甲类3条、乙类5条以及丙类1条。", "10条，包括甲类3条、乙类5条以及丙类1条", 9),
        ("市级12件、县级30件、乡镇5件，合计48件。", "12件、县级30件、乡镇5件，合计48件", 47),
        ("共10件，包括甲3件（其中丙1件）、乙6件。", "10件，包括甲3件（其中丙1件）、乙6件", 9),
    ],
)
def test_sums_that_do_not_come_out(kinds: ClaimKinds, words: Words, text: str, quoted: str, added: int) -> None:
    (found,) = wrong_sums(text, kinds.measures, words)
    assert text[found.start : found.end] == quoted
    assert found.added == added


@pytest.mark.parametrize(
    "text",
    [
        "全年举办培训8次，分别为线上1次、线下7次。",
        "申请30件，其中市级12件、县级10件。",
        "申请30件（其中市级12件、县级10件、乡镇3件）。",
        "申请30件（市级12件、县级10件、乡镇3件等）。",
        "信息100条，包括政策类30条、民生类40条等。",
        "信息100余条，包括政策类30条、民生类40条。",
        "信息100条，包括政策类近30条、民生类40条。",
        "办结申请20件，行政复议、行政诉讼案件分别为3件、5件。",
        "信息100条，包括甲类30条、乙类70条，同比增长3%，办结5条。",
        "信息100条（含转载3条）。",
        "发放问卷100份（回收95份、有效90份）。",
        "发布信息100条（政策解读30条、图解20条）。",
        "市级12件、县级30件，合计42件。",
        "规章13件（含新制定5件、修改4件、废止3件）。",
        "培训3次，包括讲座20人、座谈30人。",
    ],
)
def test_lists_that_come_out_or_are_open(kinds: ClaimKinds, words: Words, text: str) -> None:
    assert not list(wrong_sums(text, kinds.measures, words))


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9999), min_size=2, max_size=8), st.integers(1, 50))
def test_off_by_any_number_is_found(kinds: ClaimKinds, words: Words, parts: list[int], off: int) -> None:
    listed = "、".join(f"甲{'乙丙丁戊己庚辛壬'[at]}{part}件" for at, part in enumerate(parts))
    right, wrong = (f"共{total}件，分别为{listed}。" for total in (sum(parts), sum(parts) + off))
    assert not list(wrong_sums(right, kinds.measures, words))
    prefixes = {sum(parts[:size]) for size in range(2, len(parts) + 1)}
    assert bool(list(wrong_sums(wrong, kinds.measures, words))) == (sum(parts) + off not in prefixes)
    (first, *_) = [*wrong_sums(wrong, kinds.measures, words)] or [None]
    assert first is None or first.total.value == Decimal(sum(parts) + off)


@pytest.mark.parametrize("piece", ["1件：", "1件（", "合计1件、", "1件、", "分别为1件"])
def test_hostile_texts_take_linear_time(kinds: ClaimKinds, words: Words, piece: str) -> None:
    start = time.process_time()
    list(wrong_sums(piece * (100_000 // len(piece)), kinds.measures, words))
    assert time.process_time() - start < 20
