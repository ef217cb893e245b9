"""Which phrase stands around a figure."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.claims.kinds import ClaimKind, ClaimKinds

PIECES = [
    "新收",
    "政府信息公开",
    "申请",
    "行政复议",
    "行政诉讼",
    "予以公开",
    "不予公开",
    "结转",
    "办结",
    "自然人",
    "共",
    "，",
    "条",
]


def fresh(kinds: ClaimKinds) -> ClaimKinds:
    return ClaimKinds(kinds.all, kinds.measures, ["共"])


def found(kinds: ClaimKinds, window: str) -> tuple[str, int] | None:
    hit: tuple[ClaimKind, int] | None = kinds.find(window)
    return hit and (hit[0].key, hit[1])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), min_size=2, max_size=40))
def test_the_first_phrase_counts_however_many_windows_were_asked(kinds: ClaimKinds, parts: list[str]) -> None:
    used = fresh(kinds)
    for number in range(300):
        used.find(f"甲{number}#")
    for before, after in pairwise(parts):
        window = f"{before}#{after}"
        assert found(used, window) == found(fresh(kinds), window)


def test_a_claim_among_many_windows(kinds: ClaimKinds) -> None:
    used = fresh(kinds)
    for number in range(300):
        assert used.find(f"甲{number}#件") is None
    assert found(used, "全年新收政府信息公开申请#件") == ("received", 2)
