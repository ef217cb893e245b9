"""Of which year and whose numbers a place in a text speaks, told by the words before it."""

import re
from typing import NamedTuple

from disclosure_lint.claims.numbers import Words
from disclosure_lint.dates import chinese_number

_BRACKETS = re.compile(r"\([^()\n]*\)|《[^《》\n]*》")
_BREAK = "。;!?\n"
_CLAUSE = ",。;!?\n"
_FAR = 1500
"""Characters that are looked back over at most."""

WHOLE, OWN, PART = "whole", "own", "part"
"""Scopes: the whole area or system, the organ itself, a part of it. '' where nothing is said."""
_SCOPES = ((WHOLE, "claim_whole"), (OWN, "claim_own"), (PART, "claim_part"))


class Setting(NamedTuple):
    """`this_year` is False where another year is spoken of, or a part of this one."""

    this_year: bool
    scope: str


def setting(text: str, start: int, agency: str, year: int | None, words: Words) -> Setting:
    """What the words before `start` of a folded text say. Brackets and names of documents say nothing of it.

    Years hold to the end of the paragraph, channels to the next comma, all other words to the end of their sentence;
    the last one counts.
    """
    paragraph = _plain(paragraph_before(text, start))
    sentence = sentence_before(paragraph, len(paragraph))
    channel = words["claim_channel"].mentions(clause_before(paragraph, len(paragraph)))
    return Setting(
        _is_this_year(paragraph, sentence, year, words), PART if channel else _scope(sentence, agency, words)
    )


def paragraph_before(text: str, start: int) -> str:
    """What stands before `start` in its paragraph."""
    first = max(start - _FAR, 0)
    return text[max(text.rfind("\n", first, start) + 1, first) : start]


def sentence_before(text: str, start: int) -> str:
    """What stands before `start` in its sentence, up to a semicolon too."""
    return _since(text, start, _BREAK)


def clause_before(text: str, start: int) -> str:
    """What stands before `start` after the last comma or full stop."""
    return _since(text, start, _CLAUSE)


def _since(text: str, start: int, marks: str) -> str:
    first = max(start - _FAR, 0)
    return text[max(first, *(text.rfind(mark, first, start) + 1 for mark in marks)) : start]


def _plain(text: str) -> str:
    text = _BRACKETS.sub("", text)
    return text[: text.rfind("(")] if "(" in text else text


def _is_this_year(paragraph: str, sentence: str, year: int | None, words: Words) -> bool:
    for start, end in reversed(list(words["claim_no_year"].finditer(paragraph))):
        paragraph = paragraph[:start] + " " * (end - start) + paragraph[end:]
    offset = len(paragraph) - len(sentence)
    own = [(end, True) for _, end in words["claim_this_year"].finditer(paragraph)]
    other = [(end, False) for start, end in words["claim_other_year"].finditer(paragraph) if start >= offset]
    named = [
        (end, year is None or chinese_number(groups["y"]) == year)
        for (_, end), groups in words["year"].groups(paragraph)
    ]
    return max([(0, True), *own, *other, *named])[1]


def _scope(sentence: str, agency: str, words: Words) -> str:
    unit = next((groups["u"] for _, groups in words["claim_unit"].groups(sentence)), "")
    if unit:
        return "" if _is_subsequence(unit, agency) else PART
    found = [(end, scope) for scope, name in _SCOPES for _, end in words[name].finditer(sentence)]
    return max(found)[1] if found else ""


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)
