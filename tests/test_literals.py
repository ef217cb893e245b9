"""What a pattern needs: never asked for where a text matches without it."""

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.rules import load_packs
from disclosure_lint.vocabulary.literals import Needs, required


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("公开", (("公开",),)),
        ("信息公开[^。]{0,30}(?:收取|征收)", (("信息公开",), ("收取", "征收"))),
        ("(?:信息公开|政府信息)[^。]{0,30}未", (("信息公开", "政府信息"), ("未",))),
        ("(?P<y>[0-9]{4})年度?报告", (("报告",), ("年",))),
        ("(?P<y>[0-9]{4})年(?:度)?工作报告", (("工作报告",), ("年",))),
        ("[甲乙]丙?", (("甲", "乙"),)),
        (r"^\s*附件\b", (("附件",),)),
        (r"\(一\)", (("(一)",),)),
        ("X{2,}", (("XX",),)),
        ("(?:无|没有)+", (("无", "没有"),)),
        ("甲[^。]?乙+[^。]?丙(?:丁丁)?戊", (("甲",), ("乙",), ("丙",))),
        ("(?:甲(?:[^。]乙乙)|丙)", (("乙乙", "丙"),)),
        ("[^甲]乙", (("乙",),)),
        ("[]乙]丙", (("丙",),)),
        (r"[\]乙]丙", (("丙",),)),
        ("甲*|乙", ()),
        ("[0-9]+", ()),
        ("(?i)abc", ()),
        ("(?i:abc)", ()),
        (r"\x41", ()),
        (r"\Qa.b\E", ()),
        (r"\p{Han}", ()),
        ("(?:甲|)", ()),
        ("(?:甲", ()),
        ("甲)", ()),
        ("", ()),
        ("." * 3, ()),
    ],
)
def test_needs(pattern: str, needs: Needs) -> None:
    assert required(pattern) == needs


_atoms = st.sampled_from(
    ["甲", "乙", "a", "1", r"\.", r"\d", r"\b", "^", ".", "[甲乙]", "[^a]", "[0-9a]", "[a-]", "-", "]", "}"]
)
_times = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{0,1}", "{1,2}", "{0}", "*?", "+?", "{2,}"])
_patterns = st.recursive(
    st.builds("".join, st.lists(st.builds(str.__add__, _atoms, _times), min_size=1, max_size=4)),
    lambda inner: st.one_of(
        st.builds("({}){}".format, inner, _times),
        st.builds("(?:{}){}".format, inner, _times),
        st.builds("(?P<n>{})".format, inner),
        st.builds("{}|{}".format, inner, inner),
        st.builds("{}{}".format, inner, inner),
    ),
    max_leaves=5,
)


@given(pattern=_patterns, text=st.text("甲乙a1.-]} ", max_size=8))
def test_what_matches_holds_what_is_needed(pattern: str, text: str) -> None:
    options = re2.Options()
    options.log_errors = False
    try:
        match = re2.search(pattern, text, options)
    except re2.error:
        return
    assert match is None or all(any(literal in text for literal in group) for group in required(pattern))


def test_most_patterns_of_the_pack_need_something() -> None:
    patterns = [pattern for words in load_packs(("national",)).vocabulary.words.values() for pattern in words.patterns]
    assert sum(not pattern.needs for pattern in patterns) < len(patterns) / 10
