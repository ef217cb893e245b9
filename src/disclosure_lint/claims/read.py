"""The claims of a text: figures with the phrases around them, and denials. What they are compared with is not known."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from disclosure_lint.claims.kinds import FIGURE, ClaimKind, ClaimKinds
from disclosure_lint.claims.marks import clause_before, paragraph_before, sentence_before, setting
from disclosure_lint.claims.numbers import Figure, Words, figures
from disclosure_lint.vocabulary import fold

_BREAKS = "。;!?\n"
_FIGURE_AT_END = r"[0-9零一二三四五六七八九十百千万亿余]\s?[^\s0-9]{1,2}(?:\([^()]*\))?[”」]?$"
_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("《", "》"))
_MARKS = " ,。;)\n"
_BEFORE, _AFTER = 60, 24
"""Characters before and after a figure that phrases are looked for in."""


class Claim(NamedTuple):
    """What a text states at `start..end`: `figure` of the thing `kind`; no figure where it says there was none.

    `scope` is one of `marks`; `this_year` False where it is not of the year reported on.
    """

    kind: str
    figure: Figure | None
    start: int
    end: int
    this_year: bool
    scope: str


class Author(NamedTuple):
    """Who writes, and on which year."""

    agency: str
    year: int | None


def read_claims(text: str, kinds: ClaimKinds, words: Words, author: Author, heading: str = "") -> tuple[Claim, ...]:
    """The claims of a text in order; `heading` is what it stands under."""
    folded = fold(text)
    found = [*_stated(folded, kinds, words, author, heading), *_denied(folded, kinds, words, author)]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.kind)))


def _stated(text: str, kinds: ClaimKinds, words: Words, author: Author, heading: str) -> Iterator[Claim]:
    for figure in figures(text, kinds.measures, words):
        if not figure.measure:
            continue
        first = _first(text, figure)
        hit = kinds.find(_window(text, first, figure))
        if hit is None:
            continue
        kind, start = hit[0], _place(text, first, figure, hit[1])
        if figure.measure in kind.measures and _fits(text, start, figure, kind, words, heading):
            this_year, scope = setting(text, start, author.agency, author.year, words)
            yield Claim(kind.key, figure, _last_clause(text, start, figure), figure.end, this_year, scope)


def _last_clause(text: str, start: int, figure: Figure) -> int:
    """Where the clause with the figure begins, if the phrase began in an earlier one."""
    at = max(text.rfind(",", start, figure.start), text.rfind(";", start, figure.start)) + 1
    return at + len(text[at : figure.start]) - len(text[at : figure.start].lstrip()) if at else start


def _first(text: str, figure: Figure) -> int:
    """Where what is looked at before a figure begins."""
    first = max(figure.start - _BEFORE, 0)
    return max(first, *(text.rfind(mark, first, figure.start) + 1 for mark in _BREAKS))


def _window(text: str, first: int, figure: Figure) -> str:
    """What stands around a figure, without white space."""
    before, after = text[first : figure.start], text[figure.end : figure.end + _AFTER]
    return FIGURE.join("".join(part.split()).replace(FIGURE, " ") for part in (before, after))


def _place(text: str, first: int, figure: Figure, number: int) -> int:
    """Where the character of that number in the window, which is none after the figure, stands in the text."""
    places = (at for at in range(first, figure.start) if not text[at].isspace())
    return next(islice(places, number, None), figure.start)


def _fits(text: str, start: int, figure: Figure, kind: ClaimKind, words: Words, heading: str) -> bool:
    """Whether the surroundings let the phrase mean what it says."""
    sentence, whole = sentence_before(text, start), sentence_before(text, figure.start)
    if any(whole.count(left) > whole.count(right) for left, right in _QUOTES):
        return False
    if _is_joined(text[max(start - _AFTER, 0) : start], words):
        return False
    if kind.unless.mentions(clause_before(text, start) + text[start : figure.end]):
        return False
    if not kind.in_lists and words["claim_among"].mentions(sentence):
        return False
    if not (kind.context.literals or kind.context.patterns):
        return True
    paragraph = paragraph_before(text, start)
    before = paragraph_before(text, max(start - len(paragraph) - 1, 0))
    said = (heading, before, paragraph, text[start : figure.end + _AFTER])
    return any(kind.context.mentions(part) for part in said)


def _is_joined(before: str, words: Words) -> bool:
    """Whether what stands before a phrase joins it to another thing that has no figure of its own."""
    before = before.rstrip()
    joint = max((len(word) for word in words["claim_joined"].literals if before.endswith(word)), default=0)
    return bool(joint) and not re.search(_FIGURE_AT_END, before[:-joint])


def _denied(text: str, kinds: ClaimKinds, words: Words, author: Author) -> Iterator[Claim]:
    if not kinds.denials.mentions(text):
        return
    for kind in kinds.all:
        for start, end in kind.none.finditer(text):
            end = start + len(text[start:end].rstrip(_MARKS))
            yield Claim(kind.key, None, start, end, *setting(text, start, author.agency, author.year, words))
