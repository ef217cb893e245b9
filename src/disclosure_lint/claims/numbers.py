"""Numbers in running text: Arabic and Chinese numerals, separators, 万 and 亿, and how exact they are."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from disclosure_lint.vocabulary import PhraseList

Words = Mapping[str, PhraseList]

_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]{1,15}(?:\.[0-9]{1,9})?"
_CHINESE = "[〇零○一二两三四五六七八九十百千万亿]{1,24}"
_NUMBER = re.compile(rf"(?<![0-9A-Za-z.])(?:(?P<arabic>{_ARABIC})|(?P<chinese>{_CHINESE}))")
_SCALE = re.compile(r"\s?([百千]?[万亿]{1,2}|[百千])")
_DIGITS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10_000, "亿": 100_000_000}
_ONE, _EXACT = Decimal(1), Decimal(0)


MAX_TEXT = 40_000
"""Characters of a text that figures are read from: no section of a report is nearly that long."""


class Figure(NamedTuple):
    """A number at `start..end` of a folded text and the measure word after it, '' where there is none.

    `step` is how much one of the last printed digit is worth where the number is not exact, 0 where it is. `end` is
    after the measure word.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    measure: str

    @property
    def exact(self) -> bool:
        """Whether the number is meant to the last item."""
        return not self.step

    def may_be(self, number: Decimal | int) -> bool:
        """Whether that number could be written so."""
        return abs(self.value - number) <= self.step


def numeral(text: str) -> Decimal | None:
    """The value of Chinese numerals, with a point perhaps: 一百二十三, 两千零五, 三万六, 二〇二四, 十二点五."""
    whole, point, rest = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not rest or any(character not in _DIGITS for character in rest):
        return None
    return Decimal(f"{value}.{''.join(str(_DIGITS[character]) for character in rest)}")


def _whole(text: str) -> int | None:
    if not text or text[0] in "百千万亿":
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    tenth = 1  # what a digit at the end is worth: 三万六 is 36000
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
            tenth = tenth if digit else 1
        elif character in _STEPS:
            section += (digit or 1) * _STEPS[character]
            digit, tenth = 0, _STEPS[character] // 10
        else:
            lower = total if character == "亿" else 0
            total += (lower + section + digit) * _GREAT[character] - lower
            section, digit, tenth = 0, 0, _GREAT[character] // 10
    return total + section + digit * tenth


def figures(text: str, measures: tuple[str, ...], words: Words) -> tuple[Figure, ...]:
    """The numbers of a folded text from left to right. `words` hold `about_before` and `about_after`.

    Percentages and numbers within words of letters are no figures here.
    """
    return _figures(text[:MAX_TEXT], measures, words["about_before"].literals, words["about_after"].literals)


class _Around(NamedTuple):
    """What may stand around a number: 约 before it; 余 after it and measure words, by their first characters."""

    about: tuple[str, ...]
    more: dict[str, list[str]]
    measures: dict[str, list[str]]


@lru_cache(maxsize=16)
def _figures(
    text: str, measures: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[Figure, ...]:
    around = _Around(before, _by_first(after), _by_first(measures))
    found, at = [], 0
    while match := _NUMBER.search(text, at):
        figure = _figure(text, match, around)
        if figure is not None:
            found.append(figure)
        at = max(match.end(), figure.end if figure else 0)
    return tuple(found)


def _figure(text: str, match: re.Match[str], around: _Around) -> Figure | None:
    """The figure that a number makes with what stands around it."""
    written, arabic, end = match[0], match["arabic"], match.end()
    value = Decimal(written.replace(",", "")) if arabic else numeral(written)
    if value is None:
        return None
    unit = Decimal(1).scaleb(-len(written.partition(".")[2])) if "." in written else _ONE
    vague, scaled = text[max(match.start() - 4, 0) : match.start()].rstrip().endswith(around.about), False
    for _ in range(3):  # 10余万, 1.6万余
        after, scale = end + len(_beginning(text, end, around.more)), _SCALE.match(text, end)
        if after > end:
            vague, end = True, after
        elif scale and arabic and not scaled:
            factor = _factor(scale[1])
            value, unit, end, scaled = value * factor, unit * factor, scale.end(), True
        else:
            break
    end += text.startswith(" ", end)
    if text.startswith(("%", "‰"), end):
        return None
    measure = _beginning(text, end, around.measures)
    end += len(measure)
    vague = vague or (bool(measure) and len(_beginning(text, end, around.more)) > 1)  # 50件左右, but not 3件多数
    rounded = scaled or (not arabic and written[-1] in _GREAT)
    if not vague and not rounded:
        return Figure(value, _EXACT, match.start(), end, measure)
    step = max(unit, _trailing(value)) if vague else unit if arabic else _trailing(value)
    return Figure(value, step, match.start(), end, measure)


def _factor(scale: str) -> int:
    product = 1
    for character in scale:
        product *= _STEPS.get(character) or _GREAT[character]
    return product


def _trailing(value: Decimal) -> Decimal:
    """What one of the last digit that is not zero is worth."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(int(exponent))


def _beginning(text: str, start: int, phrases: Mapping[str, Sequence[str]]) -> str:
    """The first of the phrases that stands at `start`, '' where none does."""
    for phrase in phrases.get(text[start : start + 1], ()):
        if text.startswith(phrase, start):
            return phrase
    return ""


def _by_first(phrases: tuple[str, ...]) -> dict[str, list[str]]:
    """Phrases by their first characters."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        found.setdefault(phrase[:1], []).append(phrase)
    return found
