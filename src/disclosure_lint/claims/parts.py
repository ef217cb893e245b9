"""Totals and the parts listed with them: sums that do not come out. Lists that need not be complete are left alone."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from disclosure_lint.claims.numbers import Figure, Words, figures
from disclosure_lint.prose.sentences import sentences
from disclosure_lint.vocabulary import fold

_SEPARATORS = ("、", ",", ";")
_FAR = 40
"""Characters between two parts at most."""
_MOST, _LENGTH = 60, 800
"""Parts of a list and characters that it takes at most."""
_LEAST, _LEAST_BARE = 2, 3
"""Parts of a list that a word opens (分别为), and of one that a bracket or colon alone opens."""


class WrongSum(NamedTuple):
    """A total at `total` and the parts listed for it, which come to `added`; `start..end` is the whole list."""

    total: Figure
    parts: tuple[Figure, ...]
    start: int
    end: int

    @property
    def added(self) -> Decimal:
        """What the parts come to."""
        return sum((part.value for part in self.parts), Decimal())


def wrong_sums(text: str, measures: tuple[str, ...], words: Words) -> Iterator[WrongSum]:
    """The lists of a text whose parts do not add up to the total before them (分别为, in brackets) or after (合计)."""
    folded = fold(text)
    every = [figure for figure in figures(folded, measures, words) if figure.measure]
    starts = [figure.start for figure in every]
    for start, end in sentences(folded):
        found = every[bisect_left(starts, start) : bisect_left(starts, end)]
        for at, figure in enumerate(found):
            parts = _after(folded, end, found, at, words) or _before(folded, found, at, words)
            if parts and not _comes_out(figure, parts):
                first, last = min(figure.start, parts[0].start), max(figure.end, parts[-1].end)
                yield WrongSum(figure, tuple(parts), first, last + (folded[last : last + 1] == ")"))


def _comes_out(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts, or the first few of them (what follows may be another list), add up."""
    if not total.exact or not all(part.exact for part in parts):
        return True
    added = Decimal()
    for number, part in enumerate(parts, 1):
        added += part.value
        if number > 1 and added == total.value:
            return True
    return False


def _after(text: str, end: int, found: list[Figure], at: int, words: Words) -> list[Figure]:
    """The parts of a list that opens right after a total, [] where none does; the sentence ends at `end`."""
    total = found[at]
    ahead = text[total.end : min(total.end + _FAR, end)]
    opening = words["sum_opening"].find(ahead)
    bare = opening is None
    opening = opening or words["sum_mark"].find(ahead)
    if opening is None:
        return []
    begin = total.end + opening[1]
    bracket = "(" in text[total.end : begin]
    end = min(end, begin + _LENGTH)
    stop = _closing(text, begin, end) if bracket else end
    following = found[at + 1 : at + 1 + _MOST]
    inside = [figure for figure in following if figure.start < stop and not _nested(text, begin, figure)]
    parts = _listed(text, inside, begin, total.measure, words)
    rest = text[parts[-1].end : stop] if parts else ""
    if len(parts) < (_LEAST_BARE if bare else _LEAST):
        return []
    return [] if rest.startswith(words["sum_unfinished"].literals) or (bracket and rest.strip()) else parts


def _closing(text: str, begin: int, end: int) -> int:
    """Where the bracket closes that is open at `begin`."""
    depth = 1
    for at in range(begin, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return end


def _nested(text: str, begin: int, figure: Figure) -> bool:
    between = text[begin : figure.start]
    return between.count("(") > between.count(")")


def _listed(text: str, found: list[Figure], begin: int, measure: str, words: Words) -> list[Figure]:
    """Neighbouring figures of one measure with the same separator between them; [] where the list may be open."""
    parts: list[Figure] = []
    separator = ""
    joined = _joints(words)
    for figure in found:
        between = _without_brackets(text[parts[-1].end if parts else begin : figure.start])
        mark = _separator(between, joined) if parts else ""
        ends = parts and (not mark or mark not in (separator or mark, *joined))
        rest = between.lstrip()[len(mark) :].lstrip()
        if ends or figure.measure != measure or (parts and rest.startswith(words["sum_closing"].literals)):
            break
        if len(between) > _FAR or words["sum_open"].mentions(between):
            return []
        separator = separator or ("" if mark in joined else mark)
        parts.append(figure)
    return parts


def _joints(words: Words) -> tuple[str, ...]:
    """The words that may stand before the last part of a list, longer ones first."""
    literals = (word for word in words["claim_joined"].literals if word not in _SEPARATORS)
    return tuple(sorted(literals, key=len, reverse=True))


def _separator(between: str, joined: tuple[str, ...]) -> str:
    bare = between.lstrip()
    return next((mark for mark in (*_SEPARATORS, *joined) if bare.startswith(mark)), "")


def _without_brackets(text: str) -> str:
    while "(" in text and ")" in text[text.index("(") :]:
        head, _, rest = text.partition("(")
        text = head + rest.partition(")")[2]
    return text


def _before(text: str, found: list[Figure], at: int, words: Words) -> list[Figure]:
    """The parts before a total that follows them, [] where it does not."""
    total = found[at]
    lead = text[found[at - 1].end : total.start].strip(" ,、;") if at else ""
    if lead not in words["sum_closing"].literals:
        return []
    parts: list[Figure] = []
    joined = _joints(words)
    for figure in reversed(found[max(at - _MOST, 0) : at]):
        between = text[figure.end : parts[0].start] if parts else ""
        if figure.measure != total.measure or (parts and _separator(between, joined) not in (_SEPARATORS[0], *joined)):
            break
        if len(between) > _FAR or words["sum_open"].mentions(between):
            break
        parts.insert(0, figure)
    return parts if len(parts) >= _LEAST else []
