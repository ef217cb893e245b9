"""The tool's own words: complete in both languages, all of them used, and the stable words for what is missing."""

import re
from pathlib import Path
from string import Formatter

import pytest

from disclosure_lint.phrases import PHRASES, missing_text, missing_words, say
from disclosure_lint.values import CAUSES, Cause

SOURCE = Path(__file__).resolve().parent.parent / "src" / "disclosure_lint"
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(SOURCE.rglob("*.py"))
    if path.parent.name != "phrases" or path.name == "__init__.py"
) + "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.html")))


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


class TestTable:
    @pytest.mark.parametrize("key", PHRASES)
    def test_both_languages_have_the_same_placeholders(self, key: str) -> None:
        chinese, english = PHRASES[key]
        assert placeholders(chinese) == placeholders(english)

    @pytest.mark.parametrize("key", PHRASES)
    def test_english_has_no_chinese(self, key: str) -> None:
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", PHRASES[key][1])

    @pytest.mark.parametrize("key", PHRASES)
    def test_every_key_is_used(self, key: str) -> None:
        begun = [f'f"{key[: at + 1]}{{' for at, character in enumerate(key) if character == "."]
        begun += [f'"{key[: at + 1]}" ~' for at, character in enumerate(key) if character == "."]
        written = [f'"{key}"', *begun]
        assert any(start in CODE or start.replace('"', "'") in CODE for start in written)

    def test_every_key_that_is_used_is_there(self) -> None:
        used = set(re.findall(r'(?:say|tell)\((?:\w+, )?"([a-z][\w. ]*)"', CODE))
        assert len(used) > 50
        assert sorted(key for key in used - set(PHRASES) if not key.endswith(".")) == []

    def test_every_cause_has_words(self) -> None:
        assert {key.removeprefix("missing.") for key in PHRASES} >= CAUSES


class TestSay:
    def test_fills_in_values(self) -> None:
        assert say("wrong.path", "zh", path="a{b}") == "路径不存在：a{b}"
        assert say("wrong.path", "en", path="a{b}") == "no such path: a{b}"

    def test_refuses_what_is_not_there(self) -> None:
        with pytest.raises(KeyError):
            say("no.such", "zh")
        with pytest.raises(KeyError):
            say("wrong.path", "zh")


MISSING = [
    (Cause("absent", "requests"), "requests", "缺 requests"),
    (Cause("absent", "requests.granted.total"), "requests.granted.total", "缺 requests.granted.total"),
    (Cause("blank", "requests.concluded.total"), "requests.concluded.total (blank)", "表三 › 总计为空白"),
    (Cause("blank_total", "requests.concluded.total"), "requests.concluded.total (blank)", "表三 › 总计为空白"),
    (Cause("all_blank", "requests.granted"), "requests.granted (all blank)", "requests.granted 全为空白"),
    (
        Cause("not_a_number", "proactive.fees.amount"),
        "proactive.fees.amount (not a number)",
        "proactive.fees.amount 不是数字",
    ),
    (Cause("no_prior"), "prior report", "缺上一年报告"),
    (Cause("not_captured", "title"), "title (not captured)", "转录件未收录标题"),
    (Cause("not_captured", "prior.sections"), "prior.sections (not captured)", "转录件未收录上年各部分正文"),
    (Cause("unreadable", "requests"), "requests (unreadable)", "requests 无法读取"),
    (Cause("not_stated", "year in title"), "year in title", "未写明标题中的年份"),
    (Cause("not_stated", "statistical period"), "statistical period", "未写明统计期限"),
    (Cause("absent", "level"), "level", "缺机关层级"),
    (Cause("absent", "signed.date"), "signed.date", "缺落款日期"),
    (Cause("empty", "sections.5"), "section 5 (empty)", "第 5 部分没有内容"),
    (Cause("absent", "sections.5"), "section 5", "缺第 5 部分"),
    (Cause("absent", "sections.5.title"), "section 5 title", "缺第 5 部分标题"),
    (Cause("empty", "prior.sections.5"), "prior section 5 (empty)", "上年第 5 部分没有内容"),
    (Cause("absent", "prior.requests.carried_out.total"), "prior.requests.carried_out.total", "缺上年 表四 › 总计"),
    (Cause("undefined", "division by zero"), "division by zero (undefined)", "无法计算（除数为 0）"),
]
LABELS = {"requests.concluded.total": "表三 › 总计", "prior.requests.carried_out.total": "上年 表四 › 总计"}


class TestMissing:
    @pytest.mark.parametrize(("cause", "text", "words"), MISSING)
    def test_has_a_stable_text_and_words(self, cause: Cause, text: str, words: str) -> None:
        assert missing_text(cause) == text
        assert missing_words(cause.kind, [cause.subject], "zh", LABELS) == words

    @pytest.mark.parametrize("kind", sorted(CAUSES))
    def test_each_kind_is_told_apart_but_blanks(self, kind: str) -> None:
        others = CAUSES - {kind, "blank", "blank_total", "absent", "not_stated"}
        assert missing_text(Cause(kind, "x")) not in {missing_text(Cause(other, "x")) for other in others}

    def test_long_lists_are_cut(self) -> None:
        subjects = ["title", "preamble", "published", "level"]
        assert missing_words("absent", subjects, "zh", {}) == "缺标题、引言、公布日期等 4 项"
        assert missing_words("absent", subjects, "en", {}) == "title, preamble, day of publication and 1 more missing"

    def test_a_pointer_is_no_label(self) -> None:
        assert missing_words("not_captured", ["signed"], "zh", {"signed": "signed"}) == "转录件未收录落款"
        assert (
            missing_words("not_stated", ["fee statement"], "zh", {"fee statement": "fee statement"}).isascii() is False
        )

    def test_the_same_is_said_once(self) -> None:
        assert missing_words("blank", ["a", "b"], "zh", {"a": "甲", "b": "甲"}) == "甲为空白"
