"""Phrase lists: literal texts and patterns over folded text."""

import re
import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import MAX_PATTERN, BadVocabulary, PhraseList, Vocabulary, fold


def test_literals() -> None:
    fees = PhraseList(["处理费", "信息处理费", "收费"])
    assert fees.find("收取信息处理费和收费") == (2, 7)
    assert fees.find("收取信息处理费和收费", 3) == (4, 7)
    assert fees.find("无") is None
    assert list(fees.finditer("处理费、信息处理费，收费")) == [(0, 3), (4, 9), (10, 12)]
    assert fees.mentions("收费") and not fees.mentions("费用")
    assert list(fees.groups("处理费")) == []


def test_patterns_and_their_groups() -> None:
    dates = PhraseList([], [r"(?P<y>[0-9]{4})年(?P<m>[0-9]{1,2}月)?", r"(?P<y>[0-9]{4})-"])
    text = "２０２４年，2023年5月，2022-"
    assert list(dates.groups(text)) == [
        ((0, 5), {"y": "2024", "m": ""}),
        ((6, 13), {"y": "2023", "m": "5月"}),
        ((14, 19), {"y": "2022"}),
    ]
    assert [text[start:end] for start, end in dates.finditer(text)] == ["２０２４年", "2023年5月", "2022-"]


def test_full_width_and_half_width_are_one() -> None:
    assert PhraseList(["（一）"]).find("见(一)") == (1, 4)
    assert PhraseList(["(一)"]).find("见（一）") == (1, 4)
    assert PhraseList([], ["（[一二]）：？"]).find("见(二):?") == (1, 6)
    assert PhraseList([], [r"甲\s乙"]).find("甲　乙") == (0, 3)


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(new == old or "！" <= old <= "～" or old in "\u3000\xa0" for new, old in zip(folded, text, strict=True))
    assert not re.search("[！-～]", folded)


PHRASES = st.lists(st.text("甲乙丙", min_size=1, max_size=3), min_size=1, max_size=5)


@given(st.text("甲乙丙丁", max_size=30), PHRASES, st.integers(0, 10))
def test_searching_is_what_it_says(text: str, phrases: list[str], start: int) -> None:
    hits = [(at, -len(p)) for p in phrases for at in range(start, len(text)) if text.startswith(p, at)]
    first = min(hits, default=None)
    expected = (first[0], first[0] - first[1]) if first else None
    assert PhraseList(phrases).find(text, start) == expected
    assert PhraseList([], phrases).find(text, start) == expected
    assert list(PhraseList(phrases).finditer(text)) == one_by_one(PhraseList(phrases), text)


LISTS = st.lists(
    st.sampled_from(["甲", "乙丙", "[甲丙]乙?", "丙{2}|丁甲", "(?P<a>乙+)丁", "甲.{0,3}丙", "丁$"]), max_size=6
)


@given(st.text("甲乙丙丁，", max_size=40), LISTS, st.lists(st.sampled_from(["甲乙", "丁", "丙丙"]), max_size=2))
def test_a_list_that_was_searched_with_much_finds_the_same(text: str, patterns: list[str], literals: list[str]) -> None:
    new, used = PhraseList(literals, patterns), PhraseList(literals, patterns)
    used.mentions("戊" * 30_000)
    for long in (text, text + "己" * 300 + text):
        assert used.mentions(long) == new.mentions(long)
        assert used.find(long, 2) == new.find(long, 2)
        assert list(used.finditer(long)) == list(new.finditer(long))
        assert list(used.groups(long)) == list(new.groups(long))


def test_nothing_stands_inside_a_character() -> None:
    assert list(PhraseList([], [r"甲|\B"]).groups("甲x乙")) == [((0, 1), {}), ((3, 3), {})]


def one_by_one(phrases: PhraseList, text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    while (hit := phrases.find(text, at)) is not None:
        found.append(hit)
        at = hit[1]
    return found


def test_surrogates_do_no_harm() -> None:
    assert PhraseList([], ["乙"]).find("甲\ud800乙") == (2, 3)
    assert PhraseList([], ["乙"]).find("\ud83d\ude00乙") == (2, 3)


def test_bad_entries_are_all_named() -> None:
    data = {"good": ["甲", {"pattern": "乙+"}], "bad": ["", {"pattern": "(a"}, {"pattern": "x*"}, {"pattern": r"(a)\1"}],
            "long": ["甲", {"pattern": "a" * (MAX_PATTERN + 1)}]}  # fmt: skip
    with pytest.raises(BadVocabulary) as caught:
        Vocabulary.from_data(data, verify=True)
    found = [(problem.list, problem.index) for problem in caught.value.problems]
    assert found == [("bad", 0), ("bad", 1), ("bad", 2), ("bad", 3), ("long", 1)]
    assert caught.value.problems[1].detail.startswith("missing )")


def test_a_bad_pattern_that_was_not_verified_speaks_when_used() -> None:
    words = Vocabulary.from_data({"bad": [{"pattern": "(a"}]}).words
    with pytest.raises(BadVocabulary):
        words["bad"].find("a")


@pytest.mark.parametrize("pattern", ["(a+)+b", "(甲|甲甲)*乙", "(.*)(.*)(.*)(.*)x"])
def test_hostile_patterns_take_linear_time(pattern: str) -> None:
    assert PhraseList([], [pattern]).find("a甲" * 50_000) is None


def test_hostile_patterns_that_need_too_much_memory_are_refused() -> None:
    with pytest.raises(BadVocabulary):
        Vocabulary.from_data({"x": [{"pattern": "((a{1,100}){1,100}){1,100}b"}]}, verify=True)


def test_literals_need_no_engine() -> None:
    code = (
        "import sys; from disclosure_lint.vocabulary import Vocabulary; "
        "w = Vocabulary.from_data({'a': ['甲'], 'b': [{'pattern': '乙'}]}).words; w['a'].find('甲'); "
        "list(w['a'].finditer('甲')); sys.exit('re2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_packaged_lists_are_good() -> None:
    data = yaml.safe_load((resource("rules") / "national" / "vocabulary.yaml").read_text("utf-8"))
    assert Vocabulary.from_data(data["words"], verify=True).words
