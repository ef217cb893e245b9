"""The numbers before headings: 一、 第一部分 （一） 1. and the marks that are left where a number got lost."""

import re
from typing import Literal, NamedTuple, TypeAlias

Rank: TypeAlias = Literal["main", "bare", "sub", "lost", "none"]
"""一、 or 第一部分 · 一 without a mark · （一）, 一) or 1. · a mark without its number · nothing."""

_NUMERALS = "一二三四五六七八九十"
_MARKS = r"[\s、.．,，:：;；]"
_MAIN = re.compile(
    rf"\s*(?:第\s*([{_NUMERALS}0-9]{{1,2}})\s*(?:部\s*分|章|篇)|([{_NUMERALS}]{{1,2}})(?={_MARKS})){_MARKS}*"
)
_BARE = re.compile(rf"\s*([{_NUMERALS}])(?=\w)")
_SUB = re.compile(
    rf"\s*(?:[(（]\s*([{_NUMERALS}]{{1,2}}|[0-9]{{1,2}})\s*[)）]|([{_NUMERALS}]{{1,2}}|[0-9]{{1,2}})\s*[)）]"
    rf"|([0-9]{{1,2}})\s*[、.．,，](?![0-9])){_MARKS}*"
)
_LOST = re.compile(rf"\s*(?:[(（]\s*[)）]|[、.．]){_MARKS}*")
_REACH = 60
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


class Numbering(NamedTuple):
    """What stands before a heading: its rank, the number where it is one to ten, and where the title begins."""

    rank: Rank
    value: int | None
    end: int


def numbering(text: str, start: int = 0) -> Numbering:
    """The number at a place in a text."""
    piece = text[start : start + _REACH].translate(_FULL_WIDTH)
    ranks: tuple[tuple[Rank, re.Pattern[str]], ...] = (
        ("main", _MAIN),
        ("sub", _SUB),
        ("bare", _BARE),
        ("lost", _LOST),
    )
    for rank, pattern in ranks:
        match = pattern.match(piece)
        if match:
            digits = next(filter(None, match.groups()), "")
            return Numbering(rank, _value(digits), start + match.end())
    return Numbering("none", None, start)


def _value(digits: str) -> int | None:
    if digits.isdecimal():
        return int(digits)
    return _NUMERALS.index(digits) + 1 if len(digits) == 1 else None
