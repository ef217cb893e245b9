"""The year a text gives as its own."""

import pytest

from disclosure_lint.prose.years import other_year
from disclosure_lint.vocabulary import PhraseList

Words = dict[str, PhraseList]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2022年，本机关认真贯彻条例，主动公开信息100条。", 2022),
        ("２０２２年，我局认真贯彻条例。", 2022),
        ("二〇二二年，全市政府信息公开工作平稳有序。", 2022),
        ("2022年度我局主动公开信息100条。", 2022),
        ("工作情况如下：\n（一）主动公开。2022年，全县公开信息100条。", 2022),
        ("2022年，按照上级要求，各项任务按期完成。\n（一）主动公开。全年公开信息100条。", 2022),
        ("2025年，我局认真贯彻条例。", 2025),
        ("根据条例，现将2022年政府信息公开工作年度报告公布如下。", 2022),
    ],
)
def test_another_year(text: str, year: int, words: Words) -> None:
    found = other_year(text, 2024, words)
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize(
    "text",
    [
        "2024年，本机关认真贯彻条例。",
        "2022年以来，本机关持续推进公开。",
        "2023年，我市公开信息90条，2024年公开100条，同比增长11%。",
        "今年，全市公开信息100条。\n2023年，我市存在的更新不及时问题已经解决。",
        "任务完成。\n2025年，我局继续加强培训。",
        "2025年，我局将继续加强培训。",
        "落实《2023年政务公开工作要点》，完成各项任务。",
        "2023年，我市印发《公开办法》，至今执行良好。",
        "按照《关于做好2022年政府信息公开工作年度报告的通知》编制2024年政府信息公开工作年度报告。",
        "2022年，我市被列为国家级试点。",
        "2023年1月1日至12月31日，各单位报送信息。",
    ],
)
def test_not_meant(text: str, words: Words) -> None:
    assert other_year(text, 2024, words) is None


def test_the_place_is_the_year(words: Words) -> None:
    text = "工作情况如下。\n（一）主动公开。２０２２年，全县公开信息100条。"
    found = other_year(text, 2024, words)
    assert found is not None
    assert text[found.start : found.end].startswith("２０２２年")
