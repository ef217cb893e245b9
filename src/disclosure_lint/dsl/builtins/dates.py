"""Builtins about years, periods and dates."""

from datetime import date
from typing import Any

from disclosure_lint.dates import chinese_number, period_of
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.dsl.builtins.table import Builtin, Range
from disclosure_lint.dsl.builtins.texts import passage
from disclosure_lint.dsl.context import Context
from disclosure_lint.dsl.types import DATE, PLACE, YEAR
from disclosure_lint.values import Unknown, unknown

_PERIOD = unknown("not_stated", "statistical period")


def _year_in(context: Context, text: str) -> Any:
    for _, groups in context.vocabulary.words["year"].groups(text):
        year = chinese_number(groups["y"])
        if year is not None:
            return year
    return unknown("not_stated", "year in title")


def _period(context: Context, text: str) -> tuple[tuple[int, int], tuple[date, date]] | None:
    """The first period that a text states, and where; looked for once a report and text."""
    memo = context.own.memo
    key = ("period", text)
    if key not in memo:
        memo[key] = _first_period(context, text)
    found: tuple[tuple[int, int], tuple[date, date]] | None = memo[key]
    return found


def _first_period(context: Context, text: str) -> tuple[tuple[int, int], tuple[date, date]] | None:
    for span, groups in context.vocabulary.words["period"].groups(text):
        period = period_of(groups)
        if period:
            return span, period
    return None


def _period_start(context: Context, text: str) -> Any:
    found = _period(context, text)
    return found[1][0] if found else _PERIOD


def _period_end(context: Context, text: str) -> Any:
    found = _period(context, text)
    return found[1][1] if found else _PERIOD


def _find_period(context: Context, pointer: str) -> Any:
    text = passage(context, pointer)
    if text.__class__ is Unknown:
        return text
    found = _period(context, text)
    return Range(pointer, *found[0]) if found else _PERIOD


def _date(context: Context, year: int, month: int, day: int) -> Any:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return unknown("undefined", f"{year}-{month}-{day}")


def _deadline(context: Context) -> Any:
    """The last day for publication: month and day by level, in the year after the one reported on."""
    level, year = context.own.level, context.own.report.year
    if level is None:
        return context.own.absent("level")
    if year is None:
        return context.own.absent("year")
    day = context.parameters["deadlines"].get(level)
    if day is None:
        return unknown("not_stated", f"deadline for level {level}")
    month, _, day_of_month = day.partition("-")
    return _date(context, year + 1, int(month), int(day_of_month))


TABLE = (
    Builtin("year_in", "所称年份", ("text",), YEAR, Bilingual("文字中首先出现的年份",
            "the year that a text names first"), _year_in),
    Builtin("period_start", "统计期起", ("text",), DATE, Bilingual("文字所称统计期限的第一天",
            "the first day of the statistical period a text states"), _period_start),
    Builtin("period_end", "统计期止", ("text",), DATE, Bilingual("文字所称统计期限的最后一天",
            "the last day of the statistical period a text states"), _period_end),
    Builtin("find_period", "统计期限处", ("passage",), PLACE, Bilingual("统计期限所在之处",
            "where a text states the statistical period"), _find_period, strict=False),
    Builtin("date", "日期", ("year", "number", "number"), DATE, Bilingual("年、月、日组成的日期",
            "the date of year, month and day"), _date),
    Builtin("deadline", "法定期限", (), DATE, Bilingual("本层级公布年度报告的最后一天",
            "the last day for an agency of this level to publish"), _deadline),
)  # fmt: skip
