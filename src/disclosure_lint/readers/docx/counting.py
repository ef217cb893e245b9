"""How Word writes the numbers of its lists: the formats of `w:numFmt`. Knows only numbers."""

from collections.abc import Callable
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))
_PLAIN: Final = ("零一二三四五六七八九", ("", "十", "百", "千"))
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST: Final = 9999
"""Above it digits are good enough for every format."""


def counted(number: int, style: str) -> str:
    """A number as a list of that format shows it; digits where the format is not known or has no such number.

    >>> counted(12, "chineseCounting"), counted(3, "decimalEnclosedCircle"), counted(4, "upperRoman")
    ('十二', '③', 'IV')
    """
    if style in ("none", "bullet"):
        return ""
    write = _FORMATS.get(style)
    return write(number) if write and 0 <= number <= _MOST else str(number)


def _counting(number: int, digits: str, units: tuple[str, ...]) -> str:
    """A number in words: 十二, 一百零三."""
    text, zero = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + units[power]
        zero = digit == 0
    return text or digits[0]


def _chinese(number: int) -> str:
    text = _counting(number, *_PLAIN)
    return text.removeprefix("一") if 10 <= number < 20 else text


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _chinese_short(number: int) -> str:
    """In words up to ninety-nine, digit by digit above."""
    return _chinese(number) if number < 100 else _by_digit(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        text += letters * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    """Letters a to z, then aa, bb ..."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if 0 < number <= 780 else str(number)


def _from(first: str, most: int) -> Callable[[int], str]:
    """Characters that follow each other, the first for one."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= most else str(number)


def _of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "chineseCounting": _chinese_short,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese_short,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "chineseLegalSimplified": lambda number: _counting(number, *_LEGAL),
    "ideographDigital": _by_digit,
    "taiwaneseDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
}
