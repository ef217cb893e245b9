"""What a workbook shows for the number stored in a cell: exact, without float noise, dates and percentages as such.

Neither separators nor rounding by a format are kept: the figure is what is stored. Units that a format adds are.
"""

import re
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

DIGITS: Final = 15
"""Significant digits that spreadsheets show; what is beyond is noise of binary fractions."""

_CONTEXT: Final = Context(prec=DIGITS)
_LONGEST: Final = 30
_YMD, _YM, _MD = "yyyy年m月d日", "yyyy年m月", "m月d日"
_BUILT_IN: Final = {
    9: "0%",
    10: "0.00%",
    14: _YMD,
    15: _YMD,
    16: _MD,
    17: _YM,
    22: _YMD,
    30: _YMD,
    31: _YMD,
    **dict.fromkeys((27, 36, 50, 52, 55, 57), _YM),
    **dict.fromkeys((28, 29, 51, 53, 54, 56, 58), _MD),
}
"""Formats that every Chinese workbook has without defining them; of the others none changes a figure."""

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_ASIDE = re.compile(r"\[[^\]]*\]|[_*].")
_DAY_ZERO: Final = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_LAST_SERIAL: Final = 2_958_465


class Format(NamedTuple):
    """What a number format does: the parts of a date it shows (of `ymd`), a percentage, words after the number."""

    date: str = ""
    percent: bool = False
    suffix: str = ""


PLAIN: Final = Format()


def format_of(identifier: int, codes: dict[int, str]) -> Format:
    """The format of that number: one that the workbook defines, else one that every workbook has."""
    return _parsed(codes.get(identifier) or _BUILT_IN.get(identifier, ""))


@lru_cache(maxsize=512)
def _parsed(code: str) -> Format:
    """The first section of a format's code, which is for numbers above zero.

    >>> _parsed('#,##0"件"'), _parsed('yyyy"年"m"月"d"日"').date
    (Format(date='', percent=False, suffix='件'), 'ymd')
    """
    code = _ASIDE.sub("", code[:255])
    bare = _QUOTED.sub("", code).split(";")[0].lower()
    if any(letter in bare for letter in "yd") or ("m" in bare and "h" not in bare and "s" not in bare):
        return Format(date="".join(part for part in "ymd" if part in bare))
    words = _QUOTED.sub(lambda found: found[1] or found[2] or "", code.split(";")[0])
    suffix = words[max((words.rfind(digit) for digit in "0#?"), default=-1) + 1 :].strip()
    is_unit = all("\u4e00" <= character <= "\u9fff" for character in suffix)
    return Format(percent="%" in bare, suffix=suffix if is_unit and any(digit in words for digit in "0#?") else "")


def shown(stored: str, found: Format, *, from_1904: bool) -> str:
    """What a cell with a stored number shows; the stored text where that is no number.

    >>> shown("0.30000000000000004", PLAIN, from_1904=False), shown("45678", Format(date="ymd"), from_1904=False)
    ('0.3', '2025年1月21日')
    """
    if found is PLAIN and stored.isdecimal() and len(stored) <= DIGITS:
        return stored.lstrip("0") or "0"
    try:
        number = _CONTEXT.create_decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return stored
    if found.date:
        return _day(number, found.date, from_1904=from_1904) or _plain(number)
    return _plain(number * 100) + "%" if found.percent else _plain(number) + found.suffix


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _day(number: Decimal, parts: str, *, from_1904: bool) -> str:
    if not 1 <= number <= _LAST_SERIAL:
        return ""
    try:
        day = _DAY_ZERO[from_1904] + timedelta(days=int(number))
    except OverflowError:
        return ""
    return "".join({"y": f"{day.year}年", "m": f"{day.month}月", "d": f"{day.day}日"}[part] for part in parts)
