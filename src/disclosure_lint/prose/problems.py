"""The problems that a text names, in any of the spellings people use for a list of them. Judges none of them."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from disclosure_lint.dates import chinese_number
from disclosure_lint.prose.sentences import sentences
from disclosure_lint.vocabulary import PhraseList, fold

Words = Mapping[str, PhraseList]

MIN_LENGTH = 4
"""Characters a problem has at least."""
_NUMERALS = re.compile("[一二三四五六七八九十0-9①②③④⑤⑥⑦⑧⑨⑩]+")
_MAX_PROBLEMS = 20
"""Problems that a text is taken to name at most."""
_MAX_INTROS = 8
"""Sentences that announce problems and are followed up; more is no report."""
_PIECES = re.compile("[,;、]")
_CLAUSES = re.compile("[,;]")
_ENDS = re.compile("[。;!?\n]")
_EDGES = " \t\r\n　,，;；:：、。.!！?？"


class Problem(NamedTuple):
    """A problem as it is worded, and where in the text."""

    text: str
    start: int
    end: int


def is_about_prior(sentence: str, year: int | None, words: Words) -> bool:
    """Whether a sentence speaks of problems of the year before `year`."""
    folded = fold(sentence)
    return any(
        not groups.get("y") or (year is not None and chinese_number(groups["y"]) == year - 1)
        for _, groups in words["prior_reference"].groups(folded)
    )


def named_problems(text: str, year: int | None, words: Words) -> tuple[Problem, ...]:
    """The problems of its own year that a text names, () where none can be made out.

    An enumeration after a sentence that announces problems; else the problems within that sentence; else the clauses
    with a word of a shortcoming before any measure.
    """
    folded = fold(text)
    spans = [span for span in sentences(folded) if not is_about_prior(folded[slice(*span)], year, words)]
    intros = ((span, words["problem_intro"].find(folded[slice(*span)])) for span in spans)
    for (start, end), intro in islice(((span, hit) for span, hit in intros if hit), _MAX_INTROS):
        zone_end = _zone_end(folded, start + intro[1], words)
        found = tuple(_enumerated(folded, start + intro[1], zone_end, words))
        found = found or tuple(_inline(folded, start, end, words))
        if found:
            return _worded(text, found)
    return _worded(text, tuple(_clauses(folded, spans, words)))


def _zone_end(text: str, start: int, words: Words) -> int:
    """Where the measures begin: the start of the sentence or clause that announces them."""
    hit = words["measures_intro"].find(text, start)
    return hit[0] if hit else len(text)


def _enumerated(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, int]]:
    """The members of the first enumeration in a range, each up to its first full stop or semicolon."""
    begin = max(start - 1, 0)
    marks = [(begin + at, begin + to) for at, to in words["enumerator"].finditer(text[begin:end])]
    if not marks:
        return
    shape, first = _shape(text[slice(*marks[0])])
    own = [mark for mark in marks if _shape(text[slice(*mark)])[0] == shape]
    for at, mark in enumerate(own):
        if at and first and _shape(text[slice(*mark)])[1] == first:
            return
        stop = _ENDS.search(text, mark[1], end)
        following = own[at + 1][0] if at + 1 < len(own) else end
        yield mark[1], min(stop.start() if stop else end, following)


def _shape(marker: str) -> tuple[str, str]:
    """A marker without its numeral and the surrounding white space and points, and its numeral."""
    numeral = _NUMERALS.search(marker)
    if numeral is None:
        return "", ""
    circled = "①" <= numeral.group() <= "⑩"
    return "#" if circled else _NUMERALS.sub("#", marker).strip(_EDGES + "要"), numeral.group()


def _inline(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, int]]:
    """The problems named within a sentence, one a piece where every piece is a problem by itself."""
    sentence = text[start:end]
    for (at, _), groups in words["problem_inline"].groups(sentence):
        inner = groups["p"]
        offset = start + sentence.index(inner, at)
        pieces = list(_pieces(inner, offset, _PIECES))
        telling = [piece for piece in pieces if words["shortcomings"].mentions(text[slice(*piece)])]
        if telling:
            yield from telling if len(telling) == len(pieces) else [(offset, offset + len(inner))]
            return


def _pieces(text: str, offset: int, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for match in separator.finditer(text):
        yield offset + at, offset + match.start()
        at = match.end()
    yield offset + at, offset + len(text)


def _clauses(text: str, spans: list[tuple[int, int]], words: Words) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        hit = words["measures_intro"].find(text[start:end])
        stop = start + hit[0] if hit else end
        for piece in _pieces(text[start:stop], start, _CLAUSES):
            clause = text[slice(*piece)]
            if words["shortcomings"].mentions(clause) and not words["problem_intro"].mentions(clause):
                yield piece
        if hit:
            return


def _worded(text: str, found: tuple[tuple[int, int], ...]) -> tuple[Problem, ...]:
    problems = []
    for start, end in found[:_MAX_PROBLEMS]:
        raw = text[start:end]
        start += len(raw) - len(raw.lstrip(_EDGES))
        bare = raw.strip(_EDGES)
        if len(bare) >= MIN_LENGTH:
            problems.append(Problem(bare, start, start + len(bare)))
    return tuple(problems)
