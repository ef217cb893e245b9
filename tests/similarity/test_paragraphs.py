"""Which paragraphs are compared, and what of them."""

from datetime import date

import pytest

from disclosure_lint.report import Report, Section
from disclosure_lint.similarity import Paragraph, paragraphs
from disclosure_lint.vocabulary import Vocabulary

TODAY = date(2025, 6, 1)
OWN = "围绕公交线路调整编写办事指南36件，由法规科逐条解释并配上示例，访问量上升，来电重复询问减少，留言当日转办，三日内答复到人。"


def found(vocabulary: Vocabulary, *texts: str, agency: str = "示例市交通运输局") -> list[Paragraph]:
    sections = tuple(Section(number, None, text) for number, text in enumerate(texts, 1))
    return paragraphs(Report(agency=agency, sections=sections), vocabulary, TODAY)


def test_each_line_with_text_is_a_paragraph(vocabulary: Vocabulary) -> None:
    both = found(vocabulary, f"短句。\n\n  {OWN}\n{OWN}再说一遍。", "", f"\n{OWN}")
    assert [(each.pointer, each.ordinal, each.text[:2]) for each in both] == [
        ("sections.1", 2, "围绕"),
        ("sections.1", 3, "围绕"),
        ("sections.3", 1, "围绕"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OWN, OWN.replace("36", "1,208")),
        (OWN, OWN.replace("36", "３６").replace("，", ", ")),
        (f"示例市交通运输局{OWN}", f"{OWN}"),
        (f"{OWN}我局全年", f"{OWN}本机关全年"),
    ],
    ids=["figures", "width and punctuation", "name", "self"],
)
def test_what_does_not_count(vocabulary: Vocabulary, one: str, other: str) -> None:
    (first,), (second,) = found(vocabulary, one), found(vocabulary, other)
    assert first.masked.strip("\0") == second.masked.strip("\0")


def test_the_name_of_the_region_does_not_count_either(vocabulary: Vocabulary) -> None:
    (city,) = found(vocabulary, f"示例市{OWN}", agency="示例市人民政府办公室")
    assert city.masked == found(vocabulary, OWN)[0].masked


@pytest.mark.parametrize(
    "text",
    [
        "本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成，数据统计期限自2024年1月1日起，至2024年12月31日止。",
        "根据《政府信息公开信息处理费管理办法》规定的按件、按量收费标准，本年度没有产生信息公开处理费，本机关没有其他需要报告的事项。",
        "2024年，我局未收到政府信息公开申请，没有发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
        "涉及国家秘密、法律行政法规禁止公开、保护第三方合法权益、属于三类内部事务信息、属于四类过程性信息、属于行政执法案卷、属于行政查询事项",
        "如公众对本报告有任何疑问，请与示例市交通运输局办公室联系（地址：示例市人民路1号；电话：0000-12345678）。",
    ],
)
def test_what_the_law_prescribes_is_nobodys_own(vocabulary: Vocabulary, text: str) -> None:
    assert found(vocabulary, text) == []
    assert len(found(vocabulary, f"{text}{OWN}")) == 1


def test_numbers_of_persons_are_concealed(vocabulary: Vocabulary) -> None:
    (each,) = found(vocabulary, f"申请人身份证号11010519491231002X。{OWN}")
    assert "11010519491231002X" not in each.text and "1101" not in each.masked


def test_lone_surrogates_do_no_harm(vocabulary: Vocabulary) -> None:
    assert len(found(vocabulary, f"{OWN}\ud800")) == 1


def test_hostile_texts_are_bounded(vocabulary: Vocabulary) -> None:
    (long,) = found(vocabulary, "".join(chr(0x4E00 + at % 9_000) for at in range(50_000)))
    assert len(long.masked) == 5_000
    assert len(found(vocabulary, "\n".join([OWN] * 2_000))) == 500
