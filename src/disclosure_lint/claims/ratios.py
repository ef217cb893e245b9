"""Shares and growth rates that a text states, and what its own figures give. Approximate ones are not judged."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from disclosure_lint.claims.numbers import MAX_TEXT, Figure, Words, figures, numeral
from disclosure_lint.vocabulary import fold

_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN = re.compile(r"[\s,:(]{0,3}")
_STOPS = "。!?\n"
_FAR = 1500
"""Characters that a sentence has on either side at most."""
_MOST = 400
"""Figures of a text that a share may be one of."""
_NEAR = 16
"""Characters before a figure that tell whether it is last year's."""


class Ratio(NamedTuple):
    """A percentage stated of `figure`, signed, with so many decimals, less than none where it is stated in times;
    `start..end` covers both.

    `bases` are the figures of the text that it may be a ratio to: for a share wholes, for growth the year before.
    """

    growth: bool
    percent: Decimal
    decimals: int
    figure: Figure
    bases: tuple[Decimal, ...]
    start: int
    end: int

    def of(self, base: Decimal | int) -> Decimal | None:
        """The percentage that a base gives; None where it is 0."""
        if not base:
            return None
        change = self.figure.value - base if self.growth else self.figure.value
        return change * 100 / base

    def fits(self, base: Decimal | int) -> bool:
        """Whether a base gives the percentage, rounded or cut off to the digits printed."""
        given = self.of(base)
        if given is None or (self.percent and given and (given < 0) != (self.percent < 0)):
            return False
        unit = Decimal(1).scaleb(-self.decimals)
        difference = abs(given) - abs(self.percent)
        return -unit / 2 <= difference < unit or difference == unit / 2


def ratios(text: str, measures: tuple[str, ...], words: Words) -> Iterator[Ratio]:
    """The exact percentages of a text that directly follow the figure they are of."""
    folded = fold(text)[:MAX_TEXT]
    every = [figure for figure in figures(folded, measures, words) if figure.measure]
    starts = [figure.start for figure in every]
    for name in ("growth", "share"):
        for (start, end), groups in words[name].groups(folded):
            found = every[bisect_left(starts, _first(folded, start)) : bisect_left(starts, _last(folded, end))]
            ratio = _ratio(folded, (start, end), groups, found, words)
            if ratio is not None and name == "growth":
                yield ratio._replace(bases=_bases(folded, ratio.figure, groups, found, words))
            elif ratio is not None:
                wholes = [item for item in found if not folded.startswith(words["share_of"].literals, item.end)]
                yield ratio._replace(growth=False, bases=_wholes(ratio.figure, wholes, every))


def _first(text: str, start: int) -> int:
    """Where the sentence around `start` begins."""
    far = max(start - _FAR, 0)
    return max(far, *(text.rfind(mark, far, start) + 1 for mark in _STOPS))


def _last(text: str, end: int) -> int:
    """Where the sentence around `end` ends."""
    far = min(end + _FAR, len(text))
    return min(far, *(at for at in (text.find(mark, end, far) for mark in _STOPS) if at >= 0), len(text))


def _ratio(
    text: str, span: tuple[int, int], groups: Mapping[str, str], found: Sequence[Figure], words: Words
) -> Ratio | None:
    """The percentage at a place, without its bases; None where it directly follows no exact figure."""
    before = [figure for figure in found if figure.end <= span[0]]
    percent = _stated(groups)
    rough = any(groups.get(name) for name in ("about", "rough", "more"))
    if not before or rough or percent is None or not before[-1].exact:
        return None
    figure = before[-1]
    if not _BETWEEN.fullmatch(_BRACKETS.sub("", text[figure.end : span[0]])):
        return None
    decimals = -int(percent.as_tuple().exponent)
    return Ratio(True, -percent if groups.get("down") else percent, decimals, figure, (), figure.start, span[1])


def _stated(groups: Mapping[str, str]) -> Decimal | None:
    """The percentage that a match states: in digits, in numerals, by so many times, or to so many times."""
    by, to = groups.get("by"), groups.get("to")
    if by or to:
        times = _number(by or to or "")
        return None if times is None else (times - 1 if to else times).scaleb(2)
    return Decimal(groups["p"]) if groups.get("p") else numeral(groups.get("c", ""))


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text[0].isdigit() else numeral(text)


def _bases(
    text: str, figure: Figure, groups: Mapping[str, str], found: Sequence[Figure], words: Words
) -> tuple[Decimal, ...]:
    """What the sentence itself says of the year before: a change in items, or last year's figure."""
    bases = [Decimal(groups["b"])] if groups.get("b") else []
    if groups.get("d"):
        change = Decimal(groups["d"])
        bases.append(figure.value + change if groups.get("down") else figure.value - change)
    for last, other in zip((None, *found), found, strict=False):
        lead = text[max(last.end if last else 0, other.start - _NEAR) : other.start]
        if other.measure == figure.measure and other.exact and words["growth_base"].mentions(lead.rstrip()):
            bases.append(other.value)
    return tuple(bases)


def _wholes(figure: Figure, found: Sequence[Figure], every: Sequence[Figure]) -> tuple[Decimal, ...]:
    """The figures before it in the sentence that it may be a share of, then all others of the text."""
    own = [item.value for item in found if item.start < figure.start and _may_be_whole(item, figure)]
    alike = [item for item in every[:_MOST] if _may_be_whole(item, figure)]
    return (*own, *dict.fromkeys(item.value for item in alike)) if own else ()


def _may_be_whole(item: Figure, part: Figure) -> bool:
    return item.measure == part.measure and item.exact and 0 < item.value >= part.value
