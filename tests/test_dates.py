"""Numerals, dates and periods, and the patterns of the packaged vocabulary that find them."""

from datetime import date
from functools import cache

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.dates import chinese_number, date_of, period_of, read_date
from disclosure_lint.resources import resource
from disclosure_lint.vocabulary import PhraseList, Vocabulary

YEAR_2024 = (date(2024, 1, 1), date(2024, 12, 31))


@cache
def words(name: str) -> PhraseList:
    data = yaml.safe_load((resource("rules") / "national" / "vocabulary.yaml").read_text("utf-8"))["words"]
    return Vocabulary.from_data(data).words[name]


def chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones or not tens else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [("2024", 2024), ("２０２４", 2024), ("二〇二四", 2024), ("二○二四", 2024), ("二零二四", 2024), ("二0二四", None), ("十", 10),
     ("十二", 12), ("二十", 20), ("三十一", 31), ("〇", 0), ("", None), ("十十", None), ("百", None), ("12345", None),
     ("二十三四", None), ("²", None), (" 7 ", 7)],
)  # fmt: skip
def test_numbers(text: str, value: int | None) -> None:
    assert chinese_number(text) == value


@given(st.integers(1, 99))
def test_chinese_numbers(number: int) -> None:
    assert chinese_number(chinese(number)) == number


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_dates_in_every_spelling(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    plain = f"{day.year}年{day.month}月{day.day}日"
    spellings = [plain, day.isoformat(), f"{day.year}.{day.month}.{day.day}", f"{day.year} 年 {day.month} 月 {day.day} 日",
                 plain.translate({48 + digit: 0xFF10 + digit for digit in range(10)}), f"（{plain}）", f"某局{plain}",
                 f"{year}年{chinese(day.month)}月{chinese(day.day)}日", f"{day.isoformat()} 10:30"]  # fmt: skip
    assert [read_date(text) for text in spellings] == [day] * len(spellings)


@pytest.mark.parametrize(
    "text",
    ["", "2025年2月30日", "2025年13月1日", "12025年1月1日", "202511日", "20251月1日", "2025年1231日", "2025年1月", "2025-1.2", "2025年1月24",
     "25年1月1日"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_date_of() -> None:
    assert date_of("二〇二五", "一", "24") == date(2025, 1, 24)
    assert date_of("二〇二五", "x", "24") is None


def test_periods_with_parts_missing() -> None:
    assert period_of({"y1": "2024", "m1": "1", "d1": "1", "y2": "", "m2": "12", "d2": "31"}) == YEAR_2024
    assert period_of({"y1": "2024", "m1": "1", "m2": "2"}) == (date(2024, 1, 1), date(2024, 2, 29))
    assert period_of({"y1": "2024", "m1": "2", "d1": "30", "m2": "12", "d2": "31"}) is None


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月1日至12月31日",
        "2024年1月1日至2024年12月31日",
        "自2024年1月1日起至2024年12月31日止",
        "从2024年1月1日起，到同年12月31日止",
        "2024年1月1日0时起至2024年12月31日",
        "2024年01月01日—2024年12月31日",
        "2024年1月1日——12月31日",
        "2024 年 1 月 1 日 至 12 月 31 日",
        "2024年1月1日-2024年12月31日",
        "２０２４年１月１日至２０２４年１２月３１日",
        "二〇二四年一月一日至二〇二四年十二月三十一日",
        "二○二四年一月一日至十二月三十一日",
        "2024.1.1-2024.12.31",
        "2024.01.01—12.31",
        "2024-01-01至2024-12-31",
        "2024/1/1~2024/12/31",
        "统计期限为2024年1月至12月",
        "统计时间：2024年1-12月",
    ],
)
def test_stated_periods(text: str) -> None:
    found = [period_of(groups) for _, groups in words("period").groups(f"说明：{text}。")]
    assert found == [YEAR_2024]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024年1月1日至2025年1月1日", (date(2024, 1, 1), date(2025, 1, 1))),
        ("2023年12月1日至2024年11月30日", (date(2023, 12, 1), date(2024, 11, 30))),
    ],
)
def test_other_periods_are_read_as_they_stand(text: str, period: tuple[date, date]) -> None:
    assert [period_of(groups) for _, groups in words("period").groups(text)] == [period]


@pytest.mark.parametrize(
    "text",
    ["202011日起至20201231日", "20211月1日至12月31日", "2021年1月1日至20211231日", "12021年1月1日至12月31日", "2021年1月1日起至12月31",
     "2021年11日至12月31日", "2024年1月1日起施行", "2024年1月至6月，本机关受理申请"],
)  # fmt: skip
def test_broken_dates_are_no_period(text: str) -> None:
    assert list(words("period").groups(text)) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [("某局2024年政府信息公开工作年度报告", 2024), ("某局2024年度报告", 2024), ("某局二〇二四年报告", 2024), ("某局二○二四年报告", 2024),
     ("某局２０２４年报告", 2024), ("某局2024政府信息公开年报", 2024), ("某局 2024 年报告", 2024)],
)  # fmt: skip
def test_years(text: str, year: int) -> None:
    assert [chinese_number(groups["y"]) for _, groups in words("year").groups(text)] == [year]


@pytest.mark.parametrize("text", ["某局报告", "国办发〔2024〕30号", "共12024年", "2024条"])
def test_no_years(text: str) -> None:
    assert list(words("year").groups(text)) == []
