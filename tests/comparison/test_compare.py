"""Whole reports: their order, their texts, the statements around them."""

from collections.abc import Callable

import pytest

from disclosure_lint.comparison import Side, compare
from disclosure_lint.forms import Forms

Made = Callable[..., Side]
SECTIONS = [
    {"number": 1, "title": "总体情况", "text": "公开信息3条。"},
    {"number": 5, "title": "问题", "text": "不够及时。"},
]


@pytest.mark.parametrize(
    ("years", "relation", "order"),
    [
        ((2023, 2024), "next_year", (2023, 2024)),
        ((2024, 2023), "next_year", (2023, 2024)),
        ((2021, 2024), "years_apart", (2021, 2024)),
        ((2024, 2024), "same_year", (2024, 2024)),
        ((2024, None), "unknown", (2024, None)),
    ],
)
def test_the_earlier_year_comes_first(
    side: Made, forms: Forms, years: tuple[int, int | None], relation: str, order: tuple[int, int | None]
) -> None:
    if years[1] is None:
        last = side(2024)
        last = last._replace(
            report=last.report.__class__(agency="青河市水利局"),
            checked=last.checked.__class__("b", None, None, None, None, {}, ()),
        )
    else:
        last = side(years[1])
    made = compare((side(years[0]), last), forms)
    assert (made.relation, (made.before.year, made.after.year)) == (relation, order)
    assert made.swapped == (years == (2024, 2023))


def test_a_report_and_itself(side: Made, forms: Forms) -> None:
    report = side(2024, sections=SECTIONS, preamble="引言。", tables={"proactive": {"fees": {"amount": 1}}})
    made = compare((report, report), forms)
    assert made.is_equal
    assert [text.same for text in made.texts] == [1, 1, 1]


def test_sections_that_one_report_lacks(side: Made, forms: Forms) -> None:
    made = compare((side(2023, sections=SECTIONS), side(2024, sections=SECTIONS[:1], preamble="引言。")), forms)
    told = {text.pointer: (text.presence, [change.kind for change in text.paragraphs]) for text in made.texts}
    assert told == {
        "preamble": ("added", ["added"]),
        "sections.1": ("both", []),
        "sections.5": ("missing", ["removed"]),
    }
    assert [text.label.zh for text in made.texts] == ["引言", "总体情况", "存在的主要问题及改进情况"]
    assert not made.is_equal


def test_what_a_transcription_does_not_hold_is_not_compared(side: Made, forms: Forms) -> None:
    lacking = side(2024, source={"not_captured": ["sections", "title", "signed"]})
    held = side(2023, sections=SECTIONS, title="题", signed={"agency": "局"}, published="2024-01-20")
    made = compare((held, lacking), forms)
    assert {text.presence for text in made.texts} == {"not_captured"}
    assert [fact.name for fact in made.facts] == ["published"]


def test_statements_that_differ(side: Made, forms: Forms) -> None:
    before = side(2024, title="甲", published="2025-01-20", sections=SECTIONS)
    renamed = [{**SECTIONS[0], "title": "概述"}]
    after = side(2024, title="乙", published="2025-02-01", sections=renamed, signed={"date": "2025-01-19"})
    assert compare((before, after), forms).facts == (
        ("title", "甲", "乙"),
        ("published", "2025-01-20", "2025-02-01"),
        ("signed.date", None, "2025-01-19"),
        ("sections.1.title", "总体情况", "概述"),
    )


def test_a_section_that_stands_twice_is_compared_whole(side: Made, forms: Forms) -> None:
    twice = [SECTIONS[0], {"number": 1, "title": "总体情况", "text": "另有两条。"}]
    made = compare((side(2023, sections=SECTIONS[:1]), side(2024, sections=twice)), forms)
    assert [change.kind for change in made.texts[0].paragraphs] == ["added"]
