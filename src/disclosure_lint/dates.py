"""Dates, years and periods as Chinese documents write them. Knows numerals and 年月日, nothing else."""

import re
from collections.abc import Mapping
from datetime import date

from disclosure_lint.vocabulary import fold

_DIGITS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0}
_NUMERAL = "0-9〇零○O一二三四五六七八九十"
_DATE = (
    rf"(?<![{_NUMERAL}])(?P<y>[{_NUMERAL}]{{4}})\s?(?:(?P<nian>年)|(?P<mark>[-./]))"
    rf"\s?(?P<m>[{_NUMERAL}]{{1,3}})\s?(?(nian)月|(?P=mark))"
    rf"\s?(?P<d>[{_NUMERAL}]{{1,3}})(?![{_NUMERAL}])(?(nian)\s?[日号])"
)


def chinese_number(text: str) -> int | None:
    """The value of up to four numerals: `2024`, `２０２４`, 二〇二四, 十二, 三十一; None where it is no number."""
    text = fold(text).strip()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 4 else None
    if not 0 < len(text) <= 4 or any(character not in _DIGITS and character != "十" for character in text):
        return None
    if "十" not in text:
        return int("".join(str(_DIGITS[character]) for character in text))
    tens, _, ones = text.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def date_of(year: str, month: str, day: str) -> date | None:
    """The date of three numerals; None where there is no such day."""
    numbers = [chinese_number(part) for part in (year, month, day)]
    try:
        return date(*(-1 if number is None else number for number in numbers))
    except ValueError:
        return None


def read_date(text: str) -> date | None:
    """The first date in a text: 2025年1月24日, 二〇二五年一月二十四日, 2025-01-24, 2025.1.24, full-width too."""
    match = re.search(_DATE, fold(text))
    return date_of(*match.group("y", "m", "d")) if match else None


def period_of(groups: Mapping[str, str]) -> tuple[date, date] | None:
    """First and last day from named groups `y1 m1 d1 y2 m2 d2`; None where one of the two is no day.

    A missing second year is the first; missing days are the first and the last of their months.
    """
    first_year = groups.get("y1", "")
    last_year = groups.get("y2") or first_year
    first = date_of(first_year, groups.get("m1", ""), groups.get("d1") or "1")
    days = [groups["d2"]] if groups.get("d2") else ["31", "30", "29", "28"]
    lasts = (date_of(last_year, groups.get("m2", ""), day) for day in days)
    last = next((day for day in lasts if day), None)
    return (first, last) if first and last else None
