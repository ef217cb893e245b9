"""Where two paragraphs agree."""

from disclosure_lint.similarity import passages
from disclosure_lint.vocabulary import Vocabulary

ONE = "示例县民政局全年编写办事指南36件，逐条解释办理条件；网站检索入口合并为一个。"
TWO = "2024年，示范区水务局全年编写办事指南１２件, 逐条解释办理条件。汛期值守信息每周更新。"


def test_the_same_words_are_found_in_both_texts(vocabulary: Vocabulary) -> None:
    (same,) = passages(ONE, "示例县民政局", TWO, "示范区水务局", vocabulary)
    assert ONE[same.start : same.end] == "全年编写办事指南36件，逐条解释办理条件"
    assert TWO[same.other_start : same.other_end] == "全年编写办事指南１２件, 逐条解释办理条件"


def test_nothing_in_common(vocabulary: Vocabulary) -> None:
    assert passages(ONE, None, "汛期值守信息每周更新。", None, vocabulary) == []
    assert passages("", None, ONE, None, vocabulary) == []


def test_a_set_phrase_alone_is_no_agreement(vocabulary: Vocabulary) -> None:
    phrase = "坚持以公开为常态、不公开为例外的原则"
    assert passages(f"甲{phrase}", None, f"乙{phrase}", None, vocabulary) == []
