"""Problems named in section five, in many spellings; and what this year's text makes of last year's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.prose.answers import Answers, Comparison, Thresholds
from disclosure_lint.prose.problems import named_problems
from disclosure_lint.vocabulary import PhraseList

Words = dict[str, PhraseList]
AREAS = ("aspect_proactive", "aspect_requests", "aspect_management", "aspect_platform", "aspect_supervision")
PRIOR = "2023年存在的主要问题：一是政策解读形式单一；二是依申请公开答复文书说理不足；三是专业人员缺乏。"


def problems(text: str, words: Words, year: int = 2024) -> list[str]:
    found = named_problems(text, year, words)
    assert all(text[problem.start : problem.end] == problem.text for problem in found)
    return [problem.text for problem in found]


def answers(text: str, words: Words, prior: str = PRIOR) -> Answers:
    comparison = Comparison(words, AREAS, Thresholds(0.6, 0.6, 0.34))
    return comparison.answers(named_problems(prior, 2023, words), text, 2024)


def still_open(text: str, words: Words, prior: str = PRIOR) -> list[str]:
    return [problem.text for problem in answers(text, words, prior).open]


TWO = ["栏目更新不够及时", "业务人员力量不足"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年还存在一些问题：一是栏目更新不够及时；二是业务人员力量不足。下一步，一是加强督促；二是充实人员。",
        "工作取得成效，但离群众期望还存在一定差距和不足。一是栏目更新不够及时。二是业务人员力量不足。针对上述问题，一是改。",
        "（一）存在的主要问题\n1.栏目更新不够及时。个别栏目半年未动。\n2.业务人员力量不足。\n（二）改进情况\n1.加强督促。",
        "存在的问题：①栏目更新不够及时；②业务人员力量不足。改进措施：①加强督促；②充实人员。",
        "主要问题有：（1）栏目更新不够及时；（2）业务人员力量不足。今后，（1）加强督促。",
        "还存在以下不足：第一，栏目更新不够及时。第二，业务人员力量不足。为此，我局加强督促。",
        "2024年的不足主要有两条：栏目更新不够及时，业务人员力量不足。",
        "2024年仍存在栏目更新不够及时、业务人员力量不足等问题。下一步，将加强督促。",
        "上年问题已经整改。2024年存在的不足：首先，栏目更新不够及时；其次，业务人员力量不足。",
        "工作平稳，但栏目更新不够及时，业务人员力量不足。下一步将加强督促。",
    ],
)
def test_spellings(text: str, words: Words) -> None:
    assert [item.removeprefix("但") for item in problems(text, words)] == TWO


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024年，各项任务圆满完成。",
        "针对2023年度存在的创新力度不够、公众参与有待加大等问题，2024年进行了改进：（一）加大解读力度。",
        "上一年度报告指出的问题已全部整改。下一步，将继续加强培训。",
    ],
)
def test_no_problems_of_its_own_year(text: str, words: Words) -> None:
    assert problems(text, words) == []


def test_the_year_before_is_told_from_the_own(words: Words) -> None:
    assert problems("2023年存在的问题是公开不及时。", words, 2023) == ["公开不及时"]
    assert problems("2023年存在的问题是公开不及时。", words, 2024) == []


@pytest.mark.parametrize(
    "text",
    [
        "上一年度报告所列的解读形式单一、答复文书说理不足、专业人员缺乏三个问题，均已整改。",
        "针对上一年度存在的问题，我市逐项整改。2024年的问题是栏目更新慢。",
        "针对2023年报告提出的问题，我市采取了以下措施：一是加强培训；二是定期通报。",
        "2023年，我市政策解读形式单一的问题已经解决；依申请公开答复文书增加说理；配备专业人员6名。",
    ],
)
def test_answered(text: str, words: Words) -> None:
    assert still_open(text, words) == []


def test_one_is_left_out(words: Words) -> None:
    text = "上年指出的政策解读形式单一、依申请公开答复文书说理不足问题，已经改进。2024年的问题是栏目更新慢。"
    assert still_open(text, words) == ["专业人员缺乏"]


def test_only_the_own_problems_are_dealt_with(words: Words) -> None:
    text = (
        "2024年存在的不足：一是公开栏目更新慢；二是少数单位依申请公开答复文书说理仍不充分。"
        "针对上述问题，一是明确栏目责任人；二是汇编典型案例供各单位参考。"
    )
    found = answers(text, words)
    assert [item.text for item in found.open] == ["政策解读形式单一", "依申请公开答复文书说理不足", "专业人员缺乏"]
    again = [(old.text, new.text) for old, new in found.returning]
    assert again == [("依申请公开答复文书说理不足", "少数单位依申请公开答复文书说理仍不充分")]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("主动公开规范性需进一步提升", "依申请公开规范性需进一步提升"),
        ("依申请公开力量薄弱", "依申请公开答复不规范"),
        ("政策解读形式单一", "政策解读数量偏少"),
    ],
)
def test_other_problems_are_not_taken_for_the_same(before: str, now: str, words: Words) -> None:
    found = answers(f"2024年存在的主要问题：一是{now}。", words, f"2023年存在的主要问题：一是{before}。")
    assert found.returning == ()


@given(st.text("存在的主要问题：一是二（1）①.、，。；\n不足上年2023下一步将改进公开", max_size=150))
def test_any_text_is_read(words: Words, text: str) -> None:
    found = named_problems(text, 2024, words)
    assert all(text[item.start : item.end] == item.text for item in found)
    open_now = answers(text, words).open
    assert set(open_now) <= set(named_problems(PRIOR, 2023, words))
